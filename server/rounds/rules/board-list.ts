import type { RoundConfig } from '../../../contract/round-config'
import { boardOf, dayPeriod, partsOfBoard, ranksResult, RESULT, resultPart, weekPeriod, WHOLE, type Period } from './boards'
import { nameOf } from './notice-names'
import { countingPhases } from './phases'
import { dayOf, momentOfDay, weekOfDay } from '../../zone'

/* Which boards members see, in the order in which they are offered: the first is shown at the start. */

export interface ListedBoard {
  id: string
  name: string
}

/** So many days and weeks are offered, the latest first. */
const DAYS = 14
const WEEKS = 10

export function personBoards(config: RoundConfig, now: number, zone: string): ListedBoard[] {
  const { personBoards: kinds = [] } = config.show
  const phases = opened(config, now)
  // Seasons have no result that anybody is ranked by: the running one comes first.
  if (!ranksResult(config)) return [...phases].reverse()
  return [whole(resultPart(config)), ...(kinds.includes('phase') ? phases : []), ...periods(config, kinds, resultPart(config), now, zone)]
}

export function unitBoards(config: RoundConfig, now: number, zone: string): ListedBoard[] {
  const { unitBoards: kinds = [] } = config.show
  const base = config.unit.of ?? resultPart(config)
  return [whole(base), ...(kinds.includes('phase') ? opened(config, now).filter(({ id }) => id !== base) : []), ...periods(config, kinds, base, now, zone)]
}

const whole = (part: string): ListedBoard => ({ id: boardOf(part), name: '总榜' })

/** Of a single phase its board is the whole round's. */
function opened(config: RoundConfig, now: number): ListedBoard[] {
  const counting = countingPhases(config)
  const begun = counting.filter(({ window }) => window.opensAt <= now)
  const listed = ranksResult(config) && resultPart(config) !== RESULT ? [] : begun.length ? begun : ranksResult(config) ? [] : counting.slice(0, 1)
  return listed.map(({ id }) => ({ id: boardOf(id), name: nameOf(config, id) }))
}

function periods(config: RoundConfig, kinds: readonly string[], part: string, now: number, zone: string): ListedBoard[] {
  const counting = countingPhases(config)
  const opensAt = Math.min(...counting.map(({ window }) => window.opensAt))
  const last = Math.min(now, Math.max(...counting.map(({ window }) => window.closesAt)) - 1)
  if (now < opensAt || !kinds.some((kind) => kind === 'day' || kind === 'week')) return []
  const days: number[] = []
  // From noon to noon, so that a shifted clock skips no day.
  for (let noon = momentOfDay(last, 720, zone); days.length < WEEKS * 7 && noon >= momentOfDay(opensAt, 0, zone); noon = momentOfDay(noon, -720, zone)) days.push(dayOf(noon, zone))
  const today = dayOf(now, zone)
  const yesterday = dayOf(momentOfDay(now, -720, zone), zone)
  const list: ListedBoard[] = []
  const add = (period: Period, name: string) => list.push({ id: boardOf(part, period), name })
  if (kinds.includes('day')) for (const day of days.slice(0, DAYS)) add(dayPeriod(day), day === today ? '今天' : day === yesterday ? '昨天' : dayName(day))
  if (kinds.includes('week')) for (const week of [...new Set(days.map(weekOfDay))]) add(weekPeriod(week), week === weekOfDay(today) ? '本周' : `${dayName(week)}那周`)
  return list
}

const dayName = (day: number) => `${Math.floor((day % 10000) / 100)} 月 ${day % 100} 日`

/** Which phase's figures a board holds; undefined: the result's. */
export function phaseOfBoard(config: RoundConfig, board: string): string | undefined {
  const { part } = partsOfBoard(board)
  return part === RESULT || part === resultPart(config) ? undefined : part
}

export const isWhole = (board: string) => partsOfBoard(board).period === WHOLE
