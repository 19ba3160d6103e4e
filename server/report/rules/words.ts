import type { ReportBlock, ReportRun } from '../../../contract/reports'
import { localTime } from '../../zone'

/* How official papers write: figures run on without spaces, a percentage has one decimal. */

export const dateWords = (at: number, zone: string): string => {
  const { year, month, day } = localTime(at, zone)
  return `${year}年${month}月${day}日`
}

/** 2026年6月28日8:00; the year is left out where `after` lies in the same. */
export function momentWords(at: number, zone: string, after?: number): string {
  const { year, month, day, hour, minute } = localTime(at, zone)
  return `${after !== undefined && localTime(after, zone).year === year ? '' : `${year}年`}${month}月${day}日${hour}:${String(minute).padStart(2, '0')}`
}

/** As `momentWords`, for an end: midnight belongs to the day that is over then, and of the day on which it began the hour is enough. */
export function endWords(at: number, zone: string, after: number): string {
  const { hour, minute } = localTime(at, zone)
  const midnight = !hour && !minute && at % 60_000 === 0
  const last = midnight ? at - 1 : at
  const words = momentWords(last, zone, after).replace(/日.*$/, (time) => (midnight ? '日24:00' : time))
  return dateWords(last, zone) === dateWords(after, zone) ? words.slice(words.indexOf('日') + 1) : words
}

const QUARTERS = ['第一季度', '第二季度', '第三季度', '第四季度']

/** 2026年, 2026年上半年, 2026年第二季度, 2026年6月, or from one day to another; `to` no longer belongs to it. */
export function periodWords(from: number, to: number, zone: string): string {
  const [a, b, last] = [localTime(from, zone), localTime(to, zone), localTime(to - 1, zone)]
  const months = (b.year - a.year) * 12 + b.month - a.month
  if (a.day === 1 && b.day === 1 && !a.hour && !a.minute && !b.hour && !b.minute) {
    const at = a.month - 1
    if (months === 12 && at === 0) return `${a.year}年`
    if (months === 6 && at % 6 === 0) return `${a.year}年${at ? '下' : '上'}半年`
    if (months === 3 && at % 3 === 0) return `${a.year}年${QUARTERS[at / 3]}`
    if (months === 1) return `${a.year}年${a.month}月`
  }
  if (a.year === last.year && a.month === last.month && a.day === last.day) return dateWords(from, zone)
  const until = dateWords(to - 1, zone)
  return `${dateWords(from, zone)}至${a.year === last.year ? until.slice(until.indexOf('年') + 1) : until}`
}

export const percent = (ratio: number): string => `${(Math.round(ratio * 1000) / 10).toFixed(1)}%`
export const points = (value: number): string => String(Number(value.toFixed(1)))
/** For columns: always one decimal. */
export const inColumn = (value: number | null): string => (value === null ? '—' : value.toFixed(1))
export const rateInColumn = (rate: number | null): string => (rate === null ? '—' : percent(rate))

/** Some spaces that the phone page sets between figures and words are none on paper. */
export const closeUp = (text: string): string => text.replace(/(?<=[^\x20-\x7e]) (?=[\x21-\x7e])|(?<=[\x21-\x7e]) (?=[^\x20-\x7e])/g, '')

const NUMERALS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']
/** 1 → 一, 12 → 十二, 20 → 二十. */
export function numeral(n: number): string {
  const [tens, ones] = [Math.floor(n / 10), n % 10]
  return `${tens > 1 ? NUMERALS[tens] : ''}${tens ? '十' : ''}${NUMERALS[ones]}`
}

export const said = (text: string): ReportRun => ({ text, gap: false })
export const gap = (what: string): ReportRun => ({ text: `【请补充：${what}】`, gap: true })
const runOf = (piece: ReportRun | string): ReportRun => (typeof piece === 'string' ? said(piece) : piece)
export const text = (...pieces: (ReportRun | string)[]): ReportBlock => ({ kind: 'text', flush: false, runs: pieces.map(runOf) })
export const flush = (...pieces: (ReportRun | string)[]): ReportBlock => ({ kind: 'text', flush: true, runs: pieces.map(runOf) })
export const heading = (words: string): ReportBlock => ({ kind: 'heading', text: words })

/** 甲、乙、丙等7个: never more than can be read. */
export const some = (words: readonly string[], most: number, of = '个'): string => (words.length > most ? `${words.slice(0, most).join('、')}等${words.length}${of}` : words.join('、'))
