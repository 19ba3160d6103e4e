import fc from 'fast-check'
import type { CountingRule, PersonRanking } from '../../contract/round-config'
import type { StandingTable } from '../../server/db/schema'
import { addAttempt, emptyTally, type CountedAttempt } from '../../server/rounds/rules/counting'
import { cellsOf, compareKeys } from '../../server/rounds/rules/ranking'
import { cellChanges, countedIn, memberRows, roundFrame, unitChange, withAttempt, type KeptTally, type StandingOwner, type UnitChange } from '../../server/leaderboard/standing'
import { attempt, historyArb, NOW, round, tiesArb } from '../rounds/generators'

interface StandingRule {
  counting: CountingRule
  person: PersonRanking
  opensAt: number
}

const owner = (memberId = 'm1'): StandingOwner => ({ memberId, unitId: 'u1', forUnit: true, out: false, group: undefined, facts: {} })
const frameOf = ({ counting, person, opensAt }: StandingRule) =>
  roundFrame({ id: 'r1', seed: 's', config: round({ person }, { id: 'main', counting, window: { opensAt, closesAt: opensAt + 86_400_000 } }) })

function standingFrom(rule: StandingRule, who: StandingOwner, tally: KeptTally) {
  const frame = frameOf(rule)
  return { row: memberRows(frame, who, new Map([['main', tally]]), '')[0] as StandingTable, counted: countedIn(frame, 'main', tally) }
}

function nextStanding(rule: StandingRule, who: StandingOwner, before: StandingTable | undefined, next: CountedAttempt) {
  const known = new Map(before ? [['main', JSON.parse(before.tally) as KeptTally]] : [])
  return standingFrom(rule, who, withAttempt(frameOf(rule), known, 'main', next, false).get('main') as KeptTally)
}

const best: StandingRule = { counting: { kind: 'best' }, person: { ties: ['time', 'finish'], shared: 'gap' }, opensAt: NOW }
const ruleArb: fc.Arbitrary<StandingRule> = fc.record({
  counting: fc.record<CountingRule>({ kind: fc.constantFrom('best', 'first', 'last', 'sum', 'average', 'dailyBestSum'), firstPerDay: fc.option(fc.integer({ min: 1, max: 2 }), { nil: undefined }) }),
  person: fc.record({ ties: tiesArb, shared: fc.constant('gap' as const) }), opensAt: fc.constant(NOW)
})

/** Every member's row after each of their attempts. */
const rowsOf = (rule: StandingRule, history: readonly CountedAttempt[], memberId = 'm1') => {
  const rows: StandingTable[] = []
  for (const next of history) rows.push(nextStanding(rule, owner(memberId), rows.at(-1), next).row)
  return rows
}

describe('a member’s standing', () => {
  it('is written after the first attempt with everything ranks are read from', () => {
    const { row, counted } = nextStanding(best, owner(), undefined, attempt({ score: 8800, timeMs: 61_000, finishedAt: NOW + 70_000, perfect: false }))
    expect(counted).toEqual({ score: 8800, timeMs: 61_000, finishedAt: NOW + 70_000 })
    expect(row).toMatchObject({
      round_id: 'r1', board: 'main', member_id: 'm1', unit_id: 'u1', for_unit: 1, score: 8800, time_ms: 61_000, finished_at: NOW + 70_000, tie1: 61_000, tie2: 70_000, attempts: 1, full_mark: 0
    })
  })

  it('counts for the member alone where the member came late', () => {
    expect(nextStanding(best, { ...owner(), forUnit: false }, undefined, attempt()).row.for_unit).toBe(0)
  })

  it('keeps a full mark once there was one', () => {
    expect(rowsOf(best, [attempt({ score: 5 }), attempt({ score: 10, perfect: true }), attempt({ score: 3 })]).map((row) => row.full_mark)).toEqual([0, 1, 1])
  })

  it('breaks ties of the best as the round does', () => {
    const byFinish = { ...best, person: { ties: ['finish' as const], shared: 'gap' as const } }
    const rows = rowsOf(byFinish, [attempt({ score: 9000, timeMs: 500, finishedAt: NOW + 1000 }), attempt({ score: 9000, timeMs: 400, finishedAt: NOW + 2000 })])
    expect(rows.map((row) => row.tie1)).toEqual([1000, 1000])
  })

  it('built attempt by attempt is the one rebuilt from all attempts', () => {
    fc.assert(fc.property(ruleArb, historyArb, (rule, history) => {
      const tally = history.reduce((sum, next) => addAttempt(rule.counting, rule.person.ties, sum, next), emptyTally())
      expect(rowsOf(rule, history).at(-1)).toEqual(standingFrom(rule, owner(), tally).row)
    }))
  })

  it('only ever rises where the best counts', () => {
    fc.assert(fc.property(ruleArb, historyArb, (rule, history) => {
      const rows = rowsOf({ ...rule, counting: { ...rule.counting, kind: 'best' } }, history)
      for (const [i, row] of rows.entries()) expect(compareKeys(row, rows[i - 1] ?? row)).toBeLessThanOrEqual(0)
    }))
  })
})

/** Attempts of several members, mixed as they come in. */
const crowdArb = fc.array(historyArb, { minLength: 1, maxLength: 5 }).chain((histories) => {
  const turns = histories.flatMap((history, member) => history.map(() => member))
  return fc.shuffledSubarray(turns, { minLength: turns.length, maxLength: turns.length }).map((order) => ({ histories, order }))
})

/** Rows before and after each attempt, in the order in which they come in. */
function changesOf(rule: StandingRule, { histories, order }: { histories: CountedAttempt[][]; order: number[] }) {
  const all = histories.map((history, member) => rowsOf(rule, history, `m${member}`))
  const done = histories.map(() => 0)
  const changes = order.map((member) => {
    const n = done[member] ?? 0
    done[member] = n + 1
    return { before: all[member]?.[n - 1], after: all[member]?.[n] as StandingTable }
  })
  return { changes, final: all.map((rows) => rows.at(-1) as StandingTable) }
}

describe('what is kept beside the standings', () => {
  it('a unit’s figures, added up change by change, are the sums over its members', () => {
    fc.assert(fc.property(ruleArb, crowdArb, (rule, crowd) => {
      const { changes, final } = changesOf(rule, crowd)
      const kept: UnitChange = { participants: 0, attempts: 0, score_sum: 0, time_sum: 0, full_marks: 0, passed: 0, high_scores: 0 }
      for (const { before, after } of changes) {
        const change = unitChange(before, after)
        for (const name of Object.keys(kept) as (keyof UnitChange)[]) kept[name] += change[name]
      }
      const sum = (of: (row: StandingTable) => number) => final.reduce((total, row) => total + of(row), 0)
      expect(kept).toEqual({
        participants: final.length, attempts: crowd.order.length, score_sum: sum((row) => row.score), time_sum: sum((row) => row.time_ms), full_marks: sum((row) => row.full_mark), passed: 0, high_scores: 0
      })
    }))
  })

  it('the histogram, changed cell by cell, holds every member once at each level, in the cell of the last standing', () => {
    fc.assert(fc.property(ruleArb, crowdArb, (rule, crowd) => {
      const { changes, final } = changesOf(rule, crowd)
      const kept = new Map<string, number>()
      for (const { before, after } of changes) for (const { level, cell, n } of cellChanges(before, after)) kept.set(`${level}:${cell}`, (kept.get(`${level}:${cell}`) ?? 0) + n)
      const expected = new Map<string, number>()
      for (const { cell0, cell1 } of final.map(cellsOf)) for (const key of [`0:${cell0}`, `1:${cell1}`]) expected.set(key, (expected.get(key) ?? 0) + 1)
      expect([...kept].filter(([, n]) => n !== 0).sort()).toEqual([...expected].sort())
    }))
  })
})
