import type { Draft } from './draft'
import { letterAt } from './markers'
import { compared } from './normalise'
import { blanksIn, joined, stemAnswer } from './stem'
import type { ParsedQuestion, ParsedType, Problem, ProblemCode } from './types'
import { answerForm, blanksOf, judgeOf, type AnswerForm } from './values'

/* What was read becomes a question, or a question with what is wrong about it. Nothing is guessed. */

export function finished(draft: Draft): ParsedQuestion {
  const problems: Problem[] = []
  const words = joined(draft.stem)
  const report = (code: ProblemCode, message: string, line = draft.line, said = words) => problems.push({ code, message, line, words: said.slice(0, 60) })

  let options = draft.options.map(joined)
  const declared = draft.type ?? draft.section.type
  const inStem = stemAnswer(words, options.length, declared)
  const given = draft.answers.map((answer) => ({ ...answer, form: answerForm(answer.raw, options.length) }))
  const lead = draft.lead.replace(/[（(【[\])）】\s]/g, '')
  const analysis = [...draft.analysis ?? []]
  const judgeOptions = options.length === 2 && options.every((one) => judgeOf(one) !== null) && judgeOf(options[0] as string) !== judgeOf(options[1] as string)

  const type = typeOf(declared, options, judgeOptions, given.map((one) => one.form), inStem.raw ?? lead, words)
  const question: ParsedQuestion = {
    type, stem: inStem.stem, options: [], answer: [], answer_text: [], analysis: '', points: draft.points ?? draft.section.points, section: draft.section.title, line: draft.line, problems
  }

  const texts = [...given.map((one) => ({ raw: one.raw, line: one.line })), ...(inStem.raw ? [{ raw: inStem.raw, line: draft.line }] : []), ...(lead ? [{ raw: lead, line: draft.line }] : [])]
  if (type === 'single' || type === 'multiple') {
    question.options = options
    const answers = texts.map(({ raw, line }) => ({ raw, line, form: answerForm(raw, Math.max(options.length, 1)) }))
    for (const { form } of answers) if (form.kind !== 'text' && form.rest) analysis.unshift(form.rest)
    question.answer = chosen(answers, options, type, report)
  } else if (type === 'judge') {
    options = ['正确', '错误']
    question.options = options
    question.answer = judged(texts, draft.options.map(joined), judgeOptions, report, analysis)
  } else {
    if (options.length) question.options = options
    question.answer_text = written(type, texts, inStem.stem, report)
  }
  if (inStem.several.length) report('answer_conflict', `题干括号里有几个不同的答案（${inStem.several.join('，')}），请核对。`)
  question.analysis = joined(analysis)
  if (question.stem.replace(/[（）()\s_]/g, '') === '') report('empty_stem', '没有题干，请补上。')
  checkOptions(question, report)
  return { ...question, ...labelled(draft) }
}

type Report = (code: ProblemCode, message: string, line?: number, said?: string) => void
interface Given { raw: string; line: number }

function typeOf(declared: ParsedType | 'choice' | null, options: string[], judgeOptions: boolean, forms: AnswerForm[], inStem: string, words: string): ParsedType {
  if (declared === 'judge') return options.length > 2 ? 'single' : 'judge'
  if (declared === 'fill' || declared === 'short') return options.length >= 2 && forms.some((form) => form.kind === 'letters') ? choiceOf(forms, inStem) : declared
  if (options.length === 0 && (forms.some((form) => form.kind === 'judge') || (forms.length === 0 && judgeOf(inStem) !== null))) return 'judge'
  if (judgeOptions && declared !== 'single' && declared !== 'multiple') return 'judge'
  if (declared === 'single' || declared === 'multiple') return declared
  if (options.length > 0) return choiceOf(forms, inStem)
  if (forms.some((form) => form.kind === 'text')) return blanksIn(words) > 0 || forms.every((form) => form.kind === 'text' && form.text.length <= 20) ? 'fill' : 'short'
  if (forms.some((form) => form.kind === 'letters')) return choiceOf(forms, inStem)
  return declared === 'choice' ? 'single' : blanksIn(words) > 0 && /_{2,}/.test(words) ? 'fill' : 'judge'
}

function choiceOf(forms: AnswerForm[], inStem: string): 'single' | 'multiple' {
  const most = Math.max(0, ...forms.map((form) => (form.kind === 'letters' ? form.letters.length : 0)), answerForm(inStem, 26).kind === 'letters' ? lengthOf(inStem) : 0)
  return most > 1 ? 'multiple' : 'single'
}

const lengthOf = (raw: string) => {
  const form = answerForm(raw, 26)
  return form.kind === 'letters' ? form.letters.length : 0
}

function chosen(answers: (Given & { form: AnswerForm })[], options: string[], type: ParsedType, report: Report): number[] {
  if (answers.length === 0) {
    report('no_answer', '没有找到这道题的答案，请补上。')
    return []
  }
  const read = answers.map(({ form, raw, line }) => ({ raw, line, places: form.kind === 'letters' ? form.letters : byWords(raw, options) }))
  const unclear = read.find((one) => one.places === null)
  if (unclear) {
    report('answer_unclear', `看不懂答案“${unclear.raw.slice(0, 30)}”，请写选项字母。`, unclear.line, unclear.raw)
    return []
  }
  const sets = new Set(read.map((one) => [...one.places as number[]].sort((a, b) => a - b).join()))
  if (sets.size > 1) {
    report('answer_conflict', `答案前后不一致：${read.map((one) => (one.places as number[]).map(letterAt).join('')).join(' 与 ')}，请核对。`, read.at(-1)?.line)
    return []
  }
  const places = [...read[0]?.places as number[]].sort((a, b) => a - b)
  const beyond = places.filter((place) => place >= options.length)
  if (beyond.length) {
    report('answer_beyond', `答案是 ${places.map(letterAt).join('')}，但这道题只有 ${options.length} 个选项，请核对。`, read[0]?.line)
    return []
  }
  if (type === 'single' && places.length > 1) report('many_for_single', `写的是单选题，答案却有 ${places.length} 个（${places.map(letterAt).join('')}），请改题型或答案。`)
  return places
}

/** An answer that repeats an option's words in place of its letter. */
function byWords(raw: string, options: string[]): number[] | null {
  const whole = compared(raw)
  if (whole === '') return null
  const found = options.flatMap((one, i) => (compared(one) === whole ? [i] : []))
  return found.length === 1 ? found : null
}

function judged(texts: Given[], own: string[], ownAreJudge: boolean, report: Report, analysis: string[]): number[] {
  if (texts.length === 0) {
    report('no_answer', '没有找到这道题的答案，请补上“对”或“错”。')
    return []
  }
  const read = texts.map(({ raw, line }) => {
    const form = answerForm(raw, own.length)
    if (form.kind !== 'text' && form.rest) analysis.unshift(form.rest)
    if (form.kind === 'judge') return { raw, line, value: form.value as number | null }
    if (form.kind === 'letters' && ownAreJudge && form.letters.length === 1) return { raw, line, value: judgeOf(own[form.letters[0] as number] ?? '') }
    return { raw, line, value: null }
  })
  const unclear = read.find((one) => one.value === null)
  if (unclear) {
    report('answer_unclear', `看不懂答案“${unclear.raw.slice(0, 30)}”，判断题请写“对”或“错”。`, unclear.line, unclear.raw)
    return []
  }
  if (new Set(read.map((one) => one.value)).size > 1) {
    report('answer_conflict', '答案前后不一致，请核对。', read.at(-1)?.line)
    return []
  }
  return [read[0]?.value as number]
}

function written(type: ParsedType, texts: Given[], stem: string, report: Report): string[][] {
  const [first] = texts
  if (!first) {
    if (type === 'fill') report('no_answer', '没有找到这道题的答案，请补上。')
    return []
  }
  if (type === 'short') return [[texts.map((one) => one.raw).join('\n').trim()]]
  const forms = texts.map((one) => blanksOf(one.raw, blanksIn(stem)))
  if (new Set(forms.map((one) => JSON.stringify(one))).size > 1) {
    report('answer_conflict', `答案前后不一致：${texts.map((one) => one.raw).join(' 与 ').slice(0, 60)}，请核对。`, texts.at(-1)?.line)
    return []
  }
  const blanks = blanksIn(stem)
  const found = forms[0] as string[][]
  if (blanks > 1 && found.length !== blanks) report('blank_count', `题干有 ${blanks} 个空，答案有 ${found.length} 个，请用“；”分开每一空。`, first.line, first.raw)
  return found
}

function checkOptions(question: ParsedQuestion, report: Report) {
  if (question.type !== 'single' && question.type !== 'multiple') return
  question.options.forEach((option, i) => {
    if (option === '') report('empty_option', `选项 ${letterAt(i)} 是空的，请补上。`)
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

/** 易 1 … 难 5; figures 1–5 as they are; 0–1 (the part that gets it right) turned over. */
export function difficultyOf(text: string): number | null {
  const plain = text.trim()
  const figure = /^([0-9](?:\.[0-9]+)?)/.exec(plain)
  if (figure) {
    const n = Number(figure[1])
    if (/^0?\.[0-9]/.test(plain) || n === 0) return Math.min(5, Math.max(1, Math.round(5 - n * 4)))
    return n >= 1 && n <= 5 ? Math.round(n) : null
  }
  const word = [['较易', 2], ['较简单', 2], ['较难', 4], ['中', 3], ['一般', 3], ['容易', 1], ['易', 1], ['简单', 1], ['难', 5], ['高', 5], ['低', 1]].find(([one]) => plain.startsWith(one as string))
  const stars = /^[★⭐]+/.exec(plain)?.[0]
  return word ? word[1] as number : stars ? Math.min(5, [...stars].length) : null
}

/** Reports questions that say the same as one before: type, words and options. */
export function reportDuplicates(questions: readonly ParsedQuestion[]): void {
  const seen = new Map<string, ParsedQuestion>()
  for (const question of questions) {
    const key = [question.type, compared(question.stem), ...question.options.map(compared).sort()].join('|')
    const before = seen.get(key)
    if (before && compared(question.stem) !== '') {
      question.problems.push({
        code: 'duplicate', message: `和${before.line === null ? '前面' : `第 ${before.line} 行`}的题重复${sameAnswer(before, question) ? '' : '，而且答案不同，请核对'}。`, line: question.line, words: question.stem.slice(0, 60)
      })
    } else {
      seen.set(key, question)
    }
  }
}

const sameAnswer = (a: ParsedQuestion, b: ParsedQuestion) => {
  const words = (question: ParsedQuestion) => JSON.stringify(question.type === 'judge' ? question.answer : [question.answer.map((place) => compared(question.options[place] ?? '')).sort(), question.answer_text])
  return words(a) === words(b)
}
