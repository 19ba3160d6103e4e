import type { Cut, PersonOrder, PhaseConfig, RoundConfig, UnitMetric } from '../../contract/round-config'
import { lotBy } from '../../server/rounds/rules/person-order'
import type { AttemptRecord } from '../../server/rounds/rules/replay'
import type { Roster } from '../../server/rounds/rules/roster'
import { SHANGHAI } from './generators'

/*
 * Standings of a whole round worked out from the words of the rules, by looking at everybody for everybody: what the fast functions are held
 * against. Of lots it takes the numbers as given.
 */

export interface Row { score: number; time: number; finished: number; attempts: number; passed: boolean; full: boolean }
export interface Person extends Row { member: string; stage: number; taken: Map<string, Row> }

const day = (ms: number) => new Intl.DateTimeFormat('sv-SE', { timeZone: SHANGHAI }).format(ms)
const by = <T, K>(list: readonly T[], key: (one: T) => K) => [...new Set(list.map(key))].map((one) => ({ key: one, list: list.filter((other) => key(other) === one) }))
const total = (list: readonly number[]) => list.reduce((a, b) => a + b, 0)

export class Naive {
  readonly phases = new Map<string, Map<string, Row>>()
  readonly admitted = new Map<string, string[]>()
  private readonly lot: (id: string) => number

  constructor(readonly config: RoundConfig, readonly attempts: readonly AttemptRecord[], readonly roster: Roster, seed: string) {
    this.lot = lotBy(seed)
    for (const phase of config.phases) {
      if (phase.entry) this.admitted.set(phase.id, this.entries(phase))
      this.phases.set(phase.id, new Map(by(attempts.filter((one) => one.phase === phase.id), (one) => one.member).flatMap(({ key, list }) => {
        if (phase.entry && !this.admitted.get(phase.id)?.includes(key)) return []
        const row = this.row(phase, list, key)
        return row ? [[key, row]] : []
      })))
    }
  }

  /** The first so many of each day, until there were so many in all. */
  private allowed({ attempts: { total: all = Infinity, perDay = Infinity } }: PhaseConfig, list: AttemptRecord[]) {
    const inOrder = [...list].sort((a, b) => a.startedAt - b.startedAt)
    return inOrder.filter((one, i) => inOrder.slice(0, i).filter((other) => day(other.startedAt) === day(one.startedAt)).length < perDay).slice(0, all)
  }

  private row(phase: PhaseConfig, list: AttemptRecord[], member: string): Row | null {
    const mine = this.allowed(phase, list).map((one) => ({ score: (one.score ?? 0) * 100, time: one.submittedAt - one.startedAt, finished: one.submittedAt, started: one.startedAt }))
    const ties = this.config.person.ties.flatMap((tie) => (tie === 'time' || tie === 'finish' ? [tie] : []))
    const sorted = (some: typeof mine) => [...some].sort((a, b) => b.score - a.score || ties.map((tie) => (tie === 'time' ? a.time - b.time : a.finished - b.finished)).find(Boolean) || a.started - b.started)
    const best = (some: typeof mine) => sorted(some).slice(0, 1)
    const { counting } = phase
    const looked = counting.firstPerDay === undefined ? mine : by(mine, (one) => day(one.started)).flatMap((one) => one.list.slice(0, counting.firstPerDay))
    const held = {
      best: () => best(looked), first: () => looked.slice(0, 1), last: () => looked.slice(-1), sum: () => looked, average: () => looked,
      dailyBestSum: () => sorted(by(looked, (one) => day(one.started)).flatMap((one) => best(one.list))).slice(0, counting.top),
      weeklyBestSum: (): typeof mine => { throw new Error('See counting.rules.test.ts') }, paperBestSum: (): typeof mine => { throw new Error('See counting.rules.test.ts') }
    }[counting.kind]()
    if (held.length === 0) return null
    const divisor = counting.kind === 'average' ? held.length : 1
    let score = Math.round(total(held.map((one) => one.score)) / divisor)
    if (phase.entry?.carryPercent) score += Math.round(Math.max(0, ...phase.entry.from.map((from) => this.phases.get(from.phase)?.get(member)?.score ?? 0)) * phase.entry.carryPercent / 100)
    return {
      score, time: Math.round(total(held.map((one) => one.time)) / divisor), finished: Math.max(...held.map((one) => one.finished)), attempts: mine.length,
      passed: mine.some((one) => one.score >= (phase.pass?.score ?? Infinity) * 100), full: looked.some((one) => one.score >= 10000)
    }
  }

  private orders(tie: PersonOrder, a: Row & { member: string }, b: Row & { member: string }): number {
    if (tie === 'time') return a.time - b.time
    if (tie === 'finish') return a.finished - b.finished
    if (tie === 'attempts') return a.attempts - b.attempts
    if (tie === 'lot') return this.lot(a.member) - this.lot(b.member)
    const [mine, other] = [a, b].map(({ member }) => this.phases.get(tie.phase)?.get(member))
    if (!mine || !other) return mine ? -1 : other ? 1 : 0
    return tie.by === 'score' ? other.score - mine.score : tie.by === 'time' ? mine.time - other.time : mine.finished - other.finished
  }

  /** Below nought when a stands before b. */
  compare = (a: Row & { member: string; stage?: number }, b: Row & { member: string; stage?: number }): number =>
    [(b.stage ?? 0) - (a.stage ?? 0), b.score - a.score, ...this.config.person.ties.map((tie) => this.orders(tie, a, b))].find((order) => order !== 0) ?? 0

  rank<T extends Row & { member: string; stage?: number }>(all: readonly T[], one: T): number {
    const before = all.filter((other) => this.compare(other, one) < 0)
    return 1 + (this.config.person.shared === 'dense' ? before.filter((a, i) => before.findIndex((b) => this.compare(a, b) === 0) === i).length : before.length)
  }

  private entries({ entry }: PhaseConfig): string[] {
    if (!entry) return []
    const through: string[] = []
    for (const { phase, cut } of entry.from) {
      const free = [...(this.phases.get(phase) ?? [])].map(([member, row]) => ({ member, ...row })).filter(({ member }) => !(entry.once && through.includes(member)))
      const heap = (member: string) => (cut.kind === 'perUnit' ? this.lineage(this.unit(member)).at(cut.level ?? -1) : '')
      const chosen = free.filter((one) => this.isIn(cut, one, free.filter((other) => heap(other.member) === heap(one.member)), entry.edge))
      through.push(...chosen.map(({ member }) => member))
    }
    return [...new Set(through)]
  }

  /** Those better alone, or better and level, say whether a place is left; of the level ones a lot takes the lowest numbers. */
  private isIn(cut: Cut, one: Row & { member: string }, rivals: readonly (Row & { member: string })[], edge: 'all' | 'lot' | 'none'): boolean {
    if (cut.kind === 'score') return one.score >= cut.least * 100
    if (cut.kind === 'passed') return one.passed
    const places = cut.kind === 'percent' ? Math.ceil((cut.percent * rivals.length) / 100) : cut.count
    const better = rivals.filter((other) => this.compare(other, one) < 0).length
    const level = rivals.filter((other) => this.compare(other, one) === 0)
    if (better + level.length <= places) return true
    if (edge === 'all') return better < places
    return edge === 'lot' && level.filter((other) => this.lot(other.member) < this.lot(one.member)).length < places - better
  }

  unit = (member: string) => this.roster.members.find(({ id }) => id === member)?.unit ?? ''
  lineage = (unit: string): string[] => {
    const parent = this.roster.units.find(({ id }) => id === unit)?.parent
    return parent === undefined ? [unit] : [...this.lineage(parent), unit]
  }

  persons(): (Person & { rank: number | null })[] {
    const { phases, result = { by: { kind: 'sum' as const } } } = this.config
    const { by: rule } = result
    const all = [...new Set([...this.phases.values()].flatMap((one) => [...one.keys()]))].map((member): Person & { unranked: boolean } => {
      const taken = new Map(phases.flatMap(({ id }) => { const row = this.phases.get(id)?.get(member); return row ? [[id, row]] : [] }))
      const rows = [...taken.values()]
      const last = rows.at(-1) as Row
      const used = rule.kind === 'last' ? [last] : rule.kind === 'best' ? [...rows].sort((a, b) => b.score - a.score || a.time - b.time || a.finished - b.finished).slice(0, rule.count) : rows
      const divisor = rule.kind !== 'average' ? 1 : rule.missing === 'zero' ? phases.length : rows.length
      const stage = rule.kind === 'last' ? 1 + Math.max(...phases.map(({ id }, i) => (taken.has(id) ? i : 0))) : 0
      const score = Math.round(total(used.map((one) => one.score)) / divisor)
      return {
        member, taken, stage, score, time: total(used.map((one) => one.time)), finished: Math.max(...used.map((one) => one.finished)),
        attempts: total(rows.map((one) => one.attempts)), passed: phases.every(({ id }) => taken.get(id)?.passed), full: this.isFull(score) ?? rows.some((one) => one.full),
        unranked: rule.kind === 'apart' || (rule.kind === 'last' && rule.others === 'unranked' && stage < phases.length) || rows.length < (result.leastPhases ?? 0)
      }
    })
    const ranked = all.filter((one) => !one.unranked)
    return all.map(({ unranked, ...one }) => ({ ...one, rank: unranked ? null : this.rank(ranked, { ...one, unranked }) }))
  }

  /** As many points as phases of 100 can give together; null where there is no most. */
  private isFull(score: number): boolean | null {
    const { phases, result: { by: rule } = { by: { kind: 'sum' as const } } } = this.config
    if (phases.some(({ counting, entry }) => ['sum', 'dailyBestSum'].includes(counting.kind) || entry?.carryPercent)) return null
    const papers = { sum: phases.length, average: 1, best: rule.kind === 'best' ? Math.min(rule.count, phases.length) : 0, last: 0, apart: 0, weighted: 0 }[rule.kind]
    return papers > 0 ? score >= papers * 10000 : null
  }

  metric(metric: UnitMetric, unit: string, persons: readonly (Row & { member: string })[]): number {
    const inside = (id: string) => this.lineage(id).includes(unit)
    const mine = persons.filter(({ member }) => inside(this.unit(member)))
    const roster = this.roster.members.filter((one) => inside(one.unit)).length
    const leaves = this.roster.units.filter(({ id }) => inside(id) && !this.roster.units.some(({ parent }) => parent === id))
    const { topN = 0, highScore = 0 } = this.config.unit
    const scores = mine.map((one) => one.score / 100).sort((a, b) => b - a)
    const attempts = total(mine.map((one) => one.attempts)), passed = mine.filter((one) => one.passed).length, full = mine.filter((one) => one.full).length
    const values: Record<UnitMetric, number> = {
      rate: Math.min(1, mine.length / roster) * 100, mean: total(scores) / mine.length, rosterMean: total(scores) / roster, total: total(scores), participants: mine.length, fullMarks: full,
      attempts, attemptsPerHead: attempts / roster, passed, passRate: (passed / mine.length) * 100, fullMarkRate: (full / mine.length) * 100, highScores: scores.filter((one) => one >= highScore).length,
      topMean: total(scores.slice(0, topN)) / topN, unitRate: (leaves.filter(({ id }) => mine.some(({ member }) => this.unit(member) === id)).length / leaves.length) * 100,
      given: this.roster.units.find(({ id }) => id === unit)?.given ?? 0
    }
    return Number.isNaN(values[metric]) ? -Infinity : values[metric]
  }

  /** Value and rank of every unit among those of its level. */
  units(persons: readonly (Row & { member: string })[]): Map<string, { value: number; rank: number | null }> {
    const { unit: rule } = this.config
    const out = new Map<string, { value: number; rank: number | null }>()
    for (const { list } of by(this.roster.units, ({ id }) => this.lineage(id).length)) {
      const ids = list.map(({ id }) => id)
      const eligible = ids.filter((id) => this.metric('participants', id, persons) > 0 && this.metric('rate', id, persons) >= (rule.minRatePercent ?? 0) - 1e-9
        && (rule.least ?? []).every(({ metric, value }) => this.metric(metric, id, persons) >= value - 1e-9))
      const rankBy = (value: (id: string) => number, id: string) => 1 + eligible.filter((other) => value(other) > value(id) + 1e-9).length
      const value = (id: string): number => {
        const { by: how } = rule
        if (how.kind === 'metric') return this.metric(how.metric, id, persons)
        if (how.kind === 'composite') return total(how.weights.map(({ metric, percent }) => Math.max(0, this.metric(metric, id, persons)) * percent / 100))
        return total(how.parts.map(({ metric, table, times = 1, cap = Infinity }) => {
          const figure = (one: string) => this.metric(metric, one, persons)
          const place = eligible.includes(id) ? rankBy(figure, id) : Infinity
          const points = !table ? Math.max(0, figure(id)) : place === Infinity ? 0 : table.kind === 'list' ? (table.points[place - 1] ?? 0) : Math.max(table.last, table.first - table.step * (place - 1))
          return Math.min(cap, points * times)
        }))
      }
      const keys = new Map(ids.map((id) => [id, [value(id), ...rule.ties.map((metric) => this.metric(metric, id, persons))]]))
      const order = (a: string, b: string) => (keys.get(a) ?? []).map((key, i) => { const other = keys.get(b)?.[i] as number; return key === other || Math.abs(key - other) < 1e-9 ? 0 : other - key }).find((one) => one !== 0) ?? 0
      for (const id of ids) {
        const before = eligible.filter((other) => order(other, id) < 0)
        const places = rule.shared === 'dense' ? before.filter((a, i) => before.findIndex((b) => order(a, b) === 0) === i).length : before.length
        out.set(id, { value: value(id), rank: eligible.includes(id) ? places + 1 : null })
      }
    }
    return out
  }
}
