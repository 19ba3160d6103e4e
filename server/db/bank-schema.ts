/** Questions in their banks, and lists of questions on their way in. */
export interface BankSchema {
  bank: BankTable
  question: QuestionTable
  question_version: QuestionVersionTable
  /** By which likenesses are found: exact once, near once for each band. */
  question_key: { question_id: string; bank_id: string; kind: 'exact' | 'near'; key: string }
  /** Stem and options, folded, for finding words. */
  question_text: { bank_id: string; question_id: string; text: string }
  question_import: QuestionImportTable
  import_item: ImportItemTable
  /** Lines of the source, 200 to a row, as JSON. */
  import_line: { import_id: string; chunk: number; body: string }
  image: { id: string; mime: string; bytes: Uint8Array; created_at: number }
}

export interface BankTable {
  id: string
  unit_id: string
  name: string
  created_at: number
  /** Members may practise with it. */
  practice: number
  updated_at: number
}

export interface QuestionTable {
  id: string
  bank_id: string
  version: number
  type: 'single' | 'multiple' | 'judge' | 'fill'
  topic: string
  period: string
  difficulty: number
  tags: string
  /** removed: taken back with its import. The row stays, since a paper may have been drawn from it a moment ago; nobody sees it. */
  status: 'active' | 'disabled' | 'removed'
  created_at: number
  updated_at: number
  /** Account id; empty for the bank that came with the program. */
  created_by: string
  import_id: string | null
}

export interface QuestionVersionTable {
  id: string
  question_id: string
  version: number
  type: 'single' | 'multiple' | 'judge' | 'fill'
  stem: string
  options: string
  /** JSON of `Rubric`: only the scorer and `reveal` read it. */
  rubric: string
  analysis: string
  source: string
  created_at: number
  editor: string
  kind: 'created' | 'imported' | 'edited' | 'key'
  note: string
  /** JSON of topic, period, difficulty and tags as they were; empty: not kept. */
  labels: string
}

export interface QuestionImportTable {
  id: string
  bank_id: string | null
  actor: string
  name: string
  state: 'open' | 'done' | 'undone'
  /** Counts changes, so that a commit that was prepared from older items is not carried out. */
  version: number
  created_at: number
  updated_at: number
  lines: number
  problems: string
  defaults: string
  created: number
  replaced: number
  /** JSON of what taking back has done. */
  undone: string | null
}

export interface ImportItemTable {
  import_id: string
  no: number
  type: 'single' | 'multiple' | 'judge' | 'fill' | 'short' | 'unsupported'
  body: string
  label: string
  section: string
  line: number | null
  problems: string
  state: 'ready' | 'problem' | 'duplicate' | 'done'
  decision: 'take' | 'replace' | 'skip'
  /** What a person decided; null: as the state says. */
  chosen: 'take' | 'replace' | 'skip' | null
  edited: number
  /** Key under which the same question is found in the same file. */
  exact: string
  /** JSON of `Twin`; what it says is looked up when it is shown. */
  twin: string | null
  /** Its place, when the twin stands in the same file. */
  twin_no: number | null
  /** Set once it is in the bank as a new version of this question. */
  question_id: string | null
  /** Version of the replaced question before. */
  previous_version: number | null
}
