import type { Quotas } from '../../../contract/event-config'
import { given, number, options, text } from '@/organiser/editing/typed'

/** So many for a unit, as typed. */
export interface UnitSeats { unit: string, seats: string }
export interface SharesFields { each: 'session' | 'event', list: UnitSeats[] }
export interface PercentFields { on: boolean, each: 'session' | 'event', level: string, percent: string, rounding: 'up' | 'down' | 'nearest', least: string }

type Given = NonNullable<Quotas['least']>
const typed = (list: Given | undefined): UnitSeats[] => (list ?? []).map(({ unit, seats }) => ({ unit, seats: text(seats) }))
const sent = (list: readonly UnitSeats[]): Given => list.map(({ unit, seats }) => ({ unit, seats: number(seats) }))

export const sharesFields = (quotas: Quotas | undefined): SharesFields => ({ each: quotas?.units?.each ?? 'event', list: typed(quotas?.units?.list) })
export const leastFields = (quotas: Quotas | undefined): UnitSeats[] => typed(quotas?.least)
export const percentFields = ({ percent: rule }: Quotas = {}): PercentFields => ({
  on: !!rule, each: rule?.each ?? 'event', level: text(rule?.level ?? 1), percent: text(rule?.percent ?? 20), rounding: rule?.rounding ?? 'up', least: rule ? text(rule.least) : '1'
})

/** Seats by an answer on the form are of the desk: they stay. */
export function quotasFrom (shares: SharesFields, { on, each, level, percent, rounding, least }: PercentFields, asked: readonly UnitSeats[], base: Quotas | undefined): Quotas | undefined {
  const quotas: Quotas = {
    ...(shares.list.length && { units: { each: shares.each, list: sent(shares.list) } }), ...(on && { percent: { each, level: number(level), percent: number(percent), rounding, ...given('least', least) } }),
    ...(asked.length && { least: sent(asked) }), ...(base?.answers && { answers: base.answers })
  }
  return Object.keys(quotas).length ? quotas : undefined
}

/** Units chosen anew keep their figures; one more gets what the last one has. */
export function ofUnits (list: readonly UnitSeats[], units: readonly string[]): UnitSeats[] {
  const usual = list[list.length - 1]?.seats ?? '10'
  return units.map((unit) => list.find((one) => one.unit === unit) ?? { unit, seats: usual })
}

export const eaches = options<SharesFields['each']>({ session: '每一场', event: '整个活动' })

/** NaN while something else than figures is typed. */
export const sumOf = (list: readonly { seats: string }[]): number => list.reduce((sum, { seats }) => sum + number(seats), 0)

export function seatsWords (list: readonly UnitSeats[], none: string, unit: string): string {
  const sum = sumOf(list)
  return list.length ? `${list.length} 个单位，一共 ${Number.isNaN(sum) ? '—' : sum} ${unit}` : none
}

export const percentWords = ({ on, percent, least }: PercentFields): string => (on ? `每个单位人数的 ${percent || '—'}%${least ? `，最少 ${least} 人` : ''}` : '不按比例')
