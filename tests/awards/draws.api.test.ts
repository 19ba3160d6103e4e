import fc from 'fast-check'
import type { PrizeDraw, RoundConfig } from '../../contract/round-config'
import { drawPrizes, type TicketHolder } from '../../server/rounds/rules/prizes'
import { engines } from '../support/engines'
import { play } from '../support/play'
import { makeWorld, phase, START, type World } from '../support/world'

const DAY = 86400000
const lucky: PrizeDraw = { id: 'lucky', name: '幸运奖', who: { score: 30 }, prizes: [{ name: '纪念章', count: 1 }, { name: '书签', count: 2 }] }

describe.each(engines)('a prize draw on %s', (engine) => {
  let world: World
  beforeAll(async () => { world = await makeWorld(engine) })
  afterAll(() => world.close())
  beforeEach(() => { world.time.now = START })

  const scores: [string, number][] = [['m-a1-1', 10], ['m-a1-2', 8], ['m-b1-1', 7], ['m-a2-1', 6], ['m-b1-2', 5], ['m-a2-2', 2]]
  async function played(awards: RoundConfig['awards'], first = phase()) {
    const id = await world.round({ phases: [first], awards })
    for (const [member, right] of scores) await play(world, member, id, right)
    world.time.now = START + 2 * DAY
    return id
  }
  const draw = async (id: string, which = 'lucky') => (await world.as('m-top')).call('POST /organiser/rounds/:id/draws/:draw', { id, draw: which })
  const preview = async (id: string) => (await world.as('m-top')).call('GET /organiser/rounds/:id/honours', { id })
  const replay = async (id: string, which = 'lucky') => (await world.as('m-top')).call('GET /organiser/rounds/:id/draws/:draw/replay', { id, draw: which })
  const kept = (id: string, which = 'lucky') => world.behind.selectFrom('prize_draw').selectAll().where('round_id', '=', id).where('draw', '=', which).executeTakeFirstOrThrow()

  it('is drawn among those who qualify, with its seed and list on record', async () => {
    const id = await played({ draws: [lucky] })
    expect((await preview(id)).draws).toMatchObject([{ id: 'lucky', holders: 5, tickets: 5, drawnAt: null, winners: [], whyNot: '' }])
    const done = await draw(id)
    expect(done.winners.map(({ prize }) => prize)).toEqual(['纪念章', '书签', '书签'])
    expect(new Set(done.winners.map(({ name }) => name)).size).toBe(3)
    expect(done.winners.map(({ name }) => name)).not.toContain('钱a22')
    const record = await kept(id)
    expect((JSON.parse(record.holders) as TicketHolder[]).map(({ member }) => member)).toEqual(['m-a1-1', 'm-a1-2', 'm-a2-1', 'm-b1-1', 'm-b1-2'])
    expect(record.seed.length).toBeGreaterThan(20)
    expect(await world.behind.selectFrom('audit').select('actor').where('subject', '=', id).where('kind', '=', 'draw').execute()).toEqual([{ actor: 'acc-m-top' }])
  })

  it('is drawn once: whoever asks again, or at the same moment, gets the same', async () => {
    const id = await played({ draws: [lucky] })
    const [first, ...others] = await Promise.all([draw(id), draw(id), draw(id), draw(id)])
    world.time.now += DAY
    expect([...others, await draw(id)]).toEqual(Array.from({ length: 4 }, () => first))
    expect((await (await world.as('m-a1-1')).call('GET /rounds/:id', { id })).notes).toHaveLength(1)
    expect((await preview(id)).draws).toEqual([first])
    const winners = await world.behind.selectFrom('notice').innerJoin('honour', (on) => on.onRef('honour.holder_id', '=', 'notice.member_id').onRef('honour.round_id', '=', 'notice.about')).select(['notice.title', 'notice.text', 'honour.prize']).where('notice.about', '=', id).execute()
    expect(winners.map((one) => [one.title, one.text.includes(`你抽中${one.prize}。`)])).toEqual(Array.from({ length: 3 }, () => ['你中奖了', true]))
  })

  it('replayed from its record is the same draw, and a record that was tampered with is not', async () => {
    const id = await played({ draws: [lucky] })
    const done = await draw(id)
    expect(await replay(id)).toMatchObject({ same: true, holders: 5, tickets: 5, winners: done.winners })
    const record = await kept(id)
    const winners = JSON.parse(record.winners) as { prize: string; member: string }[]
    const [a, b, c] = winners as [typeof winners[0], typeof winners[0], typeof winners[0]]
    const swapped = [{ ...a, member: b.member }, { ...b, member: a.member }, c]
    await world.behind.updateTable('prize_draw').set({ winners: JSON.stringify(swapped) }).where('round_id', '=', id).execute()
    expect((await replay(id)).same).toBe(false)
  })

  it('replayed is the same draw whatever its rule, list and seed were', async () => {
    const id = await played({ draws: [lucky] })
    await draw(id)
    const rules = fc.record({
      prizes: fc.array(fc.record({ name: fc.constantFrom('纪念章', '书签', '图书'), count: fc.integer({ min: 1, max: 5 }) }), { minLength: 1, maxLength: 4 }),
      holders: fc.uniqueArray(fc.record({ member: fc.stringMatching(/^m-[a-z0-9]{1,8}$/), tickets: fc.integer({ min: 0, max: 6 }) }), { selector: ({ member }) => member, maxLength: 40 }),
      seed: fc.string({ minLength: 1, maxLength: 40 }).filter((text) => !text.includes('\u0000'))
    })
    await fc.assert(fc.asyncProperty(rules, async ({ prizes, holders, seed }) => {
      const rule = { ...lucky, prizes }
      const record = drawPrizes(rule, holders, seed)
      await world.behind.updateTable('prize_draw').set({
        rule: JSON.stringify(rule), seed, holders: JSON.stringify(record.holders), winners: JSON.stringify(record.winners)
      }).where('round_id', '=', id).execute()
      expect(await replay(id)).toMatchObject({ same: true, holders: record.holders.length })
    }), { seed: 19210723, numRuns: 25 })
  })

  it('gives a ticket for each good paper, at most so many a day', async () => {
    const rule: PrizeDraw = { ...lucky, who: {}, tickets: { phase: 'main', score: 60, perDay: 2 } }
    const id = await world.round({ phases: [phase()], awards: { draws: [rule] } })
    for (const right of [10, 9, 8, 3]) await play(world, 'm-a1-1', id, right)
    await play(world, 'm-a1-2', id, 6)
    await play(world, 'm-a2-1', id, 5)
    const goal = async (member: string) => (await (await world.as(member)).call('GET /rounds/:id', { id })).goals
    expect(await goal('m-a1-1')).toMatchObject([{ kind: 'draw', id: 'lucky', reached: true }])
    expect(await goal('m-a2-1')).toMatchObject([{ reached: false }])
    world.time.now = START + 2 * DAY
    expect((await preview(id)).draws).toMatchObject([{ holders: 2, tickets: 3 }])
    const { winners } = await draw(id)
    expect(winners.map(({ name }) => name).sort()).toEqual(['赵a11', '钱a12'])
  })

  it('leaves out who won before or has an award, and says what has to come first', async () => {
    const id = await played({
      persons: [{ id: 'first', name: '一等奖', to: { kind: 'rank', from: 1, to: 2 } }],
      draws: [{ ...lucky, prizes: [{ name: '图书', count: 1 }] }, { ...lucky, id: 'second', name: '二次抽奖', prizes: [{ name: '书签', count: 9 }], without: ['winners', 'awarded'] }]
    })
    const why = async () => (await preview(id)).draws[1]?.whyNot
    expect(await why()).toBe('已获奖的不参加这次抽奖，请先公布获奖名单。')
    await expect(draw(id, 'second')).rejects.toMatchObject({ status: 409 })
    await (await world.as('m-top')).call('POST /organiser/rounds/:id/honours', { id, mark: (await preview(id)).mark })
    expect(await why()).toBe('“幸运奖”中过奖的不参加这次抽奖，请先抽“幸运奖”。')
    const [book] = (await draw(id)).winners
    const others = (await draw(id, 'second')).winners.map(({ name }) => name)
    expect(others).not.toEqual(expect.arrayContaining(['赵a11']))
    expect(others.sort()).toEqual(['赵a21', '赵b11', '钱b12'].filter((name) => name !== book?.name).sort())
  })

  it('is shown to members with masked names, their own prize marked', async () => {
    const id = await played({ draws: [{ ...lucky, prizes: [{ name: '纪念章', count: 9 }] }] })
    await draw(id)
    const { announced, lists } = await (await world.as('m-b1-1')).call('GET /rounds/:id/honours', { id })
    expect(announced).toBeNull()
    expect(lists).toMatchObject([{ id: 'draw-lucky', name: '幸运奖', total: 5, mine: ['纪念章'] }])
    expect(lists[0]?.rows.map(({ name }) => name).sort()).toEqual(['赵**1', '赵**1', '赵b11', '钱**2', '钱b12'])
    const round = await (await world.as('m-b1-1')).call('GET /rounds/:id', { id })
    expect(round).toMatchObject({ honours: true, won: ['你抽中了纪念章'], goals: [{ outcome: 'won', prizes: ['纪念章'] }] })
  })

  it('tells whoever was in it without luck, and whoever was not in it', async () => {
    const id = await played({ draws: [{ ...lucky, prizes: [{ name: '纪念章', count: 1 }] }] })
    const goals = async (member: string) => (await (await world.as(member)).call('GET /rounds/:id', { id })).goals.map(({ outcome }) => outcome)
    const all = () => Promise.all(['m-a1-1', 'm-a2-1', 'm-b1-1', 'm-a1-4'].map(goals))
    expect((await all()).slice(0, 3)).toEqual([[null], [null], [null]])
    await draw(id)
    const [a, b, c, absent] = (await all()).map(([outcome]) => outcome)
    expect([a, b, c].filter((one) => one === 'lost').length).toBeGreaterThanOrEqual(2)
    expect(absent).toBe('missed')
  })

  it('cannot be drawn while the round runs, nor when nobody qualifies', async () => {
    const id = await world.round({ phases: [phase()], awards: { draws: [lucky] } })
    await expect(draw(id)).rejects.toMatchObject({ status: 409, body: { message: '竞赛截止后才能公布名单和抽奖。' } })
    world.time.now = START + 2 * DAY
    await expect(draw(id)).rejects.toMatchObject({ status: 409, body: { message: '没有符合条件的人，不能抽奖。' } })
    await expect(draw(id, 'other')).rejects.toMatchObject({ status: 404 })
    await expect(replay(id)).rejects.toMatchObject({ status: 404 })
  })
})
