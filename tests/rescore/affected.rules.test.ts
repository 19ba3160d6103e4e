import type { PaperRule } from '../../contract/round-config'
import { affectedBy, mayHaveAsked, type Keyed } from '../../server/rescore/rules/affected'
import { correctionNote, type Noted } from '../../server/rescore/rules/note'
import { phase, roundConfig } from '../support/world'

const options = JSON.stringify(['甲', '乙', '丙', '丁'])
const version = (id: string, right: number[], more: Partial<Keyed> = {}): Keyed => ({ id, type: 'single', stem: '一大在哪里召开？', options, rubric: { right, texts: [] }, ...more })
const ids = (list: Keyed[]) => list.map(({ id }) => id)

describe('a correction', () => {
  const corrected = { right: [3], texts: [] }

  it('concerns every version that asks the same', () => {
    const now = version('v3', [2])
    const all = [
      now, version('slip of the pen', [2], { stem: '一大在那里召开？' }), version('other options', [2], { options: '["甲","乙"]' }),
      version('other question', [1], { stem: '一大不在哪里召开？' }), version('key edited since', [0]), version('right already', [3])
    ]
    expect(ids(affectedBy(now, all, corrected))).toEqual(['v3', 'slip of the pen', 'key edited since'])
  })

  it('reaches versions asked with the old key after the key was edited', () => {
    const now = version('v2', [3])
    expect(ids(affectedBy(now, [now, version('v1', [2])], corrected))).toEqual(['v1'])
  })

  it('concerns nothing when nothing changes, in whatever order the key is written', () => {
    const now = version('v1', [0, 2], { type: 'multiple' })
    expect(affectedBy(now, [now], { right: [2, 0], texts: [] })).toEqual([])
  })

  it('does not lay a key for two blanks on a version with one', () => {
    const now = version('v2', [], { type: 'fill', options: '[]', rubric: { right: [], texts: [['上海'], ['嘉兴']] } })
    const old = version('v1', [], { type: 'fill', options: '[]', rubric: { right: [], texts: [['上海']] } })
    expect(ids(affectedBy(now, [now, old], { right: [], texts: [['上海'], ['南湖']] }))).toEqual(['v2'])
  })
})

describe('a round', () => {
  const question = { id: 's1', bank: 'bank', type: 'single' as const }
  const asks = (paper: PaperRule) => mayHaveAsked(roundConfig({ phases: [phase({ paper })] }), question)
  const drawn = (part: object): PaperRule => ({ kind: 'drawn', parts: [{ type: 'single', count: 1, points: 1, ...part }], shuffleQuestions: true, shuffleOptions: true })

  it.each([
    [drawn({}), true], [drawn({ banks: ['bank', 'other'] }), true], [drawn({ banks: ['other'] }), false], [drawn({ type: 'multiple' }), false], [drawn({ topics: ['别的'] }), true],
    [{ kind: 'fixed', questions: [{ question: 's1', points: 1 }], shuffleQuestions: false, shuffleOptions: false } as PaperRule, true],
    [{ kind: 'fixed', questions: [{ question: 's2', points: 1 }], shuffleQuestions: false, shuffleOptions: false } as PaperRule, false]
  ])('may have asked a question: %j → %s', (paper, expected) => { expect(asks(paper)).toBe(expected) })
})

describe('the note on a round’s page', () => {
  const noted: Noted = { question: { id: 's1', type: 'single', stem: '中国共产党第一次全国代表大会先后在上海和哪里召开？', options: ['北京', '广州', '武汉', '嘉兴南湖'] }, before: { right: [2], texts: [] }, after: { right: [3], texts: [] }, by: '江州省联合会' }
  const fixed: PaperRule = { kind: 'fixed', questions: [{ question: 's0', points: 1 }, { question: 's1', points: 1 }], shuffleQuestions: false, shuffleOptions: false }
  const drawn: PaperRule = { kind: 'drawn', parts: [{ type: 'single', count: 1, points: 1 }], shuffleQuestions: true, shuffleOptions: true }

  it('names the question by its place where all have the same paper', () => {
    expect(correctionNote(noted, { paper: fixed, reveal: 'close', closed: true })).toBe('第 2 题（中国共产党第一次全国代表大会先后在上海和…）答案更正：原为 C，改为 D（江州省联合会更正）。已重新计分。')
  })

  it('names it by its words and the options by theirs where papers differ', () => {
    expect(correctionNote(noted, { paper: drawn, reveal: 'paper', closed: true })).toBe('“中国共产党第一次全国代表大会先后在上海和…”一题答案更正：原为“武汉”，改为“嘉兴南湖”（江州省联合会更正）。已重新计分。')
  })

  it('tells no key before it may be seen', () => {
    for (const round of [{ reveal: 'close', closed: false }, { reveal: 'paper', closed: false }, { reveal: 'each', closed: false }, { reveal: 'never', closed: true }] as const) {
      expect(correctionNote(noted, { paper: fixed, ...round })).toBe('有一道题的答案已由江州省联合会更正，答过这道题的答卷已重新计分。')
    }
  })

  it.each<[Partial<Noted> & { type: Noted['question']['type'] }, string]>([
    [{ type: 'judge', before: { right: [0], texts: [] }, after: { right: [1], texts: [] } }, '原为正确，改为错误'],
    [{ type: 'fill', before: { right: [], texts: [['上海', '沪'], ['船']] }, after: { right: [], texts: [['上海'], ['红船']] } }, '原为“上海”、“船”，改为“上海”、“红船”'],
    [{ type: 'multiple', before: { right: [2, 0], texts: [] }, after: { right: [0, 1, 3], texts: [] } }, '原为 AC，改为 ABD']
  ])('writes the key of every type: %j', ({ type, ...more }, words) => {
    expect(correctionNote({ ...noted, ...more, question: { ...noted.question, type } }, { paper: fixed, reveal: 'close', closed: true })).toContain(words)
  })
})
