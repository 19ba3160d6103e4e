import type { PracticeKind, PracticeQuestion } from '../../../contract/practice'
import { keyInWords } from '@/quiz/marks'
import { letter } from '@/quiz/words'
import { withoutPictures } from '@/services/pictures'
import type { Wanted } from './open-pack'
import { missed, isAnswered, rightCount, type Practising } from './practising'

export const titleOf = ({ kind, topic, period }: Wanted): string => {
  const names: Record<PracticeKind, string> = { daily: '每日五题', topic: topic ?? period ?? '综合练习', mock: '模拟', challenge: '连对挑战', wrong: '错题复习' }
  return names[kind]
}

/** What the next one is called; the day has five questions and no more. */
export const againWords: Record<PracticeKind, string | null> = {
  daily: null, topic: '再练一组', mock: '再模拟一次', challenge: '再挑战一次', wrong: '接着复习'
}

/** The result in a sentence. */
export function resultWords (state: Practising): string {
  const right = rightCount(state)
  const total = state.questions.length
  switch (state.kind) {
    case 'daily': return right === total ? '今天的题全部答对' : '今天的题答完了'
    case 'topic': return right === total ? `${total} 题全部答对` : '这一组练完了'
    case 'wrong': return right === total ? `${total} 题全部答对` : '这一组复习完了'
    case 'challenge': return right === total ? `题库里的 ${total} 题全部答对` : '答错一题，挑战结束'
    case 'mock': return '模拟完成，不计入竞赛成绩'
    default: return state.kind satisfies never
  }
}

/** What becomes of those that were missed; what a mock left open is no mistake. */
export function missedWords (state: Practising): string {
  const count = missed(state).filter((pos) => state.kind !== 'mock' || isAnswered(state, pos)).length
  if (!count) return ''
  return state.kind === 'wrong' ? `没有答对的 ${count} 题留在错题本，今天再复习一次` : `没有答对的 ${count} 题收进错题本`
}

/** The key in words that need no options beside them: B 江阴; A 镇江、C 芜湖; 正确. */
export function keyOf (question: PracticeQuestion): string {
  const { type, right, options } = question
  if (type === 'fill' || type === 'judge') return keyInWords(type, question)
  return right.map((place) => `${letter(type, place)} ${withoutPictures(options[place] ?? '')}`).join('、')
}
