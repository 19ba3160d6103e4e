import type { Session } from '../../../../contract/event-config'
import { freshId } from '../../editor/lists'
import { fromLocal, toLocal } from '../../editor/time'

export type Every = 'day' | 'workday' | 'week'

const DAY = 86_400_000

/** 2026-06-19T08:00 → the same clock so many days later. */
const later = (local: string, days: number) => `${new Date(Date.parse(`${local.slice(0, 10)}T12:00Z`) + days * DAY).toISOString().slice(0, 10)}${local.slice(10)}`
const isWeekend = (local: string) => [0, 6].includes(new Date(`${local.slice(0, 10)}T12:00Z`).getUTCDay())
const dayWords = (local: string) => `${Number(local.slice(5, 7))} 月 ${Number(local.slice(8, 10))} 日`

/** The same session again on later days, at the same time of the wall clock. A name that says its day says the new one's. */
export function repeated(base: Session, every: Every, times: number, taken: readonly string[], zone?: string): Session[] {
  const [begins, ends] = [toLocal(base.begins, zone), toLocal(base.ends, zone)]
  const ids = [...taken]
  const made: Session[] = []
  for (let days = every === 'week' ? 7 : 1; made.length < times; days += every === 'week' ? 7 : 1) {
    const from = later(begins, days)
    if (every === 'workday' && isWeekend(from)) continue
    const id = freshId(ids, 'session')
    ids.push(id)
    const own = dayWords(begins)
    const name = base.name.includes(own) ? base.name.replace(own, dayWords(from)) : `${dayWords(from)}${base.name.replace(/^\d+ 月 \d+ 日/, '')}`
    made.push({ ...base, id, name: name.slice(0, 30), begins: fromLocal(from, zone) ?? base.begins, ends: fromLocal(later(ends, days), zone) ?? base.ends })
  }
  return made
}
