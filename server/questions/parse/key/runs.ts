import { digits, letterOf } from '../marks/markers'

/* A line that is nothing but a key: `1-5 ABCDE`, `1.C 2.B`, `1 B 2 C`, `1ABCD 2AB`, `(1)√ (2)×`. Read token by token, never looking back. */

export interface Pair {
  no: number
  raw: string
}

/** 答案：, and 试卷一答案： of several papers. */
const LABEL = /^[【[（(]?\s*(?:\p{Script=Han}{0,6}[（(]?[一二三四五六七八九十0-9]{1,3}[)）]?)?\s*(?:参考|正确|标准)?答案\s*[】\])）]?\s*[:：]?\s*/u
/** `1.A 2.B ③A` */
const CIRCLED = /(?<=[\s；;，,。])[①-⑳](?=\s?[.．、]?\s?[A-HＡ-Ｈ√×对错])/g
const NUMBER = /[（(【[]?\s*第?\s*([0-9０-９]{1,5})\s*题?\s*[)）】\]]?/y
const DASH = /\s*[-—–~～－至到]+\s*第?\s*([0-9０-９]{1,5})\s*题?\s*[:：.．、]?\s*/y
const BETWEEN = /\s*[.．、:：\-—–]{0,3}\s*(?:答案?\s*[:：]?\s*)?[（(【[]?\s*/y
const JUDGED = /不正确|正确|错误|不对|true|false|[√×✓✔✗✘✖❌✅☑☒╳对错是否]/iy
const LETTERS = /[A-Za-zＡ-Ｚａ-ｚ](?:[、,，/\s]*[A-Za-zＡ-Ｚａ-ｚ])*/y
const GAP = /[\s,，;；。.、|/)）】\]]*/y

/** All entries of such a line; null when other words stand in it. */
export function keyRun(text: string, least: number): Pair[] | null {
  const plain = text.replace(LABEL, '').replace(CIRCLED, (circle) => `${circle.charCodeAt(0) - 0x245f}.`)
  if (!/^[（(【[第]?\s*[0-9０-９]/.test(plain)) return null
  const pairs: Pair[] = []
  let at = 0
  const take = (form: RegExp): RegExpExecArray | null => {
    form.lastIndex = at
    const found = form.exec(plain)
    if (found) at = form.lastIndex
    return found
  }
  while (at < plain.length) {
    const number = take(NUMBER)
    if (!number) return null
    const no = Number(digits(number[1] as string))
    const to = take(DASH)
    const values = to ? rangeValues(take) : oneValue(take)
    if (values === null) return null
    const range = to ? spread(no, Number(digits(to[1] as string)), values) : [{ no, raw: values }]
    if (!range) return null
    for (const pair of range) pairs.push(pair)
    take(GAP)
  }
  return pairs.length >= least ? pairs : null
}

type Take = (form: RegExp) => RegExpExecArray | null

function oneValue(take: Take): string | null {
  take(BETWEEN)
  const judged = take(JUDGED)
  if (judged) return judged[0]
  const letters = take(LETTERS)?.[0]
  return letters !== undefined && areLetters(letters) ? letters : null
}

/** Letters of an answer come once each, and none far down the alphabet; anything else is a word. */
function areLetters(text: string): boolean {
  if (text.length > 60) return false
  const letters = [...text].map(letterOf).filter(Boolean)
  return new Set(letters).size === letters.length && letters.every((one) => one <= 'P' || 'TFXYN'.includes(one)) && (text === text.toUpperCase() || text === text.toLowerCase())
}

function rangeValues(take: Take): string | null {
  const values: string[] = []
  take(/[（(【[]?\s*/y)
  for (;;) {
    const one = take(JUDGED)?.[0] ?? take(/[A-Za-zＡ-Ｚａ-ｚ]+/y)?.[0]
    if (one === undefined) return values.length ? values.join('') : null
    values.push(one, take(/[、,，/\s]*/y)?.[0] ?? '')
  }
}

/** `1-5 ABCDE`, and with several letters each: `1-3 AB ACD BC`. Null when the number of values does not fit. */
function spread(from: number, to: number, values: string): Pair[] | null {
  const list = valuesOf(values, to - from + 1)
  return list && list.map((raw, i) => ({ no: from + i, raw }))
}

/** Splits values that stand together into so many; null: they are more or fewer. */
export function valuesOf(text: string, count: number): string[] | null {
  if (count < 1 || count > 500) return null
  const apart = text.trim().split(/[\s、,，;；]+/).filter(Boolean)
  if (apart.length === count) return apart
  const each = text.match(/不正确|正确|错误|true|false|[A-Za-zＡ-Ｚａ-ｚ√×✓✔✗✘✖❌✅☑☒╳对错是否]/giu) ?? []
  return each.length === count && each.join('').length === text.replace(/[\s、,，;；]/g, '').length ? each : null
}
