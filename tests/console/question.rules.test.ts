import fc from 'fast-check'
import type { QuestionBody } from '../../contract/questions'
import { problemsOf } from '../../server/questions/rules/check'
import { storable } from '../../server/questions/rules/body'
import { changesBetween, markedPair } from '../../console/src/question/differences'
import { blanksFit, draftOf, emptyDraft, faultsOf, newBlank, newOption, sameDraft, storedBody, type Draft } from '../../console/src/question/draft'
import { answerInWords, answerWords, optionWords } from '../../console/src/question/words'

const single: QuestionBody = {
  type: 'single', stem: '党的一大在哪里开幕？', options: ['上海', '北京'], answer: [0], texts: [], analysis: '', source: '', topic: '建党', period: '', difficulty: 2, tags: ['一大']
}
const words = fc.string({ unit: fc.constantFrom(...'上海北京党一二三ABC 。'), minLength: 1, maxLength: 12 }).map((text) => text.trim()).filter(Boolean)

/** A body as the bank keeps it. */
const stored: fc.Arbitrary<QuestionBody> = fc.record({
  type: fc.constantFrom('single', 'multiple', 'judge', 'fill'), stem: words, options: fc.uniqueArray(words, { minLength: 2, maxLength: 6, selector: (text) => text.replace(/\s/g, '') }),
  places: fc.uniqueArray(fc.nat(5), { minLength: 1, maxLength: 6 }), texts: fc.array(fc.uniqueArray(words, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 1 }), analysis: fc.constantFrom('', '见简史。'), difficulty: fc.integer({ min: 1, max: 5 })
}).map(({ type, options, places, texts, ...rest }) => {
  const right = [...new Set(places.map((place) => place % options.length))].sort((a, b) => a - b)
  return storable({
    ...rest, type: type as QuestionBody['type'], source: '', topic: '', period: '', tags: [], options: type === 'fill' ? [] : options,
    answer: type === 'fill' ? [] : type === 'judge' ? [(places[0] ?? 0) % 2] : type === 'single' ? right.slice(0, 1) : right, texts: type === 'fill' ? texts : []
  })
})

describe('a question in the form', () => {
  test('is saved as it was when nothing was changed', () => {
    fc.assert(fc.property(stored, (body) => { expect(storedBody(draftOf(body))).toEqual(body) }))
  })

  test('has no fault where the server has none', () => {
    fc.assert(fc.property(stored, (body) => {
      if (problemsOf(body).length === 0) expect(faultsOf(draftOf(body))).toEqual({})
    }))
  })

  test('with a fault is refused by the server too', () => {
    const broken: Partial<Draft>[] = [
      { stem: ' ' }, { options: [newOption('上海', true), newOption('')] }, { options: [newOption('上海', true), newOption('上 海')] }, { options: [newOption('上海', true)] },
      { options: [newOption('上海'), newOption('北京')] }, { options: [newOption('上海', true), newOption('北京', true)] }, { type: 'judge', judge: null }, { type: 'fill', blanks: [newBlank()] },
      { type: 'fill', stem: '____和____', blanks: [newBlank(['上海'])] }, { type: null }, { analysis: '长'.repeat(4001) }
    ]
    for (const part of broken) {
      const draft = { ...draftOf(single), ...part }
      expect(Object.keys(faultsOf(draft))).not.toEqual([])
      if (draft.type) expect(problemsOf(storedBody(draft))).not.toEqual([])
    }
  })

  test('keeps what was typed for one type while another is tried', () => {
    const draft = draftOf(single)
    expect(storedBody({ ...draft, type: 'judge', judge: 1 })).toMatchObject({ options: ['正确', '错误'], answer: [1] })
    expect(storedBody({ ...draft, type: 'single' })).toEqual(single)
    expect(sameDraft(draft, draftOf(single))).toBe(true)
    expect(sameDraft(draft, { ...draft, stem: '别的' })).toBe(false)
  })

  test('begins with four empty options and says what is missing', () => {
    expect(faultsOf(emptyDraft())).toEqual({ stem: '请填写题干', options: '选项 A 还空着，请填写或删去', answer: '请勾选正确的选项' })
  })

  test.each([['没有空', 1, true], ['____', 1, true], ['____和____', 2, true], ['____和____', 1, false], ['（ ）和（　）', 2, true], ['（ ）和（　）', 1, true], ['____和（ ）', 2, true], ['（ ）', 3, false]])('%s with %i answers fits: %s', (stem, answers, fits) => {
    expect(blanksFit(stem, answers)).toBe(fits)
  })
})

describe('two versions', () => {
  test('differ field by field, and where they are the same nothing is said', () => {
    expect(changesBetween(single, single)).toEqual([])
    expect(changesBetween(single, { ...single, answer: [1], difficulty: 5 })).toEqual([{ field: '答案', before: 'A', after: 'B' }, { field: '难度', before: '较易', after: '难' }])
  })

  test('differ in nothing that the second leaves open, where only what it says counts', () => {
    const read = { ...single, analysis: '', topic: '', difficulty: null, tags: [], answer: [1] }
    expect(changesBetween({ ...single, analysis: '后移到嘉兴。', topic: '一大', tags: ['会议'] }, read, true)).toEqual([{ field: '答案', before: 'A', after: 'B' }])
    expect(changesBetween(single, { ...read, difficulty: 5 }, true).map(({ field }) => field)).toEqual(['答案', '难度'])
  })

  test('have marked what stands between their common beginning and end, and lose no sign', () => {
    expect(markedPair('1947 年，挺进', '1947 年夏，挺进')[1]).toEqual([{ text: '1947 年', changed: false }, { text: '夏', changed: true }, { text: '，挺进', changed: false }])
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (before, after) => {
      const [a, b] = markedPair(before, after)
      expect([a.map(({ text }) => text).join(''), b.map(({ text }) => text).join('')]).toEqual([before, after])
      expect(a.some(({ changed }) => changed) || b.some(({ changed }) => changed)).toBe(before !== after)
    }))
  })
})

test('a key in a column is short', () => {
  expect(answerWords({ type: 'multiple', answer: [0, 2], texts: [] })).toBe('AC')
  expect(answerWords({ type: 'judge', answer: [1], texts: [] })).toBe('错')
  expect(answerWords({ type: 'fill', answer: [], texts: [['29', '二十九'], ['南湖']] })).toBe('29 / 二十九；南湖')
  expect(answerInWords({ ...single, type: 'multiple', options: ['孟良崮战役', '[图:ab]', '莱芜战役'], answer: [0, 1] })).toBe('A 孟良崮战役、B ［图］')
  expect(answerInWords({ ...single, type: 'judge', options: ['正确', '错误'], answer: [1] })).toBe('错')
  expect(optionWords({ type: 'fill', options: [] })).toBe('—')
})
