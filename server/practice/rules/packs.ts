import { randomOrder, shuffled, type Random } from '../../rounds/rules/random'

/* Which questions a pack holds, and what the answers to one come to. */

export const DAILY = 5

/** The day's questions. Those of the last weeks are left out while there are enough others. `ids` in a fixed order: the same seed, the same five. */
export function dailyDraw<T extends { id: string }>(questions: readonly T[], recent: ReadonlySet<string>, random: Random): T[] {
  const taken: T[] = []
  const again: T[] = []
  for (const question of randomOrder(questions, random)) {
    if (taken.length === DAILY) break
    if (!recent.has(question.id)) taken.push(question)
    else if (again.length < DAILY) again.push(question)
  }
  return [...taken, ...again].slice(0, DAILY)
}

/** What was never practised first, then what was practised longest ago; handed out in mixed order. */
export function leastPractised<T extends { id: string }>(questions: readonly T[], seenAt: (id: string) => number | undefined, limit: number, random: Random): T[] {
  const fresh: T[] = []
  for (const question of randomOrder(questions, random)) {
    if (fresh.length === limit) break
    if (seenAt(question.id) === undefined) fresh.push(question)
  }
  if (fresh.length === limit) return fresh
  const seen = questions.flatMap((question) => {
    const at = seenAt(question.id)
    return at === undefined ? [] : [{ question, at }]
  })
  const oldest = seen.sort((a, b) => a.at - b.at || (a.question.id < b.question.id ? -1 : 1)).slice(0, limit - fresh.length)
  return shuffled([...fresh, ...oldest.map(({ question }) => question)], random)
}

export interface PackAnswer {
  id: string
  questionId: string
  at: number
  correct: boolean
  points: number
}

/** One answer to each question: the first, since the key was shown after it. In the order in which they were given. */
export function firstAnswers<T extends Pick<PackAnswer, 'id' | 'questionId' | 'at'>>(answers: readonly T[]): T[] {
  const first = new Map<string, T>()
  for (const answer of [...answers].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))) {
    if (!first.has(answer.questionId)) first.set(answer.questionId, answer)
  }
  return [...first.values()]
}

/** Challenge: right answers before the first mistake. */
export function rowLength(answers: readonly PackAnswer[]): number {
  const row = firstAnswers(answers)
  const mistake = row.findIndex((answer) => !answer.correct)
  return mistake === -1 ? row.length : mistake
}

/** Mock: in hundredths of a point. */
export const packScore = (answers: readonly PackAnswer[]): number => firstAnswers(answers).reduce((sum, { points }) => sum + points, 0)
