import type { PracticeHome } from '../../../contract/practice'
import { percent } from '@/services/format'

/** 今天已答 2 / 5 题; when all are answered, how many were right. */
export function dailyWords ({ total, done, correct }: PracticeHome['daily']): string {
  if (done >= total) return `今天 ${total} 题已答完，答对 ${correct} 题`
  return done ? `今天已答 ${done} / ${total} 题` : '大家今天答的是同样的题'
}

/** 今天要复习 3 题，还没掌握 8 题，已掌握 12 题 */
export function wrongWords ({ due, open, mastered }: PracticeHome['wrong']): string {
  const said = [due ? `今天要复习 ${due} 题` : '', open ? `还没掌握 ${open} 题` : '', mastered ? `已掌握 ${mastered} 题` : ''].filter(Boolean)
  return said.length ? said.join('，') : '答错的题会收在这里'
}

/** 已练 12 / 40 题，答对 75.0% */
export const shareWords = ({ total, done, rate }: PracticeHome['topics'][number]): string =>
  `已练 ${done} / ${total} 题${rate === null ? '' : `，答对 ${percent(rate)}`}`
