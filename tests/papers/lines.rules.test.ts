import fc from 'fast-check'
import { linesOf } from '../../server/papers/rules/lines'

/** Chinese twice as wide as Latin, as in print. */
const measure = (char: string) => (/[\u0000-\u00ff]/.test(char) ? 5 : 10)
const wide = (line: string) => [...line].reduce((sum, char) => sum + measure(char), 0)

describe('lines of a paragraph', () => {
  it('break between Chinese characters, not within words and numbers', () => {
    expect(linesOf('中国共产党成立于1921年7月', 60, measure)).toEqual(['中国共产党成', '立于1921年7', '月'])
    expect(linesOf('see https://a.cn/b and go', 80, measure)).toEqual(['see', 'https://a.cn/b', 'and go'])
  })

  it('never begin with a stop or a closing mark, nor end with an opening one', () => {
    expect(linesOf('一二三四，五', 40, measure)).toEqual(['一二三', '四，五'])
    expect(linesOf('一二三（四）', 40, measure)).toEqual(['一二三', '（四）'])
    expect(linesOf('一二三《四五》', 40, measure)).toEqual(['一二三', '《四五》'])
  })

  it('keep what the writer broke, and take apart only what is longer than a line', () => {
    expect(linesOf('甲\n\n乙', 40, measure)).toEqual(['甲', '', '乙'])
    expect(linesOf('_'.repeat(20), 40, measure)).toEqual(['________', '________', '____'])
    expect(linesOf('', 40, measure)).toEqual([''])
  })

  it('hold every word of the text, each within the width', () => {
    const char = fc.constantFrom(...'中国共产党，。（）《》ab1 9-_\n“”𠮷')
    fc.assert(fc.property(fc.array(char, { maxLength: 80 }).map((chars) => chars.join('')), fc.integer({ min: 20, max: 120 }), (text, width) => {
      const lines = linesOf(text, width, measure)
      expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
      for (const line of lines) expect(wide(line) <= width || [...line].length === 1).toBe(true)
    }))
  })
})
