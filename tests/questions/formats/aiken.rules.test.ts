import { readAiken } from '../../../server/questions/parse/formats/aiken'
import { AIKEN } from './samples'

const problemsOf = (text: string) => readAiken(text).problems.map(({ code, line, words }) => [code, line, words])
const answered = (answer: string, options = 'A) 甲\nB) 乙') => readAiken(`题\n${options}\nANSWER: ${answer}`).questions[0]

describe('Aiken', () => {
  it('is read with its lines, and text that looks like a tag stays text', () => {
    const { questions, problems } = readAiken(AIKEN)
    expect(problems).toEqual([])
    expect(questions).toMatchObject([
      { type: 'single', stem: '中共一大在哪一年召开？', options: ['1919 年', '1921 年', '1927 年'], answer: [1], line: 1, problems: [] },
      { stem: '下面哪个写法是 <b>标签</b> & 字面文字：', options: ['没有空格', '也可以'], answer: [0], line: 7 }
    ])
  })

  it('reads any line ends and a byte order mark', () => {
    const stems = readAiken(AIKEN).questions.map((one) => one.stem)
    for (const ends of ['\r\n', '\r']) expect(readAiken(`\uFEFF${AIKEN.replaceAll('\n', ends)}`).questions.map((one) => one.stem)).toEqual(stems)
  })

  it('reports what Moodle refuses, each by its line, and reads the rest', () => {
    const text = '只有一项\nA) 甲\nANSWER: A\n\nB) 没有题干\n\nANSWER: A\n\n没有答案\nA) 甲\nB) 乙\n\n好题\nA) 甲\nB) 乙\nANSWER: B\n\n又没写完'
    expect(problemsOf(text)).toEqual([
      ['few_options', 1, '只有一项'], ['broken', 5, 'B) 没有题干'], ['broken', 7, 'ANSWER: A'], ['broken', 9, '没有答案'], ['broken', 18, '又没写完']
    ])
    expect(readAiken(text).questions).toMatchObject([{ stem: '好题', answer: [1] }])
  })

  it('joins a stem of several lines, but not over an empty line', () => {
    expect(readAiken('第一行\n第二行\nA) 甲\nB) 乙\nANSWER: A').questions[0]?.stem).toBe('第一行\n第二行')
    expect(problemsOf('标题\n\n题\nA) 甲\nB) 乙\nANSWER: A')).toEqual([['broken', 1, '标题']])
  })

  it.each([['C', 'answer_beyond'], ['AB', 'many_for_single'], ['A, B', 'many_for_single'], ['甲', 'answer_unclear'], ['', 'no_answer']])('does not guess at the answer %j', (answer, code) => {
    expect(answered(answer)).toMatchObject({ answer: [], problems: [{ code, line: 4 }] })
  })

  it('does not guess where the letters are out of order', () => {
    expect(answered('C', 'A) 甲\nC) 丙')).toMatchObject({ answer: [], problems: [{ code: 'answer_unclear' }] })
  })
})
