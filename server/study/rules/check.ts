import type { Static } from '@sinclair/typebox'
import type { PlanConfig, PlanTask, Proof } from '../../../contract/plan-config'
import type { PlanProblem } from '../../../contract/study'
import { daysBetween, isDay } from './days'
import { mostOf, nextDue, spanOf, timesOf } from './due'
import { givesPoints, numberOf } from './points'

export type Problem = Static<typeof PlanProblem>
type Add = (level: Problem['level'], field: string, message: string) => void

/** What contradicts itself in a plan's rules or cannot be carried out, each with the field to mend. */
export function checkPlan(config: PlanConfig, today?: number): Problem[] {
  const problems: Problem[] = []
  const add: Add = (level, field, message) => { problems.push({ level, field, message }) }
  checkCalendar(config, add, today)
  // With days that do not exist nothing else can be asked.
  if (problems.some(({ level }) => level === 'error')) return problems
  twice(config.tasks.map(({ id }) => id), 'tasks', '有两项任务用了同一个编号，请改掉一个。', add)
  for (const [i, task] of config.tasks.entries()) checkTask(config, task, `tasks.${i}`, add)
  checkAllowances(config, add)
  checkPoints(config, add)
  checkPlaces(config, add)
  checkRest(config, add)
  return problems
}

function twice(values: readonly (string | number)[], field: string, message: string, add: Add) {
  if (new Set(values).size < values.length) add('error', field, message)
}

function checkDays(days: { from: number; to: number }, field: string, add: Add): boolean {
  for (const end of ['from', 'to'] as const) if (!isDay(days[end])) { add('error', `${field}.${end}`, '没有这一天，请重新选择日期。'); return false }
  if (days.from <= days.to) return true
  add('error', `${field}.to`, '结束日期在开始日期之前，请改正。')
  return false
}

function checkCalendar({ calendar, tasks, makeUp }: PlanConfig, add: Add, today?: number) {
  const whole = checkDays(calendar, 'calendar', add)
  for (const [i, pause] of (calendar.pauses ?? []).entries()) {
    if (checkDays(pause, `calendar.pauses.${i}`, add) && whole && (pause.to < calendar.from || pause.from > calendar.to)) add('warning', `calendar.pauses.${i}`, '这次暂停不在计划的日期里，可以去掉。')
  }
  if (makeUp?.during) checkDays(makeUp.during, 'makeUp.during', add)
  for (const [i, task] of tasks.entries()) {
    for (const end of ['from', 'to'] as const) if (task[end] !== undefined && !isDay(task[end])) add('error', `tasks.${i}.${end}`, '没有这一天，请重新选择日期。')
    for (const [j, theme] of (task.themes ?? []).entries()) checkDays(theme, `tasks.${i}.themes.${j}`, add)
  }
  if (whole && daysBetween(calendar.from, calendar.to) > 1100) add('error', 'calendar.to', '一个计划最长三年，请缩短，或分成几个计划。')
  if (whole && today !== undefined && calendar.to < today) add('error', 'calendar.to', '计划的结束日期已经过去，请往后改。')
  else if (whole && today !== undefined && calendar.from < today) add('warning', 'calendar.from', '计划的开始日期已经过去：过去的日子会算作没有打卡。')
}

function checkTask(config: PlanConfig, task: PlanTask, at: string, add: Add) {
  const span = spanOf(task, config.calendar)
  if (span.from > span.to) return add('error', `${at}.from`, `“${task.title}”的日期不在计划的日期里，请改正。`)
  if (nextDue(task, config.calendar, span.from) === null) add('error', `${at}.weekdays`, `“${task.title}”没有一天要做：它的日期和星期都被排除了。`)
  if ((task.most ?? timesOf(task)) < timesOf(task)) add('error', `${at}.most`, `“${task.title}”最多 ${task.most} 次，少于要求的 ${task.times ?? 1} 次。`)
  if (task.every === 'once' && (task.mostADay ?? 1) < mostOf(task) && (daysBetween(span.from, span.to) + 1) * (task.mostADay ?? 1) < timesOf(task)) add('error', `${at}.times`, `“${task.title}”的日期里做不满 ${timesOf(task)} 次，请放宽每天的次数。`)
  if (task.every !== 'day' && task.weekdays) add('warning', `${at}.weekdays`, '只有每天的任务才按星期排，这一项不起作用。')
  if (task.hours && task.hours.from >= task.hours.to) add('error', `${at}.hours`, '打卡时间的结束要在开始之后。')
  if (task.materialId && task.columnId) add('error', `${at}.columnId`, `“${task.title}”选了一份资料，又选了一个专栏，请只选一样。`)
  const groups = new Set(config.audience.groups?.list.map(({ id }) => id))
  for (const id of task.groups ?? []) if (!groups.has(id)) add('error', `${at}.groups`, `“${task.title}”指定的组不在分组里，请重新选择。`)
  checkProofs(config, task, task.proofs, `${at}.proofs`, add)
  for (const [i, theme] of (task.themes ?? []).entries()) {
    if (theme.to < span.from || theme.from > span.to) add('warning', `${at}.themes.${i}`, `“${theme.title}”不在任务的日期里，不会出现。`)
    if ((task.themes ?? []).some((other, j) => j < i && other.from <= theme.to && theme.from <= other.to)) add('error', `${at}.themes.${i}`, `“${theme.title}”和前面的主题日期重叠，请改正。`)
    if (theme.proofs) checkProofs(config, task, theme.proofs, `${at}.themes.${i}.proofs`, add, theme.materialId)
  }
  if (task.lengthBonus && ![...task.proofs, ...(task.themes ?? []).flatMap(({ proofs = [] }) => proofs)].some(({ kind }) => kind === 'text')) add('error', `${at}.lengthBonus`, `“${task.title}”不要求写文字，不能按字数加分。`)
}

function checkProofs(config: PlanConfig, task: PlanTask, proofs: readonly Proof[], at: string, add: Add, materialId?: string) {
  if ((task.proofsNeeded ?? 0) > proofs.length) add('error', at, `“${task.title}”要完成 ${task.proofsNeeded} 项，但只列了 ${proofs.length} 项。`)
  for (const [i, proof] of proofs.entries()) {
    const field = `${at}.${i}`
    if ('least' in proof && 'most' in proof && proof.least !== undefined && proof.most !== undefined && proof.least > proof.most) add('error', `${field}.most`, '最多的要求比最少的还少，请改正。')
    if (proof.kind === 'read' && !materialId && !task.materialId && !(task.themes ?? []).some((theme) => theme.materialId)) add('error', field, task.columnId ? `“${task.title}”要求读完学习资料，专栏不能整个算读完：请选一份资料，或者去掉“读完资料”。` : `“${task.title}”要求读完学习资料，请选择资料。`)
    if (proof.kind === 'quiz' && !proof.roundId && !proof.bankId) add('error', field, `“${task.title}”要求答题，请选择竞赛或题库。`)
    if (proof.kind === 'place') {
      if (!config.places?.length) add('error', field, '要求到现场扫码，请先填写地点。')
      for (const id of proof.places ?? []) if (config.places && !config.places.some((place) => place.id === id)) add('error', field, '有地点不在地点表里，请重新选择。')
    }
  }
}

function checkAllowances({ makeUp, leave, calendar }: PlanConfig, add: Add) {
  if (makeUp?.during && makeUp.during.to < calendar.from) add('error', 'makeUp.during', '补卡时间在计划开始之前，请改正。')
  if (makeUp?.during && makeUp.daysBack !== undefined && daysBetween(calendar.to, makeUp.during.from) > makeUp.daysBack) add('error', 'makeUp.daysBack', `补卡开始时最后一天也已超过 ${makeUp.daysBack} 天，什么都补不了。`)
  for (const [name, rule] of [['makeUp', makeUp], ['leave', leave]] as const) if (rule?.inAll !== undefined && rule.aMonth !== undefined && rule.aMonth > rule.inAll) add('warning', `${name}.aMonth`, '每月的天数比一共的还多，不起作用。')
}

function checkPoints(config: PlanConfig, add: Add) {
  const { points, tasks, places } = config
  twice((points?.streaks ?? []).map(({ days }) => days), 'points.streaks', '同样的连续天数写了两次，请去掉一个。', add)
  twice((points?.tiers ?? []).map(({ days }) => days), 'points.tiers', '同样的天数写了两档，请去掉一档。', add)
  for (const [i, { sum, points: worth, title }] of (points?.milestones ?? []).entries()) {
    const field = `points.milestones.${i}`
    if (sum.of === 'number' && !numberOf(config, sum.id)) add('error', field, '累计的数没有一项任务在填，请改正。')
    if (sum.of === 'task' && !tasks.some(({ id }) => id === sum.id)) add('error', field, '累计的任务不在任务表里，请改正。')
    if (sum.of === 'places' && !places?.length) add('error', field, '按地点累计，请先填写地点。')
    if (!worth && !title) add('warning', field, '这一项既不加分也没有称号，不起作用。')
  }
  const most = points?.mostADay
  if (most !== undefined) for (const [i, task] of tasks.entries()) if ((task.points ?? 0) > most) add('warning', `tasks.${i}.points`, `“${task.title}”一次 ${task.points} 分，超过一天的上限 ${most} 分，多出的不算。`)
  if (givesPoints(config) && config.seenBy === 'self' && !config.review && tasks.some(({ proofs }) => proofs.length === 0) && (points?.streaks || points?.tiers)) add('warning', 'tasks', '有任务不用交任何东西就能得分，请想好是否合适。')
}

/** As the preset leaves them: 地点 1 … 地点 10. */
const unnamed = /^地点\s*\d+$/

function checkPlaces({ places = [], points }: PlanConfig, add: Add) {
  twice(places.map(({ id }) => id), 'places', '有两个地点用了同一个编号，请改掉一个。', add)
  const named = places.map(({ name }) => name.trim())
  const same = named.findIndex((name, i) => named.indexOf(name) < i)
  if (same >= 0) add('warning', `places.${same}.name`, `有两个地点都叫“${named[same]}”，成员分不清去的是哪一个，请改掉一个。`)
  const nameless = places.flatMap(({ name }, i) => (unnamed.test(name.trim()) ? [i] : []))
  if (nameless.length) add('warning', `places.${nameless[0]}.name`, `还有 ${nameless.length} 个地点没有起名，成员看到的会是“${places[nameless[0] ?? 0]?.name ?? ''}”这样的名字。`)
  for (const [i, { sum, reach, title }] of (points?.milestones ?? []).entries()) {
    if (sum.of === 'places' && places.length && reach > places.length) add('warning', `points.milestones.${i}`, `${title ? `“${title}”要` : '有一项奖励要'}去满 ${reach} 个地点，可是只有 ${places.length} 个，谁也得不到。`)
  }
}

function checkRest({ teams, dayNeeds, tasks, boards, audience }: PlanConfig, add: Add) {
  if (teams && teams.least > teams.most) add('error', 'teams.most', '每队最多的人数比最少的还少，请改正。')
  if (typeof dayNeeds === 'number' && dayNeeds > tasks.length) add('error', 'dayNeeds', `一天要完成 ${dayNeeds} 项，但只有 ${tasks.length} 项任务。`)
  twice((audience.groups?.list ?? []).map(({ id }) => id), 'audience.groups', '有两个组用了同一个编号，请改掉一个。', add)
  for (const side of ['person', 'unit'] as const) {
    const order = boards?.[side]?.order
    if (!order) continue
    const figures = 'by' in order ? order.by : 'shares' in order ? order.shares.map(({ figure }) => figure) : order.places.map(({ figure }) => figure)
    for (const figure of figures) if ('id' in figure && !numberOf({ tasks }, figure.id)) add('error', `boards.${side}.order`, '排名用的数没有一项任务在填，请改正。')
    if ('shares' in order && Math.abs(order.shares.reduce((sum, { weight }) => sum + weight, 0) - 100) > 0.001) add('error', `boards.${side}.order.shares`, '各项的比例加起来要是 100%。')
  }
}
