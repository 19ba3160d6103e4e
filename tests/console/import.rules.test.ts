import fc from 'fast-check'
import type { ImportItem, ImportSummary, ReadBody } from '../../contract/questions'
import { problemsOf } from '../../server/questions/rules/check'
import { footerWords, leftOf } from '../../console/src/import/footer-words'
import { faultAt, mendsOf, twinWords } from '../../console/src/import/mends'
import { lineWord, markWords, shortSection, spanOf } from '../../console/src/import/source'
import { undoneWords } from '../../console/src/import/undone-words'
import { placesOf, windowOf } from '../../console/src/import/window'
import { backTarget } from '../../console/src/sign-in/back'
import { readFilters, writeFilters } from '../../console/src/bank/filters'

const body = (part: Partial<ReadBody> = {}): ReadBody => ({
  type: 'single', stem: '哪一年？', options: ['甲', '乙', '丙', '丁'], answer: [], texts: [], analysis: '', source: '', topic: '', period: '', difficulty: null, tags: [], ...part
})
const item = (part: Partial<ImportItem> = {}): ImportItem => ({
  no: 40, label: '40', section: '', line: 200, body: body(), state: 'problem', decision: 'skip', edited: false, problems: [], twin: null, ...part
})
const found = (of: ReadBody, ...codes: string[]) => item({ body: of, problems: codes.map((code) => ({ code, message: '', line: null, words: '' })) })
const labels = (of: ImportItem) => mendsOf(of).map(({ label }) => label)
const BY_HAND = ['自己填', '跳过这题']

describe('the buttons of a row', () => {
  test('offer each option where the answer is not known, and never choose one', () => {
    expect(labels(found(body(), 'answer_beyond'))).toEqual(['选 A', '选 B', '选 C', '选 D', ...BY_HAND])
    expect(labels(found(body({ options: Array.from({ length: 7 }, (_, i) => String(i)) }), 'no_answer'))).toEqual(BY_HAND)
    expect(labels(found(body({ options: [] }), 'no_answer', 'few_options'))).toEqual(BY_HAND)
  })

  test('offer what each fault needs', () => {
    expect(labels(found(body({ answer: [0, 2] }), 'many_for_single'))).toEqual(['改为多选 AC', '选 A', '选 C', ...BY_HAND])
    expect(labels(found(body({ type: 'multiple', answer: [0] }), 'one_for_multiple'))).toEqual(['改为单选', ...BY_HAND])
    expect(labels(found(body({ type: 'judge' }), 'no_answer'))).toEqual(['对', '错', ...BY_HAND])
    expect(labels(found(body({ type: 'short', options: [], texts: [['南昌起义']] }), 'unsupported'))).toEqual(['改为填空', ...BY_HAND])
    expect(labels(found(body({ options: ['甲', '', '丙'], answer: [2] }), 'empty_option'))).toEqual(['删去空选项 B', ...BY_HAND])
    expect(labels(found(body({ options: ['甲', '', '丙'], answer: [1] }), 'empty_option'))).toEqual(BY_HAND)
  })

  test('mend what they say: the server finds nothing wrong afterwards', () => {
    const broken = [
      found(body(), 'no_answer'), found(body({ answer: [0, 2] }), 'many_for_single'), found(body({ type: 'judge', options: ['正确', '错误'] }), 'no_answer'),
      found(body({ type: 'short', options: [], texts: [['南昌起义']] }), 'unsupported'), found(body({ options: ['甲', '', '丙'], answer: [2] }), 'empty_option')
    ]
    for (const one of broken) for (const { body: mended } of mendsOf(one)) if (mended) expect(problemsOf(mended)).toEqual([])
    expect(mendsOf(found(body({ options: ['甲', '', '丙'], answer: [2] }), 'empty_option'))[0]?.body).toMatchObject({ options: ['甲', '丙'], answer: [1] })
  })

  test('stand beside the column that is at fault', () => {
    expect(faultAt(found(body(), 'empty_option').problems)).toEqual({ options: true, answer: false })
    expect(faultAt(found(body(), 'answer_beyond').problems)).toEqual({ options: false, answer: true })
  })
})

test('a twin is named by where it stands', () => {
  const twin = { questionId: 'q', no: null, exact: false, likeness: 0.934, body: body(), bank: '党史' }
  expect(twinWords(item({ twin }))).toBe('与题库“党史”里的一题有 93% 相像。')
  expect(twinWords(item({ twin: { ...twin, questionId: null, no: 7, exact: true } }))).toBe('与这个文件的第 7 题相同。')
  expect(twinWords(item({ twin: { ...twin, questionId: null, no: 7, exact: true, label: '5', section: '二、多选题（每题 4 分）' } }))).toBe('与这个文件的第 5 题（二、多选题）相同。')
})

test.each([['一、单项选择题（每题2分，共20分）', '一、单选题'], ['二、多选题：每题 4 分', '二、多选题'], ['（三）判断（10 分）', '（三）判断'], ['', '']])('a heading %s is short as %s', (section, short) => {
  expect(shortSection(section)).toBe(short)
})

describe('the source beside a row', () => {
  test('goes from a little before the question to a little after, its own lines ending where the next begins', () => {
    expect(spanOf(item(), item({ no: 41, line: 206 }), 612)).toEqual({ first: 200, last: 205, from: 196, to: 209 })
    expect(spanOf(item({ line: 1 }), null, 3)).toEqual({ first: 1, last: 3, from: 1, to: 3 })
    expect(spanOf(item({ line: null }), null, 612)).toBeNull()
  })

  test('marks the words that a problem names, once and whole', () => {
    expect(markWords('40.哪一年？(E)', ['E'])).toEqual([{ text: '40.哪一年？(', marked: false }, { text: 'E', marked: true }, { text: ')', marked: false }])
    expect(markWords('全文', ['全文', ''])).toEqual([{ text: '全文', marked: false }])
    expect([lineWord('题库.docx'), lineWord('题库.xlsx')]).toEqual(['段', '行'])
  })
})

test('the footer counts what would go in, and says what is left', () => {
  const counts = { total: 126, single: 74, multiple: 28, judge: 24, fill: 0, short: 0, unsupported: 0, ready: 117, problem: 6, duplicate: 3, done: 0, skipped: 3 }
  expect(footerWords({ counts } as ImportSummary)).toEqual({ chosen: 117, rest: '还有 6 题要处理、3 题可能重复，可以以后再补', act: '先入库 117 题', over: false })
  expect(footerWords({ counts: { ...counts, problem: 0, duplicate: 0, skipped: 1 } } as ImportSummary)).toEqual({ chosen: 116, rest: '都核对过了', act: '入库 116 题', over: false })
  expect(undoneWords({ removed: 1200, disabled: 0, restored: 2, kept: 0 })).toEqual(['删除新增的 1,200 题', '恢复被替换的 2 题'])
})

test('where nothing is left to bring in, the footer leads to the result, and nothing that was skipped counts as left', () => {
  const counts = { total: 10, single: 10, multiple: 0, judge: 0, fill: 0, short: 0, unsupported: 0, ready: 0, problem: 0, duplicate: 3, done: 5, skipped: 3 }
  expect(footerWords({ counts } as ImportSummary)).toMatchObject({ chosen: 0, act: '完成', over: true })
  expect(leftOf(counts)).toEqual({ left: 0, skipped: 5 })
  expect(footerWords({ counts: { ...counts, problem: 2 } } as ImportSummary)).toMatchObject({ act: '完成', over: true })
  expect(leftOf({ ...counts, problem: 2 })).toEqual({ left: 2, skipped: 3 })
  expect(footerWords({ counts: { ...counts, done: 0, total: 5, problem: 2 } } as ImportSummary)).toMatchObject({ chosen: 0, over: false })
  expect(footerWords({ counts: { ...counts, done: 0, total: 5 } } as ImportSummary)).toMatchObject({ over: true })
})

test('whatever the heights, the rows in view are drawn and not many more', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 20, max: 400 }), { minLength: 1, maxLength: 400 }), fc.nat(160_000), (heights, top) => {
    const keys = heights.map((_, i) => i)
    const places = placesOf(keys, new Map(heights.map((height, i) => [i, height])), 47)
    const { from, to } = windowOf(places, top, 600)
    const seen = keys.filter((i) => (places[i + 1] ?? 0) > top && (places[i] ?? 0) < top + 600)
    for (const i of seen) expect(i >= from && i < to).toBe(true)
    expect(to - from).toBeLessThanOrEqual(600 / 20 + 2 + 16)
  }))
})

test('after signing in one is led to a page of ours only', () => {
  expect(['/imports/1?tab=problem', '//evil.example', '/\\evil', 'https://evil.example', '/sign-in', null].map(backTarget)).toEqual(['/imports/1?tab=problem', '/rounds', '/rounds', '/rounds', '/rounds', '/rounds'])
})

test('filters survive in the address, and rubbish there is no filter', () => {
  const filters = { text: '延安', type: 'multiple' as const, topic: '抗战', period: undefined, difficulty: 3, tag: undefined, status: 'disabled' as const }
  expect(readFilters(writeFilters(filters))).toEqual(filters)
  expect(readFilters(new URLSearchParams('type=essay&difficulty=9&status=gone'))).toEqual({ text: '' })
})
