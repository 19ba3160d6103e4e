import type { PracticeKind } from '../../contract/practice'

/* Tables of practice and of long work: see migrations/003-practice.ts. Conventions as in schema.ts. */

export interface PracticeSchema {
  practice_answer: PracticeAnswerTable
  /** The latest answer to each question a member has practised. */
  practice_seen: { member_id: string; question_id: string; at: number; correct: number }
  wrong_question: WrongQuestionTable
  /** Locked while a member's practice is written. */
  practice_member: { member_id: string }
  /** Attempts whose wrong answers have gone into the wrong-question book. */
  practice_taken: { member_id: string; attempt_id: string }
  /** mock: hundredths of a point, by round. challenge: questions in a row; `round_id` is empty. */
  practice_best: { member_id: string; kind: 'mock' | 'challenge'; round_id: string; best: number }
  /** JSON of the drawn paper, for its points. */
  practice_mock: { pack: string; member_id: string; round_id: string; at: number; paper: string }
  /** JSON of version ids. */
  daily_pack: { day: number; body: string }
  /** Days on which a member did all of the daily questions. */
  daily_done: { member_id: string; day: number }
}

/** Append-only. `id` is the phone's own, so a member's. */
export interface PracticeAnswerTable {
  member_id: string
  id: string
  question_id: string
  version: number
  kind: PracticeKind
  pack: string
  at: number
  received_at: number
  value: string
  correct: number
  /** Hundredths; mock only. */
  points: number
}

export interface WrongQuestionTable {
  member_id: string
  question_id: string
  /** JSON of `Memory` (practice/rules/memory.ts). */
  card: string
  due_at: number
  wrongs: number
  /** How many of `wrongs` were made in practice. */
  in_practice: number
  /** Right answers since the last wrong one. */
  rights: number
  last_at: number
  /** The latest round in which it was answered wrongly; empty: none. */
  round_title: string
  mastered: number
}
