import type { EventConfig } from '../../../contract/event-config'

/*
 * Seats lie in pools. A session has one; a position, a unit's quota, an answer on the form and seats kept for some have theirs. A sign-up takes its
 * heads from each pool on its way in, so that every rule holds by itself. Where somebody can come in by more than one way (kept seats, or the
 * common ones), the ways are tried in order.
 */

export interface Pool {
  pool: string
  /** Empty: it is shared by all sessions. */
  session: string
  /** Null: as many as come. */
  seats: number | null
  /** Which reserve it is, of kept seats; what is left of them goes to `freePool`. */
  reserve?: string
  freePool?: string
}

/** Heads of each unit of a level, for quotas by per cent. */
export type HeadsOf = ReadonlyMap<string, number>

export interface Asking {
  memberId: string
  /** Units from the top down to the member's own. */
  lineage: readonly string[]
  position: string
  /** What he chose, by field. */
  choices: Readonly<Record<string, string>>
}

export const sessionPool = (session: string) => `s:${session}`
const positionPool = (session: string, position: string) => `s:${session}:p:${position}`
const unitPool = (session: string, unit: string) => (session === '' ? `q:${unit}` : `s:${session}:q:${unit}`)
const restPool = (session: string) => (session === '' ? 'rest' : `s:${session}:rest`)
const percentPool = (session: string, unit: string) => (session === '' ? `h:${unit}` : `s:${session}:h:${unit}`)
const answerPool = (session: string, field: string, option: number) => `s:${session}:a:${field}:${option}`
const reservePool = (session: string, id: string) => `s:${session}:r:${id}`
const freePool = (session: string) => `s:${session}:free`

const sum = (numbers: readonly number[]) => numbers.reduce((all, n) => all + n, 0)

/** Seats of a session in all; null: as many as come. */
export function seatsOf({ seats, positions }: EventConfig['sessions'][number]): number | null {
  const byPosition = positions ? sum(positions.map((one) => one.seats)) : null
  return seats === undefined ? byPosition : byPosition === null ? seats : Math.min(seats, byPosition)
}

const rounded = (value: number, rounding: 'up' | 'down' | 'nearest') => {
  // 7% of 100 is 7.000000000000001.
  const exact = Math.round(value * 1e6) / 1e6
  return rounding === 'up' ? Math.ceil(exact) : rounding === 'down' ? Math.floor(exact) : Math.round(exact)
}

/** Every pool of the event. `heads` names the units of the quota's level by per cent. */
export function poolsOf(config: EventConfig, heads: HeadsOf): Pool[] {
  const { quotas, reserved = [] } = config
  const pools: Pool[] = []
  for (const session of config.sessions) {
    const seats = seatsOf(session)
    const own = (pool: string, n: number | null): Pool => ({ pool, session: session.id, seats: n })
    pools.push(own(sessionPool(session.id), seats))
    for (const position of session.positions ?? []) pools.push(own(positionPool(session.id, position.id), position.seats))
    for (const { field, list } of quotas?.answers ?? []) for (const [i, one] of list.entries()) pools.push(own(answerPool(session.id, field, i), one.seats))
    if (quotas?.units?.each === 'session') pools.push(...unitPools(session.id, quotas.units.list, seats))
    if (quotas?.percent?.each === 'session') pools.push(...percentPools(session.id, quotas.percent, heads))
    if (reserved.length > 0 && seats !== null) {
      pools.push(own(freePool(session.id), Math.max(0, seats - sum(reserved.map((one) => one.seats)))))
      for (const one of reserved) pools.push({ ...own(reservePool(session.id, one.id), one.seats), reserve: one.id, freePool: freePool(session.id) })
    }
  }
  const all = config.sessions.map(seatsOf)
  if (quotas?.units?.each === 'event') pools.push(...unitPools('', quotas.units.list, all.includes(null) ? null : sum(all as number[])))
  if (quotas?.percent?.each === 'event') pools.push(...percentPools('', quotas.percent, heads))
  return pools
}

/** One for each unit, and what is left for everybody else. */
const unitPools = (session: string, list: readonly { unit: string; seats: number }[], seats: number | null): Pool[] => [
  ...list.map((one) => ({ pool: unitPool(session, one.unit), session, seats: one.seats })),
  ...(seats === null ? [] : [{ pool: restPool(session), session, seats: Math.max(0, seats - sum(list.map((one) => one.seats))) }])
]

const percentPools = (session: string, { percent, rounding, least = 0 }: NonNullable<NonNullable<EventConfig['quotas']>['percent']>, heads: HeadsOf): Pool[] =>
  [...heads].map(([unit, n]) => ({ pool: percentPool(session, unit), session, seats: Math.max(least, rounded(n * percent / 100, rounding)) }))

/** The ways to a seat in the session, best first; each is a list of pools, all of which have to have room. */
export function waysIn(config: EventConfig, sessionId: string, { memberId, lineage, position, choices }: Asking, heads: HeadsOf): string[][] {
  const session = config.sessions.find(({ id }) => id === sessionId)
  if (!session) return []
  const { quotas, reserved = [] } = config
  const way = [sessionPool(sessionId)]
  if (position !== '') way.push(positionPool(sessionId, position))
  for (const { field, list } of quotas?.answers ?? []) {
    const option = list.findIndex((one) => one.option === choices[field])
    if (option >= 0) way.push(answerPool(sessionId, field, option))
  }
  if (quotas?.units) {
    const { each, list } = quotas.units
    const named = new Set(list.map(({ unit }) => unit))
    // The nearest one above him that has a quota.
    const unit = [...lineage].reverse().find((id) => named.has(id))
    const scope = each === 'session' ? sessionId : ''
    const limited = each === 'session' ? seatsOf(session) !== null : !config.sessions.some((one) => seatsOf(one) === null)
    if (unit !== undefined) way.push(unitPool(scope, unit))
    else if (limited) way.push(restPool(scope))
  }
  if (quotas?.percent) {
    const unit = lineage[quotas.percent.level]
    if (unit !== undefined && heads.has(unit)) way.push(percentPool(quotas.percent.each === 'session' ? sessionId : '', unit))
  }
  if (reserved.length === 0 || seatsOf(session) === null) return [way]
  const kept = reserved.filter(({ units, members }) => members?.includes(memberId) || units?.some((unit) => lineage.includes(unit)))
  return [...kept.map(({ id }) => [...way, reservePool(sessionId, id)]), [...way, freePool(sessionId)]]
}

export interface Level { seats: number | null; taken: number }

/** The first way on which so many heads find room, by what is known of the pools. */
export const openWay = (ways: readonly (readonly string[])[], heads: number, pools: ReadonlyMap<string, Level>) => ways.find((way) => way.every((pool) => {
  const level = pools.get(pool)
  return level !== undefined && (level.seats === null || level.taken + heads <= level.seats)
}))

/** Seats that somebody on these ways could still have: the most that any of them has. Null: as many as he likes. */
export function seatsLeft(ways: readonly (readonly string[])[], pools: ReadonlyMap<string, Level>): number | null {
  const left = ways.map((way) => Math.min(...way.map((pool) => {
    const level = pools.get(pool)
    return level === undefined ? 0 : level.seats === null ? Infinity : level.seats - level.taken
  })))
  const most = Math.max(0, ...left)
  return most === Infinity ? null : most
}
