import type { Parsed, ParsedQuestion } from '../types'
import { linesOf, problem, question } from './question'

const OPTION = /^([A-Z])[).]/
const ANSWER = /^ANSWER:/

interface Draft {
  stem: string[]
  letters: string
  options: string[]
  line: number
  /** An empty line came after the stem: more text is then another question, not more of this one. */
  apart: boolean
}

/** Aiken as Moodle reads it: a stem, `A) …` or `A. …`, then `ANSWER: A`. All text is literal. */
export function readAiken(text: string): Parsed {
  const parsed: Parsed = { questions: [], problems: [] }
  let draft: Draft | null = null
  const report = (code: 'few_options' | 'broken', message: string, line: number, words: string) => { parsed.problems.push(problem(code, message, line, words)) }
  const abandon = (left: Draft) => report('broken', '这道题没有写完：缺少“ANSWER: 字母”一行；请补上后再导入', left.line, left.stem.join(' '))

  for (const [at, raw] of linesOf(text).entries()) {
    const line = at + 1
    const words = raw.trim()
    const option = OPTION.exec(words)
    if (words === '') {
      if (draft) draft.apart = true
    } else if (option) {
      if (!draft) {
        report('broken', '选项前面没有题干；请补上题干后再导入', line, words)
        continue
      }
      draft.letters += option[1]
      draft.options.push(words.slice(2).trim())
    } else if (ANSWER.test(words)) {
      if (!draft) {
        report('broken', '答案前面没有题干；请补上题干后再导入', line, words)
        continue
      }
      if (draft.options.length < 2) report('few_options', '这道题的选项不到两个；请补上选项后再导入', draft.line, draft.stem.join(' '))
      else parsed.questions.push(finish(draft, words.slice('ANSWER:'.length).trim(), line))
      draft = null
    } else if (draft && draft.options.length === 0 && !draft.apart) {
      draft.stem.push(words)
    } else {
      if (draft) abandon(draft)
      draft = { stem: [words], letters: '', options: [], line, apart: false }
    }
  }
  if (draft) abandon(draft)
  return parsed
}

function finish(draft: Draft, answer: string, line: number): ParsedQuestion {
  const made = { ...question('single', draft.stem.join('\n'), draft.line), options: draft.options }
  const inOrder = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.startsWith(draft.letters)
  const place = /^[A-Z]$/.test(answer) ? answer.charCodeAt(0) - 65 : -1
  if (!inOrder) made.problems.push(problem('answer_unclear', '选项字母没有按 A、B、C 的顺序，看不出答案指哪一个；请补上答案', line, `${[...draft.letters].join(' ')} / ${answer}`))
  else if (answer === '') made.problems.push(problem('no_answer', '没有写答案；请补上答案', line, 'ANSWER:'))
  else if (place >= draft.options.length) made.problems.push(problem('answer_beyond', `答案 ${answer} 超出了选项；请核对`, line, answer))
  else if (place >= 0) made.answer = [place]
  else if (/^[A-Z](?:[\s,、，]*[A-Z])+$/.test(answer)) made.problems.push(problem('many_for_single', 'Aiken 格式只有单选题，这里写了不止一个答案；请核对题型和答案', line, answer))
  else made.problems.push(problem('answer_unclear', '答案不是一个选项字母；请补上答案', line, answer))
  return made
}
