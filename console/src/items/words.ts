import type { ItemStatistics } from '../../../contract/questions'
import { JUDGE, letter } from '../question/words'

/** What a column's figure is, for whoever reads it the first time. */
export const MEANINGS = {
  facility: '得分率：这道题的平均得分 ÷ 满分。100% 是人人全对。',
  discrimination: '区分度：这道题的得分与同一份卷其余题得分的相关系数，最大 100%。越高越能分出水平；明显低于 0，说明会的人反而答错，要核对。',
  efficiency: '区分效率：区分度 ÷ 这道题最多能达到的区分度。很易、很难的题用它来看更公平。',
  weight: '占分：这道题在总分差别里实际起的作用；括号里是按分值应占的。'
} as const

/** 62.5%; nothing to tell: — */
export const percent = (ratio: number | null): string => (ratio === null ? '—' : `${Math.round(ratio * 1000) / 10}%`.replace('-', '−'))

/** Bands that textbooks of testing use for a discrimination index. */
export function discriminationWord(value: number | null): string {
  if (value === null) return ''
  if (value < 0) return '为负'
  if (value < 0.2) return '较弱'
  return value < 0.4 ? '尚可' : '良好'
}

/** “B 北京”, “正确”, “没有作答” */
export function optionName({ type, options }: Pick<ItemStatistics, 'type' | 'options'>, option: number | null): string {
  if (option === null) return '没有作答'
  return type === 'judge' ? JUDGE[option] ?? '' : `${letter(option)}　${options[option] ?? ''}`
}

export const rowKey = ({ questionId, version }: Pick<ItemStatistics, 'questionId' | 'version'>): string => `${questionId}.${version}`
