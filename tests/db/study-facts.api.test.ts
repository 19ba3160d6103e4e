import { sql, type Kysely } from 'kysely'
import type { RoundConfig } from '../../contract/round-config'
import { up } from '../../server/db/migrations/012-study-facts'
import { engines } from '../support/engines'
import { makeWorld, phase, type World } from '../support/world'

/** Rounds from before there was a record of study: what had been entered for them by hand goes on holding. */
describe.each(engines)('the migration of study facts on %s', (engine) => {
  let world: World
  beforeAll(async () => { world = await makeWorld(engine) })
  afterAll(() => world.close())

  const configOf = async (id: string) => JSON.parse((await world.behind.selectFrom('round').select('config').where('id', '=', id).executeTakeFirstOrThrow()).config) as RoundConfig
  const enter = (round_id: string, member_id: string, facts: object) => world.behind.insertInto('round_member').values({
    round_id, member_id, group_id: '', signed_up_at: null, fields: '{}', excused: '', facts: JSON.stringify(facts)
  }).execute()

  it('writes into the rules of a round which figures were entered, of all its members and in one order; others stay as they are', async () => {
    const [study, other, none] = [await world.round({ phases: [phase()] }), await world.round({ phases: [phase()] }), await world.round({ phases: [phase()] })]
    const before = await Promise.all([study, other, none].map(configOf))
    // As it was before.
    await sql`drop table round_studied`.execute(world.behind)
    await sql`alter table round_member drop column studied`.execute(world.behind)
    await enter(study, 'm-a1-1', { reflections: 2, given: 1 })
    await enter(study, 'm-a1-2', { studyPoints: 30 })
    await enter(study, 'm-a1-3', {})
    await enter(other, 'm-a1-1', { given: 5 })

    await up(world.behind as unknown as Kysely<unknown>, engine)
    expect(await Promise.all([study, other, none].map(configOf))).toEqual([{ ...before[0], study: { byHand: ['studyPoints', 'reflections'] } }, before[1], before[2]])
    const rows = await world.behind.selectFrom('round_member').select(['member_id', 'facts', 'studied']).where('round_id', '=', study).orderBy('member_id').execute()
    expect(rows).toEqual([{ member_id: 'm-a1-1', facts: '{"reflections":2,"given":1}', studied: '' }, { member_id: 'm-a1-2', facts: '{"studyPoints":30}', studied: '' }, { member_id: 'm-a1-3', facts: '{}', studied: '' }])
    expect(await world.behind.selectFrom('round_studied').selectAll().execute()).toEqual([])
  })
})
