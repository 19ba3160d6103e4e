import { minutesWords } from '../../study/rules/words'

/** 450 → 7 小时 30 分钟（7.5 小时）: forms ask for hours, people think in both. */
export function hoursWords(minutes: number): string {
  const plain = minutesWords(minutes) || '0 小时'
  return minutes > 60 && minutes % 60 ? `${plain}（${Number((minutes / 60).toFixed(2))} 小时）` : plain
}

/** What is printed. `from`: null where it is all from the beginning. */
export const certificateWords = ({ from, to, sessions, minutes }: { from: string | null; to: string; sessions: number; minutes: number }): string =>
  `${from === null ? `截至 ${to}` : from === to ? to : `${from}至 ${to}`}，参加志愿服务 ${sessions} 次，服务时长合计 ${hoursWords(minutes)}，特此证明。`

/** What was changed after it was first given: the last words, where there is more than the first. */
export function noteOf(entries: readonly { cause: string; words: string }[]): string {
  const last = entries.at(-1)
  return last && (entries.length > 1 || last.cause !== 'given') ? last.words : ''
}
