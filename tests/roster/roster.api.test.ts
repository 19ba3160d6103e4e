import { transferDue } from '../../server/roster/transfers'
import { freezeRoster } from '../../server/rounds/entrants'
import { addAccount, addMember, sessionOf } from '../support/accounts'
import { engines } from '../support/engines'
import { play } from '../support/play'
import { makeWorld, phase, START, type World } from '../support/world'

const DAY = 86400000
/** START is 9:00 of 15 June 2026 in Shanghai. */
const MIDNIGHT = START - 9 * 3600000

describe.each(engines)('the roster on %s', (engine) => {
  let world: World
  beforeEach(async () => { world = await makeWorld(engine) })
  afterEach(() => world.close())

  const blank = { staffNo: null, phone: null, note: '' }
  const as = (member: string) => world.as(member)
  const list = async (query: { unit: string; below?: boolean; search?: string; state?: 'active' | 'left' | 'bound' | 'unbound' }, by = 'm-top') => (await as(by)).call('GET /organiser/members', query)
  const names = async (...query: Parameters<typeof list>) => (await list(...query)).items.map(({ name }) => name)

  it('lists the members of a unit, with those below, and finds them by name, staff number and end of the phone', async () => {
    const top = await as('m-top')
    const made = await top.call('POST /organiser/members', { unitId: 'u-b1', name: ' 王　伟 ', staffNo: ' ｊ007 ', phone: '138 0013 8000', note: '返聘' })
    expect(made).toMatchObject({ name: '王伟', staffNo: 'J007', phone: '13800138000', phoneTail: '8000', note: '返聘', bound: false, unit: { id: 'u-b1' } })
    expect((await list({ unit: 'u-b' })).total).toBe(0)
    expect((await list({ unit: 'u-b', below: true })).total).toBe(6)
    for (const search of ['王伟', '王 伟', 'j007', 'J00', '8000', '13800138000', '+86 138-0013-8000']) expect([search, await names({ unit: 'u-top', below: true, search })]).toEqual([search, ['王伟']])
    for (const search of ['8001', '13800138001', '%', '_']) expect([search, await names({ unit: 'u-top', below: true, search })]).toEqual([search, []])
    expect(await names({ unit: 'u-b1', state: 'unbound' })).toEqual(['王伟'])
    expect((await list({ unit: 'u-b1', state: 'bound' })).total).toBe(5)
    // The number is nowhere in plain.
    expect(JSON.stringify(await world.behind.selectFrom('member').selectAll().execute())).not.toContain('13800138000')
  })

  it('reads long lists on, each member once', async () => {
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const answer: Awaited<ReturnType<typeof list>> = await (await as('m-top')).call('GET /organiser/members', { unit: 'u-top', below: true, limit: 4, ...(cursor && { cursor }) })
      seen.push(...answer.items.map(({ id }) => id))
      cursor = answer.next ?? undefined
    } while (cursor)
    expect(seen).toHaveLength(18)
    expect(new Set(seen).size).toBe(18)
    await expect((await as('m-top')).call('GET /organiser/members', { unit: 'u-top', cursor: '!!' })).rejects.toMatchObject({ status: 400 })
  })

  it('gives a staff number and a phone to one person only, and tells the name only to those who may see it', async () => {
    const top = await as('m-top')
    await top.call('POST /organiser/members', { unitId: 'u-b1', name: '王伟', staffNo: '007', phone: '13800138000', note: '' })
    await expect(top.call('POST /organiser/members', { unitId: 'u-a1', name: '李强', staffNo: '007', phone: null, note: '' })).rejects.toMatchObject({ status: 409, body: { message: expect.stringContaining('王伟') as string } })
    const secretary = await as('m-sec')
    for (const twin of [{ staffNo: '007', phone: null }, { staffNo: null, phone: '13800138000' }]) {
      const refused = secretary.call('POST /organiser/members', { unitId: 'u-a1', name: '李强', note: '', ...twin })
      await expect(refused).rejects.toMatchObject({ status: 409, body: { message: expect.not.stringContaining('王伟') as string } })
    }
    for (const phone of ['1380013800', '1.38E+10', '二二']) await expect(secretary.call('POST /organiser/members', { unitId: 'u-a1', name: '李强', ...blank, phone })).rejects.toMatchObject({ status: 400 })
  })

  it('tells the second of two who change one person, and writes down who changed what without the numbers', async () => {
    const top = await as('m-top')
    const before = await top.call('GET /organiser/members/:id', { id: 'm-a1-1' })
    await top.call('PUT /organiser/members/:id', { id: 'm-a1-1', version: before.version, name: '赵一', staffNo: null, phone: '13800138000', note: '' })
    await expect((await as('m-sec')).call('PUT /organiser/members/:id', { id: 'm-a1-1', version: before.version, name: '赵二', ...blank })).rejects.toMatchObject({ status: 409, body: { code: 'edited_elsewhere' } })
    const [entry] = await world.behind.selectFrom('audit').selectAll().where('kind', '=', 'member-change').execute()
    expect(entry).toMatchObject({ actor: 'acc-m-top', subject: 'm-a1-1', data: JSON.stringify({ fields: ['name', 'phone'] }) })
    const { version } = await top.call('GET /organiser/members/:id', { id: 'm-a1-1' })
    const sealed = async () => (await world.behind.selectFrom('member').select('phone_enc').where('id', '=', 'm-a1-1').executeTakeFirstOrThrow()).phone_enc
    const kept = await sealed()
    await top.call('PUT /organiser/members/:id', { id: 'm-a1-1', version, name: '赵三', staffNo: null, phone: '13800138000', note: '' })
    expect(await sealed()).toBe(kept)
  })

  it('moves somebody from today or from a day of this month, and keeps where he was', async () => {
    const top = await as('m-top')
    await world.behind.updateTable('member').set({ created_at: START - 40 * DAY }).where('id', 'in', ['m-a1-1', 'm-a1-2']).execute()
    const move = (id: string, day: string, version: number, unitId = 'u-b1') => top.call('POST /organiser/members/:id/transfer', { id, version, unitId, day })
    expect(await move('m-a1-1', '2026-06-15', 1)).toMatchObject({ unit: { id: 'u-b1' }, moves: null, stays: [{ unit: { id: 'u-b1' }, from: MIDNIGHT, to: null }, { unit: { id: 'u-a1' }, from: START - 40 * DAY, to: MIDNIGHT }] })
    expect(await move('m-a1-2', '2026-06-02', 1)).toMatchObject({ stays: [{ from: MIDNIGHT - 13 * DAY }, { to: MIDNIGHT - 13 * DAY }] })
    for (const day of ['2026-05-31', '2026-02-30', '2028-01-01']) await expect(move('m-a1-3', day, 1)).rejects.toMatchObject({ status: 400 })
    await expect(move('m-a1-1', '2026-06-03', 2, 'u-a2')).rejects.toMatchObject({ status: 400, body: { message: expect.stringContaining('早于上一次') as string } })
    await expect(move('m-a1-2', '2026-06-15', 1, 'u-a2')).rejects.toMatchObject({ body: { code: 'edited_elsewhere' } })
    await expect(move('m-a1-3', '2026-06-15', 1, 'u-a1')).rejects.toMatchObject({ status: 400 })
    expect((await (await as('m-a1-1')).call('GET /me')).binding).toMatchObject({ unit: { id: 'u-b1' } })
  })

  it('carries out a transfer to come by itself at the midnight of its day, also when a round opens then', async () => {
    const top = await as('m-top')
    const planned = await top.call('POST /organiser/members/:id/transfer', { id: 'm-a1-1', version: 1, unitId: 'u-b1', day: '2026-06-20' })
    const midnight = MIDNIGHT + 5 * DAY
    expect(planned).toMatchObject({ unit: { id: 'u-a1' }, moves: { unit: { id: 'u-b1' }, at: midnight } })
    await top.call('POST /organiser/members/:id/transfer', { id: 'm-a1-2', version: 1, unitId: 'u-b1', day: '2026-06-20' })
    expect(await top.call('DELETE /organiser/members/:id/transfer', { id: 'm-a1-2' })).toMatchObject({ moves: null })
    const round = await world.round({ phases: [phase({ window: { opensAt: midnight, closesAt: midnight + DAY } })] })
    world.time.now = midnight - 1
    expect(await transferDue(world.ctx)).toBe(0)
    world.time.now = midnight
    // The round is frozen before anybody has looked for transfers.
    await world.ctx.writer.write(freezeRoster, { roundId: round, now: midnight })
    expect(await world.behind.selectFrom('round_entrant').select(['member_id', 'unit_id']).where('member_id', 'in', ['m-a1-1', 'm-a1-2']).orderBy('member_id').execute())
      .toEqual([{ member_id: 'm-a1-1', unit_id: 'u-b1' }, { member_id: 'm-a1-2', unit_id: 'u-a1' }])
    expect(await transferDue(world.ctx)).toBe(0)
    const after = await top.call('GET /organiser/members/:id', { id: 'm-a1-1' })
    expect(after).toMatchObject({ unit: { id: 'u-b1' }, moves: null, stays: [{ unit: { id: 'u-b1' }, from: midnight, to: null, begun: true }, { unit: { id: 'u-a1' }, to: midnight }] })
    await expect(top.call('DELETE /organiser/members/:id/transfer', { id: 'm-a1-1' })).rejects.toMatchObject({ status: 409 })
  })

  it('leaves rounds with the unit in which somebody took part, and lets whoever moved open them', async () => {
    const round = await world.round({ phases: [phase()], audience: { units: ['u-a'], late: 'personal' } })
    const member = await as('m-a1-1')
    const { attemptId } = await play(world, 'm-a1-1', round, 10)
    await (await as('m-top')).call('POST /organiser/members/:id/transfer', { id: 'm-a1-1', version: 1, unitId: 'u-b1', day: '2026-06-15' })
    expect((await member.call('GET /rounds/:id', { id: round })).unit).toMatchObject({ unit: { id: 'u-a1' } })
    expect((await member.call('GET /rounds', {})).items.map(({ id }) => id)).toEqual([round])
    expect((await member.call('GET /rounds/:id/board/people', { id: round })).me).toMatchObject({ me: true, unit: '甲市第一党支部' })
    expect(await member.call('GET /attempts/:id/result', { id: attemptId })).toMatchObject({ attemptId })
    await expect((await as('m-b1-2')).call('GET /rounds/:id', { id: round })).rejects.toMatchObject({ status: 403 })
  })

  it('takes somebody off and back on, and his sessions with him', async () => {
    const top = await as('m-top')
    const member = await as('m-a1-1')
    await top.call('POST /organiser/members/:id/transfer', { id: 'm-a1-1', version: 1, unitId: 'u-b1', day: '2026-06-20' })
    const left = await top.call('POST /organiser/members/:id/leave', { id: 'm-a1-1', version: 2 })
    expect(left).toMatchObject({ left: true, moves: null, stays: [{ unit: { id: 'u-a1' }, to: START }] })
    await expect(member.call('GET /home')).rejects.toMatchObject({ body: { code: 'not_bound' } })
    expect(await names({ unit: 'u-a1', state: 'left' })).toEqual(['赵a11'])
    expect((await top.call('GET /organiser/units')).units.find(({ id }) => id === 'u-a1')).toMatchObject({ heads: 6 })
    await expect(top.call('POST /organiser/members/:id/transfer', { id: 'm-a1-1', version: 3, unitId: 'u-b1', day: '2026-06-15' })).rejects.toMatchObject({ status: 409 })
    world.time.now += DAY
    expect(await top.call('POST /organiser/members/:id/restore', { id: 'm-a1-1', version: 3, unitId: 'u-b1' })).toMatchObject({ left: false, unit: { id: 'u-b1' }, stays: [{ from: START + DAY, to: null }, { to: START }] })
    expect((await member.call('GET /me')).binding).toMatchObject({ state: 'bound', unit: { id: 'u-b1' } })
    await expect(top.call('POST /organiser/members/:id/leave', { id: 'm-top', version: 1 })).rejects.toMatchObject({ status: 400 })
  })

  it('writes down since when somebody who joined by asking is there', async () => {
    const account = await addAccount(world)
    const { caller } = await sessionOf(world, account)
    await caller.call('POST /me/join', { unitId: 'u-a1', name: '新同志', note: '' })
    const top = await as('m-top')
    const [join] = (await top.call('GET /organiser/joins')).items
    await top.call('POST /organiser/joins/:id/approve', { id: join?.id ?? '', memberId: null })
    const [found] = (await list({ unit: 'u-a1', search: '新同志' })).items
    expect(await top.call('GET /organiser/members/:id', { id: found?.id ?? '' })).toMatchObject({ bound: true, stays: [{ unit: { id: 'u-a1' }, from: START, to: null }] })
  })

  it('adds, renames, orders, moves and closes units, with everybody who is in them', async () => {
    const top = await as('m-top')
    const tree = async () => (await top.call('GET /organiser/units')).units.map(({ id, depth }) => `${'-'.repeat(depth)}${id}`)
    expect(await tree()).toEqual(['u-top', '-u-a', '--u-a1', '--u-a2', '-u-b', '--u-b1'])
    const { id } = await top.call('POST /organiser/units', { parentId: 'u-a', name: '离退休党支部', declaredHeads: 12 })
    await expect(top.call('POST /organiser/units', { parentId: 'u-a', name: '离退休 党支部', declaredHeads: null })).rejects.toMatchObject({ status: 409 })
    await top.call('POST /organiser/units/:id/place', { id, parentId: 'u-a', before: 'u-a2' })
    expect(await tree()).toEqual(['u-top', '-u-a', '--u-a1', `--${id}`, '--u-a2', '-u-b', '--u-b1'])
    await top.call('POST /organiser/units/:id/place', { id: 'u-a', parentId: 'u-b', before: null })
    expect(await tree()).toEqual(['u-top', '-u-b', '--u-b1', '--u-a', '---u-a1', `---${id}`, '---u-a2'])
    expect((await list({ unit: 'u-b', below: true })).total).toBe(18)
    await expect(top.call('POST /organiser/units/:id/place', { id: 'u-b', parentId: 'u-a1', before: null })).rejects.toMatchObject({ status: 400 })
    const { version } = (await top.call('GET /organiser/units')).units.find((one) => one.id === id) ?? { version: 0 }
    await top.call('PUT /organiser/units/:id', { id, version, name: '离退休第一党支部', declaredHeads: 15 })
    await expect(top.call('PUT /organiser/units/:id', { id, version, name: '别的名字', declaredHeads: 1 })).rejects.toMatchObject({ body: { code: 'edited_elsewhere' } })
    await expect(top.call('POST /organiser/units/:id/close', { id: 'u-a1' })).rejects.toMatchObject({ status: 409 })
    await expect(top.call('POST /organiser/units/:id/close', { id: 'u-a' })).rejects.toMatchObject({ status: 409 })
    await top.call('POST /organiser/members/:id/transfer', { id: 'm-a1-1', version: 1, unitId: id, day: '2026-06-20' })
    await expect(top.call('POST /organiser/units/:id/close', { id })).rejects.toMatchObject({ status: 409 })
    await top.call('DELETE /organiser/members/:id/transfer', { id: 'm-a1-1' })
    await top.call('POST /organiser/units/:id/close', { id })
    expect(await tree()).not.toContain(`---${id}`)
  })

  it('counts a declared head count for a unit without anybody on its roster, and leaves the line of units alone while a round runs', async () => {
    const top = await as('m-top')
    const { id } = await top.call('POST /organiser/units', { parentId: 'u-b', name: '申报支部', declaredHeads: 12 })
    const round = await world.round({ phases: [phase()], audience: { units: ['u-b'], late: 'personal' } })
    await world.ctx.writer.write(freezeRoster, { roundId: round, now: START })
    const heads = Object.fromEntries((await world.behind.selectFrom('round_roster').selectAll().where('round_id', '=', round).execute()).map((row) => [row.unit_id, Number(row.heads)]))
    expect(heads).toMatchObject({ [id]: 12, 'u-b1': 5, 'u-b': 17 })
    await expect(top.call('POST /organiser/units/:id/place', { id, parentId: 'u-a', before: null })).rejects.toMatchObject({ status: 409, body: { message: expect.stringContaining('正在进行') as string } })
    world.time.now = START + 2 * DAY
    await top.call('POST /organiser/units/:id/place', { id, parentId: 'u-a', before: null })
  })

  it('shows a member’s history also where nothing was written down', async () => {
    await addMember(world, { id: 'm-old', created_at: START - DAY })
    expect(await (await as('m-top')).call('GET /organiser/members/:id', { id: 'm-old' })).toMatchObject({ stays: [{ unit: { id: 'u-a1' }, from: START - DAY, to: null }] })
  })
})
