import type { PracticeAnswer } from '../../contract/practice'
import type { Context } from '../context'
import { plausible } from '../quiz/attempt-state'
import { findRound } from '../rounds/round'
import { markQuestion, type Mark } from '../rounds/rules/score'
import type { PaperItem, Rubric } from '../rounds/rules/types'
import type { Judged } from './answers-write'
import { mockPhase } from './mocks'
import { optionsOf } from './questions'
import { believable } from './rules/days'

interface Known {
  item: PaperItem
  rubric: Rubric
}

/** Answers with what the server thinks of them. Left out: what belongs to no question that is open for practice, or is no possible answer to it. */
export async function judge(ctx: Context, memberId: string, answers: readonly PracticeAnswer[], now: number): Promise<Judged[]> {
  const known = await knownQuestions(ctx, answers)
  const mocks = await mockRules(ctx, memberId, answers)
  return answers.flatMap<Judged>((answer) => {
    const { id, kind, pack, questionId, version, value } = answer
    const question = known.get(`${questionId} ${version}`)
    if (!question) return []
    const mock = kind === 'mock' ? mocks.get(pack) : undefined
    const item = { ...question.item, points: mock?.points.get(questionId) ?? 0 }
    const [given] = plausible([item], [{ pos: 1, value }])
    if (!given) return []
    const mark: Mark = markQuestion(item, question.rubric, given.value ?? undefined, mock?.multiple ?? 'all')
    return [{
      id, questionId, version, kind, pack, at: believable(answer.at, now), value: JSON.stringify(given.value),
      correct: mark.verdict === 'right', blank: mark.verdict === 'blank', points: mark.points
    }]
  })
}

async function knownQuestions({ db }: Context, answers: readonly PracticeAnswer[]): Promise<Map<string, Known>> {
  if (answers.length === 0) return new Map()
  const rows = await db.selectFrom('question_version as v').innerJoin('question as q', 'q.id', 'v.question_id').innerJoin('bank as b', 'b.id', 'q.bank_id')
    .select(['v.id', 'v.question_id', 'v.version', 'v.type', 'v.options', 'v.rubric'])
    .where('b.practice', '=', 1).where('q.status', '!=', 'removed').where('v.question_id', 'in', [...new Set(answers.map(({ questionId }) => questionId))]).execute()
  return new Map(rows.map((row) => [`${row.question_id} ${row.version}`, {
    item: { version: row.id, type: row.type, points: 0, order: row.type === 'judge' ? [] : optionsOf(row).map((_, place) => place) },
    rubric: JSON.parse(row.rubric) as Rubric
  }]))
}

/** Points and the rule for multiple choice of the mocks that were drawn for this member. */
async function mockRules({ db }: Context, memberId: string, answers: readonly PracticeAnswer[]) {
  const packs = [...new Set(answers.filter(({ kind }) => kind === 'mock').map(({ pack }) => pack))]
  const rows = packs.length === 0 ? [] : await db.selectFrom('practice_mock').selectAll().where('member_id', '=', memberId).where('pack', 'in', packs).execute()
  return new Map(await Promise.all(rows.map(async (row) => {
    const round = await findRound(db, row.round_id)
    const paper = JSON.parse(row.paper) as { id: string; points: number }[]
    return [row.pack, { multiple: round ? mockPhase(round, Number(row.at)).scoring.multiple : 'all' as const, points: new Map(paper.map(({ id, points }) => [id, points])) }] as const
  })))
}
