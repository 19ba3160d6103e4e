import type { RoundConfig } from '../../../contract/round-config'
import { countingPhases, resultPhases } from './phases'
import { weekOfDay } from '../../zone'

/*
 * What standings are kept of. A board is a part, a phase or the result of several phases, and a period: the whole round (nothing
 * written), a day `@d20261121`, or a week by its Monday `@w20261116`.
 */

/** The part that holds what several phases make up. No phase can have this name. */
export const RESULT = '*'

export type Period = string
export const WHOLE: Period = ''

export const boardOf = (part: string, period: Period = WHOLE) => part + period

export function partsOfBoard(board: string): { part: string; period: Period } {
  const at = board.indexOf('@')
  return at < 0 ? { part: board, period: WHOLE } : { part: board.slice(0, at), period: board.slice(at) }
}

/**
 * Where the round's result stands: with one phase that counts and nothing added, on that phase's own board. Where each phase stands for
 * itself the result has no ranks; units have their figures of it all the same.
 */
export function resultPart(config: Pick<RoundConfig, 'phases' | 'result'>): string {
  const [only, another] = countingPhases(config)
  const { result } = config
  return only && !another && (!result || isPlain(result)) ? only.id : RESULT
}

/** Whether persons are ranked by a result at all. */
export const ranksResult = ({ result }: Pick<RoundConfig, 'result'>) => result?.by.kind !== 'apart'

/** Whose figures units are ranked by. */
export const unitPart = (config: Pick<RoundConfig, 'phases' | 'result' | 'unit'>): string => config.unit.of ?? resultPart(config)

/** Whether what is done in a phase enters the figures that units are ranked by; a make-up does as the phase that it makes up for. */
export function countsForUnits(config: Pick<RoundConfig, 'phases' | 'result' | 'unit'>, phase: string): boolean {
  const at = config.phases.find(({ id }) => id === phase)?.makeUp?.of ?? phase
  return config.unit.of === undefined ? resultPhases(config).some(({ id }) => id === at) : config.unit.of === at
}

/** Of one phase alone it makes nothing else than what is there. */
const isPlain = ({ by, bonus, leastPhases }: NonNullable<RoundConfig['result']>) => !bonus && !leastPhases && (by.kind === 'sum' || by.kind === 'best' || by.kind === 'average')

type Periodic = 'day' | 'week'
const periodics = ({ show: { personBoards = [], unitBoards = [] } }: Pick<RoundConfig, 'show'>): Periodic[] =>
  (['day', 'week'] as const).filter((one) => personBoards.includes(one) || unitBoards.includes(one))

export const dayPeriod = (day: number): Period => `@d${day}`
export const weekPeriod = (day: number): Period => `@w${weekOfDay(day)}`

/** The periods that an attempt started on this day belongs to, the whole round first. */
export const periodsOf = (config: Pick<RoundConfig, 'show'>, day: number): Period[] =>
  [WHOLE, ...periodics(config).map((one) => (one === 'day' ? dayPeriod(day) : weekPeriod(day)))]

/** Whether units have figures of such a period. */
export const unitsHave = ({ show: { unitBoards = [] } }: Pick<RoundConfig, 'show'>, period: Period): boolean =>
  period === WHOLE || unitBoards.includes(period.startsWith('@d') ? 'day' : 'week')

/** Every board of a member that something done in one of the periods can change. */
export function boardsOf(config: Pick<RoundConfig, 'phases' | 'result'>, periods: readonly Period[]): string[] {
  const parts = config.phases.map(({ id }) => id)
  if (resultPart(config) === RESULT) parts.push(RESULT)
  return periods.flatMap((period) => parts.map((part) => boardOf(part, period)))
}
