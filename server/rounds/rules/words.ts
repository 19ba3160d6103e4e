import type { QuestionType } from '../../../contract/question'
import { localTime } from '../../zone'

export const typeNames: Record<QuestionType, string> = { single: '单选题', multiple: '多选题', judge: '判断题', fill: '填空题' }
export const shortTypeNames: Record<QuestionType, string> = { single: '单选', multiple: '多选', judge: '判断', fill: '填空' }

/** 2.5 → 2.5, 4.00 → 4, 90.129 → 90.1 with one digit. */
export function number(value: number, digits = 2): string {
  return String(Number(value.toFixed(digits)))
}

export const oneDigit = (value: number) => value.toFixed(1)

/** 90 → 1 分 30 秒. */
export function duration(seconds: number): string {
  const h = Math.floor(seconds / 3600), m = Math.floor((seconds % 3600) / 60), s = seconds % 60
  return [h && `${h} 小时`, m && `${m} 分${h || s ? '' : '钟'}`, s && `${s} 秒`].filter(Boolean).join(' ')
}

/** 480 → 8:00; 1440 → 24:00. */
export const clock = (minute: number) => `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`

/** 6 月 15 日 8:00, with the year where it is not this year's. */
export function moment(ms: number, zone: string, now = ms): string {
  const t = localTime(ms, zone)
  const year = t.year === localTime(now, zone).year ? '' : `${t.year} 年 `
  return `${year}${t.month} 月 ${t.day} 日 ${clock(t.hour * 60 + t.minute)}`
}

/** As `moment`, for an end: midnight belongs to the day that is over then, 6 月 14 日 24:00. */
export function endMoment(ms: number, zone: string, now = ms): string {
  const { hour, minute } = localTime(ms, zone)
  if (hour || minute || ms % 60_000) return moment(ms, zone, now)
  return moment(ms - 1, zone, now).replace(/\S+$/, '24:00')
}

/** Joins with 、 and, where there are two or more, a word before the last. */
export function list(words: readonly string[], last = '、'): string {
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join('、')}${last}${words.at(-1) ?? ''}`
}
