import type { Route } from '../../contract'
import { addAccount, addMember, sessionOf } from '../support/accounts'
import { engines } from '../support/engines'
import { inputsFor, rawCall, routesFor } from '../support/every-route'
import { makeWorld, phase, roundConfig, START, type World } from '../support/world'

/** Units each organiser's role covers. */
const ranges: Record<string, string[]> = {
  'm-sec': ['u-a1'], 'm-org-a': ['u-a', 'u-a1', 'u-a2'], 'm-b1-1': ['u-b', 'u-b1'], 'm-top': ['u-top', 'u-a', 'u-b', 'u-a1', 'u-a2', 'u-b1']
}

/** What narrows an organiser's route down further. */
const finer: Partial<Record<Route, 'owner' | 'unit' | 'join' | 'new' | 'list' | 'same for all' | 'bank' | 'maker' | 'range' | 'certificate' | 'duty' | 'roster unit' | 'roster member' | 'results' | 'plan' | 'reflection' | 'material' | 'column' | 'menu' | 'event'>> = {
  // tests/study/plans.api.test.ts holds these to it.
  'GET /organiser/plans': 'plan', 'POST /organiser/plans': 'plan', 'GET /organiser/plans/:id': 'plan', 'PUT /organiser/plans/:id': 'plan', 'POST /organiser/plans/:id/publish': 'plan', 'POST /organiser/plans/:id/end': 'plan',
  'DELETE /organiser/plans/:id': 'plan', 'PUT /organiser/plans/:id/members': 'plan', 'GET /organiser/plans/:id/codes': 'plan', 'GET /organiser/plans/:id/progress': 'plan', 'GET /organiser/plans/:id/people': 'plan', 'POST /organiser/plans/:id/export': 'plan',
  'GET /organiser/check-ins': 'plan', 'POST /organiser/check-ins/decide': 'plan',
  // tests/events/sign-up.api.test.ts and attendance-range.api.test.ts hold these to it.
  'GET /organiser/events': 'event', 'POST /organiser/events': 'event', 'GET /organiser/events/:id': 'event', 'PUT /organiser/events/:id': 'event', 'POST /organiser/events/:id/publish': 'event', 'POST /organiser/events/:id/cancel': 'event', 'DELETE /organiser/events/:id': 'event', 'GET /organiser/events/:id/people': 'event', 'POST /organiser/events/:id/decide': 'event', 'POST /organiser/events/:id/enter': 'event', 'POST /organiser/events/:id/remove': 'event', 'POST /organiser/events/:id/notes': 'event', 'GET /organiser/events/:id/delivery': 'event',
  'GET /organiser/events/:id/sessions/:session/code': 'event', 'GET /organiser/events/:id/door': 'event', 'POST /organiser/events/:id/scans': 'event', 'POST /organiser/events/:id/marks': 'event', 'POST /organiser/events/:id/password': 'event', 'GET /organiser/events/:id/attendance': 'event', 'POST /organiser/events/:id/close': 'event',
  // tests/events/pictures.api.test.ts holds these to it.
  'GET /organiser/events/:id/pictures': 'event', 'POST /organiser/events/:id/pictures': 'event', 'DELETE /organiser/events/:id/pictures/:picture': 'event',
  // tests/events/appeals.api.test.ts holds these to it.
  'GET /organiser/appeals': 'event', 'POST /organiser/appeals/:id/decide': 'event', 'GET /organiser/events/:id/route': 'event', 'GET /organiser/events/:id/feedback': 'event',
  // tests/events/statistics.api.test.ts holds these to it.
  'GET /organiser/events/:id/statistics': 'event', 'GET /organiser/event-statistics': 'event', 'POST /organiser/event-statistics/export': 'event', 'POST /organiser/events/:id/export': 'event', 'POST /organiser/events/:id/sheet': 'event',
  'GET /organiser/event-presets': 'same for all', 'POST /organiser/events/preview': 'same for all',
  'GET /organiser/plan-presets': 'same for all', 'POST /organiser/plans/preview': 'same for all',
  // tests/reflections/review.api.test.ts holds these to it.
  'GET /organiser/reflections': 'reflection', 'GET /organiser/reflections/waiting': 'reflection', 'POST /organiser/reflections/:id/decide': 'reflection', 'PUT /organiser/reflections/:id/pick': 'reflection', 'DELETE /organiser/reflections/:id/pick': 'reflection',
  'GET /organiser/reflection-comments': 'reflection', 'POST /organiser/reflection-comments/:id/decide': 'reflection', 'POST /organiser/reflections/export': 'reflection',
  // tests/menu/ranges.api.test.ts holds these to it.
  'GET /organiser/offers': 'list', 'GET /organiser/offer-presets': 'same for all', 'POST /organiser/offers': 'menu', 'GET /organiser/offers/:id': 'menu', 'PUT /organiser/offers/:id': 'menu', 'POST /organiser/offers/:id/show': 'menu', 'POST /organiser/offers/:id/withdraw': 'menu', 'DELETE /organiser/offers/:id': 'menu',
  'GET /organiser/menu-orders': 'list', 'GET /organiser/menu-orders/:id/clashes': 'menu', 'POST /organiser/menu-orders/:id/accept': 'menu', 'POST /organiser/menu-orders/:id/decline': 'menu', 'POST /organiser/menu-orders/:id/move': 'menu', 'POST /organiser/menu-orders/:id/call-off': 'menu', 'POST /organiser/menu-orders/:id/done': 'menu', 'GET /organiser/menu-figures': 'list', 'POST /organiser/menu-orders/export': 'menu',
  // The administrator's: it is of the whole deployment.
  'PUT /switches': 'same for all',
  'GET /organiser/columns': 'list', 'GET /organiser/materials': 'list', 'POST /organiser/materials/preview': 'same for all',
  'POST /organiser/columns': 'roster unit', 'POST /organiser/materials': 'roster unit', 'PUT /organiser/columns/order': 'roster unit',
  'PUT /organiser/columns/:id': 'column', 'PUT /organiser/columns/:id/order': 'column',
  'GET /organiser/materials/:id': 'material', 'PUT /organiser/materials/:id': 'material', 'POST /organiser/materials/:id/publish': 'material', 'POST /organiser/materials/:id/return': 'material',
  'POST /organiser/materials/:id/withdraw': 'material', 'DELETE /organiser/materials/:id': 'material',
  // tests/roster/import.api.test.ts holds these to it.
  'GET /roster-imports': 'maker', 'GET /roster-imports/:id': 'maker', 'GET /roster-imports/:id/rows': 'maker', 'GET /roster-imports/:id/left': 'maker', 'PUT /roster-imports/:id/rows/:no': 'maker', 'POST /roster-imports/:id/skip': 'maker', 'PUT /roster-imports/:id': 'maker', 'POST /roster-imports/:id/units': 'maker', 'POST /roster-imports/:id/apply': 'maker', 'DELETE /roster-imports/:id': 'maker',
  'POST /organiser/activation-codes': 'roster unit', 'POST /organiser/members/:id/password': 'roster member', 'POST /organiser/members/:id/account': 'roster member', 'POST /organiser/members/:id/roles': 'roster member', 'POST /organiser/members/:id/roles/withdraw': 'roster member',
  'GET /organiser/units': 'list', 'POST /organiser/units': 'roster unit', 'PUT /organiser/units/:id': 'roster unit', 'POST /organiser/units/:id/place': 'roster unit',
  'POST /organiser/units/:id/close': 'roster unit', 'GET /organiser/members': 'roster unit', 'POST /organiser/members': 'roster unit',
  'GET /organiser/members/:id': 'roster member', 'PUT /organiser/members/:id': 'roster member', 'POST /organiser/members/:id/transfer': 'roster member',
  'DELETE /organiser/members/:id/transfer': 'roster member', 'POST /organiser/members/:id/leave': 'roster member', 'POST /organiser/members/:id/restore': 'roster member',
  'GET /organiser/joins': 'list', 'GET /organiser/overview': 'list', 'GET /organiser/rounds': 'list',
  'POST /organiser/joins/:id/approve': 'join', 'POST /organiser/joins/:id/refuse': 'join',
  'GET /organiser/presets': 'same for all', 'GET /organiser/banks': 'same for all', 'POST /organiser/rounds/preview': 'same for all',
  'POST /organiser/rounds': 'new',
  'GET /organiser/rounds/:id': 'owner', 'PUT /organiser/rounds/:id': 'owner', 'POST /organiser/rounds/:id/publish': 'owner',
  'POST /organiser/rounds/:id/end': 'owner', 'DELETE /organiser/rounds/:id': 'owner',
  'GET /organiser/rounds/:id/progress': 'unit', 'GET /organiser/rounds/:id/absent': 'unit', 'GET /organiser/rounds/:id/reminders': 'unit',
  // tests/messages/reminders.api.test.ts holds it to it.
  'POST /organiser/rounds/:id/reminders': 'duty',
  'GET /organiser/rounds/:id/items': 'owner',
  // tests/results/results.api.test.ts holds these to it.
  'GET /organiser/rounds/:id/results/units/:unitId': 'results', 'GET /organiser/rounds/:id/results/people/:memberId/arithmetic': 'results',
  'GET /organiser/rounds/:id/results/people': 'results', 'GET /organiser/rounds/:id/results/distribution': 'results', 'GET /organiser/rounds/:id/results/rescored': 'results',
  'POST /organiser/rounds/:id/results/export': 'results',
  'GET /organiser/rounds/:id/results/units': 'results', 'GET /organiser/rounds/:id/results/bulletin': 'results',
  'GET /organiser/rounds/:id/notes': 'owner', 'POST /organiser/rounds/:id/notes': 'owner', 'POST /organiser/rounds/:id/pause': 'owner', 'POST /organiser/rounds/:id/resume': 'owner',
  // tests/organiser/dry-run.api.test.ts holds it to the unit imagined.
  'POST /organiser/rounds/dry-run': 'new',
  'GET /organiser/rounds/:id/honours': 'owner', 'GET /organiser/rounds/:id/honours/rows': 'owner', 'POST /organiser/rounds/:id/honours': 'owner',
  'POST /organiser/rounds/:id/draws/:draw': 'owner', 'GET /organiser/rounds/:id/draws/:draw/replay': 'owner',
  'GET /organiser/rounds/:id/certificates': 'owner',
  // tests/awards/certificates.api.test.ts holds them to the owner of their round.
  'POST /organiser/certificates/:code/revoke': 'certificate', 'POST /organiser/certificates/:code/restore': 'certificate',
  'POST /organiser/rounds/:id/given/match': 'owner', 'GET /organiser/rounds/:id/out-of-ranking': 'owner', 'POST /organiser/rounds/:id/entries/export': 'owner', 'POST /organiser/rounds/:id/honours/export': 'owner',
  'GET /organiser/rounds/:id/entries': 'owner', 'POST /organiser/rounds/:id/entries/withdraw': 'owner', 'POST /organiser/rounds/:id/entries/withdraw/preview': 'owner',
  'POST /organiser/rounds/:id/entries/again': 'owner', 'POST /organiser/rounds/:id/amend/preview': 'owner', 'POST /organiser/rounds/:id/amend': 'owner',
  'POST /organiser/rounds/:id/participants/match': 'owner', 'PUT /organiser/rounds/:id/participants': 'owner', 'GET /organiser/rounds/:id/given': 'owner', 'PUT /organiser/rounds/:id/given': 'owner',
  // tests/participants/participants.api.test.ts holds these to it.
  'POST /organiser/rounds/:id/participants/export': 'duty', 'PUT /organiser/rounds/:id/participants/excused': 'duty', 'GET /organiser/rounds/:id/participants': 'duty', 'PUT /organiser/rounds/:id/participants/:memberId/excused': 'duty', 'GET /organiser/rounds/:id/proxy/:memberId': 'duty', 'POST /organiser/rounds/:id/proxy': 'duty',
  // tests/rescore/rescore.api.test.ts holds these to it.
  'POST /questions/:id/key': 'bank', 'GET /jobs/:id': 'bank',
  // tests/report/report.api.test.ts holds what they say of others to it.
  'GET /organiser/reports/figures': 'roster unit', 'POST /organiser/reports': 'roster unit',
  // tests/jobs/jobs.api.test.ts holds these to it.
  // tests/papers/papers.api.test.ts holds these to it.
  'GET /organiser/rounds/:id/people/:memberId': 'duty', 'GET /organiser/attempts/:id': 'duty', 'GET /organiser/rounds/:id/papers': 'duty', 'POST /organiser/rounds/:id/papers': 'duty',
  // tests/trail/trail.api.test.ts holds these to it.
  'GET /organiser/trail': 'range', 'POST /organiser/trail/export': 'range',
  // About oneself alone: tests/account/desk-entry.api.test.ts.
  'GET /organiser/desk-entry': 'same for all', 'POST /organiser/desk-entry': 'same for all',
  'GET /jobs': 'maker', 'POST /jobs/:id/cancel': 'maker',
  // tests/questions/bank.api.test.ts and import.api.test.ts hold these to it.
  'GET /banks': 'bank', 'POST /banks': 'bank', 'PUT /banks/:id': 'bank', 'GET /banks/:id/questions': 'bank', 'GET /banks/:id/facets': 'bank', 'POST /banks/:id/questions': 'bank',
  'GET /questions/:id': 'bank', 'PUT /questions/:id': 'bank', 'POST /questions/:id/status': 'bank', 'POST /imports/text': 'bank',
  'GET /imports': 'maker', 'GET /imports/:id': 'maker', 'GET /imports/:id/items': 'maker', 'GET /imports/:id/source': 'maker', 'PUT /imports/:id/items/:no': 'maker',
  'PUT /imports/:id/near': 'maker', 'PUT /imports/:id': 'maker', 'POST /imports/:id/commit': 'maker', 'POST /imports/:id/undo': 'maker', 'DELETE /imports/:id': 'maker'
}
const routesOf = (kind: string) => (Object.keys(finer) as Route[]).filter((route) => finer[route] === kind)

it('has a decision about the range of every organiser route', () => {
  expect(Object.keys(finer).sort()).toEqual(routesFor('organiser', 'admin').sort())
})

describe.each(engines)('an organiser’s range on %s', (engine) => {
  let world: World
  /** Owner (also the audience) → a published round that opens tomorrow: nothing below can start or end it. */
  const rounds: Record<string, string> = {}
  const tomorrow = phase({ window: { opensAt: START + 86400000, closesAt: START + 2 * 86400000 } })
  const organisers = Object.keys(ranges)

  beforeAll(async () => {
    world = await makeWorld(engine)
    await world.behind.insertInto('role_grant').values({ id: 'g-b', member_id: 'm-b1-1', role: 'organiser', unit_id: 'u-b', created_at: START }).execute()
    for (const unit of ['u-top', 'u-a', 'u-a1', 'u-b']) {
      rounds[unit] = await world.round({ phases: [tomorrow], audience: { units: [unit], late: 'personal' } }, 'm-top', unit)
    }
  })
  afterAll(() => world.close())

  const status = async (member: string, route: Route, input: unknown) => (await rawCall(await world.as(member), route, input)).status
  const scene = (round: string, unit: string, join = '') => inputsFor({ round: rounds[round] ?? round, attempt: '', unit, join })

  it.each(routesOf('owner'))('ends at the owning unit for %s', async (route) => {
    for (const member of organisers) {
      for (const owner of Object.keys(rounds)) {
        const input = { ...scene(owner, 'u-a1')[route] as object, ...(route === 'PUT /organiser/rounds/:id' && { version: 99, config: roundConfig({ phases: [tomorrow], audience: { units: [owner], late: 'personal' } }) }) }
        const got = await status(member, route, input)
        expect([member, owner, got === 403]).toEqual([member, owner, !ranges[member]?.includes(owner)])
      }
    }
  })

  it.each(routesOf('unit'))('ends at the unit asked about, and at rounds that take place there, for %s', async (route) => {
    for (const member of organisers) {
      const range = ranges[member] ?? []
      for (const owner of Object.keys(rounds)) {
        const held = owner === 'u-top' || range.includes(owner) || (owner === 'u-a' && range.includes('u-a1'))
        for (const unit of ['u-top', 'u-a', 'u-a1', 'u-a2', 'u-b', 'u-b1']) {
          const got = await status(member, route, { id: rounds[owner], [/absent$|reminders$/.test(route) ? 'unit' : 'parent']: unit })
          expect([member, owner, unit, got]).toEqual([member, owner, unit, held && range.includes(unit) ? 200 : 403])
        }
      }
    }
  })

  it('lets nobody create a round for, or invite, units beyond it', async () => {
    for (const member of organisers) {
      for (const [unit, invited] of [['u-top', 'u-a1'], ['u-a', 'u-b1'], ['u-a1', 'u-a1'], ['u-a1', 'u-a2'], ['u-b', 'u-b1'], ['u-a', 'u-a2']] as const) {
        const got = await status(member, 'POST /organiser/rounds', { unitId: unit, config: roundConfig({ phases: [tomorrow], audience: { units: [invited], late: 'personal' } }) })
        const inside = [unit, invited].every((one) => ranges[member]?.includes(one))
        expect([member, unit, invited, got]).toEqual([member, unit, invited, inside ? 200 : 403])
      }
    }
  })

  it('lets nobody widen a round of theirs to units beyond it', async () => {
    const own = await world.as('m-org-a')
    await expect(own.call('PUT /organiser/rounds/:id', { id: rounds['u-a'] as string, version: 1, config: roundConfig({ phases: [tomorrow], audience: { units: ['u-top'], late: 'personal' } }) }))
      .rejects.toMatchObject({ status: 403, body: { code: 'forbidden' } })
  })

  it.each(routesOf('roster unit'))('ends at the unit of the roster for %s', async (route) => {
    for (const member of organisers) {
      for (const unit of ['u-top', 'u-a', 'u-a1', 'u-a2', 'u-b1']) {
        const got = await status(member, route, inputsFor({ round: '', attempt: '', join: '', unit })[route])
        // A unit with members is not closed, an older version not written, nothing moved into itself: the range is asked first.
        if (!ranges[member]?.includes(unit)) expect([member, unit, got]).toEqual([member, unit, 403])
        else if (route.endsWith('place') || route.endsWith('close')) expect([member, unit, got === 403]).toEqual([member, unit, ranges[member]?.[0] === unit])
        else expect([member, unit, got === 403]).toEqual([member, unit, false])
      }
    }
  })

  it.each(routesOf('roster member'))('ends at the member’s unit, and below those with a role above, for %s', async (route) => {
    const where: Record<string, string> = { 'm-a1-1': 'u-a1', 'm-a2-1': 'u-a2', 'm-b1-2': 'u-b1', 'm-top': 'u-a1', 'm-org-a': 'u-a2' }
    for (const member of organisers) {
      for (const [someone, unit] of Object.entries(where)) {
        const got = await status(member, route, inputsFor({ round: '', attempt: '', join: '', unit, member: someone })[route])
        const above = (someone === 'm-top' && member !== 'm-top') || (someone === 'm-org-a' && !['m-org-a', 'm-top'].includes(member))
        const may = ranges[member]?.includes(unit) && (!above || route === 'GET /organiser/members/:id')
        expect([member, someone, got === 403]).toEqual([member, someone, !may])
      }
    }
  })

  it('ends at the unit that keeps a material or a column', async () => {
    const top = await world.as('m-top')
    const body = { kind: 'article' as const, markdown: '一段' }
    const kept: Record<string, { material: string; column: string }> = {}
    for (const unit of ['u-top', 'u-a', 'u-a1', 'u-b']) {
      const column = await top.call('POST /organiser/columns', { unitId: unit, kind: 'articles', name: '专栏', note: '' })
      kept[unit] = { column: column.id, material: (await top.call('POST /organiser/materials', { unitId: unit, title: '草稿', summary: '', period: '', date: '', columnId: column.id, cover: null, body })).id }
    }
    for (const member of organisers) {
      for (const [unit, { material, column }] of Object.entries(kept)) {
        const refused = async (route: Route, of: string) => await status(member, route, inputsFor({ round: '', attempt: '', join: '', unit: ranges[member]?.[0] ?? '', material: of })[route]) === 403
        for (const route of routesOf('column')) expect([member, unit, route, await refused(route, column)]).toEqual([member, unit, route, !ranges[member]?.includes(unit)])
        for (const route of routesOf('material').filter((one) => !one.startsWith('DELETE'))) expect([member, unit, route, await refused(route, material)]).toEqual([member, unit, route, !ranges[member]?.includes(unit)])
        if (!ranges[member]?.includes(unit)) expect(await refused('DELETE /organiser/materials/:id', material)).toBe(true)
      }
      const listed = (await (await world.as(member)).call('GET /organiser/materials', { limit: 200 })).items.map(({ id }) => id)
      for (const [unit, { material }] of Object.entries(kept)) expect([member, unit, listed.includes(material)]).toEqual([member, unit, ranges[member]?.includes(unit)])
    }
  })

  it('ends at the unit that a join request names', async () => {
    for (const unit of ['u-a1', 'u-a2', 'u-b1']) {
      const { caller } = await sessionOf(world, await addAccount(world))
      await caller.call('POST /me/join', { unitId: unit, name: `想加入${unit}`, note: '' })
    }
    const everything = (await (await world.as('m-top')).call('GET /organiser/joins')).items
    expect(everything.map((item) => item.unit.id).sort()).toEqual(['u-a1', 'u-a2', 'u-b1'])
    for (const member of organisers) {
      const inRange = everything.filter((item) => ranges[member]?.includes(item.unit.id))
      const caller = await world.as(member)
      expect((await caller.call('GET /organiser/joins')).items).toEqual(inRange)
      expect((await caller.call('GET /organiser/overview')).joins).toBe(inRange.length)
      for (const item of everything.filter((one) => !inRange.includes(one))) {
        for (const route of routesOf('join')) expect(await status(member, route, scene('', '', item.id)[route])).toBe(403)
      }
    }
    expect((await (await world.as('m-top')).call('GET /organiser/joins')).items).toEqual(everything)
  })

  it('shows in the list of rounds only what takes place in it', async () => {
    const listed = async (member: string) => new Set((await (await world.as(member)).call('GET /organiser/rounds', {})).items.map((item) => item.id))
    const city = await listed('m-org-a')
    expect([city.has(rounds['u-top'] as string), city.has(rounds['u-a1'] as string), city.has(rounds['u-b'] as string)]).toEqual([true, true, false])
    const other = await listed('m-b1-1')
    expect([other.has(rounds['u-top'] as string), other.has(rounds['u-a'] as string), other.has(rounds['u-b'] as string)]).toEqual([true, false, true])
  })

  it('does not reach a unit whose id merely looks alike', async () => {
    const add = (id: string) => world.behind.insertInto('unit').values({
      id, parent_id: 'u-top', name: id, depth: 1, path: `u-top/${id}/`, sort: 9, declared_heads: null, active: 1, created_at: START
    }).execute()
    for (const id of ['u_q', 'uxq', 'U_Q']) await add(id)
    await addMember(world, { id: 'm-alike', unit_id: 'u_q' })
    await world.behind.insertInto('role_grant').values({ id: 'g-q', member_id: 'm-alike', role: 'organiser', unit_id: 'u_q', created_at: START }).execute()
    const { caller } = await sessionOf(world, await addAccount(world, { member: 'm-alike' }))
    for (const unit of ['uxq', 'U_Q']) {
      await addMember(world, { id: `m-${unit}`, unit_id: unit })
      const stranger = await sessionOf(world, await addAccount(world))
      await stranger.caller.call('POST /me/join', { unitId: unit, name: '别处的人', note: '' })
    }
    expect(await caller.call('GET /organiser/joins')).toEqual({ items: [] })
    expect(await caller.call('GET /organiser/overview')).toMatchObject({ joins: 0, branches: 1, members: 1 })
  })
})
