import type { RescorePlace } from '../input'

/** 已重新计分 397 份答卷：分数升高 12 份、降低 45 份、不变 340 份 */
export function rescoredWords({ rescored, rose, fell }: Pick<RescorePlace, 'rescored' | 'rose' | 'fell'>): string {
  if (rescored === 0) return '没有要重新计分的答卷'
  return `已重新计分 ${shown(rescored)} 份答卷：分数升高 ${shown(rose)} 份、降低 ${shown(fell)} 份、不变 ${shown(rescored - rose - fell)} 份`
}

const shown = (n: number) => n.toLocaleString('en-US')
