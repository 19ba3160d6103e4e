import type { Who } from '../../contract/endpoint'
import type { Route } from '../../contract'
import type { ErrorCode } from '../../contract/errors'
import { addAccount, sessionOf } from '../support/accounts'
import { engines } from '../support/engines'
import { allRoutes, endpointOf, inputsFor, nowhere, rawCall } from '../support/every-route'
import { makeWorld, type Caller, type World } from '../support/world'

/** Decided here a second time, by hand: a new endpoint, or one whose `who` changes, fails until somebody has thought about it. */
const decided: Record<Who, Route[]> = {
  anyone: ['GET /system', 'POST /auth/wechat', 'POST /auth/password', 'GET /auth/demo', 'POST /auth/demo', 'POST /auth/refresh', 'POST /auth/desk', 'POST /auth/desk/enter', 'GET /certificates/:code'],
  account: [
    'POST /auth/logout', 'GET /me', 'POST /me/consent', 'POST /me/consent/withdraw', 'POST /me/bind/phone', 'POST /me/bind/activation',
    'POST /me/join', 'DELETE /me/join', 'POST /me/password', 'GET /units'
  ],
  member: [
    'GET /home', 'GET /rounds', 'GET /rounds/:id', 'POST /rounds/:id/attempts', 'GET /attempts/:id', 'PUT /attempts/:id/answers',
    'POST /attempts/:id/confirm', 'POST /attempts/:id/leave', 'PUT /rounds/:id/sign-up', 'DELETE /rounds/:id/sign-up', 'POST /attempts/:id/submit', 'GET /attempts/:id/result', 'GET /attempts/:id/review', 'GET /me/attempts',
    'GET /rounds/:id/board/people', 'GET /rounds/:id/board/units', 'GET /rounds/:id/board/units/:unitId/explain',
    'GET /rounds/:id/honours', 'GET /rounds/:id/honours/rows', 'POST /rounds/:id/certificates/:cert',
    'GET /me/subscriptions', 'POST /me/subscriptions', 'GET /me/notices', 'GET /me/notices/unread', 'POST /me/notices/read', 'GET /practice', 'GET /practice/pack', 'POST /practice/answers', 'GET /practice/wrong', 'POST /practice/wrong/:id/master',
    'GET /study', 'GET /plans/:id', 'GET /plans/:id/calendar', 'GET /plans/:id/days/:day', 'POST /plans/:id/check-ins', 'POST /plans/:id/make-ups', 'POST /plans/:id/leaves', 'DELETE /plans/:id/leaves/:day',
    'DELETE /check-ins/:id', 'GET /check-ins', 'GET /plans/:id/feed', 'GET /plans/:id/board', 'GET /points', 'GET /switches',
    'GET /menu', 'GET /menu/:id', 'POST /menu/:id/orders', 'GET /menu-orders', 'GET /menu-orders/:id', 'POST /menu-orders/:id/withdraw', 'POST /menu-orders/:id/rate',
    'GET /library', 'GET /columns/:id/materials', 'GET /materials', 'GET /materials/:id', 'GET /materials/:id/chapters/:no', 'PUT /materials/:id/progress',
    'GET /me/materials', 'POST /me/materials', 'GET /me/materials/:id', 'PUT /me/materials/:id', 'POST /me/materials/:id/submit', 'POST /me/materials/:id/withdraw', 'DELETE /me/materials/:id',
    'GET /reflections', 'GET /reflections/start', 'GET /reflections/:id', 'PUT /reflections/:id', 'DELETE /reflections/:id', 'POST /reflections/:id/submit', 'POST /reflections/:id/withdraw', 'POST /reflections/:id/report',
    'GET /events', 'GET /events/:id', 'POST /events/:id/sign-ups', 'POST /events/:id/excuses', 'POST /sign-ups/:id/cancel', 'POST /sign-ups/:id/claim', 'POST /sign-ups/:id/change', 'GET /sign-ups/:id', 'GET /me/sign-ups',
    'POST /events/:id/attendance', 'GET /events/:id/attendance', 'GET /me/portrait', 'PUT /me/portrait', 'DELETE /me/portrait', 'GET /me/hours', 'POST /me/hours/certificates', 'GET /me/bars', 'POST /me/bars/:id/appeal', 'GET /events/:id/route', 'POST /events/:id/stamps', 'GET /events/:id/route/board', 'GET /events/:id/feedback', 'PUT /events/:id/feedback',
    'PUT /reflections/:id/like', 'DELETE /reflections/:id/like', 'GET /reflections/:id/comments', 'POST /reflections/:id/comments', 'DELETE /reflection-comments/:id'
  ],
  organiser: [
    'POST /organiser/activation-codes', 'POST /organiser/members/:id/password', 'POST /organiser/members/:id/account', 'POST /organiser/members/:id/roles', 'POST /organiser/members/:id/roles/withdraw',
    'GET /roster-imports', 'GET /roster-imports/:id', 'GET /roster-imports/:id/rows', 'GET /roster-imports/:id/left', 'PUT /roster-imports/:id/rows/:no', 'POST /roster-imports/:id/skip', 'PUT /roster-imports/:id', 'POST /roster-imports/:id/units', 'POST /roster-imports/:id/apply', 'DELETE /roster-imports/:id',
    'GET /organiser/units', 'POST /organiser/units', 'PUT /organiser/units/:id', 'POST /organiser/units/:id/place', 'POST /organiser/units/:id/close',
    'GET /organiser/members', 'GET /organiser/members/:id', 'POST /organiser/members', 'PUT /organiser/members/:id', 'POST /organiser/members/:id/transfer',
    'DELETE /organiser/members/:id/transfer', 'POST /organiser/members/:id/leave', 'POST /organiser/members/:id/restore',
    'GET /organiser/joins', 'POST /organiser/joins/:id/approve', 'POST /organiser/joins/:id/refuse', 'GET /organiser/overview',
    'GET /organiser/rounds', 'GET /organiser/presets', 'GET /organiser/banks', 'POST /organiser/rounds/preview', 'POST /organiser/rounds',
    'GET /organiser/rounds/:id', 'PUT /organiser/rounds/:id', 'POST /organiser/rounds/:id/publish', 'POST /organiser/rounds/:id/end',
    'DELETE /organiser/rounds/:id', 'GET /organiser/rounds/:id/progress', 'GET /organiser/rounds/:id/absent', 'GET /organiser/rounds/:id/items',
    'GET /organiser/rounds/:id/results/units', 'GET /organiser/rounds/:id/results/units/:unitId', 'GET /organiser/rounds/:id/results/people', 'GET /organiser/rounds/:id/results/people/:memberId/arithmetic',
    'GET /organiser/rounds/:id/results/distribution', 'GET /organiser/rounds/:id/results/bulletin', 'GET /organiser/rounds/:id/results/rescored', 'POST /organiser/rounds/:id/results/export',
    'POST /organiser/rounds/:id/participants/export', 'GET /organiser/rounds/:id/out-of-ranking', 'PUT /organiser/rounds/:id/participants/excused', 'POST /organiser/rounds/:id/given/match', 'POST /organiser/rounds/:id/entries/export', 'POST /organiser/rounds/:id/honours/export',
    'GET /organiser/rounds/:id/participants', 'POST /organiser/rounds/:id/participants/match', 'PUT /organiser/rounds/:id/participants',
    'PUT /organiser/rounds/:id/participants/:memberId/excused', 'GET /organiser/rounds/:id/given', 'PUT /organiser/rounds/:id/given', 'GET /organiser/rounds/:id/proxy/:memberId', 'POST /organiser/rounds/:id/proxy',
    'POST /organiser/rounds/:id/amend/preview', 'POST /organiser/rounds/:id/amend', 'GET /organiser/rounds/:id/entries', 'POST /organiser/rounds/:id/entries/withdraw', 'POST /organiser/rounds/:id/entries/withdraw/preview', 'POST /organiser/rounds/:id/entries/again', 'POST /questions/:id/key', 'GET /jobs', 'GET /organiser/desk-entry', 'POST /organiser/desk-entry', 'GET /organiser/rounds/:id/people/:memberId', 'GET /organiser/attempts/:id', 'GET /organiser/rounds/:id/papers', 'POST /organiser/rounds/:id/papers', 'GET /organiser/reports/figures', 'POST /organiser/reports', 'GET /organiser/trail', 'POST /organiser/trail/export', 'GET /jobs/:id', 'POST /jobs/:id/cancel',
    'POST /organiser/rounds/dry-run', 'GET /organiser/rounds/:id/reminders', 'POST /organiser/rounds/:id/reminders', 'GET /organiser/rounds/:id/notes', 'POST /organiser/rounds/:id/notes', 'POST /organiser/rounds/:id/pause', 'POST /organiser/rounds/:id/resume',
    'GET /organiser/rounds/:id/honours', 'GET /organiser/rounds/:id/honours/rows', 'POST /organiser/rounds/:id/honours', 'POST /organiser/rounds/:id/draws/:draw', 'GET /organiser/rounds/:id/draws/:draw/replay',
    'GET /organiser/rounds/:id/certificates', 'POST /organiser/certificates/:code/revoke', 'POST /organiser/certificates/:code/restore',
    'GET /organiser/columns', 'POST /organiser/columns', 'PUT /organiser/columns/:id', 'PUT /organiser/columns/order', 'PUT /organiser/columns/:id/order',
    'GET /organiser/materials', 'POST /organiser/materials/preview', 'POST /organiser/materials', 'GET /organiser/materials/:id', 'PUT /organiser/materials/:id',
    'POST /organiser/materials/:id/publish', 'POST /organiser/materials/:id/return', 'POST /organiser/materials/:id/withdraw', 'DELETE /organiser/materials/:id',
    'GET /banks', 'POST /banks', 'PUT /banks/:id', 'GET /banks/:id/questions', 'GET /banks/:id/facets', 'POST /banks/:id/questions', 'GET /questions/:id',
    'PUT /questions/:id', 'POST /questions/:id/status', 'POST /imports/text', 'GET /imports', 'GET /imports/:id', 'GET /imports/:id/items', 'GET /imports/:id/source',
    'PUT /imports/:id/items/:no', 'PUT /imports/:id/near', 'PUT /imports/:id', 'POST /imports/:id/commit', 'POST /imports/:id/undo', 'DELETE /imports/:id',
    'GET /organiser/plans', 'GET /organiser/plan-presets', 'POST /organiser/plans/preview', 'POST /organiser/plans', 'GET /organiser/plans/:id', 'PUT /organiser/plans/:id', 'POST /organiser/plans/:id/publish',
    'POST /organiser/plans/:id/end', 'DELETE /organiser/plans/:id', 'PUT /organiser/plans/:id/members', 'GET /organiser/plans/:id/codes', 'GET /organiser/plans/:id/progress', 'GET /organiser/plans/:id/people', 'POST /organiser/plans/:id/export',
    'GET /organiser/check-ins', 'POST /organiser/check-ins/decide',
    'GET /organiser/reflections', 'GET /organiser/reflections/waiting', 'POST /organiser/reflections/:id/decide', 'PUT /organiser/reflections/:id/pick', 'DELETE /organiser/reflections/:id/pick',
    'GET /organiser/events', 'GET /organiser/event-presets', 'POST /organiser/events/preview', 'POST /organiser/events', 'GET /organiser/events/:id', 'PUT /organiser/events/:id', 'POST /organiser/events/:id/publish', 'POST /organiser/events/:id/cancel', 'DELETE /organiser/events/:id', 'GET /organiser/events/:id/people', 'POST /organiser/events/:id/decide', 'POST /organiser/events/:id/enter', 'POST /organiser/events/:id/remove', 'POST /organiser/events/:id/notes', 'GET /organiser/events/:id/delivery',
    'GET /organiser/events/:id/sessions/:session/code', 'GET /organiser/events/:id/door', 'POST /organiser/events/:id/scans', 'POST /organiser/events/:id/marks', 'POST /organiser/events/:id/password', 'GET /organiser/events/:id/attendance', 'POST /organiser/events/:id/close', 'GET /organiser/appeals', 'GET /organiser/events/:id/pictures', 'POST /organiser/events/:id/pictures', 'DELETE /organiser/events/:id/pictures/:picture', 'POST /organiser/appeals/:id/decide', 'GET /organiser/events/:id/route', 'GET /organiser/events/:id/feedback',
    'GET /organiser/events/:id/statistics', 'GET /organiser/event-statistics', 'POST /organiser/event-statistics/export', 'POST /organiser/events/:id/export', 'POST /organiser/events/:id/sheet',
    'GET /organiser/reflection-comments', 'POST /organiser/reflection-comments/:id/decide', 'POST /organiser/reflections/export',
    'GET /organiser/offers', 'GET /organiser/offer-presets', 'POST /organiser/offers', 'GET /organiser/offers/:id', 'PUT /organiser/offers/:id', 'POST /organiser/offers/:id/show', 'POST /organiser/offers/:id/withdraw', 'DELETE /organiser/offers/:id',
    'GET /organiser/menu-orders', 'GET /organiser/menu-orders/:id/clashes', 'POST /organiser/menu-orders/:id/accept', 'POST /organiser/menu-orders/:id/decline', 'POST /organiser/menu-orders/:id/move', 'POST /organiser/menu-orders/:id/call-off', 'POST /organiser/menu-orders/:id/done', 'GET /organiser/menu-figures', 'POST /organiser/menu-orders/export'
  ],
  admin: ['PUT /switches']
}

/** Open to every account by the contract, but what they take is personal: consent comes first. */
const afterConsent: Route[] = ['POST /me/bind/phone', 'POST /me/bind/activation', 'POST /me/join']

interface Role {
  enter(world: World): Promise<Caller>
  /** How each kind of endpoint refuses this role; absent: it lets the role in. */
  refused: Partial<Record<Who, ErrorCode>>
}

const memberRole = (id: string, refused: Role['refused']): Role => ({
  enter: async (world) => {
    const { caller, me } = await sessionOf(world, `acc-${id}`)
    if (!me.consent.given) await caller.call('POST /me/consent', { version: me.consent.required })
    return caller
  },
  refused
})

const roles: Record<string, Role> = {
  nobody: {
    enter: async (world) => world.anyone,
    refused: { account: 'not_signed_in', member: 'not_signed_in', organiser: 'not_signed_in', admin: 'not_signed_in' }
  },
  'a signed-out session': {
    enter: async (world) => {
      const { caller } = await sessionOf(world, 'acc-m-a1-4')
      await caller.call('POST /auth/logout')
      return caller
    },
    refused: { account: 'session_expired', member: 'session_expired', organiser: 'session_expired', admin: 'session_expired' }
  },
  'an account without consent': {
    enter: async (world) => (await sessionOf(world, await addAccount(world, { consent: null }))).caller,
    refused: { member: 'consent_needed', organiser: 'consent_needed', admin: 'consent_needed' }
  },
  'an account with an older consent': {
    enter: async (world) => (await sessionOf(world, await addAccount(world, { consent: '2020-01-01' }))).caller,
    refused: { member: 'consent_needed', organiser: 'consent_needed', admin: 'consent_needed' }
  },
  'an account bound to nobody': {
    enter: async (world) => (await sessionOf(world, await addAccount(world))).caller,
    refused: { member: 'not_bound', organiser: 'not_bound', admin: 'not_bound' }
  },
  'a member': memberRole('m-a1-2', { organiser: 'forbidden', admin: 'forbidden' }),
  'a branch organiser': memberRole('m-sec', { admin: 'forbidden' }),
  'a city organiser': memberRole('m-org-a', { admin: 'forbidden' }),
  'an administrator': memberRole('m-top', {})
}

const gate: ErrorCode[] = ['not_signed_in', 'session_expired', 'consent_needed', 'not_bound', 'forbidden']

function expected(name: string, role: Role, route: Route): ErrorCode | 'let in' {
  // The endpoint's own answer to a renewal token nobody was given.
  if (route === 'POST /auth/refresh') return 'session_expired'
  if (afterConsent.includes(route) && name.includes('consent')) return 'consent_needed'
  return role.refused[endpointOf(route).who] ?? 'let in'
}

it('has a decision about who may call every endpoint', () => {
  for (const [who, routes] of Object.entries(decided)) expect(allRoutes.filter((route) => endpointOf(route).who === who).sort()).toEqual([...routes].sort())
  expect(Object.keys(inputsFor(nowhere)).sort()).toEqual([...allRoutes].sort())
})

describe.each(engines)('the role table on %s', (engine) => {
  let world: World
  beforeAll(async () => { world = await makeWorld(engine) })
  afterAll(() => world.close())

  it.each(Object.entries(roles))('lets %s in exactly where the contract does', async (name, role) => {
    const inputs = inputsFor(nowhere)
    const seen: [Route, string][] = []
    for (const route of allRoutes) {
      const reply = await rawCall(await role.enter(world), route, inputs[route])
      const { code } = JSON.parse(reply.text) as { code?: ErrorCode }
      if (reply.status >= 500 && code !== 'wechat_unavailable') throw new Error(`${route}: ${reply.status} ${reply.text}`)
      seen.push([route, code && gate.includes(code) ? code : 'let in'])
    }
    expect(seen).toEqual(allRoutes.map((route) => [route, expected(name, role, route)]))
  })
})
