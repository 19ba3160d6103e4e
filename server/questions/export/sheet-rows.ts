import type { ParsedQuestion } from '../parse/types'

/* Questions as rows of a workbook; the headings are those that our own reader knows. */

const TYPES: Partial<Record<ParsedQuestion['type'], string>> = { single: '单选题', multiple: '多选题', judge: '判断题', fill: '填空题', short: '简答题' }
export const typeName = (type: ParsedQuestion['type']) => TYPES[type] ?? '其他'
export const letter = (place: number) => String.fromCharCode(65 + place)

/** What stands behind 答案：the letters, 正确 or 错误, or the texts: blanks apart by ；, alternatives by |. */
export function answerText({ type, answer, answer_text }: Pick<ParsedQuestion, 'type' | 'answer' | 'answer_text'>): string {
  if (type === 'judge') return answer[0] === undefined ? '' : answer[0] === 0 ? '正确' : '错误'
  if (type === 'single' || type === 'multiple') return answer.map(letter).join('')
  return answer_text.map((texts) => texts.join('|')).join('；')
}

const isChoice = ({ type }: ParsedQuestion) => type === 'single' || type === 'multiple'

export function sheetRows(questions: readonly ParsedQuestion[]): string[][] {
  const most = Math.max(4, ...questions.map((one) => (isChoice(one) ? one.options.length : 0)))
  const places = Array.from({ length: most }, (_, i) => i)
  const header = ['题型', '题干', ...places.map((i) => `选项${letter(i)}`), '答案', '解析', '出处', '专题', '时期', '难度', '标签']
  return [header, ...questions.map((one) => [
    typeName(one.type), one.stem, ...places.map((i) => (isChoice(one) ? one.options[i] ?? '' : '')), answerText(one), one.analysis, one.source ?? '', one.topic ?? '',
    one.period ?? '', one.difficulty === undefined ? '' : String(one.difficulty), (one.tags ?? []).join('、')
  ])]
}
