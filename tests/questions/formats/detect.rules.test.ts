import { detectFormat } from '../../../server/questions/parse/formats/detect'
import { AIKEN, GIFT, JSON_FILE, MOODLE, QTI } from './samples'

describe('the format of a text', () => {
  it.each([
    ['gift', GIFT], ['aiken', AIKEN], ['moodle', MOODLE], ['qti', QTI], ['json', JSON_FILE], ['json', '[{"type":"single","stem":"题"}]'], ['qti', '<!-- 注 -->\n<qti-assessment-item>'],
    ['gift', '题{T}'], ['gift', '::甲::题{}'], ['gift', '题{#3}'], ['gift', '题\n{\n=甲\n~乙\n}'], ['aiken', '1. 题\r\nA. 甲\r\nB. 乙\r\nANSWER: B\r\n']
  ])('is %s', (format, text) => {
    expect(detectFormat(text)).toBe(format)
    expect(detectFormat(`\uFEFF${text}`)).toBe(format)
  })

  it.each([
    '', '题目', '1. 题\nA. 甲\nB. 乙\n答案：B', '1. 题\nA. 甲\nB. 乙\nANSWER: B\n\n2. 题\nA. 甲\n【答案】A', '集合 {1, 2} 与 {a} 的关系', '设 A={x|x>0}\n\n求 B', 'ANSWER: B', 'Answer: B\nA. 甲',
    '<html><body>题</body></html>', '<', '{', '[', '[html]', '[1, 2]', '{"a": 1}', '单选题\n\n多选题\n\n判断题\n\n题{T}'
  ])('is not decided for %j', (text) => {
    expect(detectFormat(text)).toBeNull()
  })
})
