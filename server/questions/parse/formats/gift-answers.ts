import type { ParsedQuestion, ParsedType } from '../types'
import { bare, splitBare } from './gift-text'
import { JUDGEMENTS } from './question'
import { acceptedTexts, rightByWeight, type Weighted } from './weights'

type Kind = { type: Exclude<ParsedType, 'unsupported'> } | { unsupported: string }
type Answers = Pick<ParsedQuestion, 'options' | 'answer' | 'answer_text' | 'problems'>

const withoutComment = (part: string) => {
  const at = bare(part, '#')
  return (at === -1 ? part : part.slice(0, at)).trim()
}

/** The same order of tests as Moodle's, so that a file means here what it means there. */
export function kindOf(inside: string): Kind {
  if (inside === '') return { type: 'short' }
  if (inside.startsWith('#')) return { unsupported: '数值题' }
  if (bare(inside, '~') !== -1) return { type: bare(inside, '=') === -1 && /^~\s*%/m.test(inside) ? 'multiple' : 'single' }
  if (bare(inside, '=') !== -1 && inside.includes('->')) return { unsupported: '连线（匹配）题' }
  return { type: /^(?:T|TRUE|F|FALSE)$/.test(withoutComment(inside)) ? 'judge' : 'fill' }
}

export function giftAnswers(type: ParsedType, inside: string, plain: (raw: string) => string, line: number, stem: string): Answers {
  const none: Answers = { options: [], answer: [], answer_text: [], problems: [] }
  if (type === 'judge') return { ...none, options: [...JUDGEMENTS], answer: [withoutComment(inside).startsWith('T') ? 0 : 1] }
  if (type === 'fill') {
    const { texts, problems } = acceptedTexts(parts(inside, '=', plain), line, stem)
    return { ...none, answer_text: texts.length > 0 ? [texts] : [], problems }
  }
  if (type !== 'single' && type !== 'multiple') return none
  const options = parts(inside, '~=', plain)
  return { ...none, options: options.map((one) => one.text), ...rightByWeight(type, options, line, stem) }
}

function parts(inside: string, marks: string, plain: (raw: string) => string): Weighted[] {
  const [before, ...rest] = splitBare(inside, marks)
  const marked = rest.map((part) => {
    const body = withoutComment(part.slice(1))
    const weight = /^%(-?\d{1,3}(?:\.\d*)?)%/.exec(body)
    const byMark = part.startsWith('=') ? 100 : 0
    return { text: plain(weight ? body.slice(weight[0].length) : body), weight: weight ? Number(weight[1]) : byMark }
  })
  // Moodle takes what stands before the first mark for an answer too: a wrong option, or the only text of a short answer.
  return before?.trim() ? [{ text: plain(withoutComment(before)), weight: marks === '=' ? 100 : 0 }, ...marked] : marked
}
