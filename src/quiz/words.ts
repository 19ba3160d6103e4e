import type { AttemptView } from '../../contract/quiz'
import type { QuestionType } from '../../contract/question'

export const typeName: Record<QuestionType, string> = { single: '单选题', multiple: '多选题', judge: '判断题', fill: '填空题' }

/** What an incomplete multiple choice earns. */
export const multipleRule: Record<AttemptView['multiple'], string> = {
  all: '少选不得分', half: '少选得一半', each: '少选按项得分'
}

/** Judgements have no letters. */
export const letter = (type: QuestionType, place: number): string | undefined =>
  type === 'judge' ? undefined : String.fromCharCode(65 + place)

/** 第 7、8 题; of many the first few with their number. */
export function someQuestions (places: readonly number[]): string {
  const few = 4
  return places.length > few ? `第 ${places.slice(0, few).join('、')} 题等 ${places.length} 题` : `第 ${places.join('、')} 题`
}
