import { localTime } from '../zone'

/** What a message says, whatever the template calls it. `at`: when it begins; where only one of the two moments is known it stands for both. */
export type Words = { title: string; unit: string; note: string; place?: string } & ({ until: number; at?: number } | { until?: number; at: number })
const TIMES = ['until', 'at'] as const
const SOURCES = ['title', 'unit', 'until', 'note', 'place', 'at'] as const
type Source = typeof SOURCES[number]

/** A subscription template that the deployment has applied for, and what stands in each of its fields. */
export interface Template { id: string; fields: { key: string; from: Source }[] }

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
    if (/^(time|date)/.test(key) !== isTime(source)) throw new Error(`${key}=${source}: until and at go into a time or a date, and nothing else does`)
    return { key, from: source }
  })
  return { id, fields }
}

/** WeChat refuses a `thing` of more than this many characters, or an empty one. */
export const THING_MAX = 20

/** @returns what `data` of a subscription message wants to be */
export function fillTemplate({ fields }: Template, words: Words, zone: string): Record<string, { value: string }> {
  return Object.fromEntries(fields.map(({ key, from }) => [key, { value: isTime(from) ? timeOf(key, from, words, zone) : textOf(words[from] ?? '') }]))
}

const isTime = (source: Source): source is typeof TIMES[number] => TIMES.some((one) => one === source)

function timeOf(key: string, from: typeof TIMES[number], { until, at }: Words, zone: string): string {
  const ends = at === undefined || (from === 'until' && until !== undefined)
  const moment = (ends ? until : at) ?? 0
  // Whoever reads that something ends on “29日 00:00” comes a day late: the last minute before it is said.
  const shown = localTime(ends && localTime(moment - 60000, zone).day !== localTime(moment, zone).day ? moment - 60000 : moment, zone)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${shown.year}年${two(shown.month)}月${two(shown.day)}日${key.startsWith('time') ? ` ${two(shown.hour)}:${two(shown.minute)}` : ''}`
}

function textOf(word: string): string {
  const chars = [...word.replace(/\s+/g, ' ').trim()]
  if (chars.length === 0) return '—'
  return chars.length > THING_MAX ? `${chars.slice(0, THING_MAX - 1).join('')}…` : chars.join('')
}
