/* What is read from a file and what becomes of it. Plain values; nothing here knows where the text came from. */

export type ParsedType = 'single' | 'multiple' | 'judge' | 'fill' | 'short' | 'unsupported'

/**
 * A picture stands in stem or option as `[图:key]`; `images` of the document has its bytes. In the command line's JSON it is `[image]`.
 */
export const IMAGE_MARK = /\[图:([0-9a-z]{1,64})\]/g

export interface Image {
  /** image/png, image/jpeg, image/gif or image/webp. */
  mime: string
  bytes: Uint8Array
}

/** One line of text, or one table, in the order of the document. `line` counts from 1 (for a table: of its first row; in a workbook: the row). */
export type Block =
  | { kind: 'line'; text: string; line: number }
  | { kind: 'table'; rows: string[][]; line: number; name?: string }

export interface Source {
  blocks: Block[]
  images: Map<string, Image>
}

export type ProblemCode =
  /** Of a question. */
  | 'no_answer' | 'answer_conflict' | 'answer_beyond' | 'answer_unclear' | 'empty_option' | 'few_options' | 'same_options' | 'empty_stem'
  | 'one_for_multiple' | 'many_for_single' | 'blank_count' | 'duplicate' | 'type_unclear' | 'too_long' | 'run_together'
  /** Of the file. */
  | 'unsupported' | 'unread' | 'key_unmatched' | 'image_page' | 'broken' | 'number_gap' | 'left_out'

export interface Problem {
  code: ProblemCode
  /** For a person, in Chinese: what is wrong and what to do. */
  message: string
  line: number | null
  /** The source's own words. */
  words: string
}

export interface ParsedQuestion {
  type: ParsedType
  stem: string
  options: string[]
  /** 0-based places in `options`; a judgement: 0 = 正确, 1 = 错误. Empty: not known. */
  answer: number[]
  /** For each blank the texts that are accepted. */
  answer_text: string[][]
  analysis: string
  points: number | null
  /** The heading it stood under, as written. */
  section: string
  line: number | null
  problems: Problem[]
  /** What other labels said, where the file has them: 出处, 难度 (1 easy … 5 hard), 知识点, 时期, tags. */
  source?: string
  difficulty?: number
  topic?: string
  period?: string
  tags?: string[]
}

export interface Parsed {
  questions: ParsedQuestion[]
  /** What concerns the file or a part of it that became no question. */
  problems: Problem[]
}
