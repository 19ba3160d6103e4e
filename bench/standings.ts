import type { PhaseConfig, RoundConfig } from '../contract/round-config'
import type { AttemptRecord } from '../server/rounds/rules/replay'
import { standingsOf } from '../server/rounds/rules/standings'
import type { Row } from './report'

const ZONE = 'Asia/Shanghai'
const HOUR = 3_600_000
const DAY = 24 * HOUR
const START = Date.UTC(2026, 5, 1) - 8 * HOUR

const phase = (id: string, week: number, more: Partial<PhaseConfig>): PhaseConfig => ({
  id, window: { opensAt: START + week * 7 * DAY, closesAt: START + (week + 1) * 7 * DAY, daily: { from: 360, to: 1320 } },
  paper: { kind: 'drawn', parts: [{ type: 'single', count: 50, points: 2 }], shuffleQuestions: true, shuffleOptions: true },
  scoring: { multiple: 'all' }, timing: { paperSeconds: 1800 }, attempts: { perDay: 3 }, counting: { kind: 'best' }, reveal: 'close', ...more
})

/** Two phases with a gate, lots, and units ranked by a sum of dimensions: nothing of it is cheap. */
const config: RoundConfig = {
  v: 1, title: 'bench', topic: '', practice: false, audience: { units: ['all'], late: 'unit' },
  phases: [phase('p1', 0, { counting: { kind: 'dailyBestSum' } }), phase('p2', 1, { gates: [{ kind: 'phase', phase: 'p1' }] })],
  result: { by: { kind: 'sum' } }, person: { ties: ['time', 'finish', 'lot'], shared: 'broken' },
  unit: { by: { kind: 'points', parts: [{ metric: 'rate', table: { kind: 'steps', first: 50, step: 1, last: 1 } }, { metric: 'topMean' }, { metric: 'attemptsPerHead', cap: 10 }] }, ties: ['rate', 'mean'], shared: 'gap', topN: 5 },
  show: { personBoard: true, unitBoard: true }
}

function history(size: number): { attempts: AttemptRecord[]; members: { id: string; unit: string }[] } {
  const people = size / 5
  const attempts = Array.from({ length: size }, (_, i) => {
    const startedAt = START + (i % 14) * DAY + 9 * HOUR + (i % 40_000) * 250
    return { member: `m${(i * 7919) % people}`, phase: i % 14 < 7 ? 'p1' : 'p2', startedAt, submittedAt: startedAt + 60_000 + (i * 37) % 600_000, score: (i * 31) % 101 }
  })
  return { attempts, members: Array.from({ length: people }, (_, i) => ({ id: `m${i}`, unit: `u${i % 969}` })) }
}

/** Standings of persons and units from attempts alone, as `rounds -- standings` works them out. */
export async function standings(): Promise<Row[]> {
  const units = [{ id: 'all' }, ...Array.from({ length: 30 }, (_, i) => ({ id: `c${i}`, parent: 'all' })), ...Array.from({ length: 969 }, (_, i) => ({ id: `u${i}`, parent: `c${i % 30}` }))]
  const timed = (size: number) => {
    const { attempts, members } = history(size)
    const started = performance.now()
    standingsOf(config, attempts, { units, members }, { zone: ZONE, seed: 'bench' })
    return performance.now() - started
  }
  timed(10_000)
  const half = timed(50_000)
  const whole = timed(100_000)
  return [
    { what: 'standings from 50,000 attempts (baseline)', value: half, unit: 'ms' },
    { what: 'standings from 100,000 attempts, 20,000 members, 1,000 units', value: whole, unit: 'ms', ratio: whole / half, aim: '≤ 2.5 × half of it' }
  ]
}
