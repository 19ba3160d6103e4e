import type { AttemptResult } from '../../../contract/quiz'

type Effect = NonNullable<AttemptResult['unit']>

/** 90.1 */
export const mean = (value: number | null): string => (value === null ? '—' : value.toFixed(1))

export function meanChange ({ unit, meanBefore, meanAfter }: Effect): string {
  if (meanBefore === null) return `${unit.name}平均分 ${mean(meanAfter)}`
  return mean(meanBefore) === mean(meanAfter)
    ? `${unit.name}平均分 ${mean(meanAfter)}，没有变化`
    : `${unit.name}平均分由 ${mean(meanBefore)} 变为 ${mean(meanAfter)}`
}

/** How far it is to the next place, in the figure that the board goes by (rates come in percent). */
export function distance ({ ahead, meanBefore }: Effect, another = false): string {
  if (!ahead) return meanBefore === null ? `${another ? '' : '你'}是支部里第一位参加的` : ''
  const { rank, gap, label } = ahead
  if (gap < 0.05) return `与第 ${rank} 名几乎相同`
  const unit = label === '参与率' ? '个百分点' : label.endsWith('人数') ? '人' : '分'
  return `${label}距第 ${rank} 名 ${Number(gap.toFixed(1))} ${unit}`
}
