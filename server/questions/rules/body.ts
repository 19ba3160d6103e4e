import type { QuestionBody, ReadBody } from '../../../contract/questions'
import { foldForSearch } from '../../fold'
import type { ParsedQuestion } from '../parse/types'

/* One question in its three shapes: as a file was read, as it waits for the bank, as the bank keeps it. */

export const JUDGEMENTS = ['正确', '错误']

/** What a text can be kept as: without NUL and halves of characters, no longer than a preview takes. */
export function plain(text: string, max: number): string {
  const clean = text.replace(/\u0000/g, '').replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
  return clean.length <= max ? clean : clean.slice(0, max).replace(/[\ud800-\udbff]$/, '')
}

export function readBodyOf(question: ParsedQuestion): ReadBody {
  const { type, difficulty = null, tags = [] } = question
  return tidied({
    type, stem: plain(question.stem, 20000), options: question.options.slice(0, 60).map((one) => plain(one, 5000)), answer: question.answer.filter((place) => place <= 60).slice(0, 60),
    texts: question.answer_text.slice(0, 60).map((texts) => texts.slice(0, 60).map((one) => plain(one, 5000))),
    analysis: plain(question.analysis, 20000), source: plain(question.source ?? '', 2000), topic: plain(question.topic ?? '', 200), period: plain(question.period ?? '', 200),
    difficulty, tags: [...new Set(tags.map((one) => plain(one, 60)).filter(Boolean))].slice(0, 60)
  })
}

const EMPTY_BRACKET = /[（(]\s*[）)]|＿{2,}|﹍+|‗+|【\s*】|…{4,}|\.{6,}|—{3,}/g

/** The same question with what its type has no use for left out, and blanks drawn as the answering page draws them. */
export function tidied(body: ReadBody): ReadBody {
  const base = { ...body, stem: body.stem.trim(), analysis: body.analysis.trim(), source: body.source.trim(), topic: body.topic.trim(), period: body.period.trim() }
  const places = [...new Set(body.answer)].sort((a, b) => a - b)
  switch (body.type) {
    case 'judge': return { ...base, options: JUDGEMENTS, answer: places, texts: [] }
    case 'fill': return { ...base, stem: withBlanks(base.stem, body.texts.length), options: [], answer: [], texts: body.texts.map((texts) => [...new Set(texts.map((one) => one.trim()).filter(Boolean))]) }
    case 'single':
    case 'multiple': return { ...base, options: body.options.map((one) => one.trim()), answer: places, texts: [] }
    default: return { ...base, answer: places }
  }
}

/** Brackets left open for the answer become lines, but only when there are as many as there are answers. */
function withBlanks(stem: string, texts: number): string {
  const all = new RegExp(`_{2,}|${EMPTY_BRACKET.source}`, 'g')
  return (stem.match(all)?.length ?? 0) === texts ? stem.replace(all, '____') : stem
}

export interface Defaults {
  topic?: string
  period?: string
  difficulty?: number
}

const MIDDLE = 3

/** For the bank; call only for a body without problems. `defaults` fill what its file did not say, and then the question that it replaces. */
export const storable = (body: ReadBody, defaults: Defaults = {}, old?: QuestionBody): QuestionBody => {
  const tidy = tidied(body)
  const said = (field: 'topic' | 'period' | 'source' | 'analysis', instead = '') => tidy[field] || instead || (old?.[field] ?? '')
  return {
    ...tidy, type: tidy.type as QuestionBody['type'], analysis: said('analysis'), source: said('source'), topic: said('topic', defaults.topic), period: said('period', defaults.period),
    difficulty: tidy.difficulty ?? defaults.difficulty ?? old?.difficulty ?? MIDDLE, tags: tidy.tags.length ? tidy.tags : old?.tags ?? []
  }
}

/** For the writers of files. */
export const parsedOf = ({ texts, ...body }: QuestionBody): ParsedQuestion => ({ ...body, answer_text: texts, points: null, section: '', line: null, problems: [] })

/** What a search looks through: width and case folded. */
export const searchText = ({ type, stem, options }: Pick<ReadBody, 'type' | 'stem' | 'options'>): string =>
  foldForSearch([stem, ...(type === 'judge' ? [] : options)].join('\n'))
