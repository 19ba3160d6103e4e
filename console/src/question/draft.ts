import type { QuestionBody, ReadBody } from '../../../contract/questions'
import { letter, type AnyType, type Type } from './words'

/* What stands in the form. Everything typed is kept while the type is changed back and forth. */

export interface DraftOption { id: number; text: string; right: boolean }
export interface DraftBlank { id: number; texts: string[] }

export interface Draft {
  /** Null: the file has a type that the bank does not keep; one has to be chosen. */
  type: Type | null
  stem: string
  options: DraftOption[]
  judge: 0 | 1 | null
  blanks: DraftBlank[]
  analysis: string
  source: string
  topic: string
  period: string
  difficulty: number | null
  tags: string[]
}

let ids = 0
export const newOption = (text = '', right = false): DraftOption => ({ id: ++ids, text, right })
export const newBlank = (texts: string[] = []): DraftBlank => ({ id: ++ids, texts })

export function emptyDraft(type: Type = 'single'): Draft {
  return {
    type, stem: '', options: [newOption(), newOption(), newOption(), newOption()], judge: null, blanks: [newBlank()],
    analysis: '', source: '', topic: '', period: '', difficulty: 3, tags: []
  }
}

const kept = (type: AnyType): type is Type => type !== 'short' && type !== 'unsupported'

export function draftOf(body: ReadBody | QuestionBody): Draft {
  const { type, answer, options, texts, analysis, source, topic, period, difficulty, tags, stem } = body
  const judge = type === 'judge'
  const choices = judge ? [] : options.map((text, place) => newOption(text, answer.includes(place)))
  return {
    type: kept(type) ? type : null, stem, analysis, source, topic, period, difficulty, tags: [...tags],
    options: choices.length ? choices : [newOption(), newOption(), newOption(), newOption()],
    judge: judge && (answer[0] === 0 || answer[0] === 1) ? answer[0] : null,
    blanks: texts.length ? texts.map((blank) => newBlank([...blank])) : [newBlank()]
  }
}

/** As it will be stored; the type must be chosen. */
export function bodyOf(draft: Draft): ReadBody {
  const { type, analysis, source, topic, period, difficulty, tags } = draft
  const choice = type === 'single' || type === 'multiple'
  const judge = type === 'judge'
  return {
    type: type ?? 'short', stem: draft.stem.trim(),
    options: choice ? draft.options.map(({ text }) => text.trim()) : judge ? ['正确', '错误'] : [],
    answer: choice ? draft.options.flatMap(({ right }, place) => (right ? [place] : [])) : judge && draft.judge !== null ? [draft.judge] : [],
    texts: type === 'fill' || type === null ? draft.blanks.map(({ texts }) => texts.map((text) => text.trim()).filter(Boolean)) : [],
    analysis: analysis.trim(), source: source.trim(), topic: topic.trim(), period: period.trim(), difficulty, tags: tags.map((tag) => tag.trim()).filter(Boolean)
  }
}

export const storedBody = (draft: Draft): QuestionBody => {
  const { difficulty, ...body } = bodyOf(draft)
  return { ...body, type: draft.type ?? 'single', difficulty: difficulty ?? 3 }
}

/** As many answers as the stem has ____ (one where it has none), or as it has ____ and （　） together. */
export function blanksFit(stem: string, answers: number): boolean {
  const lines = stem.match(/_{2,}/g)?.length ?? 0
  const brackets = stem.match(/[（(]\s*[）)]/g)?.length ?? 0
  return answers === (lines || 1) || answers === lines + brackets
}

export type Faults = Partial<Record<'type' | 'stem' | 'options' | 'answer' | 'analysis' | 'source' | 'topic' | 'period' | 'tags', string>>

/** What has to be mended before saving, beside which field. The server checks again. */
export function faultsOf(draft: Draft): Faults {
  const body = bodyOf(draft)
  const faults: Faults = {}
  if (draft.type === null) faults.type = '这类题不能自动评分，请选一种题型'
  if (body.stem === '') faults.stem = '请填写题干'
  else if (body.stem.length > 4000) faults.stem = `题干最多 4000 字，现在 ${body.stem.length} 字`
  if (draft.type === 'single' || draft.type === 'multiple') Object.assign(faults, choiceFaults(body))
  if (draft.type === 'judge' && draft.judge === null) faults.answer = '请选“正确”或“错误”'
  if (draft.type === 'fill') {
    const empty = body.texts.findIndex((texts) => texts.length === 0)
    if (body.texts.length === 0 || empty >= 0) faults.answer = body.texts.length > 1 ? `请填写第 ${empty + 1} 空的答案` : '请填写答案'
    else if (!blanksFit(body.stem, body.texts.length)) faults.answer = `题干里的空（____）和答案对不上，答案有 ${body.texts.length} 个，请对上`
    else if (body.texts.flat().some((text) => text.length > 200)) faults.answer = '每个答案最多 200 字'
  }
  if (body.analysis.length > 4000) faults.analysis = '解析最多 4000 字'
  if (body.source.length > 300) faults.source = '出处最多 300 字'
  if (body.topic.length > 60) faults.topic = '专题最多 60 字'
  if (body.period.length > 60) faults.period = '时期最多 60 字'
  if (body.tags.some((tag) => tag.length > 30) || body.tags.length > 20) faults.tags = '最多 20 个标签，每个最多 30 字'
  return faults
}

function choiceFaults({ type, options, answer }: ReadBody): Faults {
  const faults: Faults = {}
  const empty = options.findIndex((text) => text === '')
  const plain = options.map((text) => text.replace(/\s/g, ''))
  const twin = plain.findIndex((text, i) => text !== '' && plain.indexOf(text) < i)
  if (options.length < 2) faults.options = '至少要有两个选项'
  else if (empty >= 0) faults.options = `选项 ${letter(empty)} 还空着，请填写或删去`
  else if (twin >= 0) faults.options = `选项 ${letter(plain.indexOf(plain[twin] ?? ''))} 和 ${letter(twin)} 相同`
  else if (options.some((text) => text.length > 1000)) faults.options = '每个选项最多 1000 字'
  if (answer.length === 0) faults.answer = '请勾选正确的选项'
  else if (type === 'single' && answer.length > 1) faults.answer = '单选题只能有一个正确选项；有几个就改为多选'
  return faults
}

export const sameDraft = (a: Draft, b: Draft): boolean => JSON.stringify([a.type, bodyOf(a)]) === JSON.stringify([b.type, bodyOf(b)])
