import type { Insertable } from 'kysely'
import { createSigner } from 'fast-jwt'
import type { RoundConfig } from '../contract/round-config'
import { privacy } from '../server/auth/privacy'
import { keysFrom } from '../server/auth/keys'
import { openDatabase } from '../server/db/dialects'
import { migrate } from '../server/db/migrate'
import type { AttemptTable, Schema } from '../server/db/schema'
import type { LoadedRound } from '../server/quiz/load'
import { drawPaper, poolFor } from '../server/rounds/rules/draw'
import { seededRandom } from '../server/rounds/rules/random'
import type { PoolQuestion, Rubric } from '../server/rounds/rules/types'
import type { Held } from './memory-store'

export const SECRET = 'bench-secret-bench-secret-bench-secret'
export const UNITS = 40
const QUESTIONS = 20

export interface Prepared extends Held {
  roundId: string
  tokens: string[]
  attemptIds: string[]
  bodies: string[]
}

const config = (now: number): RoundConfig => ({
  v: 1, title: 'bench', topic: '', practice: false, audience: { units: ['top'], late: 'unit' },
  phases: [{
    id: 'main', window: { opensAt: now - 1000, closesAt: now + 86400000 },
    paper: { kind: 'drawn', parts: [{ type: 'single', count: QUESTIONS, points: 5 }], shuffleQuestions: true, shuffleOptions: true },
    scoring: { multiple: 'all' }, timing: { paperSeconds: 3600 }, attempts: {}, counting: { kind: 'best' }, reveal: 'close'
  }],
  person: { ties: ['time', 'finish'], shared: 'gap' },
  unit: { by: { kind: 'composite', weights: [{ metric: 'rate', percent: 60 }, { metric: 'mean', percent: 40 }] }, ties: ['rate'], shared: 'gap' },
  show: { personBoard: true, unitBoard: true }
})

/** `members` people of so many branches (forty), each signed in with an open paper of twenty questions. */
export async function prepare(url: string, members: number, units = UNITS): Promise<Prepared> {
  const database = openDatabase(url, { size: 4 })
  const { db } = database
  await migrate(database)
  const now = Date.now()
  const roundId = 'round'
  const paths = new Map([['top', 'top/'], ...Array.from({ length: units }, (_, i) => [`u${i}`, `top/u${i}/`] as [string, string])])
  await insert(db, 'unit', [...paths].map(([id, path], i) => ({ id, parent_id: id === 'top' ? null : 'top', name: id, depth: id === 'top' ? 0 : 1, path, sort: i, declared_heads: null, active: 1, created_at: now })))
  await insert(db, 'bank', [{ id: 'b', unit_id: 'top', name: 'b', created_at: now }])
  const questions: PoolQuestion[] = Array.from({ length: 200 }, (_, i) => ({ id: `q${i}`, version: `q${i}.1`, bank: 'b', type: 'single', topic: 't', difficulty: 1, options: 4 }))
  await insert(db, 'question', questions.map((q) => ({ id: q.id, bank_id: 'b', version: 1, type: q.type, topic: 't', period: 'p', difficulty: 1, tags: '[]', status: 'active' as const, created_at: now, updated_at: now })))
  const rubrics = new Map<string, Rubric>(questions.map((q, i) => [q.version, { right: [i % 4], texts: [] }]))
  await insert(db, 'question_version', questions.map((q) => ({ id: q.version, question_id: q.id, version: 1, type: q.type, stem: q.id, options: '["a","b","c","d"]', rubric: JSON.stringify(rubrics.get(q.version)), analysis: '', source: '', created_at: now })))
  const rules = config(now)
  const round = { id: roundId, unit_id: 'top', title: 'bench', config: JSON.stringify(rules), version: 1, state: 'published' as const, practice: 0, opens_at: now - 1000, closes_at: now + 86400000, created_by: 'x', created_at: now, updated_at: now, published_at: now, ended_at: null, frozen_at: now, seed: 'bench', paused_at: null, paused_why: '' }
  await insert(db, 'round', [round])
  await insert(db, 'round_unit', [{ round_id: roundId, unit_id: 'top' }])
  const heads = Math.ceil(members / units)
  await insert(db, 'round_roster', [...paths.keys()].map((unit_id) => ({ round_id: roundId, unit_id, heads: unit_id === 'top' ? heads * units : heads })))

  const pool = poolFor(rules.phases[0]!.paper, questions)
  const sign = createSigner({ key: keysFrom(SECRET).token, algorithm: 'HS256', noTimestamp: true })
  const prepared: Prepared = { roundId, tokens: [], attemptIds: [], bodies: [], attempts: new Map(), papers: new Map(), rubrics, paths, rounds: new Map([[roundId, { ...round, config: rules } as LoadedRound]]) }
  const rows = { member: [] as Insertable<Schema['member']>[], account: [] as Schema['account'][], session: [] as Insertable<Schema['session']>[], consent: [] as Schema['consent'][], round_entrant: [] as Schema['round_entrant'][], attempt: [] as AttemptTable[], paper: [] as Schema['paper'][] }
  for (let i = 0; i < members; i++) {
    const [member, account, session, attempt] = [`m${i}`, `a${i}`, `s${i}`, `t${i}`]
    const unit = `u${i % units}`
    const drawn = drawPaper(rules.phases[0]!.paper, pool, seededRandom(member))
    if (!('paper' in drawn)) throw new Error('the pool is too small')
    const row: AttemptTable = {
      id: attempt, round_id: roundId, phase: 'main', member_id: member, unit_id: unit, for_unit: 1, no: 1, day: 20260101, open_key: `${roundId}:main:${member}`,
      state: JSON.stringify({ answers: {}, flags: [], locked: [], at: {} }), seq: 0, device: '', started_at: now, deadline_at: now + 3600000, finished_at: null, finish: null,
      score: null, full_score: 10000, correct: null, total: QUESTIONS, time_ms: null, marks: null, scored_epoch: 0, paper_id: 'main', passed: 0, voided: '', leaves: 0, proxy_by: ''
    }
    rows.member.push({ id: member, unit_id: unit, name: `成员${i}`, staff_no: null, phone_hash: null, phone_enc: null, activation_hash: null, status: 'active', created_at: now })
    rows.account.push({ id: account, member_id: member, created_at: now, disabled: 0 })
    rows.session.push({ id: session, account_id: account, refresh_hash: session, previous_hash: null, renewed_at: now, created_at: now, expires_at: now + 86400000, revoked_at: null })
    rows.consent.push({ id: `c${i}`, account_id: account, document: 'privacy', version: privacy.version, at: now, withdrawn_at: null })
    rows.round_entrant.push({ round_id: roundId, member_id: member, unit_id: unit, late: 0 })
    rows.attempt.push(row)
    rows.paper.push({ attempt_id: attempt, body: JSON.stringify(drawn.paper) })
    prepared.attempts.set(attempt, { ...row })
    prepared.papers.set(attempt, drawn.paper)
    prepared.tokens.push(sign({ s: session, a: account, exp: Math.floor(now / 1000) + 86400 }))
    prepared.attemptIds.push(attempt)
    const random = seededRandom(`answers ${i}`)
    prepared.bodies.push(JSON.stringify({ seq: 1, device: 'bench', answers: Array.from({ length: QUESTIONS }, (_, q) => ({ pos: q + 1, value: [Math.floor(random() * 4)] })) }))
  }
  for (const table of ['member', 'account', 'session', 'consent', 'round_entrant', 'attempt', 'paper'] as const) await insert(db, table, rows[table] as never[])
  await database.close()
  return prepared
}

async function insert(db: ReturnType<typeof openDatabase>['db'], table: keyof Schema, rows: readonly object[]) {
  await db.transaction().execute(async (trx) => {
    for (let i = 0; i < rows.length; i += 500) await trx.insertInto(table).values(rows.slice(i, i + 500) as never).execute()
  })
}
