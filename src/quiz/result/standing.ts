import type { AttemptResult } from '../../../contract/quiz'
import { points } from '@/services/format'

/** How the end was seen by whoever answered: the clock, or one wrong answer too many. */
export type Seen = 'over' | 'wrong' | null

/** How the attempt came to its end. */
export function ending ({ finish, practice }: Pick<AttemptResult, 'finish' | 'practice'>, how: Seen): string {
  if (how === 'wrong') return '答错的题数到了规定，答卷结束'
  if (finish === 'left') return '离开次数超过规定，已按保存的答案交卷'
  if (finish === 'ended') return '组织者已提前结束，已按保存的答案交卷'
  if (finish === 'timeout' || how === 'over') return '时间到，答卷自动交上'
  return practice ? '练习已完成' : '已交卷'
}

/** Why the paper does not count, in words; empty: it does. */
export function voidedWords ({ voided }: Pick<AttemptResult, 'voided'>): string {
  switch (voided) {
    case null: return ''
    case 'tooFast': return '用时比规定的最短时间还短，这一次不计成绩'
    case 'left': return '离开次数超过规定，这份答卷作废，不计成绩'
    default: return voided satisfies never
  }
}

/** Whose paper it is and who entered it: the time it took on paper is not known. */
export const proxyWords = ({ name, byMe }: NonNullable<AttemptResult['proxy']>): string =>
  `${byMe ? `${name}的纸质答卷，由你代录` : '纸质答卷，由组织者代录'}，用时按规定的时限计`

/** Passed or not; empty where there is no pass mark, or nothing counts. */
export function passedWords ({ passed, voided, again }: Pick<AttemptResult, 'passed' | 'voided' | 'again'>): string {
  if (passed === null || voided) return ''
  return passed ? '合格' : again.can ? '还没有合格，可以再答' : '没有合格'
}

/** What this attempt changed in what counts, by the round's counting rule; empty when there is nothing to say. */
export function change ({ score, standing, no, proxy }: Pick<AttemptResult, 'score' | 'standing' | 'no' | 'proxy'>): string {
  if (!standing || standing.after === null || score === null) return ''
  const { before, after, kind } = standing
  const counted = `${points(after)} 分`
  switch (kind) {
    case 'best':
      if (before === null) return no > 1 ? '' : proxy?.byMe ? '这是第一次成绩' : '这是你的第一次成绩'
      if (score > before) return `比之前最好成绩高 ${points(score - before)} 分`
      return score === before ? '与之前最好成绩相同' : `按最好成绩 ${counted}计`
    case 'first': return before === null ? '以这一次为准' : `成绩以第一次为准，计 ${counted}`
    case 'last': return `以最后一次为准，计 ${counted}`
    case 'sum': return `累计 ${counted}`
    case 'average': return `平均 ${counted}`
    case 'dailyBestSum': return `每天最好成绩合计 ${counted}`
    case 'weeklyBestSum': return `每周最好成绩合计 ${counted}`
    case 'paperBestSum': return `各卷最好成绩合计 ${counted}`
    default: return kind satisfies never
  }
}
