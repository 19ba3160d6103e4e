import { digits } from './markers'
import { TYPE_NAME } from './sections'

/* What numbers a question, read from the start of a trimmed line. */

const D = '0-9０-９'

export interface NumberMark {
  no: number
  rest: string
  /** strong: with a mark behind it (`1.`, `（1）`, `第1题`). weak: a space, a decimal's point, or alone on the line. glued: the text follows at once. */
  strength: 'strong' | 'weak' | 'glued'
  /** What stands before the number: an answer's bracket (`（√）1.…`) or a type (`【多选题】1.…`). */
  lead: string
  /** The marks around the figures, to tell a list's numbers from the paper's: `.` `()` `第题` */
  style: string
}

const LEAD = `([（(【\\[]\\s*(?:[A-HＡ-Ｈa-h√×✓✗✔✘❌✅对错]*|${TYPE_NAME})\\s*[)）】\\]]\\s*|${TYPE_NAME}\\s*[:：]?\\s*(?=[${D}]{1,4}[.．、]))?`
const NUMBER_FORMS: [NumberMark['strength'], RegExp][] = [
  ['strong', new RegExp(`^${LEAD}第\\s*([${D}]{1,5})\\s*[题道](?!目|库)\\s*[.．、:：)）]?\\s*`)],
  ['strong', new RegExp(`^${LEAD}[（(【\\[〔]\\s*([${D}]{1,5})\\s*[)）】\\]〕]\\s*[.．、:：]?\\s*`)],
  ['strong', new RegExp(`^${LEAD}(?:No\\.?|Q|题目?|[*＊#★])?\\s*([${D}]{1,5})\\s*[、．)）:：]\\s*`, 'i')],
  ['strong', new RegExp(`^${LEAD}(?:No\\.?|Q|题目?|#)\\s*([${D}]{1,5})[.\\s]\\s*`, 'i')],
  // 1949.10 is a date and 3.14 a number; 1.1921年 is question 1 (told apart by which number is due).
  ['strong', new RegExp(`^${LEAD}[*＊★]?\\s*([${D}]{1,5})\\s*[.,，。]\\s*(?:[、．]\\s*)?(?![${D}])`)],
  ['weak', new RegExp(`^${LEAD}([${D}]{1,4})\\s*[.]\\s*(?=[${D}])`)],
  ['weak', new RegExp(`^${LEAD}([${D}]{1,4})(?:[ \\t]+(?=\\S)|$)`)],
  ['glued', new RegExp(`^${LEAD}([${D}]{1,4})(?![${D}])(?=[^\\s.．、，,。:：%％‰°+\\-—–~～/／年月日号时分秒世个位名条项种届次大岁元万亿千百十多余级层倍成人国省市县区])`)]
]

/** `⒈` and `⑴` are one character each. */
const WHOLE = /^[⑴-⒇⒈-⒛]\s*[.．、]?\s*/

export function numberMark(text: string): NumberMark | null {
  const whole = WHOLE.exec(text)
  if (whole) {
    const [sign, style] = [whole[0].charCodeAt(0), whole[0] < '⒈' ? '()' : '.']
    return { no: sign - (style === '.' ? 0x2487 : 0x2473), rest: text.slice(whole[0].length), strength: 'strong', lead: '', style }
  }
  for (const [strength, form] of NUMBER_FORMS) {
    const found = form.exec(text)
    if (!found) continue
    const style = found[0].slice(found[1]?.length ?? 0).replace(/[0-9０-９\s]/g, '').normalize('NFKC')
    return { no: Number(digits(found[2] as string)), rest: text.slice(found[0].length).trimStart(), strength, lead: found[1]?.trim() ?? '', style }
  }
  return null
}

/** `12国共合作……` `12017年……`: where numbers stand straight before the words, the one that is due is looked for, whatever follows. */
export function dueMark(text: string, due: number): NumberMark | null {
  const no = String(due)
  return text.startsWith(no) && text.length > no.length + 3 ? { no: due, rest: text.slice(no.length), strength: 'glued', lead: '', style: '' } : null
}

/** Does a decimal or a year begin this line (`2.5万里`), and no number with its mark? */
export const isDecimal = (mark: NumberMark) => mark.strength === 'weak' && /^[0-9０-９]/.test(mark.rest) && !/^[12][0-9]{3}\s*年/.test(mark.rest)

const CHINESE_FORMS = [/^第\s*([一二三四五六七八九十百]{1,5})\s*题\s*[.．、:：)）]?\s*/, /^[（(]\s*([一二三四五六七八九十百]{1,5})\s*[)）]\s*[.．、]?\s*/, /^([一二三四五六七八九十百]{1,5})\s*[、.．]\s*/, /^([①-⑳])\s*[.．、]?\s*/]

/** `一、` `（一）` `第一题` `①`: numbers only where a paper has no others. */
export function chineseMark(text: string): NumberMark | null {
  for (const form of CHINESE_FORMS) {
    const found = form.exec(text)
    if (found) return { no: chineseNumber(found[1] as string), rest: text.slice(found[0].length), strength: 'strong', lead: '', style: found[0].replace(found[1] as string, '').trim() }
  }
  return null
}

const FIGURES = '零一二三四五六七八九'

function chineseNumber(text: string): number {
  if (/[①-⑳]/.test(text)) return text.charCodeAt(0) - 0x245f
  const [, hundreds, , tens, ten, ones] = /^(?:(.)(百))?(?:(.)?(十))?(.)?$/.exec(text) ?? []
  const figure = (one: string | undefined, none: number) => (one ? FIGURES.indexOf(one) : none)
  return figure(hundreds, 0) * 100 + (ten ? figure(tens, 1) * 10 : 0) + figure(ones, 0)
}
