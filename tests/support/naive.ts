import type { PersonRanking, RoundConfig, UnitMetric } from '../../contract/round-config'
import type { AttemptTable, Schema } from '../../server/db/schema'
import type { Kysely } from 'kysely'

/* Standings worked out the slow way, from the rules' words and not with the server's functions: what the kept ones are held against. */

export type Attempt = Pick<AttemptTable, 'member_id' | 'unit_id' | 'for_unit' | 'no' | 'day'> & { score: number; time: number; finished: number; full: boolean }

export interface Standing {
  member: string
  unit: string
  forUnit: boolean
  score: number
  time: number
  finished: number
  full: boolean
  attempts: number
}

export async function finishedAttempts(db: Kysely<Schema>, roundId: string): Promise<Attempt[]> {
  const rows = await db.selectFrom('attempt').selectAll().where('round_id', '=', roundId).where('finished_at', 'is not', null).orderBy('no').execute()
  return rows.map((row) => ({
    member_id: row.member_id, unit_id: row.unit_id, for_unit: row.for_unit, no: row.no, day: row.day,
    score: row.score ?? 0, time: row.time_ms ?? 0, finished: row.finished_at ?? 0, full: row.correct === row.total
  }))
}

interface Keyed { score: number; time: number; finished: number }

/** Below zero when a stands before b. */
export function compare({ ties }: Pick<PersonRanking, 'ties'>, a: Keyed, b: Keyed): number {
  const orders = [b.score - a.score, ...ties.map((tie) => (tie === 'time' ? a.time - b.time : a.finished - b.finished))]
  return orders.find((order) => order !== 0) ?? 0
}

const bestOf = (config: RoundConfig, list: Attempt[]) => [...list].sort((a, b) => compare(config.person, a, b) || a.no - b.no).slice(0, 1)

const grouped = <T, K>(list: readonly T[], key: (one: T) => K): Map<K, T[]> => {
  const groups = new Map<K, T[]>()
  for (const one of list) groups.set(key(one), [...(groups.get(key(one)) ?? []), one])
  return groups
}

/** What the server does not play yet is held against tests/rounds/naive-round.ts. */
const unplayed = (): never => { throw new Error('Not played by the server') }

export function standingsOf(config: RoundConfig, attempts: readonly Attempt[]): Standing[] {
  const { counting } = config.phases[0] as RoundConfig['phases'][number]
  return [...grouped(attempts, (one) => one.member_id)].map(([member, mine]) => {
    const looked = [...grouped(mine, (one) => one.day).values()].flatMap((day) => day.slice(0, counting.firstPerDay ?? day.length))
    const standing = ({
      best: () => bestOf(config, looked), first: () => looked.slice(0, 1), last: () => looked.slice(-1), sum: () => looked, average: () => looked,
      dailyBestSum: () => [...grouped(looked, (one) => one.day).values()].flatMap((day) => bestOf(config, day)),
      weeklyBestSum: unplayed, paperBestSum: unplayed
    })[counting.kind]()
    const divisor = counting.kind === 'average' ? standing.length : 1
    const sum = (of: (one: Attempt) => number) => Math.round(standing.reduce((total, one) => total + of(one), 0) / divisor)
    return {
      member, unit: mine[0]?.unit_id ?? '', forUnit: mine[0]?.for_unit === 1, attempts: mine.length, full: looked.some((one) => one.full),
      score: sum((one) => one.score), time: sum((one) => one.time), finished: Math.max(...standing.map((one) => one.finished))
    }
  })
}

/** One more than those strictly before; dense: than the different places strictly before. */
export function rankIn(config: Pick<RoundConfig, 'person'>, all: readonly Standing[], one: Standing): number {
  const before = all.filter((other) => compare(config.person, other, one) < 0)
  const places = config.person.shared === 'gap' ? before.length : before.filter((a, i) => before.findIndex((b) => compare(config.person, a, b) === 0) === i).length
  return places + 1
}

export interface UnitFigures { unit: string; roster: number; participants: number; total: number; fullMarks: number }

export function unitFigures(paths: ReadonlyMap<string, string>, heads: ReadonlyMap<string, number>, standings: readonly Standing[]): UnitFigures[] {
  return [...paths].map(([unit, path]) => {
    const mine = standings.filter((one) => one.forUnit && paths.get(one.unit)?.startsWith(path))
    return {
      unit, roster: [...heads].filter(([id]) => paths.get(id)?.startsWith(path)).reduce((sum, [, n]) => sum + n, 0), participants: mine.length,
      total: mine.reduce((sum, one) => sum + one.score, 0) / 100, fullMarks: mine.filter((one) => one.full).length
    }
  })
}

export function metric(name: UnitMetric, f: UnitFigures): number {
  const values: Partial<Record<UnitMetric, number>> = {
    rate: Math.min(1, f.participants / f.roster) * 100, mean: f.participants ? f.total / f.participants : -Infinity, rosterMean: f.total / Math.max(f.roster, f.participants),
    total: f.total, participants: f.participants, fullMarks: f.fullMarks
  }
  return values[name] ?? NaN
}

/** @param full the paper's full score, by which a mean enters a composite; null where the counting rule has no maximum */
export function unitRank(rule: RoundConfig['unit'], full: number | null, all: readonly UnitFigures[], one: UnitFigures): number | null {
  const scaled = (name: UnitMetric, f: UnitFigures) => (name === 'rate' || full === null ? metric(name, f) : (metric(name, f) * 100) / full)
  const value = (f: UnitFigures) => rule.by.kind === 'metric' ? metric(rule.by.metric, f) : (rule.by.kind === 'composite' ? rule.by.weights : []).reduce((sum, { metric: name, percent }) => sum + scaled(name, f) * percent / 100, 0)
  const keys = (f: UnitFigures) => [value(f), ...rule.ties.map((name) => metric(name, f))].map((key) => Math.round(key * 1e6))
  const before = (a: UnitFigures, b: UnitFigures) => {
    const other = keys(b)
    const [first] = keys(a).map((key, i) => key - (other[i] as number)).filter((difference) => difference !== 0)
    return first !== undefined && first > 0
  }
  const ranked = all.filter((f) => f.participants > 0 && metric('rate', f) >= (rule.minRatePercent ?? 0) - 1e-9)
  if (!ranked.includes(one)) return null
  const better = ranked.filter((other) => before(other, one))
  return (rule.shared === 'gap' ? better.length : better.filter((a, i) => better.findIndex((b) => !before(a, b) && !before(b, a)) === i).length) + 1
}
