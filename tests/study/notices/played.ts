import type { PlanConfig } from '../../../contract/plan-config'
import { checkPlan } from '../../../server/study/rules/check'
import { barrierOf } from '../../../server/study/rules/barrier'
import { stretchOf, tasksFor } from '../../../server/study/rules/due'
import { makeUpBar } from '../../../server/study/rules/later'
import { isOut, standingOf, streakOn, type Row, type RowSums, type Standing } from '../../../server/study/rules/standing'
import { readPlanConfig } from '../../../server/study/config'
import { daysOf } from '../naive'

const nobody = { lineage: ['u'], group: '' }

/** One thing that somebody tries on a day: handed in if the rules let it through. */
export interface Try { on: number; task: string; minute?: number; makeUp?: number; sums?: RowSums }

export interface Played {
  /** What the rules said to each try; empty: it was taken. */
  said: string[]
  rows: Row[]
  standing: Standing & { streak: number; out: boolean }
}

/** Plays what somebody did against a plan, by the same rules as the server: what is barred does not count. */
export function play(config: PlanConfig, tries: readonly Try[], today: number): Played {
  const rows: Row[] = []
  const said = tries.map(({ on, task: id, minute = 720, makeUp, sums = {} }, i) => {
    const standing = standingOf(config, nobody, rows)
    const task = tasksFor(config, nobody).find((one) => one.id === id)
    if (!task) return 'no such task'
    const day = makeUp ?? on
    const why = makeUp === undefined
      ? barrierOf({ config, task, day, minute, rows, standing, stopped: false, team: config.teams ? { name: '一队', leader: true } : null }).barrier.replace('none', '')
      : makeUpBar({ config, who: nobody, rows, standing, stopped: false, today: on }, day) && 'make-up'
    if (why === '' && stretchOf(task, config.calendar, day)) rows.push({ id: `row-${i}`, taskId: id, day, how: makeUp === undefined ? 'check-in' : 'make-up', at: i, sums })
    return why
  })
  const standing = standingOf(config, nobody, rows)
  return { said, rows, standing: { ...standing, streak: streakOn(standing, today), out: isOut(standing, today) } }
}

/** A configuration that an organiser could publish. */
export function sound(config: PlanConfig): PlanConfig {
  const read = readPlanConfig(JSON.parse(JSON.stringify(config)))
  expect(read).toHaveProperty('config')
  expect(checkPlan(config).filter(({ level }) => level === 'error')).toEqual([])
  return config
}

/** Every day from one to the other, that task. */
export const daily = (from: number, to: number, task: string, sums?: RowSums): Try[] => daysOf(from, to).map((on) => ({ on, task, ...(sums && { sums }) }))

export const points = ({ standing }: Played) => standing.points / 100
export const earnedBy = ({ standing }: Played, kind: string) => standing.earned.filter(({ cause }) => cause.startsWith(kind)).reduce((sum, one) => sum + one.points / 100, 0)
