import type { Done } from '../../contract/conduct'
import type { PhaseView } from '../../contract/quiz'
import type { PhaseConfig, RoundConfig } from '../../contract/round-config'
import { presetsFor } from '../../server/rounds/rules/presets'
import { engines } from '../support/engines'
import { play } from '../support/play'
import { makeWorld, phase, roundConfig, START, type World } from '../support/world'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** A round's file in the hands of a member: what it takes to have done, and what that member would see at a moment. */
interface Case {
  name: string
  config: (opens: number) => Partial<RoundConfig> & Pick<RoundConfig, 'phases'>
  as: Done
  /** From the opening on. */
  at: number
  /** The moments, from the opening on, at which the real member hands in a paper wholly right. */
  plays: number[]
}

const window = (opens: number, from: number, to: number, more: Partial<PhaseConfig['window']> = {}) => ({ opensAt: opens + from, closesAt: opens + to, ...more })
const few = { kind: 'drawn' as const, parts: [{ type: 'single' as const, count: 5, points: 10 }], shuffleQuestions: true, shuffleOptions: true }
const levels = (opens: number) => ({
  phases: [
    phase({ id: 'one', role: 'level', window: window(opens, 0, 3 * DAY), paper: few, pass: { correct: 3 }, attempts: { perDay: 2 }, reveal: 'close' }),
    phase({ id: 'two', role: 'level', window: window(opens, DAY, 3 * DAY), paper: few, pass: { correct: 3 }, attempts: { perDay: 2 }, gates: [{ kind: 'phase' as const, phase: 'one', passed: true }] })
  ],
  result: { by: { kind: 'sum' as const } }
})
const hours = (opens: number) => ({ phases: [phase({ window: window(opens, 0, 5 * DAY, { daily: { from: 540, to: 1080 } }), paper: few, attempts: { perDay: 2, total: 3 }, reveal: 'close' })] })
const make = (opens: number) => ({
  phases: [
    phase({ id: 'exam', window: window(opens, 0, DAY), paper: few, pass: { score: 30 }, attempts: { total: 1 } }),
    phase({ id: 'again', role: 'makeup' as const, window: window(opens, 2 * DAY, 3 * DAY), paper: few, pass: { score: 30 }, makeUp: { of: 'exam', who: 'both' as const }, attempts: { total: 2 } })
  ]
})
const finals = (opens: number) => ({
  phases: [
    phase({ id: 'first', window: window(opens, 0, DAY), paper: few }),
    phase({ id: 'final', role: 'final' as const, window: window(opens, 2 * DAY, 3 * DAY), paper: few, attempts: { total: 1 }, entry: { from: [{ phase: 'first', cut: { kind: 'top' as const, count: 3 } }], once: false, edge: 'all' as const } })
  ],
  result: { by: { kind: 'last' as const, others: 'behind' as const } }
})
const together = (opens: number) => ({ ...levels(opens), attempts: { perDay: 1 } })
const untilPass = (opens: number) => ({ phases: [phase({ window: window(opens, 0, 2 * DAY), paper: few, pass: { score: 30 }, attempts: { untilPass: true, perDay: 5 } })] })
const batches = (opens: number) => ({ phases: [phase({ window: window(opens, 0, 4 * DAY, { batches: [{ units: ['u-a'], opensAt: opens + DAY, closesAt: opens + 2 * DAY }] }), paper: few })] })

const nothing: Done = { kind: 'nothing' }
const passed = (one: string): Done => ({ kind: 'passed', phase: one })
const used = (one: string): Done => ({ kind: 'usedUp', phase: one })

const cases: Case[] = [
  { name: 'levels, before the opening', config: levels, as: nothing, at: -HOUR, plays: [] },
  { name: 'levels, nothing done', config: levels, as: nothing, at: DAY + HOUR, plays: [] },
  { name: 'levels, the first passed', config: levels, as: passed('one'), at: DAY + HOUR, plays: [0] },
  { name: 'levels, the first passed and the second not yet open', config: levels, as: passed('one'), at: 2 * HOUR, plays: [0] },
  { name: 'levels, the second passed', config: levels, as: passed('two'), at: DAY + HOUR, plays: [0, DAY] },
  { name: 'levels, over', config: levels, as: passed('one'), at: 4 * DAY, plays: [0] },
  { name: 'hours of the day, at night', config: hours, as: nothing, at: 14 * HOUR, plays: [] },
  { name: 'hours of the day, today used up', config: hours, as: used('main'), at: DAY + HOUR, plays: [0, DAY + HOUR, DAY + HOUR] },
  { name: 'a make-up, having passed', config: make, as: passed('exam'), at: 2 * DAY + HOUR, plays: [0] },
  { name: 'a make-up, having missed', config: make, as: nothing, at: 2 * DAY + HOUR, plays: [] },
  { name: 'a final, admitted', config: finals, as: passed('first'), at: 2 * DAY + HOUR, plays: [0] },
  { name: 'a final, before it is decided', config: finals, as: passed('first'), at: DAY - HOUR, plays: [0] },
  { name: 'a final, not admitted', config: finals, as: nothing, at: 2 * DAY + HOUR, plays: [] },
  { name: 'one limit over all phases, used up', config: together, as: used('one'), at: HOUR, plays: [0] },
  { name: 'no more once passed', config: untilPass, as: passed('main'), at: HOUR, plays: [0] },
  { name: 'a batch of its own, too early', config: batches, as: nothing, at: HOUR, plays: [] }
]

/** What is the same of whoever it is. */
const common = ({ mine: { lastAttempt: _, openAttempt: _open, rank: _rank, ...mine }, ...view }: PhaseView) => ({ ...view, mine })

describe.each(engines)('trying a round out on %s', (engine) => {
  let world: World
  let opens = START
  beforeAll(async () => { world = await makeWorld(engine) })
  afterAll(() => world.close())
  // Each in days of its own, all at 9:00 on the wall clock.
  beforeEach(() => { world.time.now = opens = opens + 10 * DAY })

  it.each(cases)('shows what a real member sees then: $name', async ({ config: make, as, at, plays }) => {
    const config = roundConfig(make(opens))
    const dry = await (await world.as('m-top')).call('POST /organiser/rounds/dry-run', { config, at: opens + at, as, unit: 'u-a1' })
    const round = await world.round(config)
    const who = 'm-a1-1'
    for (const after of plays) {
      world.time.now = Math.max(world.time.now, opens + after)
      await play(world, who, round, 5, 0)
    }
    if (at > DAY && config.phases.some(({ entry }) => entry)) {
      world.time.now = opens + DAY + HOUR
      if (!plays.length) await world.reap()
      await world.reap()
    }
    world.time.now = opens + at
    const seen = await (await world.as(who)).call('GET /rounds/:id', { id: round })
    expect(dry.phases.map(common)).toEqual(seen.phases.map(common))
    expect([dry.state, dry.current]).toEqual([seen.state, seen.phase.id])
  })

  it('says when answers are shown, by each phase’s own rule', async () => {
    const config = roundConfig({ ...levels(opens), phases: levels(opens).phases.map((one, i) => ({ ...one, reveal: i ? 'never' as const : 'close' as const })) })
    const ask = async (at: number) => (await (await world.as('m-top')).call('POST /organiser/rounds/dry-run', { config, at, as: nothing })).reveals
    expect(await ask(opens)).toEqual([{ phase: 'one', now: false, from: opens + 3 * DAY }, { phase: 'two', now: false, from: null }])
    expect(await ask(opens + 3 * DAY)).toEqual([{ phase: 'one', now: true, from: null }, { phase: 'two', now: false, from: null }])
  })

  it('saves nothing, ends at the own units, and reads every preset on every day, whatever was done', async () => {
    const me = await world.as('m-org-a')
    const before = (await me.call('GET /organiser/rounds', {})).counts
    for (const { config } of presetsFor(['u-a'], opens, 'Asia/Shanghai')) {
      const named = { ...config, title: '试走' }
      for (const { id } of config.phases) {
        for (const as of [nothing, passed(id), used(id)]) {
          for (let day = 0; day < 12; day += 3) {
            const { phases } = await me.call('POST /organiser/rounds/dry-run', { config: named, at: opens + day * DAY, as })
            for (const { mine } of phases) expect([mine.canStart, mine.whyNot !== '']).toEqual([mine.canStart, !mine.canStart])
          }
        }
      }
    }
    expect((await me.call('GET /organiser/rounds', {})).counts).toEqual(before)
    const config = roundConfig({ ...hours(opens), audience: { units: ['u-b'], late: 'personal' } })
    await expect(me.call('POST /organiser/rounds/dry-run', { config, at: opens, as: nothing })).rejects.toMatchObject({ status: 403 })
    await expect(me.call('POST /organiser/rounds/dry-run', { config: { ...config, title: '' }, at: opens, as: nothing })).rejects.toMatchObject({ body: { code: 'round_invalid' } })
  })
})
