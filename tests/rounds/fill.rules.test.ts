import fc from 'fast-check'
import { arabic, matchesBlank, normalised } from '../../server/rounds/rules/fill'
import './generators'

const DIGITS = '零一二三四五六七八九'

/** 1 … 9999 as it is written out: 一千零二十. */
function written(n: number): string {
  let text = ''
  let gap = false
  for (const [unit, value] of [['千', 1000], ['百', 100], ['十', 10], ['', 1]] as const) {
    const digit = Math.floor(n / value) % 10
    if (digit === 0) gap = text !== ''
    else { text += `${gap ? '零' : ''}${DIGITS[digit]}${unit}`; gap = false }
  }
  return text
}

/** Any number below 10¹²: sections of 亿 and 万, 零 where a section begins with a gap. */
function writtenLong(n: number): string {
  let text = ''
  for (const [unit, value] of [['亿', 1e8], ['万', 1e4], ['', 1]] as const) {
    const section = Math.floor(n / value) % 1e4
    if (section) text += `${text && section < 1000 ? '零' : ''}${written(section)}${unit}`
  }
  return text
}

describe('Chinese numerals', () => {
  it.each([
    ['二十九', '29'], ['十', '10'], ['十二', '12'], ['一百零五', '105'], ['一百一十', '110'], ['一千零一', '1001'], ['一万二千', '12000'], ['三万', '30000'],
    ['一九二一', '1921'], ['二〇二一', '2021'], ['二零二一', '2021'], ['〇', '0'], ['两', '2'], ['两千', '2000'], ['百', '100'], ['万', '10000'],
    ['一亿二千万', '120000000'], ['一万亿', '1000000000000'], ['十四亿', '1400000000'], ['一亿零三百万', '103000000'],
    ['两万五', '25000'], ['两万零五', '20005'], ['一百二', '120'], ['九千五百万', '95000000'], ['9500万', '95000000'], ['3万', '30000'], ['1万500', '10500'], ['007', '007']
  ])('reads %s as %s', (text, number) => { expect(arabic(text)).toBe(number) })

  it('reads every number back as it is written out', () => {
    fc.assert(fc.property(fc.oneof(fc.integer({ min: 10, max: 9999 }), fc.integer({ min: 10000, max: 999_999_999_999 })), (n) => {
      expect(arabic(writtenLong(n))).toBe(String(n))
    }))
  })

  it('reads years digit by digit', () => {
    fc.assert(fc.property(fc.integer({ min: 1000, max: 2999 }), (year) => {
      expect(arabic([...String(year)].map((d) => DIGITS[Number(d)]).join(''))).toBe(String(year))
    }))
  })
})

describe('a blank', () => {
  it.each([
    ['29', '二十九'], ['２９', '二十九'], ['二十九', '２９'], ['1921', '一九二一'], ['一九二一年', '1921 年'], ['10', '十'], ['105', '一百零五'], ['12000', '一万二千'],
    ['十一届三中全会', '11届三中全会'], ['1921年7月23日', '一九二一年七月二十三日'], ['25000里', '二万五千里'], ['9500 万', '九千五百万'],
    ['《共产党宣言》', '共产党宣言'], ['“两个务必”', '两个务必'], [' 南 湖 红 船 ', '南湖红船'], ['毛泽东。', '毛泽东'], ['白求恩·诺尔曼', '白求恩诺尔曼'],
    ['ＣＰＣ', 'cpc'], ['三湾', '三湾'], ['50％', '50%'], ['3.5', '３．５'], ['1,000', '一千']
  ])('takes %s for %s', (given, accepted) => { expect(matchesBlank(given, [accepted])).toBe(true) })

  it.each([
    ['28', '二十九'], ['35', '3.5'], ['三湾改编', '三湾'], ['', '南湖'], ['  ', '南湖'], ['。', '南湖'], ['310000', '3万'], ['1927', '1921'], ['21', '一九二一']
  ])('does not take “%s” for %s', (given, accepted) => { expect(matchesBlank(given, [accepted])).toBe(false) })

  it('takes any of the accepted texts', () => {
    expect(matchesBlank('嘉兴南湖', ['南湖', '嘉兴南湖'])).toBe(true)
    expect(matchesBlank('南湖', [])).toBe(false)
  })

  it('takes every accepted text as it stands, spaced out or in full width', () => {
    const text = fc.string({ unit: fc.constantFrom(...'中共一大二十九万亿零〇年党史ab12.'), minLength: 1, maxLength: 12 }).filter((s) => normalised(s) !== '')
    fc.assert(fc.property(text, (s) => {
      const wide = s.replace(/[a-z0-9]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))
      expect(matchesBlank(s, [s])).toBe(true)
      expect(matchesBlank(wide, [s])).toBe(true)
      expect(matchesBlank(` ${s} `, [s])).toBe(true)
    }))
  })
})
