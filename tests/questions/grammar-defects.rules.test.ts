import { parsed, said, sheet, single, table, troubles } from './papers'
import { parseSource } from '../../server/questions/parse'

const BEFORE = '1.党的一大召开的年份是（ ）。\nA.1919年\nB.1921年\n答案：B\n'
const AFTER = '3.古田会议召开于（ ）。\nA.江西\nB.福建\n答案：B\n'
const before = single('党的一大召开的年份是（ ）。', '1919年|1921年', 'B')
const after = single('古田会议召开于（ ）。', '江西|福建', 'B')

/** A question with a defect between two sound ones: the sound stay as they are; the defect is reported where it stands. */
function between(question: string, code: string, line: number, words: string, answer: number[] = []) {
  const found = parsed(`${BEFORE}${question}\n${AFTER}`)
  const [first, bad, last] = found.questions
  expect(said({ questions: [first as never, last as never], problems: [] })).toEqual([before, after])
  expect(found.questions).toHaveLength(3)
  expect(bad?.problems.map((one) => [one.code, one.line])).toEqual([[code, line]])
  expect(bad?.problems[0]?.words).toContain(words)
  expect(bad?.problems[0]?.message).toMatch(/[请，。]/)
  expect(bad?.answer).toEqual(answer)
  expect([...first?.problems ?? [], ...last?.problems ?? []]).toEqual([])
}

describe('a question’s defects', () => {
  it('no_answer', () => {
    between('2.三湾改编发生于（ ）。\nA.1927年\nB.1928年', 'no_answer', 5, '三湾改编')
    between('2.三湾改编发生于（ ）。\nA.1927年\nB.1928年\n答案：', 'no_answer', 5, '三湾改编')
    between('2.三湾改编发生于（ ）。\nA.1927年\nB.1928年\n答案：\n解析：略。', 'no_answer', 5, '三湾改编')
  })
  it('answer_conflict', () => {
    between('2.三湾改编发生于（A）。\nA.1927年\nB.1928年\n答案：B', 'answer_conflict', 8, '三湾改编')
    between('2.三湾改编发生于（ ）。\nA.1927年\nB.1928年\n答案：B\n答案：A', 'answer_conflict', 9, '三湾改编')
    between('2.三湾改编发生于1927年。（√）\n答案：错', 'answer_conflict', 6, '三湾改编')
  })
  it('answer_beyond', () => between('2.三湾改编发生于（ ）。\nA.1927年\nB.1928年\n答案：E', 'answer_beyond', 8, '三湾改编'))
  it('answer_unclear', () => between('2.三湾改编发生于（ ）。\nA.1927年\nB.1928年\n答案：见教材', 'answer_unclear', 8, '见教材'))
  it('empty_option', () => between('2.三湾改编发生于（ ）。\nA.1927年\nB.\nC.1929年\n答案：A', 'empty_option', 5, '三湾改编', [0]))
  it('few_options', () => between('2.三湾改编发生于（ ）。\nA.1927年\n答案：A', 'few_options', 5, '三湾改编', [0]))
  it('same_options', () => between('2.三湾改编发生于（ ）。\nA.1927年\nB.1928年\nC.1927年\n答案：B', 'same_options', 5, '三湾改编', [1]))
  it('empty_stem', () => between('2.\nA.1927年\nB.1928年\n答案：A', 'empty_stem', 5, '', [0]))
  it('many_for_single', () => between('2.【单选题】三湾改编发生于（ ）。\nA.1927年\nB.1928年\n答案：AB', 'many_for_single', 5, '三湾改编', [0, 1]))
  it('one_for_multiple', () => between('2.【多选题】三湾改编发生于（ ）。\nA.1927年\nB.1928年\n答案：A', 'one_for_multiple', 5, '三湾改编', [0]))
  it('blank_count', () => between('2.三湾改编在____年____月。\n答案：1927', 'blank_count', 6, '1927'))
  it('duplicate', () => {
    between('2.党的一大召开的年份是（　）。\nA.1919年\nB.1921年\n答案：B', 'duplicate', 5, '党的一大', [1])
    const { questions } = parsed(`${BEFORE}2.党的一大召开的年份是（ ）。\nA.1919年\nB.1921年\n答案：A`)
    expect(questions[1]?.problems[0]?.message).toContain('答案不同')
  })
  it('type_unclear', () => {
    between('2.请谈谈三湾改编。', 'type_unclear', 5, '三湾改编')
  })
  it('too_long', () => {
    const long = '很长的话，'.repeat(2000)
    const found = parsed(`${BEFORE}2.三湾改编（ ）。${long}\nA.1927年\nB.1928年\n答案：A\n${AFTER}`)
    expect(troubles(found)).toEqual(['too_long@5'])
    expect(found.questions[1]?.stem).toContain(long)
  })
  it('reports each defect of one question', () => {
    const [question] = parsed('1.三湾改编发生于（ ）。\nA.1927年\nB.\n答案：D').questions
    expect(question?.problems.map(({ code }) => code).sort()).toEqual(['answer_beyond', 'empty_option'])
  })
})

describe('defects of the file', () => {
  it('unread: words that belong to nothing', () => {
    const found = parsed(`本题库由宣传部编写。\n${BEFORE}`)
    expect(troubles(found)).toEqual(['unread@1'])
    expect(found.problems[0]?.words).toBe('本题库由宣传部编写。')
  })
  it('key_unmatched', () => expect(troubles(parsed(`${BEFORE.replace('答案：B\n', '')}参考答案\n1.B 9.C 2.A`))).toEqual(['key_unmatched@5', 'key_unmatched@5']))
  it('number_gap: a question that the numbering promises is not there', () => {
    const found = parsed(`${BEFORE}${AFTER}`)
    expect(troubles(found)).toEqual(['number_gap@5'])
    expect(found.problems[0]?.message).toContain('2')
  })
  it('reports the row of a sheet, and leaves the other rows alone', () => {
    const found = sheet([['题干', 'A', 'B', '答案'], ['党的一大召开的年份是（ ）。', '1919年', '1921年', 'B'], ['三湾改编发生于（ ）。', '1927年', '1928年', ''], ['古田会议召开于（ ）。', '江西', '福建', 'B'], ['', '甲', '', '']])
    expect(troubles(found)).toEqual(['no_answer@3', 'unread@5'])
    expect(said(found)).toMatchObject([before, { answer: [] }, after])
  })
  it('a middle cell that is empty is an empty option', () => {
    expect(troubles(sheet([['题干', 'A', 'B', 'C', '答案'], ['党的一大召开的年份是（ ）。', '1919年', '', '1921年', 'C']]))).toEqual(['empty_option@2'])
  })
  it('a key’s conflict with the paper is reported at the key', () => {
    const found = parseSource({ blocks: [{ kind: 'line', text: '1.三湾改编发生于（A）。', line: 1 }, { kind: 'line', text: 'A.1927年 B.1928年', line: 2 }] }, { blocks: [table([['1', 'B'], ['2', 'A'], ['3', 'A']])] })
    expect(troubles(found)).toEqual(['answer_conflict@1', 'key_unmatched@1', 'key_unmatched@1'])
  })
})
