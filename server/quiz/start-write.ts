import { sql } from 'kysely'
import type { ErrorCode } from '../../contract/errors'
import type { PhaseConfig, RoundConfig } from '../../contract/round-config'
import { recordAudit } from '../audit'
import { among } from '../db/dialects'
import { bulkUpsert } from '../db/dialects/bulk'
import type { AttemptTable, RoundMemberTable, Schema } from '../db/schema'
import { defineBulkWrite, refuse, type Outcome, type Tx } from '../db/writer/write'
import { AppError } from '../errors'
import { insertEntrants, type Entrant } from '../rounds/entrants'
import { placeOf } from '../rounds/round-member'
import type { Lineage } from '../rounds/rules/opening'
import { factsIn } from '../rounds/rules/facts'
import { countsForUnit } from '../rounds/rules/roster'
import { fullScore } from '../rounds/rules/score'
import { mayBeEntered, mayBegin, stretchOf, unlessPaused, type Start, type StartCode } from '../rounds/rules/start'
import { whyNotWords } from '../rounds/rules/start-words'
import { recordStudied, studiedRow } from '../rounds/studied'
import type { PaperItem } from '../rounds/rules/types'
import { emptyState } from './attempt-state'
import { loadRounds, phaseOf, unique, type LoadedRound } from './load'
import { addIntakes, loadMembers } from './start-members'
import { starterOf } from './starter'

export interface StartInput {
  attemptId: string
  roundId: string
  phase: string
  memberId: string
  unitId: string
  now: number
  day: number
  zone: string
  /** Units from the top of the tree down to the member's present one. */
  lineage: string[]
  deadlineAt: number
  paper: PaperItem[]
  /** Which of the phase's papers. */
  paperId: string
  /** Places that count more, where the rule or the lot picks them. */
  doubled?: number[]
  /** Account of the organiser who enters a paper answered by hand: what the organiser has on paper was answered in its time. */
  proxyBy?: string
}

/** An organiser may end a round before its window closes. */
export const closesAtOf = (round: Pick<LoadedRound, 'closes_at' | 'ended_at'>) => round.ended_at ?? round.closes_at

const insertAttempts = bulkUpsert<AttemptTable>({
  table: 'attempt',
  columns: {
    id: 'text', round_id: 'text', phase: 'text', member_id: 'text', unit_id: 'text', for_unit: 'bigint', no: 'bigint', day: 'bigint',
    open_key: 'text', state: 'text', seq: 'bigint', device: 'text', started_at: 'bigint', deadline_at: 'bigint', finished_at: 'bigint',
    finish: 'text', score: 'bigint', full_score: 'bigint', correct: 'bigint', total: 'bigint', time_ms: 'bigint', marks: 'text', scored_epoch: 'bigint',
    paper_id: 'text', passed: 'bigint', voided: 'text', leaves: 'bigint', proxy_by: 'text'
  },
  key: ['id'], merge: {}
})
const insertPapers = bulkUpsert<{ attempt_id: string; body: string }>({
  table: 'paper', columns: { attempt_id: 'text', body: 'text' }, key: ['attempt_id'], merge: {}
})

const openKey = (input: { roundId: string; phase: string; memberId: string }) => `${input.roundId}:${input.phase}:${input.memberId}`

/** Starts an attempt, or names the one that is already open. Limits are checked here, where nobody can come in between. */
export const startAttempt = defineBulkWrite<StartInput, { attemptId: string }>('attempt.start', async (tx, inputs) => {
  const rounds = await loadRounds(tx, inputs.map((input) => input.roundId))
  const open = await openAttempts(tx, inputs)
  const members = await loadMembers(tx, inputs, rounds)
  const attempts: AttemptTable[] = []
  const papers: { attempt_id: string; body: string }[] = []
  const latecomers: Entrant[] = []
  const intakes: Schema['intake'][] = []
  const studied: Required<RoundMemberTable>[] = []
  const outcomes = inputs.map<Outcome<{ attemptId: string }>>((input) => {
    const running = open.get(openKey(input))
    if (running) return { ok: { attemptId: running } }
    const round = rounds.get(input.roundId)
    const phase = round && phaseOf(round, input.phase)
    if (!round || !phase || round.state !== 'published' || input.now >= closesAtOf(round)) return refuse(new AppError('round_closed', '这场竞赛已经截止，不能再开始答题。'))
    const { facts, entrant, own, studied: study } = members.of(input)
    const begin = input.proxyBy !== undefined && phase.proxy === true ? mayBeEntered : mayBegin
    const start = unlessPaused(begin(round.config, phase, starterOf(round, phase, facts, input.day), input.now, input.zone), round)
    if (!start.may) {
      return refuse(cannotStart(round.config, phase, start, { zone: input.zone, now: input.now, lineage: facts.lineage }))
    }
    const latecomer = { round_id: input.roundId, member_id: input.memberId, unit_id: input.unitId, late: 1 }
    if (!entrant) latecomers.push(latecomer)
    const { out } = placeOf(round.config, input.memberId, `${facts.lineage.join('/')}/`, facts.known)
    const full = fullScore(input.paper, phase.scoring, phase.timing.questionSeconds)
    attempts.push({
      id: input.attemptId, round_id: input.roundId, phase: input.phase, member_id: input.memberId,
      unit_id: (entrant ?? latecomer).unit_id, for_unit: countsForUnit(round.config.audience, { late: facts.late, out }) ? 1 : 0,
      no: Math.max(0, ...own.filter((row) => row.phase === input.phase).map((row) => row.no)) + 1, day: input.day, open_key: openKey(input),
      state: JSON.stringify({ ...emptyState(phase, input.now), ...(input.doubled?.length && { doubled: input.doubled }) }), seq: 0, device: '',
      started_at: input.now, deadline_at: input.deadlineAt, finished_at: null, finish: null, score: null, full_score: full, correct: null,
      total: input.paper.length, time_ms: null, marks: null, scored_epoch: 0, paper_id: input.paperId, passed: 0, voided: '', leaves: 0, proxy_by: input.proxyBy ?? ''
    })
    papers.push({ attempt_id: input.attemptId, body: JSON.stringify(input.paper) })
    open.set(openKey(input), input.attemptId)
    // With the first paper the figures come on record; from then on they are brought up to date for everybody at once.
    const { inResult } = factsIn(round.config)
    if (inResult.length && own.length === 0) studied.push(studiedRow(input.roundId, input.memberId, inResult, study))
    const { intake } = phase.window
    if (intake && !input.proxyBy) intakes.push(members.admit({ round_id: input.roundId, phase: input.phase, stretch: stretchOf(intake.minutes, input.now, input.zone), n: 1 }))
    return { ok: { attemptId: input.attemptId } }
  })
  await insertAttempts(tx.db, tx.engine, attempts)
  await insertPapers(tx.db, tx.engine, papers)
  // All attempts of a latecomer count under the unit of the first: a transfer between two of them moves nothing.
  await insertEntrants(tx.db, tx.engine, latecomers)
  await addIntakes(tx.db, tx.engine, summed(intakes))
  await recordStudied(tx.db, tx.engine, unlikeKeys(studied))
  for (const { id, round_id, phase, member_id, proxy_by, started_at } of attempts) {
    if (proxy_by) await recordAudit(tx, { at: started_at, actor: proxy_by, kind: 'attempt.proxy', subject: round_id, outcome: 'done', data: { member: member_id, phase, attempt: id } })
  }
  return outcomes
})

/** Somebody may start two phases in one batch. */
const unlikeKeys = (rows: readonly Required<RoundMemberTable>[]) => [...new Map(rows.map((row) => [`${row.round_id} ${row.member_id}`, row])).values()]

function summed(intakes: readonly Schema['intake'][]): Schema['intake'][] {
  const sums = new Map<string, Schema['intake']>()
  for (const one of intakes) {
    const key = `${one.round_id} ${one.phase} ${one.stretch}`
    sums.set(key, { ...one, n: (sums.get(key)?.n ?? 0) + one.n })
  }
  return [...sums.values()]
}

const CODES: Partial<Record<StartCode, ErrorCode>> = {
  late: 'not_invited', upcoming: 'round_not_open', closed: 'round_closed', outsideHours: 'outside_hours', full: 'outside_hours', paused: 'outside_hours',
  noneLeft: 'no_attempts_left', noneToday: 'no_attempts_left', noneThisWeek: 'no_attempts_left', passed: 'no_attempts_left'
}

export function cannotStart(config: RoundConfig, phase: PhaseConfig, start: Extract<Start, { may: false }>, at: { zone: string; now: number; lineage?: Lineage }): AppError {
  return notStarted(start, whyNotWords(config, phase, start, at))
}

export const notStarted = ({ code, opensAt }: Extract<Start, { may: false }>, words: string): AppError =>
  new AppError(CODES[code] ?? 'not_admitted', words, opensAt === null ? undefined : { opensAt })

async function openAttempts({ db, engine }: Tx, inputs: readonly StartInput[]) {
  const { rows } = await sql<{ id: string; open_key: string }>`select id, open_key from attempt where ${among(engine, 'open_key', unique(inputs.map(openKey)))}`.execute(db)
  return new Map(rows.map((row) => [row.open_key, row.id]))
}
