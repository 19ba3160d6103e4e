import { readOwnJson } from '../../../server/questions/parse/formats/own-json'
import { JSON_FILE } from './samples'

const whole = (questions: unknown, more: object = {}) => JSON.stringify({ format: 'xueshi-questions', version: 1, questions, ...more })
const good = { type: 'single', stem: '题', options: ['甲', '乙'], answer: [0] }

describe('our own JSON', () => {
  it('is read with the line of each question', () => {
    const { questions, problems } = readOwnJson(JSON_FILE)
    expect(problems).toEqual([])
    expect(questions).toMatchObject([
      { type: 'single', stem: '一大召开于？', options: ['1919', '1921'], answer: [1], points: 2, topic: '党史', difficulty: 2, tags: ['一大'], line: 5, problems: [] },
      { type: 'fill', answer_text: [['甲'], ['乙', '丙']], options: [], analysis: '', points: null, line: 24 }
    ])
  })

  it('may be a bare list', () => {
    expect(readOwnJson('\uFEFF[\n\n{"type":"judge","stem":"[{\\"","answer":[1]},\n{"type":"short","stem":"二"}]').questions).toMatchObject([
      { type: 'judge', stem: '[{"', options: ['正确', '错误'], answer: [1], line: 3 }, { line: 4 }
    ])
    expect(readOwnJson('[]')).toEqual({ questions: [], problems: [] })
  })

  it.each([
    ['no JSON', '{"format":\n\n oops}', 'broken', 3], ['an end too early', '[\n{', 'broken', 2], ['another file', '{"a":1}', 'broken', 1], ['a newer version', whole([], { version: 2 }), 'unsupported', 1],
    ['no list', whole({}), 'broken', 1], ['null', 'null', 'broken', 1], ['a number', '3', 'broken', 1]
  ])('reports %s', (_, text, code, line) => {
    expect(readOwnJson(text)).toMatchObject({ questions: [], problems: [{ code, line }] })
    expect(readOwnJson(text).problems).toHaveLength(1)
  })

  it.each([
    ['no object', 3], ['another type', { ...good, type: 'unsupported' }], ['no stem', { type: 'single' }], ['options that are no texts', { ...good, options: [1] }],
    ['an answer that is no place', { ...good, answer: [0.5] }], ['an answer before the first', { ...good, answer: [-1] }], ['flat blanks', { ...good, answer_text: ['甲'] }]
  ])('leaves out a question with %s, says so, and reads the rest', (_, bad) => {
    const read = readOwnJson(whole([bad, good]))
    expect(read.problems).toMatchObject([{ code: 'broken', line: 1, message: expect.stringContaining('没有导入') }])
    expect(read.questions).toMatchObject([{ stem: '题', answer: [0], problems: [] }])
  })

  it.each([
    ['points', -1, 'left_out'], ['difficulty', 9, 'left_out'], ['tags', '甲', 'left_out'], ['colour', 'red', 'left_out'], ['__proto__', { points: 5 }, 'left_out'],
    ['answer', [5], 'answer_beyond'], ['answer', [0, 1], 'many_for_single'], ['answer', [], 'no_answer']
  ])('keeps the question but not its %s %j', (field, value, code) => {
    const text = whole([good]).replace('"type"', `${JSON.stringify(field)}:${JSON.stringify(value)},"type"`).replace(field === 'answer' ? ',"answer":[0]' : '\u0000', '')
    const [one] = readOwnJson(text).questions
    expect(one).toMatchObject({ stem: '题', points: null, problems: [{ code }] })
  })
})
