import type { PlanConfig } from '../../../contract/plan-config'
import type { Row, Run, Standing } from './standing'
import { rowsByDay, sumOf } from './standing'

/** Hundredths of a point that one cause has earned. */
export interface Earned {
  cause: string
  points: number
  day: number | null
  words: string
}

/** Points as the ledger keeps them. */
export const hundredths = (points: number) => Math.round(points * 100)

type Sums = Pick<Standing, 'days' | 'checkIns' | 'fullDays' | 'longest' | 'numbers' | 'tasks' | 'places'>
type Day = { day: number; checked: boolean; madeUp: boolean; full: boolean }

/** The plan gives points for something. */
export const givesPoints = ({ points, tasks }: Pick<PlanConfig, 'points' | 'tasks'>): boolean => tasks.some((task) => task.points !== undefined || task.lengthBonus !== undefined)
  // A title alone (走遍十处) is not a point.
  || (points !== undefined && (points.fullDay !== undefined || points.streaks !== undefined || [...(points.milestones ?? []), ...(points.tiers ?? [])].some((one) => one.points !== undefined)))

/** What was earned, by cause; causes that earn nothing are left out. */
export function pointsOf(config: PlanConfig, rows: readonly Row[], states: readonly Day[], runs: readonly Run[], sums: Sums): { earned: Earned[]; titles: string[] } {
  const { points: rules } = config
  const earned = [...daily(config, rows, states), ...streaks(config, runs)]
  const titles: string[] = []
  for (const [i, { sum, reach, points = 0, title }] of (rules?.milestones ?? []).entries()) {
    if (sumOf(sum, sums) < reach) continue
    if (title) titles.push(title)
    earned.push({ cause: `milestone:${i}`, points: hundredths(points), day: null, words: title ?? milestoneWords(config, i) })
  }
  const tier = [...(rules?.tiers ?? [])].sort((a, b) => b.days - a.days).find(({ days }) => sums.days >= days)
  if (tier?.title) titles.push(tier.title)
  if (tier?.points) earned.push({ cause: `tier:${tier.days}`, points: hundredths(tier.points), day: null, words: tier.title ?? `打卡满 ${tier.days} 天` })
  return { earned: earned.filter(({ points }) => points !== 0), titles }
}

/** Check-ins and full days in the order in which they came; a day's cap lowers the later ones. */
function daily({ tasks, points: rules, makeUp }: PlanConfig, rows: readonly Row[], states: readonly Day[]): Earned[] {
  const share = (made: boolean) => (made ? (makeUp?.pointsPercent ?? 0) / 100 : 1)
  const byDay = rowsByDay(rows)
  return states.flatMap(({ day, full }) => {
    const own = [...(byDay.get(day) ?? [])].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
    const causes = own.flatMap((row): Earned[] => {
      const task = tasks.find(({ id }) => id === row.taskId)
      if (!task) return []
      const { lengthBonus: bonus } = task
      const more = bonus ? Math.min(bonus.most, Math.max(0, Math.floor(((row.sums.chars ?? 0) - bonus.from) / bonus.step)) * bonus.points) : 0
      return [{ cause: `check-in:${row.id}`, points: Math.round(hundredths((task.points ?? 0) + more) * share(row.how === 'make-up')), day, words: row.how === 'make-up' ? `补卡：${task.title}` : task.title }]
    })
    if (full && rules?.fullDay) {
      causes.push({ cause: `full-day:${day}`, points: Math.round(hundredths(rules.fullDay) * share(own.some(({ how }) => how === 'make-up'))), day, words: '当天任务全部完成' })
    }
    let left = rules?.mostADay === undefined ? Infinity : hundredths(rules.mostADay)
    return causes.map((one) => {
      const points = Math.min(one.points, left)
      left -= points
      return { ...one, points }
    })
  })
}

function streaks({ points }: PlanConfig, runs: readonly Run[]): Earned[] {
  return (points?.streaks ?? []).flatMap(({ days, points: worth, again }) => {
    const reached = runs.filter(({ length }) => (again ? length % days === 0 : length === days))
    return (again ? reached : reached.slice(0, 1)).map(({ day }) => ({ cause: `streak:${days}:${day}`, points: hundredths(worth), day, words: `连续打卡 ${days} 天` }))
  })
}

/** 阅读满 720 分钟, 打卡满 7 次 */
export function milestoneWords(config: Pick<PlanConfig, 'tasks' | 'points'>, index: number): string {
  const rule = config.points?.milestones?.[index]
  if (!rule) return '达到累计目标'
  const { sum, reach } = rule
  switch (sum.of) {
    case 'days': return `累计打卡满 ${reach} 天`
    case 'checkIns': return `累计打卡满 ${reach} 次`
    case 'fullDays': return `当天任务全部完成满 ${reach} 天`
    case 'places': return `打卡满 ${reach} 个地点`
    case 'streak': return `连续打卡满 ${reach} 天`
    case 'number': { const counted = numberOf(config, sum.id); return `${counted?.label ?? '累计'}满 ${reach} ${counted?.unit ?? ''}`.trim() }
    case 'task': return `“${config.tasks.find(({ id }) => id === sum.id)?.title ?? ''}”满 ${reach} 次`
    default: return sum satisfies never
  }
}

/** What a number that members count is called; several tasks may count the same. */
export function numberOf({ tasks }: Pick<PlanConfig, 'tasks'>, id: string): { label: string; unit: string } | undefined {
  for (const task of tasks) {
    for (const proof of [...task.proofs, ...(task.themes ?? []).flatMap(({ proofs }) => proofs ?? [])]) if (proof.kind === 'number' && proof.id === id) return proof
  }
  return undefined
}
