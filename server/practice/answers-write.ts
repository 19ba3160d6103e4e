import type { PracticeKind } from '../../contract/practice'
import { sql } from 'kysely'
import { among, forUpdate } from '../db/dialects'
import type { PracticeAnswerTable, PracticeSchema } from '../db/practice-schema'
import { defineBulkWrite, type Tx } from '../db/writer/write'
import { recordPacks } from './pack-results'
import { afterAnswer, type Given, type WrongEntry } from './rules/wrong-book'
import { entryOf, insertAnswers, insertMembers, insertTaken, putSeen, putWrong, rowOf, rowsOf } from './store'

/** An answer that the server has judged. */
export interface Judged {
  id: string
  questionId: string
  version: number
  kind: PracticeKind
  pack: string
  at: number
  value: string
  correct: boolean
  /** Nothing was chosen or written. */
  blank: boolean
  points: number
}

/** Wrong answers of a finished attempt whose key its member may see by now. */
export interface TakenAttempt {
  id: string
  at: number
  roundTitle: string
  wrong: string[]
}

export interface PracticeInput {
  memberId: string
  now: number
  answers: Judged[]
  attempts: TakenAttempt[]
}

/**
 * Takes practice answers, and attempts, into the record and the wrong-question book. What was taken before changes nothing: a phone sends its
 * answers until it hears that they are there.
 */
export const recordPractice = defineBulkWrite<PracticeInput, Record<string, never>>('practice.record', async (tx, inputs) => {
  const members = [...new Set(inputs.map(({ memberId }) => memberId))]
  await lockMembers(tx, members)
  const fresh = await freshAnswers(tx, members, inputs)
  const attempts = await freshAttempts(tx, members, inputs)
  await insertAnswers(tx.db, tx.engine, fresh)
  await insertTaken(tx.db, tx.engine, attempts.map(({ memberId, id }) => ({ member_id: memberId, attempt_id: id })))
  await recordSeen(tx, members, fresh)
  await recordWrong(tx, members, [
    ...fresh.filter(countsForBook).map((row) => ({ memberId: row.member_id, questionId: row.question_id, given: { at: row.at, correct: row.correct === 1 } })),
    ...attempts.flatMap(({ memberId, at, roundTitle, wrong }) => wrong.map((questionId) => ({ memberId, questionId, given: { at, correct: false, round: roundTitle } })))
  ])
  await recordPacks(tx, members, fresh)
  return inputs.map(() => ({ ok: {} }))
})

type Fresh = PracticeAnswerTable & { blank: boolean }

/** What a mock left open is no mistake; elsewhere to pass is not to know. */
const countsForBook = (row: Fresh) => !(row.blank && row.kind === 'mock')

/** Another process that writes for the same member waits, and then sees what this one has written. */
export async function lockMembers({ db, engine }: Tx, members: readonly string[]): Promise<void> {
  await insertMembers(db, engine, members.map((member_id) => ({ member_id })))
  if (engine === 'postgres') await sql`select member_id from practice_member where ${among(engine, 'member_id', members)} order by member_id ${forUpdate(engine)}`.execute(db)
}

async function freshAnswers(tx: Tx, members: readonly string[], inputs: readonly PracticeInput[]): Promise<Fresh[]> {
  const known = await rowsOf(tx, 'practice_answer', members, 'id', inputs.flatMap(({ answers }) => answers.map(({ id }) => id)))
  const seen = new Set(known.map((row) => `${row.member_id} ${row.id}`))
  const rows = inputs.flatMap(({ memberId, now, answers }) => answers.flatMap(({ questionId, correct, ...answer }) => {
    const key = `${memberId} ${answer.id}`
    if (seen.has(key)) return []
    seen.add(key)
    return [{ ...answer, member_id: memberId, question_id: questionId, received_at: now, correct: correct ? 1 : 0 }]
  }))
  return rows.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
}

async function freshAttempts(tx: Tx, members: readonly string[], inputs: readonly PracticeInput[]): Promise<(TakenAttempt & { memberId: string })[]> {
  const known = await rowsOf(tx, 'practice_taken', members, 'attempt_id', inputs.flatMap(({ attempts }) => attempts.map(({ id }) => id)))
  const seen = new Set(known.map((row) => row.attempt_id))
  return inputs.flatMap(({ memberId, attempts }) => attempts.flatMap((attempt) => {
    if (seen.has(attempt.id)) return []
    seen.add(attempt.id)
    return [{ ...attempt, memberId }]
  }))
}

async function recordSeen(tx: Tx, members: readonly string[], fresh: readonly Fresh[]) {
  const known = await rowsOf(tx, 'practice_seen', members, 'question_id', fresh.map((row) => row.question_id))
  const latest = new Map(known.map((row) => [`${row.member_id} ${row.question_id}`, row]))
  const changed = new Map<string, PracticeSchema['practice_seen']>()
  for (const { member_id, question_id, at, correct } of fresh) {
    const key = `${member_id} ${question_id}`
    if ((latest.get(key)?.at ?? -1) > at) continue
    const row = { member_id, question_id, at, correct }
    latest.set(key, row)
    changed.set(key, row)
  }
  await putSeen(tx.db, tx.engine, [...changed.values()])
}

async function recordWrong(tx: Tx, members: readonly string[], events: readonly { memberId: string; questionId: string; given: Given }[]) {
  const known = await rowsOf(tx, 'wrong_question', members, 'question_id', events.map(({ questionId }) => questionId))
  const entries = new Map<string, WrongEntry | undefined>(known.map((row) => [`${row.member_id} ${row.question_id}`, entryOf(row)]))
  const changed = new Map<string, { memberId: string; questionId: string }>()
  for (const { memberId, questionId, given } of [...events].sort((a, b) => a.given.at - b.given.at)) {
    const key = `${memberId} ${questionId}`
    entries.set(key, afterAnswer(entries.get(key), given))
    changed.set(key, { memberId, questionId })
  }
  await putWrong(tx.db, tx.engine, [...changed].flatMap(([key, { memberId, questionId }]) => {
    const entry = entries.get(key)
    return entry ? [rowOf(memberId, questionId, entry)] : []
  }))
}
