import { isComplete, type Draft } from '../draft'
import { letterAt } from '../marks/markers'
import { blanksIn, filledBlanks, joined, stemAnswer } from '../marks/stem'
import { answerForm, judgeOf, type AnswerForm } from '../marks/values'
import type { ParsedQuestion, ParsedType, Problem, ProblemCode } from '../types'
import { chosen, judged, placesOf, written, type Given } from './answers'
import { difficultyOf } from './difficulty'
import { figured, type Figured } from './figured'
import { rightMarks } from './right-marks'
import { swallowed } from './swallowed'

/* What was read becomes a question, or a question with what is wrong about it. Nothing is guessed. */

/** What a stored question may hold at most. */
const LONGEST = { stem: 4000, option: 1000, analysis: 4000 }

export function finished(read: Draft): ParsedQuestion {
  const list = listIn(read)
  const draft = list ? { ...read, stem: [list.stem], options: list.options.map((one) => [one]), answers: read.answers.map(({ line }) => ({ raw: list.given, line })) } : read
  const problems: Problem[] = []
  const words = joined(draft.stem)
  const report = (code: ProblemCode, message: string, line = draft.line, said = words) => problems.push({ code, message, line, words: said.slice(0, 60) })

  const { options: own, letters } = rightMarks(draft.options.map(joined))
  const declared = draft.type ?? draft.section.type
  const lead = draft.lead.replace(/[（(【[\])）】\s]/g, '')
  const inStem = declared === 'fill' && draft.answers.length === 0 && own.length === 0 ? filledBlanks(words) : stemAnswer(words, own.length, declared, draft.answers.length > 0)
  const here = [inStem.raw, lead, letters].filter((raw): raw is string => raw !== null && raw !== '').map((raw): Given => ({ raw, line: draft.line }))
  const texts = [...here, ...draft.answers]
  const analysis = [...draft.analysis ?? []]
  if (inStem.rest && draft.answers.length === 0) analysis.unshift(inStem.rest)
  const judgeOptions = own.length === 2 && own.every((one) => judgeOf(one) !== null) && judgeOf(own[0] as string) !== judgeOf(own[1] as string)

  // 「A.甲 B.乙……答案：1,2」 and answers that repeat several options' words: what they point at tells how many are right.
  const pointed = Math.max(0, ...texts.map(({ raw }) => placesOf(raw, own).places?.length ?? 0))
  const type = typeOf(declared, own, judgeOptions, texts.map(({ raw }) => answerForm(raw, own.length)), words, pointed)
  const question: ParsedQuestion = {
    type: type ?? 'short', stem: inStem.stem, options: [], answer: [], answer_text: [], analysis: '', points: draft.points ?? draft.section.points, section: draft.section.title, line: draft.line, problems
  }
  if (type === 'single' || type === 'multiple') {
    question.options = own
    question.answer = chosen(texts, own, type, report, analysis)
    if (type === 'multiple' && question.answer.length === 1 && !draft.loose) report('one_for_multiple', '写的是多选题，答案却只有一个，请核对题型或答案。')
  } else if (type === 'judge') {
    question.options = ['正确', '错误']
    question.answer = judged(texts, own, judgeOptions, report, analysis)
  } else if (type === null) {
    report('type_unclear', '看不出这是什么题型，也没有答案，请补上题型或答案。')
  } else {
    question.options = own
    question.answer_text = written(type, texts, inStem.stem, report)
  }
  if (inStem.several.length) report('answer_conflict', `题干括号里有几个不同的答案（${inStem.several.join('，')}），请核对。`)
  if (draft.shared) report('answer_unclear', `答案“${draft.answers[0]?.raw ?? ''}”是这一题的，还是前面几题各一个？请核对。`)
  if (list?.unsure) report('answer_unclear', `答案“${list.given}”可能是第 ${list.given} 个选项，也可能是个数，请核对。`)
  question.analysis = joined(analysis)
  check(question, report)
  const within = swallowed(draft, question.type)
  if (within) report('run_together', `${within.where}里好像还有另一道题，请把它拆成单独的一道题。`, undefined, within.text)
  return { ...question, ...labelled(draft) }
}

/** A question without lettered options whose answer is figures of the list in its words. */
function listIn(draft: Draft): Figured | null {
  const [given] = draft.answers
  if (!given || draft.answers.length > 1 || draft.options.length > 0 || ['judge', 'fill', 'short'].includes(draft.type ?? draft.section.type ?? '')) return null
  return figured(draft.stem.join('\n'), given.raw)
}

function typeOf(declared: ParsedType | 'choice' | null, options: string[], judgeOptions: boolean, forms: AnswerForm[], words: string, pointed: number): ParsedType | null {
  const letters = Math.max(pointed, ...forms.map((form) => (form.kind === 'letters' ? form.letters.length : 0)))
  const choice = letters > 1 ? 'multiple' : 'single'
  const judged = forms.some((form) => form.kind === 'judge')
  if (declared === 'judge') return options.length > 2 ? 'single' : 'judge'
  if (declared === 'fill' || declared === 'short') return options.length >= 2 && letters > 0 ? choice : declared
  if (options.length === 0 && judged) return 'judge'
  if (declared === 'single' || declared === 'multiple') return declared
  if (judgeOptions) return 'judge'
  if (options.length > 0) return choice
  if (declared === 'choice' && letters === 0) return 'single'
  if (forms.some((form) => form.kind === 'text')) return blanksIn(words) > 0 || forms.every((form) => form.kind === 'text' && form.text.length <= 20) ? 'fill' : 'short'
  if (letters > 0) return choice
  return /_{2,}/.test(words) ? 'fill' : null
}

export type Report = (code: ProblemCode, message: string, line?: number, said?: string) => void

function check(question: ParsedQuestion, report: Report) {
  if (question.stem.replace(/[（）()\s_]/g, '') === '') report('empty_stem', '没有题干，请补上。')
  if (question.stem.length > LONGEST.stem) report('too_long', `题干有 ${question.stem.length} 字，最多 ${LONGEST.stem} 字，请看看是不是几道题连在了一起。`)
  if (question.analysis.length > LONGEST.analysis) report('too_long', `解析有 ${question.analysis.length} 字，最多 ${LONGEST.analysis} 字，请缩短。`)
  if (question.type !== 'single' && question.type !== 'multiple') return
  question.options.forEach((option, i) => {
    if (option === '') report('empty_option', `选项 ${letterAt(i)} 是空的，请补上。`)
    if (option.length > LONGEST.option) report('too_long', `选项 ${letterAt(i)} 有 ${option.length} 字，最多 ${LONGEST.option} 字，请看看是不是几道题连在了一起。`)
  })
  if (question.options.length < 2) report('few_options', question.options.length === 0 ? '没有找到选项，请补上。' : '只有一个选项，请补上其余选项。')
  const seen = new Map<string, number>()
  question.options.forEach((option, i) => {
    const form = option.replace(/\s/g, '')
    const before = seen.get(form)
    if (form !== '' && before !== undefined) report('same_options', `选项 ${letterAt(before)} 和 ${letterAt(i)} 相同，请核对。`)
    seen.set(form, i)
  })
}

function labelled({ labels }: Draft): Partial<ParsedQuestion> {
  const found: Partial<ParsedQuestion> = {}
  if (labels.source) found.source = labels.source
  if (labels.topic) found.topic = labels.topic
  if (labels.period) found.period = labels.period
  if (labels.tags) found.tags = labels.tags.split(/[、,，;；\s]+/).filter(Boolean)
  const difficulty = labels.difficulty ? difficultyOf(labels.difficulty) : null
  if (difficulty !== null) found.difficulty = difficulty
  return found
}

/** A number that the numbering promises and that no question has; where most numbers jump, they promise nothing. */
export function numberGaps(drafts: readonly Draft[]): Problem[] {
  const gaps = drafts.flatMap((draft, i): Problem[] => {
    const before = drafts[i - 1]
    if (!before || before.section.index !== draft.section.index || before.no === null || draft.no === null || draft.no < before.no + 2 || draft.no > before.no + 20 || !isComplete(draft)) return []
    const missing = draft.no === before.no + 2 ? `第 ${before.no + 1} 题` : `第 ${before.no + 1}–${draft.no - 1} 题`
    return [{ code: 'number_gap', message: `题号从 ${before.no} 跳到 ${draft.no}，请看看是不是漏了${missing}。`, line: draft.line, words: joined(draft.stem).slice(0, 60) }]
  })
  return gaps.length > Math.max(2, drafts.length * 0.1) ? [] : gaps
}
