import { newId } from '../../server/ids'
import { at, checkIn, publish } from '../study/play'
import { engines } from '../support/engines'
import { task } from '../support/plan'
import { makeWorld, type World } from '../support/world'
import { madeReport } from './made'

/** June 2026 in the association's zone. */
const JUNE = { from: Date.UTC(2026, 4, 31, 16), to: Date.UTC(2026, 5, 30, 16) }
const JULY = { from: JUNE.to, to: Date.UTC(2026, 6, 31, 16) }

describe.each(engines)('study in a report on %s', (engine) => {
  let world: World
  let id: string
  beforeAll(async () => {
    world = await makeWorld(engine)
    id = await publish(world, { title: '二十一天读书', calendar: { from: 20260620, to: 20260710 }, tasks: [task({})] })
    for (const [day, ...members] of [[20260620, 'm-a1-1', 'm-a1-2', 'm-b1-1'], [20260621, 'm-a1-1'], [20260701, 'm-a1-1', 'm-a2-1']] as const) {
      at(world, day)
      for (const member of members) await checkIn(world, member, id)
    }
    const texts = [['m-a1-1', 'all', 'shown', '读《论持久战》有感', 20260621], ['m-a1-1', 'self', 'shown', '只给自己看', 20260621], ['m-a1-2', 'unit', 'returned', '退回的', 20260621], ['m-b1-1', 'unit', 'review', '待看的', 20260621]] as const
    for (const [member, sight, state, title] of texts) {
      const now = JUNE.from + 20 * 86_400_000
      const { unit_id } = await world.behind.selectFrom('member').select('unit_id').where('id', '=', member).executeTakeFirstOrThrow()
      await world.behind.insertInto('reflection').values({
        id: newId(now), member_id: member, unit_id, material_id: null, plan_id: null, task_id: null, title, text: '正文', chars: 2, state, sight, version: 1, reason: '', checked: '', check_note: '', check_at: null, check_tries: 0,
        submitted_at: now, shown_at: state === 'shown' ? now : null, picked_at: state === 'shown' ? now : null, likes: 0, comments: 0, created_at: now, updated_at: now
      }).execute()
    }
    at(world, 20260720)
  })
  afterAll(() => world.close())

  const figures = async (member: string, unit: string, period = JUNE) => (await world.as(member)).call('GET /organiser/reports/figures', { unit, ...period })
  const heads = async (path: string) => Number((await world.behind.selectFrom('member').innerJoin('unit', 'unit.id', 'member.unit_id').select((eb) => eb.fn.countAll().as('n')).where('unit.path', 'like', `${path}%`).where('member.status', '=', 'active').executeTakeFirstOrThrow()).n)

  it('counts what lies in the period, by the units in which it was done', async () => {
    const { numbers: { study } } = await figures('m-top', 'u-top')
    expect(study.plans).toHaveLength(1)
    const n = await heads('u-top/')
    expect(study.plans[0]).toMatchObject({ title: '二十一天读书', own: true, from: 20260620, to: 20260710, first: 20260620, last: 20260630, over: true, heads: n, participants: 3, checkIns: 4, days: 4, rate: 3 / n })
    expect(study.plans[0]?.units.map(({ unit, participants, checkIns, days }) => [unit.id, participants, checkIns, days]).sort()).toEqual([['u-a', 2, 3, 3], ['u-b', 1, 1, 1]])
    const july = await figures('m-top', 'u-top', JULY)
    expect(july.numbers.study.plans[0]).toMatchObject({ first: 20260701, last: 20260710, participants: 2, checkIns: 2 })
  })

  it('names only what is meant for others, and what organisers have picked', async () => {
    const { numbers: { study: { reflections } } } = await figures('m-top', 'u-top')
    expect(reflections).toEqual({ people: 2, handedIn: 2, picked: 1, titles: [{ title: '读《论持久战》有感', name: expect.any(String) as string, unit: expect.any(String) as string }] })
    const below = await figures('m-org-a', 'u-a')
    expect(below.numbers.study.reflections).toMatchObject({ people: 1, handedIn: 1 })
    expect(below.numbers.study.plans[0]).toMatchObject({ own: false, heads: await heads('u-top/u-a/'), participants: 2, checkIns: 3 })
  })

  it('stands in the document in the same words, and can be left out', async () => {
    const top = await world.as('m-top')
    const told = await figures('m-top', 'u-top')
    const section = told.sections.find(({ part }) => part === 'study')
    const words = section?.blocks.flatMap((block) => (block.kind === 'text' ? [block.runs.map(({ text }) => text).join('')] : [])) ?? []
    expect(words).toContain(`由${told.numbers.study.plans[0]?.organiser}组织，2026年6月20日至7月10日开展。本时段统计2026年6月20日至6月30日的情况：应参与${await heads('u-top/')}人，实际参与3人，参与率${(Math.round((3 / await heads('u-top/')) * 1000) / 10).toFixed(1)}%；共打卡4次，按人按天累计4天。`)
    const { paragraphs, tables } = await madeReport(world, top, { unit: 'u-top', ...JUNE })
    expect(paragraphs.map(({ text }) => text)).toEqual(expect.arrayContaining(words))
    // The highest rate first.
    const row = (n: number, took: string, done: string) => [expect.any(String), String(n), took, expect.stringMatching(/%$/), done, done]
    expect(tables.find(({ head }) => head.includes('累计天数'))?.rows).toEqual([row(await heads('u-top/u-b/'), '1', '1'), row(await heads('u-top/u-a/'), '2', '3')])
    const without = await (await world.as('m-top')).call('GET /organiser/reports/figures', { unit: 'u-top', ...JUNE, without: 'study' })
    expect(without.sections.some(({ part }) => part === 'study')).toBe(false)
  })

  it('says nothing of a period without study', async () => {
    const { numbers: { study }, sections } = await figures('m-top', 'u-top', { from: Date.UTC(2026, 0, 1), to: Date.UTC(2026, 1, 1) })
    expect(study).toMatchObject({ plans: [], published: 0, read: null, reflections: { handedIn: 0 } })
    expect(sections.some(({ part }) => part === 'study')).toBe(false)
  })
})
