import type { OfferInput } from '../../../contract/menu'
import { fromPicked, toPicked } from '@/services/days'

/** Figures as they are typed; an empty one is no limit. */
export interface OfferForm extends Omit<OfferInput, 'minutes' | 'least' | 'most' | 'from' | 'to' | 'ahead' | 'limits'> {
  minutes: string, least: string, most: string, from: string, to: string, ahead: string, working: boolean, all: string, month: string, each: string
}

const text = (value: number | null) => (value === null ? '' : String(value))
const picked = (day: number | null) => (day === null ? '' : toPicked(day))

export const toForm = ({ minutes, least, most, from, to, ahead, limits, ...rest }: OfferInput): OfferForm => ({
  ...rest, minutes: String(minutes), least: String(least), most: text(most), from: picked(from), to: picked(to), ahead: String(ahead.days), working: ahead.working, all: text(limits.all), month: text(limits.month), each: text(limits.unit)
})

const figure = (value: string) => (value.trim() === '' ? null : Number(value.trim()))
const day = (value: string) => (value ? fromPicked(value) : null)

export const toInput = ({ minutes, least, most, from, to, ahead, working, all, month, each, ...rest }: OfferForm): OfferInput => ({
  ...rest, minutes: Number(minutes), least: Number(least), most: figure(most), from: day(from), to: day(to), ahead: { days: Number(ahead), working }, limits: { all: figure(all), month: figure(month), unit: figure(each) }
})

export type Place = 'title' | 'text' | 'minutes' | 'least' | 'most' | 'ahead' | 'limits' | 'address' | 'name' | 'phone' | 'to' | 'units'
export interface Fault { at: Place, text: string }

const whole = (value: string, from: number, to: number) => /^\d{1,5}$/.test(value.trim()) && Number(value) >= from && Number(value) <= to

/** What cannot be kept as it is. */
export function faultsOf ({ title, minutes, least, most, from, to, ahead, all, month, each, units }: OfferForm): Fault[] {
  const limit = (value: string) => value.trim() === '' || whole(value, 1, 9999)
  return [
    ...(title.trim() ? [] : [{ at: 'title' as const, text: '请写服务的名称' }]),
    ...(whole(minutes, 10, 600) ? [] : [{ at: 'minutes' as const, text: '请写 10 到 600 之间的分钟数' }]),
    ...(whole(least, 1, 9999) ? [] : [{ at: 'least' as const, text: '请写至少几人，不限就写 1' }]),
    ...(limit(most) ? (most.trim() && Number(most) < Number(least) ? [{ at: 'most' as const, text: '最多人数比最少人数还少' }] : []) : [{ at: 'most' as const, text: '请写最多几人，不限就空着' }]),
    ...(whole(ahead, 0, 90) ? [] : [{ at: 'ahead' as const, text: '请写 0 到 90 之间的天数' }]),
    ...([all, month, each].every(limit) ? [] : [{ at: 'limits' as const, text: '请写单数，不限就空着' }]),
    ...(from && to && to < from ? [{ at: 'to' as const, text: '结束日期在开始日期前面' }] : []),
    ...(units.length ? [] : [{ at: 'units' as const, text: '请选开放给谁' }])
  ]
}

/** What others need to know before it is shown. */
export function missingIn ({ text: words, place, address, contact }: OfferForm): Fault[] {
  return [
    ...(words.trim() ? [] : [{ at: 'text' as const, text: '请写几句介绍' }]),
    ...(place === 'host' && !address.trim() ? [{ at: 'address' as const, text: '对方要到你们这里来，请写地点' }] : []),
    ...(contact.name.trim() ? [] : [{ at: 'name' as const, text: '请写联系人' }]),
    ...(/^[+\d][\d\s-]{6,18}$/.test(contact.phone.trim()) ? [] : [{ at: 'phone' as const, text: '请写能打通的电话' }])
  ]
}
