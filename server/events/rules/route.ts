import type { Attendance, Route, Session } from '../../../contract/event-config'
import type { Window } from './moments'

/*
 * A walk's card, worked out from its marks alone: marks of a phone without network come late and in any order, and sometimes twice.
 */

const MINUTE = 60_000
/** After the end what was scanned on the way can still be sent, and its questions answered. */
const LATE = 1440 * MINUTE

export interface StationMark { id: string; station: string; kind: 'scan' | 'wrong' | 'stamp'; saidAt: number }

export interface Stop { id: string; state: 'ahead' | 'next' | 'asked' | 'stamped'; scannedAt: number | null; stampedAt: number | null }
export interface Card { stops: Stop[]; done: number; needs: number; finishedAt: number | null }

const least = (marks: readonly StationMark[]): number | null => (marks.length ? Math.min(...marks.map(({ saidAt }) => saidAt)) : null)

/** How many make it complete; never more than there are, also when stations were taken out. */
export const needsOf = ({ stations, needs = stations.length }: Route): number => Math.min(needs, stations.length)

export function cardOf(route: Route, marks: readonly StationMark[]): Card {
  const found = route.stations.map(({ id }) => {
    const own = marks.filter(({ station }) => station === id)
    return { id, scannedAt: least(own), stampedAt: least(own.filter(({ kind }) => kind === 'stamp')) }
  })
  const next = route.order === 'fixed' ? found.find(({ scannedAt }) => scannedAt === null)?.id : undefined
  const stamped = found.flatMap(({ stampedAt }) => stampedAt ?? []).sort((a, b) => a - b)
  const needs = needsOf(route)
  return {
    stops: found.map((one) => ({ ...one, state: one.stampedAt !== null ? 'stamped' : one.scannedAt !== null ? 'asked' : one.id === next ? 'next' : 'ahead' })),
    done: stamped.length, needs, finishedAt: stamped[needs - 1] ?? null
  }
}

/**
 * In a fixed order one walks on to the next station, whether the last one's question is answered or not: without network it cannot be yet.
 * @returns why the station cannot be scanned now; empty: it can
 */
export function orderBarrier(route: Route, { stops }: Card, station: string): string {
  const next = stops.find(({ state }) => state === 'next')
  if (route.order === 'free' || next === undefined || stops.find(({ id }) => id === station)?.scannedAt !== null || next.id === station) return ''
  return `这条路线要按顺序走，下一站是“${route.stations.find(({ id }) => id === next.id)?.name ?? ''}”。`
}

/** When stations can be scanned: from when one can sign in until the session ends. */
export const walkWindow = ({ begins, ends }: Session, attendance?: Attendance): Window => ({ from: begins - (attendance?.from ?? 30) * MINUTE, to: ends })

/** Until when what happened in the window is still taken. */
export const walkTakenUntil = ({ ends }: Session): number => ends + LATE

export interface UnitWalk { id: string; name: string; finished: number; started: number; heads: number }

/** Most finishers first, then the larger share; whoever is level in both shares the place. */
export function rankUnits(units: readonly UnitWalk[]): (UnitWalk & { rank: number | null; rate: number })[] {
  const share = ({ finished, heads }: UnitWalk) => (heads > 0 ? finished / heads : 0)
  const level = (a: UnitWalk, b: UnitWalk) => b.finished - a.finished || share(b) - share(a)
  const sorted = [...units].sort((a, b) => level(a, b) || b.started - a.started || (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1))
  return sorted.map((unit) => ({ ...unit, rank: unit.finished > 0 ? 1 + sorted.filter((other) => level(other, unit) < 0).length : null, rate: Math.round(share(unit) * 1000) / 10 }))
}
