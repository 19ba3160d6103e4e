import { endpoints, type Api, type Input, type Route } from '../../contract'
import type { Endpoint, Who } from '../../contract/endpoint'
import type { QuestionBody } from '../../contract/questions'
import { privacy } from '../../server/auth/privacy'
import { codeFrom } from '../../server/awards/rules/check-code'
import type { Caller } from './world'
import { phase, roundConfig } from './world'

/** What the calls are about. */
export interface Scene {
  round: string
  attempt: string
  unit: string
  join: string
  member?: string
}

export const nowhere: Scene = { round: 'no-such-round', attempt: 'no-such-attempt', unit: 'no-such-unit', join: 'no-such-join' }

const question: QuestionBody = {
  type: 'single', stem: '党的一大在哪里开幕？', options: ['上海', '北京'], answer: [0], texts: [], analysis: '', source: '', topic: '', period: '', difficulty: 1, tags: ['会议']
}

/** Right as a number, and nobody's. */
const NO_CODE = codeFrom(new Uint8Array(16))

/** A well-formed call of every endpoint. A new endpoint does not compile, and `every-route` tests fail, until it has its line here. */
export const inputsFor = ({ round, attempt, unit, join, member = 'no-such-member' }: Scene): { [K in Route]: Input<Api[K]> } => ({
  'GET /system': {},
  'POST /auth/wechat': { code: 'wx-code' },
  'POST /auth/password': { account: 'nobody', password: 'wrong-password' },
  'GET /auth/demo': { search: '甲' },
  'POST /auth/demo': { accountId: 'acc-m-a1-1' },
  'POST /auth/desk': {},
  'POST /auth/desk/enter': { secret: 'no-such-secret' },
  'GET /organiser/desk-entry': { code: 'no-such-code' },
  'POST /organiser/desk-entry': { code: 'no-such-code', allow: true },
  'POST /auth/refresh': { refreshToken: 'no-such-token' },
  'POST /auth/logout': {},
  'GET /me': {},
  'POST /me/consent': { version: privacy.version },
  'POST /me/consent/withdraw': {},
  'POST /me/bind/phone': { phoneCode: 'phone-code' },
  'POST /me/bind/activation': { name: '无此人', code: 'ABCD1234' },
  'POST /me/join': { unitId: unit, name: '新同志', note: '' },
  'DELETE /me/join': {},
  'POST /me/password': { old: 'old-password', fresh: 'fresh-password' },
  'GET /organiser/joins': {},
  'POST /organiser/joins/:id/approve': { id: join, memberId: null },
  'POST /organiser/joins/:id/refuse': { id: join, reason: '不是本支部的' },
  'GET /organiser/overview': {},
  'GET /units': { parent: unit },
  'GET /organiser/units': {},
  'POST /organiser/units': { parentId: unit, name: '新支部', declaredHeads: null },
  'PUT /organiser/units/:id': { id: unit, version: 99, name: '改名', declaredHeads: null },
  'POST /organiser/units/:id/place': { id: unit, parentId: unit, before: null },
  'POST /organiser/units/:id/close': { id: unit },
  'GET /organiser/members': { unit },
  'GET /organiser/members/:id': { id: member },
  'POST /organiser/members': { unitId: unit, name: '新同志', staffNo: null, phone: null, note: '' },
  'PUT /organiser/members/:id': { id: member, version: 99, name: '改名', staffNo: null, phone: null, note: '' },
  'POST /organiser/members/:id/transfer': { id: member, version: 99, unitId: unit, day: '2026-06-15' },
  'DELETE /organiser/members/:id/transfer': { id: member },
  'POST /organiser/members/:id/leave': { id: member, version: 99 },
  'POST /organiser/members/:id/restore': { id: member, version: 99, unitId: unit },
  'POST /organiser/activation-codes': { unitId: unit },
  'POST /organiser/members/:id/password': { id: member },
  'POST /organiser/members/:id/account': { id: member, account: 'xinming' },
  'POST /organiser/members/:id/roles': { id: member, role: 'organiser', unitId: unit },
  'POST /organiser/members/:id/roles/withdraw': { id: member, role: 'organiser', unitId: unit },
  'GET /roster-imports': {},
  'GET /roster-imports/:id': { id: 'no-such-list' },
  'GET /roster-imports/:id/rows': { id: 'no-such-list' },
  'GET /roster-imports/:id/left': { id: 'no-such-list' },
  'PUT /roster-imports/:id/rows/:no': { id: 'no-such-list', no: 1, version: 1, name: '改' },
  'POST /roster-imports/:id/skip': { id: 'no-such-list', version: 1 },
  'PUT /roster-imports/:id': { id: 'no-such-list', version: 1, complete: true },
  'POST /roster-imports/:id/apply': { id: 'no-such-list', version: 1, mark: 'x' },
  'DELETE /roster-imports/:id': { id: 'no-such-list' },
  'GET /home': {},
  'GET /rounds': {},
  'GET /rounds/:id': { id: round },
  'POST /rounds/:id/attempts': { id: round },
  'GET /attempts/:id': { id: attempt },
  'PUT /attempts/:id/answers': { id: attempt, seq: 1, device: 'phone-1', answers: [] },
  'POST /attempts/:id/confirm': { id: attempt, pos: 1, value: null, device: 'phone-1' },
  'POST /attempts/:id/submit': { id: attempt, seq: 1, device: 'phone-1', answers: [] },
  'POST /attempts/:id/leave': { id: attempt },
  'PUT /rounds/:id/sign-up': { id: round, fields: {} },
  'DELETE /rounds/:id/sign-up': { id: round },
  'GET /attempts/:id/result': { id: attempt },
  'GET /attempts/:id/review': { id: attempt },
  'GET /me/attempts': {},
  'GET /practice': {},
  'GET /practice/pack': { kind: 'topic' },
  'POST /practice/answers': { answers: [] },
  'GET /practice/wrong': {},
  'POST /practice/wrong/:id/master': { id: 'no-such-question', mastered: true },
  'GET /rounds/:id/board/people': { id: round },
  'GET /rounds/:id/board/units': { id: round },
  'GET /rounds/:id/board/units/:unitId/explain': { id: round, unitId: unit },
  'GET /rounds/:id/honours': { id: round },
  'GET /rounds/:id/honours/rows': { id: round, list: 'person-first' },
  'POST /rounds/:id/certificates/:cert': { id: round, cert: 'pass' },
  'GET /certificates/:code': { code: NO_CODE },
  'GET /organiser/rounds/:id/honours': { id: round },
  'GET /organiser/rounds/:id/honours/rows': { id: round, list: 'person-first' },
  'POST /organiser/rounds/:id/honours': { id: round, mark: 'no-such-mark' },
  'POST /organiser/rounds/:id/draws/:draw': { id: round, draw: 'lucky' },
  'GET /organiser/rounds/:id/draws/:draw/replay': { id: round, draw: 'lucky' },
  'GET /organiser/rounds/:id/certificates': { id: round },
  'POST /organiser/certificates/:code/revoke': { code: NO_CODE, reason: '测试' },
  'POST /organiser/certificates/:code/restore': { code: NO_CODE, reason: '测试' },
  'GET /organiser/rounds': {},
  'POST /organiser/rounds/dry-run': { config: roundConfig({ phases: [phase()], audience: { units: [unit], late: 'personal' } }), at: 1, as: { kind: 'nothing' } },
  'GET /organiser/rounds/:id/reminders': { id: round, unit },
  'POST /organiser/rounds/:id/reminders': { id: round, unit, note: '' },
  'GET /me/subscriptions': {},
  'POST /me/subscriptions': { kind: 'round', id: 'abcdefgh' },
  'GET /organiser/rounds/:id/notes': { id: round },
  'POST /organiser/rounds/:id/notes': { id: round, text: '请带身份证' },
  'POST /organiser/rounds/:id/pause': { id: round, reason: '试题有误' },
  'POST /organiser/rounds/:id/resume': { id: round },
  'GET /organiser/presets': {},
  'GET /organiser/banks': {},
  'POST /organiser/rounds/preview': { config: roundConfig({ phases: [phase()] }) },
  'POST /organiser/rounds': { unitId: unit, config: roundConfig({ phases: [phase()], audience: { units: [unit], late: 'personal' } }) },
  'GET /organiser/rounds/:id': { id: round },
  'PUT /organiser/rounds/:id': { id: round, version: 1, config: roundConfig({ phases: [phase()] }) },
  'POST /organiser/rounds/:id/publish': { id: round },
  'POST /organiser/rounds/:id/end': { id: round, reason: '测试' },
  'DELETE /organiser/rounds/:id': { id: round },
  'GET /organiser/rounds/:id/progress': { id: round },
  'GET /organiser/rounds/:id/absent': { id: round, unit },
  'GET /organiser/rounds/:id/items': { id: round },
  'GET /organiser/rounds/:id/results/units': { id: round },
  'GET /organiser/rounds/:id/results/units/:unitId': { id: round, unitId: unit },
  'GET /organiser/rounds/:id/results/people': { id: round },
  'GET /organiser/rounds/:id/results/people/:memberId/arithmetic': { id: round, memberId: 'm-a1-1' },
  'GET /organiser/rounds/:id/results/distribution': { id: round },
  'GET /organiser/rounds/:id/results/bulletin': { id: round },
  'GET /organiser/rounds/:id/results/rescored': { id: round },
  'POST /organiser/rounds/:id/results/export': { id: round, file: 'people' },
  'POST /organiser/rounds/:id/amend/preview': { id: round, config: roundConfig({ phases: [phase()] }) },
  'POST /organiser/rounds/:id/amend': { id: round, version: 1, config: roundConfig({ phases: [phase()] }), reason: '测试' },
  'GET /organiser/rounds/:id/participants': { id: round },
  'POST /organiser/rounds/:id/participants/match': { id: round, what: 'studyPoints', text: '甲 1' },
  'PUT /organiser/rounds/:id/participants': { id: round, entries: [{ memberId: 'm-a1-1', facts: { studyPoints: 1 } }] },
  'PUT /organiser/rounds/:id/participants/:memberId/excused': { id: round, memberId: 'm-a1-1', reason: '住院' },
  'GET /organiser/rounds/:id/given': { id: round },
  'PUT /organiser/rounds/:id/given': { id: round, entries: [{ unitId: unit, points: 1 }] },
  'GET /organiser/rounds/:id/proxy/:memberId': { id: round, memberId: 'm-a1-1' },
  'POST /organiser/rounds/:id/proxy': { id: round, memberId: 'm-a1-1' },
  'GET /organiser/rounds/:id/entries': { id: round },
  'POST /organiser/rounds/:id/entries/withdraw/preview': { id: round, phase: 'main', memberId: 'm-a1-1' },
  'POST /organiser/rounds/:id/entries/withdraw': { id: round, phase: 'main', memberId: 'm-a1-1', reason: '测试' },
  'POST /organiser/rounds/:id/entries/again': { id: round, phase: 'main', reason: '测试' },
  'POST /questions/:id/key': { id: 'no-such-question', version: 1, answer: [0], texts: [], reason: '测试' },
  'GET /organiser/rounds/:id/people/:memberId': { id: round, memberId: 'm-a1-1' },
  'GET /organiser/attempts/:id': { id: attempt },
  'GET /organiser/rounds/:id/papers': { id: round },
  'POST /organiser/rounds/:id/papers': { id: round, which: 'all' },
  'GET /organiser/reports/figures': { unit, from: 1, to: 2 },
  'POST /organiser/reports': { unit, from: 1, to: 2 },
  'GET /organiser/trail': {},
  'POST /organiser/trail/export': {},
  'GET /jobs': {},
  'GET /jobs/:id': { id: 'no-such-job' },
  'POST /jobs/:id/cancel': { id: 'no-such-job' },
  'GET /banks': {},
  'POST /banks': { unitId: unit, name: '新题库', practice: false },
  'PUT /banks/:id': { id: 'no-such-bank', name: '改名', practice: false },
  'GET /banks/:id/questions': { id: 'no-such-bank', text: '会议' },
  'GET /banks/:id/facets': { id: 'no-such-bank' },
  'POST /banks/:id/questions': { id: 'no-such-bank', ...question },
  'GET /questions/:id': { id: 'no-such-question' },
  'PUT /questions/:id': { id: 'no-such-question', version: 1, body: question },
  'POST /questions/:id/status': { id: 'no-such-question', status: 'disabled' },
  'POST /imports/text': { bankId: null, name: '粘贴', text: '1. 甲？\nA. 一\nB. 二\n答案：A', key: '1.A' },
  'GET /imports': {},
  'GET /imports/:id': { id: 'no-such-import' },
  'GET /imports/:id/items': { id: 'no-such-import', filter: 'all', around: true },
  'GET /imports/:id/source': { id: 'no-such-import', from: 1, to: 9 },
  'PUT /imports/:id/near': { id: 'no-such-import', decision: 'take' },
  'PUT /imports/:id/items/:no': { id: 'no-such-import', no: 1, body: { ...question, difficulty: null }, decision: 'take' },
  'PUT /imports/:id': { id: 'no-such-import', bankId: 'no-such-bank' },
  'POST /imports/:id/commit': { id: 'no-such-import' },
  'POST /imports/:id/undo': { id: 'no-such-import' },
  'DELETE /imports/:id': { id: 'no-such-import' }
})

export const allRoutes = Object.keys(endpoints) as Route[]
export const endpointOf = (route: Route): Endpoint => endpoints[route]
export const routesFor = (...who: Who[]) => allRoutes.filter((route) => who.includes(endpointOf(route).who))

/** The answer to a route that is only known at run time. */
export function rawCall(caller: Caller, route: Route, input: unknown): Promise<{ status: number; text: string }> {
  const call = caller.raw as (route: Route, input: unknown) => Promise<{ status: number; text: string }>
  return call(route, input)
}
