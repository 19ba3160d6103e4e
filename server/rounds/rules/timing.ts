import type { PhaseConfig, WindowRule } from '../../../contract/round-config'
import { minuteOfDay, momentOfDay } from './zone'

/** What reaches the server this long after a deadline still counts: it was sent in time over a slow network. */
export const GRACE_MS = 5000
/** Sequential papers: what the way to the server and back may cost per question before the whole paper is over. */
export const TRANSIT_MS = 2000

export type WindowState = 'upcoming' | 'open' | 'outsideHours' | 'closed'

export function windowState(window: WindowRule, now: number, zone: string): WindowState {
  if (now < window.opensAt) return 'upcoming'
  if (now >= window.closesAt) return 'closed'
  if (window.daily) {
    const minute = minuteOfDay(now, zone)
    if (minute < window.daily.from || minute >= window.daily.to) return 'outsideHours'
  }
  return 'open'
}

/**
 * When the server ends an attempt with what was saved: the paper's limit, the sum of the questions' limits, the end of the day's hours
 * and the close of the round, whichever comes first.
 */
export function deadlineOf(phase: Pick<PhaseConfig, 'timing' | 'window'>, questions: number, startedAt: number, zone: string): number {
  const ends = [phase.window.closesAt]
  const { paperSeconds, questionSeconds } = phase.timing
  if (paperSeconds) ends.push(startedAt + paperSeconds * 1000)
  if (questionSeconds) ends.push(startedAt + questions * (questionSeconds * 1000 + TRANSIT_MS))
  if (phase.window.daily) ends.push(momentOfDay(startedAt, phase.window.daily.to, zone))
  return Math.min(...ends)
}

export const isSequential = (phase: Pick<PhaseConfig, 'timing'>) => phase.timing.questionSeconds !== undefined
