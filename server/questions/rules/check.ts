import type { ReadBody } from '../../../contract/questions'
import type { Problem, ProblemCode } from '../parse/types'

/* What keeps a question out of the bank, in the words of the reader of files (parse/finish.ts), for a body that somebody has edited. */

/** Notes about what a file had beside the question: they keep nothing out. */
const NOTES: readonly ProblemCode[] = ['left_out', 'number_gap', 'unread', 'image_page']

export const isBlocking = (problem: { code: string }) => !(NOTES as readonly string[]).includes(problem.code)

/** Blanks as the person who answers sees them. */
export const blanksIn = (stem: string) => stem.match(/_{2,}/g)?.length ?? 1

const letterAt = (place: number) => String.fromCharCode(65 + place)

type Report = (code: ProblemCode, message: string) => void

export function problemsOf(body: ReadBody, line: number | null = null): Problem[] {
  const problems: Problem[] = []
  const report: Report = (code, message) => { problems.push({ code, message, line, words: body.stem.slice(0, 60) }) }
  if (body.stem.replace(/[（）()\s_]/g, '') === '') report('empty_stem', '没有题干，请补上。')
  switch (body.type) {
    case 'short':
      report('unsupported', '简答题不能自动评分，请改成别的题型或跳过。')
      break
    case 'unsupported':
      report('unsupported', '这种题型不能导入，请改成单选、多选、判断或填空，或者跳过。')
      break
    case 'judge':
      if (body.answer.length === 0) report('no_answer', '没有找到这道题的答案，请补上“对”或“错”。')
      else if (body.answer.length > 1) report('many_for_single', '判断题只能有一个答案，请选“对”或“错”。')
      else if ((body.answer[0] as number) > 1) report('answer_beyond', '判断题的答案只能是“对”或“错”，请核对。')
      break
    case 'fill':
      checkBlanks(body, report)
      break
    default:
      checkChoice(body, report)
  }
  checkLengths(body, report)
  return problems
}

function checkChoice({ type, options, answer }: ReadBody, report: Report) {
  const places = [...new Set(answer)].sort((a, b) => a - b)
  const letters = places.map(letterAt).join('')
  if (places.length === 0) report('no_answer', '没有找到这道题的答案，请补上。')
  else if (places.some((place) => place >= options.length)) report('answer_beyond', `答案是 ${letters}，但这道题只有 ${options.length} 个选项，请核对。`)
  else if (type === 'single' && places.length > 1) report('many_for_single', `写的是单选题，答案却有 ${places.length} 个（${letters}），请改题型或答案。`)
  options.forEach((option, i) => {
    if (option.trim() === '') report('empty_option', `选项 ${letterAt(i)} 是空的，请补上。`)
  })
  if (options.length < 2) report('few_options', options.length === 0 ? '没有找到选项，请补上。' : '只有一个选项，请补上其余选项。')
  if (options.length > 26) report('too_long', `有 ${options.length} 个选项，最多 26 个，请减少。`)
  const seen = new Map<string, number>()
  options.forEach((option, i) => {
    const form = option.replace(/\s/g, '')
    const before = seen.get(form)
    if (form !== '' && before !== undefined) report('same_options', `选项 ${letterAt(before)} 和 ${letterAt(i)} 相同，请核对。`)
    else seen.set(form, i)
  })
}

function checkBlanks({ stem, texts }: ReadBody, report: Report) {
  const blanks = blanksIn(stem)
  if (texts.length === 0) report('no_answer', '没有找到这道题的答案，请补上。')
  else if (texts.length !== blanks) report('blank_count', `题干有 ${blanks} 个空，答案有 ${texts.length} 个，请用“；”分开每一空。`)
  else if (texts.some((accepted) => !accepted.some(hasWords))) report('no_answer', `第 ${texts.findIndex((accepted) => !accepted.some(hasWords)) + 1} 空没有答案，请补上。`)
  if (blanks > 20 || texts.length > 20) report('too_long', '一道题最多 20 个空，请分成几道题。')
  if (texts.some((accepted) => accepted.length > 20)) report('too_long', '一个空最多写 20 种答案，请减少。')
  if (texts.flat().some((text) => text.length > 200)) report('too_long', '填空的答案最多 200 个字，请缩短。')
}

/** Punctuation is left out when answers are compared: an answer of nothing else could never be given. */
const hasWords = (text: string) => /[\p{L}\p{N}]/u.test(text)

const LIMITS: [max: number, name: string, of: (body: ReadBody) => string[]][] = [
  [4000, '题干', (body) => [body.stem]], [1000, '选项', (body) => (body.type === 'single' || body.type === 'multiple' ? body.options : [])],
  [4000, '解析', (body) => [body.analysis]], [300, '出处', (body) => [body.source]], [60, '专题', (body) => [body.topic]],
  [60, '时期', (body) => [body.period]], [30, '标签', (body) => body.tags]
]

function checkLengths(body: ReadBody, report: Report) {
  for (const [max, name, of] of LIMITS) if (of(body).some((text) => text.length > max)) report('too_long', `${name}最多 ${max} 个字，请缩短。`)
  if (body.tags.length > 20) report('too_long', '最多 20 个标签，请减少。')
}
