import type { QuestionType } from '../../../contract/question'
import type { ReadBody } from '../../../contract/questions'

/* What stands in the form. Everything typed is kept while the type is changed back and forth. */

export interface Draft {
  /** Null: the file has a type that no bank keeps; one has to be chosen. */
  type: QuestionType | null
  stem: string
  options: { text: string, right: boolean }[]
  judge: 0 | 1 | null
  /** One for each blank; what else is accepted behind a stroke: 29 | 二十九 */
  blanks: string[]
  analysis: string
}

const isKept = (type: ReadBody['type']): type is QuestionType => type !== 'short' && type !== 'unsupported'
const four = () => Array.from({ length: 4 }, () => ({ text: '', right: false }))

export function draftOf ({ type, stem, options, answer, texts, analysis }: ReadBody): Draft {
  const choices = type === 'judge' ? [] : options.map((text, place) => ({ text, right: answer.includes(place) }))
  const judged = type === 'judge' && answer.length === 1 && (answer[0] === 0 || answer[0] === 1) ? answer[0] : null
  return { type: isKept(type) ? type : null, stem, options: choices.length ? choices : four(), judge: judged, blanks: texts.length ? texts.map((blank) => blank.join(' | ')) : [''], analysis }
}

/** What the form has no field for stays as it was. */
export function bodyOf ({ type, stem, options, judge, blanks, analysis }: Draft, before: ReadBody): ReadBody {
  const base = { ...before, type: type ?? before.type, stem: stem.trim(), analysis: analysis.trim(), options: [] as string[], answer: [] as number[], texts: [] as string[][] }
  switch (type) {
    case 'single':
    case 'multiple': return { ...base, options: options.map(({ text }) => text.trim()), answer: options.flatMap(({ right }, place) => (right ? [place] : [])) }
    case 'judge': return { ...base, options: ['正确', '错误'], answer: judge === null ? [] : [judge] }
    case 'fill': return { ...base, texts: blanks.map((blank) => blank.split(/[|｜]/).map((text) => text.trim()).filter(Boolean)) }
    default: return { ...base, options: before.options, answer: before.answer, texts: before.texts }
  }
}

/** Of a single choice one option is right: ticking another unticks it. */
export const ticked = ({ type, options }: Draft, at: number): Draft['options'] =>
  options.map((option, place) => (place === at ? { ...option, right: type === 'single' || !option.right } : type === 'single' ? { ...option, right: false } : option))
