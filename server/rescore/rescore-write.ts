import { sql } from 'kysely'
import { recordAudit } from '../audit'
import { among } from '../db/dialects'
import { bulkUpdate, bulkUpsert } from '../db/dialects/bulk'
import type { AttemptTable, Schema } from '../db/schema'
import { defineWrite, type Tx } from '../db/writer/write'
import { heldJob } from '../jobs/queue'
import { Changes, standingKey } from '../leaderboard/changes'
import { keptFor, ownerOf } from '../leaderboard/kept'
import { roundFrame } from '../leaderboard/standing'
import { writeKept } from '../leaderboard/store'
import type { AttemptState } from '../quiz/attempt-state'
import { marksOf, phaseIn, type KeptMarks } from '../quiz/finish-write'
import { loadAttempts, loadPapers, loadRounds, loadRubrics, rubricEpoch, unique, type Epoch, type LoadedRound } from '../quiz/load'
import { passes } from '../rounds/rules/answered'
import { longestStreak } from '../rounds/rules/extras'
import { refolded, type Marked } from './fold'
import { placeOf, type RescoreInput, type RescorePlace } from './input'
import { stepJob } from './job-writes'
import { correctionNote } from './rules/note'

interface StepInput {
  jobId: string
  runner: string
  now: number
  /** Papers that hold a corrected version. */
  attemptIds: string[]
  /** Where to go on, and how many attempts were looked at in this step. */
  after: string
  looked: number
}

type Remarked = Pick<AttemptTable, 'id' | 'score' | 'correct' | 'passed' | 'marks' | 'scored_epoch'>
const updateMarks = bulkUpdate<Remarked>({ table: 'attempt', key: 'id', columns: { id: 'text', score: 'bigint', correct: 'bigint', passed: 'bigint', marks: 'text', scored_epoch: 'bigint' } })
const insertNotes = bulkUpsert<Schema['round_note']>({ table: 'round_note', key: ['id'], merge: {}, columns: { id: 'text', round_id: 'text', at: 'bigint', text: 'text' } })

/**
 * One step of a re-scoring: marks some papers again and takes the differences into standings, units and ranks. No paper is handed in
 * meanwhile. Done twice it changes nothing the second time: what is marked with the new key is passed by.
 */
export const rescoreStep = defineWrite('rescore.step', async (tx, input: StepInput): Promise<{ held: boolean }> => {
  const epoch = await rubricEpoch(tx, true)
  const job = await heldJob(tx, input.jobId, input.runner)
  if (!job) return { held: false }
  const task = JSON.parse(job.input) as RescoreInput
  const place = placeOf(job)
  const rows = [...(await loadAttempts(tx, input.attemptIds)).values()].filter((row) => row.finished_at !== null && row.scored_epoch < task.epoch)
  let marked: Marked[] = []
  if (rows.length) {
    const rounds = await loadRounds(tx, rows.map((row) => row.round_id))
    marked = await remarked(tx, rows, rounds, epoch)
    await rescore(tx, marked, rounds)
    await note(tx, job.id, task, [...rounds.values()], input.now)
  }
  const changes = marked.map(({ score }, i) => (score ?? 0) - (rows[i]?.score ?? 0))
  const next: RescorePlace = {
    after: input.after, rescored: place.rescored + rows.length, inPass: place.inPass + rows.length,
    rose: place.rose + changes.filter((change) => change > 0).length, fell: place.fell + changes.filter((change) => change < 0).length
  }
  await stepJob(tx, job, { place: next, looked: input.looked, now: input.now })
  return { held: true }
})

async function remarked(tx: Tx, rows: readonly AttemptTable[], rounds: Map<string, LoadedRound>, epoch: Epoch): Promise<Marked[]> {
  const papers = await loadPapers(tx, rows.map((row) => row.id))
  const rubrics = await loadRubrics(tx, [...papers.values()].flatMap((paper) => paper.map(({ version }) => version)), epoch)
  return rows.map((row) => {
    const phase = phaseIn(rounds.get(row.round_id) as LoadedRound, row.phase)
    const { marks, score, correct } = marksOf(phase, papers.get(row.id) ?? [], rubrics, JSON.parse(row.state) as AttemptState)
    const passed = passes(phase, { score, correct, streak: longestStreak(marks) }) ? 1 : 0
    return { ...row, score, correct, passed, scored_epoch: epoch.n, kept: { ...keptOf(row), marks } }
  })
}

const keptOf = (row: Pick<AttemptTable, 'marks'>) => JSON.parse(row.marks ?? '{"marks":[],"before":null,"after":null}') as KeptMarks
const owner = (row: Pick<AttemptTable, 'round_id' | 'member_id'>) => `${row.round_id} ${row.member_id}`

async function rescore(tx: Tx, fresh: readonly Marked[], rounds: Map<string, LoadedRound>) {
  const { db, engine } = tx
  const scored = fresh.filter((row) => !rounds.get(row.round_id)?.practice)
  const own = await ownAttempts(tx, scored)
  const all = [...own.values()].flat()
  const kept = await keptFor(tx, all, rounds)
  const before = new Map(kept.standings.map((row) => [standingKey(row), row]))
  const told = new Map(fresh.map((row) => [row.id, row]))
  const changes = new Changes(kept.paths)
  for (const attempts of own.values()) {
    const [first] = attempts
    const round = first && rounds.get(first.round_id)
    if (!first || !round) continue
    const frame = roundFrame(round)
    const folded = refolded(frame, ownerOf(first, round.config, kept), attempts.map((row) => told.get(row.id) ?? row))
    for (const row of folded.attempts) told.set(row.id, row)
    for (const row of folded.rows.values()) changes.move(frame, before.get(standingKey(row)), row)
  }
  await updateMarks(db, engine, [...told.values()].map((row) => ({
    id: row.id, score: row.score, correct: row.correct, passed: row.passed, marks: JSON.stringify(row.kept), scored_epoch: row.scored_epoch
  })))
  await writeKept(db, engine, changes.all())
}

/** Every finished attempt of those whose papers are marked again, by member and round. */
async function ownAttempts({ db, engine }: Tx, rows: readonly Marked[]): Promise<Map<string, Marked[]>> {
  const groups = new Map<string, Marked[]>(rows.map((row) => [owner(row), []]))
  const { rows: all } = await sql<AttemptTable>`select * from attempt where finished_at is not null and ${among(engine, 'round_id', unique(rows.map((row) => row.round_id)))}
    and ${among(engine, 'member_id', unique(rows.map((row) => row.member_id)))}`.execute(db)
  for (const row of all) groups.get(owner(row))?.push({ ...row, kept: keptOf(row) })
  return groups
}

/** On each round's page once, and in the record. */
async function note(tx: Tx, jobId: string, task: RescoreInput, rounds: readonly LoadedRound[], now: number) {
  const known = await tx.db.selectFrom('round_note').select('id').where('id', 'in', rounds.map((round) => `${jobId}.${round.id}`)).execute()
  const fresh = rounds.filter((round) => !known.some(({ id }) => id === `${jobId}.${round.id}`))
  await insertNotes(tx.db, tx.engine, fresh.flatMap((round) => {
    const [phase] = round.config.phases
    const closed = round.state === 'ended' || now >= (round.ended_at ?? round.closes_at)
    return phase ? [{ id: `${jobId}.${round.id}`, round_id: round.id, at: now, text: correctionNote(task.noted, { paper: phase.paper, reveal: phase.reveal, closed }) }] : []
  }))
  for (const round of fresh) await recordAudit(tx, { at: now, actor: 'system', kind: 'round.rescore', subject: round.id, outcome: 'done', data: { job: jobId, question: task.question.id } })
}
