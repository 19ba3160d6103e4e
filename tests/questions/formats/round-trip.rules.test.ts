import fc from 'fast-check'
import { exportGift } from '../../../server/questions/export/gift'
import { exportOwnJson } from '../../../server/questions/export/own-json'
import { detectFormat } from '../../../server/questions/parse/formats/detect'
import { readGift } from '../../../server/questions/parse/formats/gift'
import { readOwnJson } from '../../../server/questions/parse/formats/own-json'
import { storedOf } from '../../../server/questions/parse/formats/stored'
import type { ParsedQuestion } from '../../../server/questions/parse/types'
import { questionOf } from './arbitrary'

const base = { type: 'single', stem: '题', options: [], answer: [], answer_text: [], analysis: '', points: null, section: '', line: null, problems: [] } satisfies ParsedQuestion
const gift = (more: Partial<ParsedQuestion>) => exportGift([{ ...base, ...more }])

describe('what is exported reads back the same', () => {
  it('as JSON', () => {
    fc.assert(fc.property(fc.array(questionOf(), { maxLength: 5 }), (questions) => {
      const read = readOwnJson(exportOwnJson(questions))
      expect(read.problems).toEqual([])
      expect(read.questions.map(storedOf)).toEqual(questions.map(storedOf))
    }), { numRuns: 500 })
  })

  it('as GIFT', () => {
    fc.assert(fc.property(fc.array(questionOf(), { maxLength: 5 }), (questions) => {
      const read = readGift(exportGift(questions))
      expect(read.problems).toEqual([])
      expect(read.questions.map(storedOf)).toEqual(questions.map(storedOf))
    }), { numRuns: 1000 })
  })

  it('and is recognised by its format', () => {
    const some: ParsedQuestion = { ...base, options: ['甲', '乙'], answer: [1] }
    expect(detectFormat(exportGift([some]))).toBe('gift')
    expect(detectFormat(exportOwnJson([some]))).toBe('json')
  })

  it('but kinds we cannot ask are not exported', () => {
    expect(gift({ type: 'unsupported' })).toBe('')
    expect(readOwnJson(exportOwnJson([{ ...base, type: 'unsupported' }]))).toEqual({ questions: [], problems: [] })
  })
})

describe('GIFT for Moodle', () => {
  it('needs no comment where GIFT says it all', () => {
    expect(gift({ options: ['甲=1', '乙'], answer: [1], analysis: '因为', topic: '党史' })).toBe('$CATEGORY: $course$/top/党史\n\n::1::[plain]题 {\n~甲\\=1\n=乙\n####因为\n}\n')
  })

  it('gives several right answers their share', () => {
    expect(gift({ type: 'multiple', options: ['甲', '乙', '丙', '丁'], answer: [0, 1, 3] })).toContain('\n~%33.33333%甲\n~%33.33333%乙\n~%-100%丙\n~%33.33333%丁\n')
  })

  it('notes several blanks in a comment that wins as long as the question is as it was', () => {
    const text = gift({ type: 'fill', stem: '____和____', answer_text: [['甲', '一'], ['乙']], points: 2 })
    expect(text).toMatch(/^\/\/ xueshi: \{.*\}\n::1::\[plain\]____和____ \{\n=甲；乙\n\}\n$/)
    expect(readGift(text).questions[0]).toMatchObject({ type: 'fill', answer_text: [['甲', '一'], ['乙']], points: 2, problems: [] })
    expect(readGift(text.replace('=甲', '=丁')).questions[0]).toMatchObject({ answer_text: [['丁；乙']], points: null, problems: [{ code: 'left_out' }] })
  })

  it.each(['{', '[]', 'null', '{"seen":1}', '{}'])('heeds no comment that says %s', (comment) => {
    expect(readGift(`// xueshi: ${comment}\n题{T}`).questions[0]).toMatchObject({ type: 'judge', answer: [0], problems: [{ code: 'left_out' }] })
  })
})
