import type { AnsweredItem, PaperSummary } from '../../../../contract/papers'
import { letters } from '../../question/words'

export const outcomes: Record<AnsweredItem['outcome'], string> = { right: '答对', partial: '部分答对', wrong: '答错', blank: '没有作答' }
const ways: Record<NonNullable<PaperSummary['finish']>, string> = { submitted: '本人交卷', timeout: '到时自动交卷', ended: '竞赛结束时自动交卷', left: '离开次数超过规定，自动交卷' }

export const wayOf = ({ finish, proxyBy }: PaperSummary): string => (finish === null ? '还没有交' : proxyBy ? `${proxyBy}代录` : ways[finish])

/** 90.5 / 100, 90.5 分 where there is no full score */
export const scoreOf = ({ score, fullScore }: Pick<PaperSummary, 'score' | 'fullScore'>): string => (score === null ? '—' : fullScore === null ? `${score} 分` : `${score} / ${fullScore}`)

/** 12 分 30 秒 */
export function spent(ms: number): string {
  const seconds = Math.round(ms / 1000)
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  return [hours ? `${hours} 小时` : '', minutes ? `${minutes} 分` : '', seconds % 60 || seconds === 0 ? `${seconds % 60} 秒` : ''].filter(Boolean).join(' ')
}

type Question = AnsweredItem['question']

/** What was right, in the order in which the member saw the options. */
export function rightWords({ type }: Question, right: readonly number[], texts: readonly (readonly string[])[]): string {
  if (type === 'fill') return texts.map((accepted) => accepted.join(' 或 ')).join('；')
  if (type === 'judge') return right[0] === 0 ? '正确' : '错误'
  return letters([...right])
}

export function answerOf({ question, answer }: Pick<AnsweredItem, 'question' | 'answer'>): string {
  if (answer === null || answer.length === 0) return '没有作答'
  const places = answer.filter((value): value is number => typeof value === 'number')
  if (question.type === 'fill') return answer.map((text) => String(text).trim() || '空着').join('；')
  return rightWords(question, places, [])
}
