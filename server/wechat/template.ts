import { localTime } from '../zone'

/** What a message says, whatever the template calls it. */
export interface Words { title: string; unit: string; until: number; note: string }
const SOURCES: readonly (keyof Words)[] = ['title', 'unit', 'until', 'note']

/** A subscription template that the deployment has applied for, and what stands in each of its fields. */
export interface Template { id: string; fields: { key: string; from: keyof Words }[] }

const FIELD = /^(thing|time|date)\d{1,2}$/

/**
 * Reads `ID thing1=title time2=until thing3=note`.
 * @throws Error with what is wrong with it
 */
export function readTemplate(text: string): Template {
  const [id = '', ...pairs] = text.trim().split(/[\s,]+/)
  if (!/^[A-Za-z0-9_-]{20,64}$/.test(id)) throw new Error('expected the id of a template of the mini-program first')
  if (pairs.length === 0) throw new Error('expected the fields of the template behind its id, e.g. thing1=title time2=until')
  const fields = pairs.map((pair) => {
    const [key = '', from = ''] = pair.split('=')
    if (!FIELD.test(key)) throw new Error(`${key} is no field that can be filled: thing1, time2, date3 and so on are`)
    const source = SOURCES.find((one) => one === from)
    if (!source) throw new Error(`${from || 'nothing'} is not known for ${key}: ${SOURCES.join(', ')} are`)
    if (/^(time|date)/.test(key) !== (source === 'until')) throw new Error(`${key}=${source}: until goes into a time or a date, and nothing else does`)
    return { key, from: source }
  })
  return { id, fields }
}

/** WeChat refuses a `thing` of more than this many characters, or an empty one. */
export const THING_MAX = 20

/** @returns what `data` of a subscription message wants to be */
export function fillTemplate({ fields }: Template, words: Words, zone: string): Record<string, { value: string }> {
  return Object.fromEntries(fields.map(({ key, from }) => [key, { value: valueOf(key, words[from], zone) }]))
}

function valueOf(key: string, word: string | number, zone: string): string {
  if (typeof word === 'number') {
    // Whoever reads “29日 00:00” comes a day late: the last minute before it is said.
    const { year, month, day, hour, minute } = localTime(word - 60000, zone).day === localTime(word, zone).day ? localTime(word, zone) : localTime(word - 60000, zone)
    const two = (n: number) => String(n).padStart(2, '0')
    return `${year}年${two(month)}月${two(day)}日${key.startsWith('time') ? ` ${two(hour)}:${two(minute)}` : ''}`
  }
  const chars = [...word.replace(/\s+/g, ' ').trim()]
  if (chars.length === 0) return '—'
  return chars.length > THING_MAX ? `${chars.slice(0, THING_MAX - 1).join('')}…` : chars.join('')
}
