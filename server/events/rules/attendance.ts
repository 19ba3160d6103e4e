import type { Attendance, Session } from '../../../contract/event-config'
import { ALONE, ofLeader, type Group } from './groups'
import { lateFrom, signInWindow, signOutWindow, type Window } from './moments'

/*
 * Who came, worked out from marks alone. Marks reach the server late and in any order (a staff's phone was offline), twice (it sent them
 * again) and from two phones at once: what comes of them is the same whichever way. So nothing here goes by the order of the list; marks
 * are told apart by their ids and put in order by when it happened.
 */

const MINUTE = 60_000

export interface Mark {
  id: string
  kind: 'in' | 'out' | 'void'
  /** When it happened. */
  saidAt: number
  /** When it reached the server. */
  at: number
  /** The correction that it is part of; empty: it is none's. */
  under: string
  reason: string
  /** Of a group, places of those whom it is about. Absent or empty: whoever booked. */
  party?: readonly number[]
}

export interface Kept {
  state: 'came' | 'late' | 'left-early' | 'absent'
  firstIn: number | null
  lastOut: number | null
  minutes: number
  /** Somebody entered it another way than it was marked, with a reason. */
  corrected: boolean
  /** Came, and long enough: it counts as having taken part. */
  attended: boolean
  /** Whoever is in charge has looked at it, where that is asked for. */
  settled: boolean
  /** Of a group, places of the others who came. */
  others: number[]
  /** People who came, whoever booked and the others. */
  heads: number
}

const before = (a: { at: number; id: string }, b: { at: number; id: string }) => a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/** At the same moment somebody comes before he goes. */
const inOrder = (a: Mark, b: Mark) => a.saidAt - b.saidAt || (a.kind === b.kind ? 0 : a.kind === 'in' ? -1 : 1) || before(a, b)

/**
 * The marks that hold. The last correction decides about everything up to when it was made, also about what is only sent later: the organiser
 * knew of the person, not of the phone. What happens after it counts again.
 */
export function holding(marks: readonly Mark[]): { marks: Mark[]; correction: Mark | null } {
  const one = [...new Map(marks.map((mark) => [mark.id, mark])).values()]
  const correction = one.filter(({ kind }) => kind === 'void').sort(before).at(-1) ?? null
  const held = one.filter(({ kind, under, saidAt }) => kind !== 'void' && (correction === null ? under === '' : under === correction.id || (under === '' && saidAt > correction.saidAt)))
  return { marks: held.sort(inOrder), correction }
}

/** Stretches of being there; one that nobody ended has no end. Who signs in twice came with the first, who signs out twice left with the last. */
export function stretches(marks: readonly Mark[], segments: boolean): { from: number; to: number | null; entered: boolean }[] {
  const all: { from: number; to: number | null; entered: boolean }[] = []
  for (const { kind, saidAt, under, reason } of marks) {
    const last = all.at(-1)
    if (kind === 'in' && (!last || (segments && last.to !== null))) all.push({ from: saidAt, to: null, entered: under !== '' && reason !== '' })
    else if (kind === 'out' && last) last.to = saidAt
  }
  return all
}

/**
 * @param over the session is, and with it the time for signing out: who has not done so has left early
 * @param expected whether somebody without a mark is absent
 * @param group of a booking for several; what is kept of times is about whoever booked
 * @returns null: there is nothing to keep
 */
export function attendanceOf(marks: readonly Mark[], session: Session, rule: Attendance, { over, expected, group = ALONE }: { over: boolean; expected: boolean; group?: Group }): Kept | null {
  const { marks: all, correction } = holding(marks)
  const held = all.filter(({ party = [] }) => ofLeader(party, group))
  const others = othersIn(all, group)
  const there = stretches(held, rule.segments ?? false)
  const first = there[0]
  const settled = !rule.confirm || correction !== null
  const corrected = correction !== null && correction.reason !== ''
  const heads = others.length + (first && group.leaderComes ? 1 : 0)
  if (!first) return correction || others.length || (over && expected) ? { state: 'absent', firstIn: null, lastOut: null, minutes: 0, corrected, attended: false, settled, others, heads } : null
  const lastOut = there.at(-1)?.to ?? null
  const minutes = rule.signOut ? Math.floor(there.reduce((sum, one) => sum + lasted(one, session), 0) / MINUTE) : 0
  const enough = minutes >= (rule.leastMinutes ?? 0)
  const shut = signOutWindow(session, rule)
  const left = shut !== null && (lastOut === null ? over : lastOut < shut.from || (over && !enough))
  const late = lateFrom(session, rule)
  const state = left ? 'left-early' : late !== null && first.from >= late ? 'late' : 'came'
  return { state, firstIn: first.from, lastOut, minutes, corrected, attended: enough, settled, others, heads }
}

/** The others of a group whom somebody saw come. */
export const othersIn = (held: readonly Mark[], { others }: Group): number[] =>
  [...new Set(held.flatMap(({ kind, party = [] }) => (kind === 'in' ? party : [])))].filter((place) => place > 0 && place <= others).sort((a, b) => a - b)

/** Coming before it begins and staying on is no more of the session; what an organiser entered is taken as he entered it. */
function lasted({ from, to, entered }: { from: number; to: number | null; entered: boolean }, { begins, ends }: Session): number {
  if (to === null) return 0
  return Math.max(0, entered ? to - from : Math.min(to, ends) - Math.max(from, begins))
}

/** When somebody can be marked. Of those who come and go in between until it ends, and from its beginning on. */
export function markWindow(kind: 'in' | 'out', session: Session, rule: Attendance): Window | null {
  const into = signInWindow(session, rule)
  if (kind === 'in') return rule.segments ? { from: into.from, to: session.ends } : into
  const out = signOutWindow(session, rule)
  return out && rule.segments ? { from: Math.min(session.begins, out.from), to: out.to } : out
}

/** From then on nobody signs in or out by himself any more: who is not marked has not come. */
export const overFrom = (session: Session, rule: Attendance): number => Math.max(session.ends, signOutWindow(session, rule)?.to ?? 0)

/** How far the clock of a staff's phone may be wrong. */
export const CLOCK_GRACE = 2 * MINUTE
const AHEAD = MINUTE

/** What a phone says of when it scanned, if it can be. @returns why not; empty: it can */
export function scanBarrier(kind: 'in' | 'out', saidAt: number, session: Session, rule: Attendance, now: number): string {
  const window = markWindow(kind, session, rule)
  if (!window) return '这个活动不用签退。'
  if (saidAt > now + AHEAD) return '扫码的手机时间快了，请把时间改为自动设置再扫。'
  const word = kind === 'in' ? '签到' : '签退'
  if (saidAt < window.from - CLOCK_GRACE) return `扫码时还没有开始${word}；如果手机时间不对，请改为自动设置再扫。`
  return saidAt >= window.to + CLOCK_GRACE ? `扫码时已经过了${word}时间，确有需要请由组织者补登。` : ''
}
