import dayjs from 'dayjs'
import { dayOf, startOfDay } from '../services/format'
import type { Sent } from '../services/request'
import { daysOf, PERIODS, type Period } from './period'

/** What is chosen on the page. It stands in the address, so that going back and reloading lose nothing. */
export interface Choice {
  unit: string
  period: Period
  /** 20260615, both included; with `days`. */
  first: string
  last: string
  round: string
  title: string
  without: string[]
  bound: number
}

export const BOUND = 60
const isDay = (text: string | null): text is string => text !== null && /^\d{8}$/.test(text)

export function readChoice(query: URLSearchParams, units: readonly string[]): Choice {
  const unit = query.get('unit') ?? ''
  const [first, last] = [query.get('first'), query.get('last')]
  return {
    unit: units.includes(unit) ? unit : units[0] ?? '', period: PERIODS.find(({ value }) => value === query.get('period'))?.value ?? 'year',
    first: isDay(first) ? first : '', last: isDay(last) ? last : '', round: query.get('round') ?? '', title: query.get('title') ?? '',
    without: (query.get('without') ?? '').split(',').filter((id) => /^[a-z]+$/.test(id)), bound: Math.min(100, Math.max(1, Number(query.get('bound')) || BOUND))
  }
}

export function writeChoice({ without, bound, ...choice }: Choice): URLSearchParams {
  const all = { ...choice, without: without.join(','), bound: bound === BOUND ? '' : String(bound) }
  return new URLSearchParams(Object.entries(all).filter(([, value]) => value !== ''))
}

type Asked = Omit<Sent<'POST /organiser/reports'>, 'without'>

/** Null: something is still to be chosen. */
export function askedOf({ unit, period, first, last, round, title, bound }: Choice, today = dayOf(Date.now())): Asked | null {
  const more = { bound, ...(title.trim() && { title: title.trim() }) }
  // The server takes the round's own time.
  if (period === 'round') return round ? { unit, from: 0, to: 1, round, ...more } : null
  if (period !== 'days') {
    const [from, to] = daysOf(period, today)
    return { unit, from: startOfDay(from), to: startOfDay(to), ...more }
  }
  if (!first || !last || first > last) return null
  return { unit, from: startOfDay(first), to: startOfDay(dayjs(last).add(1, 'day').format('YYYYMMDD')), ...more }
}
