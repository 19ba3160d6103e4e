import type { ParsedQuestion, Problem } from '../types'
import { JUDGEMENTS, problem, question } from './question'

export const STORED_TYPES = ['single', 'multiple', 'judge', 'fill', 'short'] as const
const FIELDS = ['type', 'stem', 'options', 'answer', 'answer_text', 'analysis', 'points', 'topic', 'period', 'difficulty', 'tags', 'source'] as const
type Field = typeof FIELDS[number]
export type Stored = Partial<Pick<ParsedQuestion, Field>>

/** A question without what only its file knew (line, section, problems). */
export const storedOf = (whole: ParsedQuestion): Stored =>
  Object.fromEntries(FIELDS.flatMap((field) => whole[field] === undefined ? [] : [[field, whole[field]]]))

const isText = (value: unknown): value is string => typeof value === 'string'
const listOf = <T>(is: (value: unknown) => value is T) => (value: unknown): value is T[] => Array.isArray(value) && value.every(is)
const isTexts = listOf(isText)
const isPlaces = listOf((value): value is number => Number.isInteger(value) && (value as number) >= 0)
const isPoints = (value: unknown): value is number | null => value === null || (typeof value === 'number' && Number.isFinite(value) && value >= 0)
const isDifficulty = (value: unknown): value is number => Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 5

/** Without these right there is no question. */
const CORE: { [K in 'options' | 'answer' | 'answer_text' | 'analysis']: [is: (value: unknown) => value is ParsedQuestion[K], want: string] } = {
  options: [isTexts, 'options 要是一列文字'],
  answer: [isPlaces, 'answer 要是一列序号（从 0 起）'],
  answer_text: [listOf(isTexts), 'answer_text 要给每个空一列文字'],
  analysis: [isText, 'analysis 要是文字']
}
/** Without these there is still a question; the label is left out and said so. */
const LABELS: { [K in 'points' | 'topic' | 'period' | 'difficulty' | 'tags' | 'source']: [is: (value: unknown) => value is ParsedQuestion[K], want: string] } = {
  points: [isPoints, 'points（分值）要是不小于 0 的数'],
  topic: [isText, 'topic（知识点）要是文字'],
  period: [isText, 'period（时期）要是文字'],
  difficulty: [isDifficulty, 'difficulty（难度）要是 1 到 5 的整数'],
  tags: [isTexts, 'tags（标签）要是一列文字'],
  source: [isText, 'source（出处）要是文字']
}

/** A question as our own JSON has it, checked field by field. */
export function storedQuestion(value: unknown, line: number | null): { question: ParsedQuestion } | { problem: Problem } {
  const wrong = (message: string) => ({ problem: problem('broken', `这道题没有导入：${message}；请改正后再导入`, line, written(value)) })
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return wrong('题目要是一个 JSON 对象')
  const given = new Map<string, unknown>(Object.entries(value))
  const type = STORED_TYPES.find((one) => one === given.get('type'))
  const stem = given.get('stem')
  if (!type) return wrong(`type（题型）要是 ${STORED_TYPES.join('、')} 之一`)
  if (!isText(stem)) return wrong('stem（题干）要是文字')

  const made = question(type, stem, line)
  for (const [field, [is, want]] of Object.entries(CORE)) {
    if (!given.has(field)) continue
    if (!is(given.get(field))) return wrong(want)
    Object.assign(made, { [field]: given.get(field) })
  }
  for (const [field, [is, want]] of Object.entries(LABELS)) {
    if (!given.has(field)) continue
    if (is(given.get(field))) Object.assign(made, { [field]: given.get(field) })
    else made.problems.push(problem('left_out', `${want}；这一项没有导入`, line, written(given.get(field))))
  }
  const unknown = [...given.keys()].filter((key) => !(FIELDS as readonly string[]).includes(key))
  if (unknown.length > 0) made.problems.push(problem('left_out', '有不认识的字段，没有导入', line, unknown.join('、')))
  if (type === 'judge' && made.options.length === 0) made.options = [...JUDGEMENTS]
  made.problems.push(...answerProblems(made))
  return { question: made }
}

/** Nested deeply enough, a value can be parsed and not be written. */
function written(value: unknown): string {
  try {
    return JSON.stringify(value) ?? ''
  } catch {
    return ''
  }
}

function answerProblems(made: ParsedQuestion): Problem[] {
  const say = (code: Problem['code'], message: string) => [problem(code, message, made.line, made.stem)]
  const last = made.options.length - 1
  if (made.answer.some((place) => place > last)) {
    made.answer = []
    return say('answer_beyond', '答案超出了选项；请补上答案')
  }
  if (made.type === 'fill') return made.answer_text.some((texts) => texts.length > 0) ? [] : say('no_answer', '没有答案；请补上答案')
  if (made.type === 'short') return []
  if (made.answer.length === 0) return say('no_answer', '没有答案；请补上答案')
  if (made.type === 'multiple') return made.answer.length > 1 ? [] : say('one_for_multiple', '多选题只有一个正确选项；请核对题型')
  return made.answer.length === 1 ? [] : say('many_for_single', '这道题只能有一个答案，却写了不止一个；请核对')
}
