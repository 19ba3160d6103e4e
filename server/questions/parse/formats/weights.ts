import type { Problem } from '../types'
import { problem } from './question'

export interface Weighted {
  text: string
  /** In percent of the question's points. */
  weight: number
}

const FULL = 99.9
/** Three times 33 is meant to be 100. */
const ROUNDING = 1

interface Right { answer: number[]; problems: Problem[] }

export function rightByWeight(type: 'single' | 'multiple', options: readonly Weighted[], line: number | null, words: string): Right {
  const none = (code: 'no_answer' | 'answer_unclear', message: string): Right => ({ answer: [], problems: [problem(code, message, line, words)] })
  if (options.some((one) => !Number.isFinite(one.weight))) return none('answer_unclear', '选项的得分不是数字，看不出答案；请补上答案')
  const places = (meets: (weight: number) => boolean) => options.flatMap((one, at) => meets(one.weight) ? [at] : [])
  const positive = places((weight) => weight > 0)
  if (positive.length === 0) return none('no_answer', '没有标出正确选项；请补上答案')
  return type === 'multiple' ? several(positive, options, line, words) : one(positive, places((weight) => weight >= FULL), line, words)

  function one(credited: number[], full: number[], at: number | null, stem: string): Right {
    if (full.length === 0) return none('answer_unclear', '单选题没有一个选项得满分；请补上答案')
    if (full.length > 1) return { answer: full, problems: [problem('many_for_single', '单选题标了不止一个正确选项；请只留一个，或改成多选题', at, stem)] }
    const partial = credited.filter((place) => !full.includes(place)).map((place) => options[place]?.text ?? '')
    return { answer: full, problems: partial.length === 0 ? [] : [problem('left_out', '有选项只得部分分；这里按错误选项算', at, partial.join('；'))] }
  }

  function several(right: number[], all: readonly Weighted[], at: number | null, stem: string): Right {
    const sum = right.reduce((total, place) => total + (all[place]?.weight ?? 0), 0)
    if (Math.abs(sum - 100) > ROUNDING) return none('answer_unclear', `多选题各正确选项的得分合起来是 ${Number(sum.toFixed(2))}%，不是 100%，看不出答案；请补上答案`)
    return { answer: right, problems: right.length > 1 ? [] : [problem('one_for_multiple', '多选题只有一个正确选项；请核对题型', at, stem)] }
  }
}

const WILDCARD = /(?<!\\)\*/

/** The texts of a short answer that earn everything. `\*` is an asterisk, `*` stands for anything. */
export function acceptedTexts(answers: readonly Weighted[], line: number | null, words: string): { texts: string[]; problems: Problem[] } {
  const kept = answers.filter((one) => one.weight >= FULL && one.text !== '' && !WILDCARD.test(one.text))
  const left = answers.filter((one) => !kept.includes(one) && one.text !== '')
  const problems: Problem[] = []
  if (left.length > 0) problems.push(problem('left_out', '只得部分分的答案和带通配符 * 的答案没有导入', line, left.map((one) => one.text).join('；')))
  if (kept.length === 0) problems.push(problem('no_answer', '没有得满分的答案；请补上答案', line, words))
  return { texts: kept.map((one) => one.text.replaceAll('\\*', '*')), problems }
}
