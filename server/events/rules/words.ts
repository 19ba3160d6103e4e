import type { Before, EventConfig, FormField } from '../../../contract/event-config'
import { clock, endMoment, list, moment } from '../../rounds/rules/words'
import { minutesWords } from '../../study/rules/words'
import { momentBefore } from './moments'

export interface EventNames {
  /** Absent: units and events are called by their ids. */
  unitName?: (id: string) => string
  eventName?: (id: string) => string
  /** What units of a level of the tree are called. */
  levelName?: (level: number) => string | undefined
}

/** What a sentence needs beside its own rule: one session has dates where many have "the day before". */
export interface Around { config: EventConfig; names: EventNames; zone: string }

export const isMany = ({ config }: Around): boolean => config.sessions.length > 1

const begins = ({ config }: Around): number => config.sessions[0]?.begins ?? 0

/** A moment of the event's; the year stands where it is not that of its beginning. */
export const at = (ms: number, around: Around): string => moment(ms, around.zone, begins(around))
export const until = (ms: number, around: Around): string => endMoment(ms, around.zone, begins(around))

/** A point in time: 开始前 2 小时, 前一天 10:00, 12 月 4 日 10:00. */
export function pointWords(before: Before, around: Around): string {
  if ('minutes' in before) return before.minutes ? `开始前 ${minutesWords(before.minutes)}` : '开始'
  if (!isMany(around)) return until(momentBefore(begins(around), before, around.zone), around)
  return `${before.days === 0 ? '当天' : before.days === 1 ? '前一天' : `开始前 ${before.days} 天的`} ${clock(before.at)}`
}

/** By when something is to be done: 至少提前 1 小时取消, 在前一天 12:00 前取消. */
export function doneBy(before: Before, what: string, around: Around): string {
  if ('minutes' in before) return before.minutes ? `至少提前 ${minutesWords(before.minutes)}${what}` : `在开始前${what}`
  return `在${spaced(pointWords(before, around))}前${what}`
}

/** Figures stand apart from the characters beside them. */
export const spaced = (text: string): string => `${/^\d/.test(text) ? ' ' : ''}${text}${/\d$/.test(text) ? ' ' : ''}`

/** 甲、乙; of many the first three and how many there are. */
export function someOf(names: readonly string[], counter: string): string {
  return names.length > 12 ? `${names.slice(0, 3).join('、')}等 ${names.length} 个${counter}` : list(names)
}

export function fieldWords({ label, optional, reason }: FormField): string {
  const notes = [optional ? '选填' : '', reason ?? ''].filter(Boolean)
  return `${label}${notes.length ? `（${notes.join('，')}）` : ''}`
}

/** A line that somebody wrote, as a sentence. */
export const sentence = (text: string): string => (/[。！？；：.!?]$/.test(text.trim()) ? text.trim() : `${text.trim()}。`)
