import fc from 'fast-check'
import { parseSource } from '../../server/questions/parse'
import { cleaned, linesOf } from '../../server/questions/parse/normalise'
import type { Block, Parsed } from '../../server/questions/parse/types'
import { disguise } from './disguise'

/* Whatever stands in a file: no throw, no hang, and nothing that was not there. */

const PIECES = ['1.', '2、', '（3）', '第4题', '5 ', '一、', '单选题', '判断题', '填空题', '简答题', '（每题2分）', 'A.', 'B、', 'C．', '(D)', 'A', 'B', '答案：', '【答案】', '解析：', '【解析】', '参考答案', '1-5 ABCDE', '1.A 2.B', '√', '×', '（√）', '( C )', '____', '（ ）', '对', '错误', 'true',
  '上海', '嘉兴南湖', '1921年', '1949.10', 'C919', '维生素A、B', '；', '|', '。', '\n', '\n\n', '\t', ' ', '出处：', '难度：易', '【多选】', '（2分）', '①', '题型：', '第一章', '----', '⼤', '\u3000', '答：', '选项A：', '正确', '…']
const soup = fc.array(fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...PIECES) }, { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 8 }) }), { maxLength: 120 }).map((parts) => parts.join(''))

const bare = (text: string) => cleaned(text).replace(/[Ａ-Ｚａ-ｚ０-９]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace(/[\s_（）()【】[\]。.；;,，|｜、：:]/g, '')

/** Every word of every question stands in the text, in one piece up to the answers and blanks that were taken out. */
function invented({ questions }: Parsed, text: string): string[] {
  const source = bare(text)
  return questions.flatMap(({ type, stem, options, answer_text: texts, analysis }) => {
    const pieces = [...(type === 'judge' ? [] : options), ...texts.flat().flatMap((one) => one.split('\n')), ...stem.split(/[_（()）\n【】[\]]/)]
    // A reason behind the answer comes before the analysis, wherever it stood: of these the order may change.
    return [...pieces.map(bare).filter((piece) => piece !== '' && !isMade(piece, source)), ...[...bare(analysis)].filter((char) => !source.includes(char))]
  })
}

/** Each character in its order: labels, answers and marks may have been taken from between. */
function isMade(piece: string, source: string): boolean {
  return source.includes(piece) || subsequence(piece, source)
}

function subsequence(piece: string, source: string): boolean {
  let at = 0
  for (const char of piece) {
    at = source.indexOf(char, at) + 1
    if (at === 0) return false
  }
  return true
}

const inRange = ({ questions }: Parsed) => questions.every(({ answer, options }) => answer.every((place) => place >= 0 && place < options.length))

it('reads any text without throwing, and invents nothing', () => {
  fc.assert(fc.property(soup, disguise, (text, change) => {
    const found = parseSource({ blocks: linesOf(change(text)) })
    expect(invented(found, text)).toEqual([])
    expect(inRange(found)).toBe(true)
  }), { numRuns: 1500 })
})

it('reads any key beside any text', () => {
  fc.assert(fc.property(soup, soup, (text, key) => {
    const found = parseSource({ blocks: linesOf(text) }, { blocks: linesOf(key) })
    expect(invented(found, `${text}\n${key}`)).toEqual([])
    expect(inRange(found)).toBe(true)
  }), { numRuns: 500 })
})

const cell = fc.oneof(fc.constantFrom('题干', '选项A', '选项', 'A', 'B', '答案', '题型', '单选题', '判断题', '对', 'AB', '1', '2', '上海', 'A.甲 B.乙', '党的一大召开的年份是（ ）。', '', '解析', '甲|乙'), soup.map((text) => text.slice(0, 60)))
it('reads any table', () => {
  fc.assert(fc.property(fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 8 }), soup, fc.constantFrom('判断题', '', 'Sheet1'), (rows, text, name) => {
    const blocks: Block[] = [...linesOf(text), { kind: 'table', rows, line: 99, name }]
    const found = parseSource({ blocks })
    expect(invented(found, [text, name, ...rows.flat()].join('\n'))).toEqual([])
    expect(inRange(found)).toBe(true)
  }), { numRuns: 700 })
})

it('answers a paper that lost or doubled a piece with questions and reports, never with a throw', () => {
  const paper = '一、单选题（每题2分）\n1.党的一大召开的年份是（ ）。\nA.1919年\nB.1921年\nC.1922年\n答案：B\n解析：会期是七月。\n2.古田会议召开于（B）。\nA.江西 B.福建\n二、判断题\n1.党的七大在延安召开。（√）\n三、填空题\n1.党的一大在（上海）召开。\n参考答案\n1-2 BB'
  fc.assert(fc.property(fc.nat(paper.length), fc.nat(30), fc.nat(paper.length), (at, length, to) => {
    const piece = paper.slice(at, at + length)
    for (const text of [paper.slice(0, at) + paper.slice(at + length), paper.slice(0, to) + piece + paper.slice(to)]) {
      const found = parseSource({ blocks: linesOf(text) })
      expect(invented(found, text)).toEqual([])
      expect(inRange(found)).toBe(true)
    }
  }), { numRuns: 1000 })
})
