import type { ParsedType } from './types'

/** A question as it is being read: what stood there, not yet what it means. */
export interface Draft {
  no: number | null
  line: number
  section: Section
  type: ParsedType | 'choice' | null
  points: number | null
  stem: string[]
  options: string[][]
  answers: { raw: string; line: number }[]
  /** Null: no label was there. */
  analysis: string[] | null
  labels: Partial<Record<'source' | 'difficulty' | 'topic' | 'period' | 'tags', string>>
  /** A judgement or letters in a bracket before the number. */
  lead: string
  /** 不定项: one letter is as good as several. */
  loose: boolean
  /** Its answer may be this question's, or one letter for each of several. */
  shared?: boolean
}

export interface Section {
  title: string
  type: ParsedType | 'choice' | null
  points: number | null
  /** Count of sections before this one. */
  index: number
}

/** One entry of a key: `5. C`. */
export interface KeyEntry {
  no: number
  raw: string
  analysis: string[]
  line: number
  /** Which heading of the key it stands under; entries under one heading share the value. */
  group: number
  type: Section['type']
  /** The key had no numbers: this is the place in its part, counted. */
  counted?: boolean
}

export interface Line {
  text: string
  line: number
}

export const newDraft = (line: number, section: Section, no: number | null): Draft => ({
  no, line, section, type: null, points: null, stem: [], options: [], answers: [], analysis: null, labels: {}, lead: '', loose: section.title.includes('不定项')
})

/** The answer of a judgement in the bracket at its end. */
const JUDGED = /[（(【[]\s*(?:[√×✓✗✔✘❌✅对错是否TF]|正确|错误|true|false)\s*[)）】\]][。.]?$|[√×✓✗✔✘❌✅]$/i

export const isJudged = (text: string) => JUDGED.test(text.slice(-16))

/** Has it all that a question needs, so that the next may begin? */
export const isComplete = (draft: Draft) => draft.answers.length > 0 || draft.options.length >= 2 || draft.lead !== '' || isJudged(draft.stem.at(-1) ?? '')
