import type { Bank, ImportItem, ImportSummary, QuestionBody, QuestionDetail, QuestionRow, ReadBody } from '../../contract/questions'

/* What the question bank's routes answer, with what a test does not care about filled in. */

export const body = (over: Partial<ReadBody> = {}): ReadBody => ({
  type: 'single', stem: '北平和平解放是在哪一年？', options: ['1946 年', '1947 年', '1948 年', '1949 年'], answer: [3], texts: [], analysis: '', source: '', topic: '', period: '', difficulty: null, tags: [], ...over
})

export const bank = (over: Partial<Bank> = {}): Bank => ({
  id: 'b1', name: '解放战争时期', unit: { id: 'u-top', name: '省社科联' }, total: 126, disabled: 0, counts: { single: 74, multiple: 28, judge: 24, fill: 0 },
  practice: false, mine: true, updatedAt: Date.now(), ...over
})

export const counts = (over: Partial<ImportSummary['counts']> = {}): ImportSummary['counts'] => ({
  total: 3, single: 2, multiple: 0, judge: 1, fill: 0, short: 0, unsupported: 0, ready: 1, problem: 2, duplicate: 0, done: 0, skipped: 0, ...over
})

export const summary = ({ counts: some, ...over }: Partial<Omit<ImportSummary, 'counts'>> & { counts?: Partial<ImportSummary['counts']> } = {}): ImportSummary => ({
  id: 'i1', name: '解放战争时期题库.docx', bank: { id: 'b1', name: '解放战争时期' }, state: 'open', at: Date.now(), by: '李敏', lines: 42, counts: counts(some),
  problems: [], imported: { created: 0, replaced: 0 }, undoable: false, ...over
})

export const item = (no: number, over: Partial<ImportItem> = {}): ImportItem => ({
  no, label: String(no), section: '', line: no * 5, body: body(), state: 'ready', decision: 'take', edited: false, problems: [], twin: null, ...over
})

export const problem = (code: string, message: string) => ({ code, message, line: 9, words: '' })

export const row = (over: Partial<QuestionRow> = {}): QuestionRow => ({
  id: 'q1', version: 1, type: 'single', stem: '北平和平解放是在哪一年？', options: body().options, answer: [3], texts: [], topic: '解放战争', period: '', difficulty: 3, tags: [],
  status: 'active', updatedAt: Date.now(), ...over
})

export const detail = (over: Partial<QuestionDetail> = {}, said: Partial<QuestionBody> = {}): QuestionDetail => {
  const kept: QuestionBody = { ...body(), type: 'single', difficulty: 3, ...said }
  return {
    id: 'q1', bank: { id: 'b1', name: '解放战争时期' }, version: 2, status: 'active', mine: true, body: kept,
    history: [{ version: 2, at: Date.now(), by: '李敏', kind: 'edited', note: '', body: kept }], rounds: [], ...over
  }
}
