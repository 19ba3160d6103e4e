import type { PlanConfig, PlanTask, Proof } from '../../../contract/plan-config'
import { list } from '../../rounds/rules/words'
import { figureName, figuresOf } from './board'
import { daysBetween } from './days'
import { mostOf, timesOf } from './due'
import { milestoneWords } from './points'
import { clockWords, minutesWords, spanWords, weekdaysWords } from './words'

export interface PlanNoticeFacts {
  unitName?: (id: string) => string
  /** Empty: it is not shown any more, or not to who reads this. */
  columnName?: (id: string) => string
}

const stretchWord = { day: '每天', week: '每周', month: '每月', once: '' } as const
const inStretch = { day: '当天', week: '当周', month: '当月', once: '期间' } as const

/** The plan's rules as a notice prints them. */
export function noticeOfPlan(config: PlanConfig, facts: PlanNoticeFacts = {}): string[] {
  return [
    ...calendarSentences(config), ...config.tasks.map((task, i) => taskSentence(config, task, i, facts)), ...dayNeedsSentences(config), ...groupSentences(config, facts), ...teamSentences(config),
    ...makeUpSentences(config), ...leaveSentences(config), ...missingSentences(config), ...reviewSentences(config), ...pointsSentences(config), ...boardSentences(config), seenSentence(config)
  ].filter(Boolean)
}

function calendarSentences({ calendar }: PlanConfig): string[] {
  const { from, to, weekdays, pauses, dayBegins, graceMinutes } = calendar
  const days = daysBetween(from, to) + 1
  return [
    `时间：${Math.floor(from / 10000)} 年 ${spanWords({ from, to })}，共 ${days} 天${weekdays && weekdays.length < 7 ? `，${weekdaysWords(weekdays)}打卡` : ''}。`,
    pauses ? `${list(pauses.map((pause) => spanWords(pause, from)))}暂停，不用打卡，也不影响连续。` : '',
    dayBegins === undefined ? '' : `每天从 ${clockWords(dayBegins)} 算起，到第二天 ${clockWords(dayBegins)} 为止。`,
    graceMinutes === undefined ? '' : `没有网络时也可以写好，${dayBegins === undefined ? '零点' : '当天结束'}后 ${minutesWords(graceMinutes)}内送到的，算在写好的那一天，并注明补送。`
  ]
}

function taskSentence(config: PlanConfig, task: PlanTask, index: number, { unitName = (id) => id, columnName = () => '' }: PlanNoticeFacts): string {
  const head = config.tasks.length > 1 ? `任务${index + 1}“${task.title}”` : `任务“${task.title}”`
  const span = task.from !== undefined || task.to !== undefined || task.every === 'once' ? spanWords({ from: task.from ?? config.calendar.from, to: task.to ?? config.calendar.to }, config.calendar.from) : ''
  const times = timesOf(task), most = mostOf(task)
  const how = [
    [span, task.every === 'day' && task.weekdays ? weekdaysWords(task.weekdays) : stretchWord[task.every]].filter(Boolean).join('，') + (task.every === 'once' ? (most > times ? `，做满 ${times} 次算完成` : `，共 ${times} 次`) : ` ${times} 次`),
    most > times ? `${inStretch[task.every]}最多${task.every === 'once' ? '可做' : ''} ${most} 次` : '',
    task.every !== 'day' && (task.mostADay ?? 1) > 1 ? `一天最多 ${task.mostADay} 次` : '',
    task.hours ? `${clockWords(task.hours.from)} 至 ${clockWords(task.hours.to)} 打卡` : '',
    task.optional ? '自愿' : ''
  ].filter(Boolean).join('，')
  const who = [...(task.units ?? []).map(unitName), ...(task.groups ?? []).map((id) => config.audience.groups?.list.find((group) => group.id === id)?.name ?? '')].filter(Boolean)
  const proofs = proofWords(config, task.proofs, task.proofsNeeded)
  const themes = task.themes?.map(({ from, to, title, proofs: own }) => `${spanWords({ from, to }, config.calendar.from)}“${title}”${own ? `，${proofWords(config, own, task.proofsNeeded)}` : ''}`)
  const column = task.columnId === undefined ? '' : columnName(task.columnId)
  const earns = task.points ? `每次 ${task.points} 分` : ''
  const bonus = task.lengthBonus ? `超过 ${task.lengthBonus.from} 字后每多 ${task.lengthBonus.step} 字加 ${task.lengthBonus.points} 分，最多加 ${task.lengthBonus.most} 分` : ''
  return `${head}${who.length ? `（${list(who)}）` : ''}：${[how, column ? `学“${column}”专栏` : '', proofs, earns, bonus].filter(Boolean).join('，')}。${themes ? `按日期换内容：${themes.join('；')}。` : ''}`
}

function proofWords(config: PlanConfig, proofs: readonly Proof[], needed?: number): string {
  if (proofs.length === 0) return ''
  const words = proofs.map((proof) => `${oneProof(config, proof)}${proof.optional && needed === undefined ? '（自愿）' : ''}`)
  if (needed !== undefined && needed < proofs.length) return `下面 ${proofs.length} 项中完成 ${needed} 项：${words.join('、')}`
  return `要求${words.join('，')}`
}

function oneProof(config: PlanConfig, proof: Proof): string {
  switch (proof.kind) {
    case 'text': return `写${proof.label ?? '感受'}不少于 ${proof.least} 字${proof.most ? `、不超过 ${proof.most} 字` : ''}`
    case 'photos': return `照片${proof.least === proof.most ? ` ${proof.least} 张` : ` ${proof.least} 到 ${proof.most} 张`}`
    case 'audio': return `录音${proof.least ? `不短于 ${proof.least} 秒、` : ''}不超过 ${proof.most} 秒`
    case 'number': return `填写${proof.label}（${proof.unit}）${proof.least ? `，不少于 ${proof.least} ${proof.unit}` : ''}`
    case 'read': return '读完指定的学习资料'
    case 'quiz': return `完成当天的答题${proof.pass === undefined ? '' : `，达到 ${proof.pass} 分`}`
    case 'place': {
      const names = (proof.places ?? config.places?.map(({ id }) => id) ?? []).map((id) => config.places?.find((place) => place.id === id)?.name ?? '').filter(Boolean)
      return `到现场扫码${names.length && names.length <= 6 ? `（${names.join('、')}）` : names.length ? `（${names.length} 个地点）` : ''}${proof.once ? '，每个地点算一次' : ''}`
    }
    case 'reflection': return `提交不少于 ${proof.least} 字的心得`
    default: return proof satisfies never
  }
}

function dayNeedsSentences({ dayNeeds = 'one', tasks }: PlanConfig): string[] {
  if (tasks.length === 1 && dayNeeds !== 'all') return []
  return [dayNeeds === 'one' ? '一天里完成任意一项，当天就算打卡。' : dayNeeds === 'all' ? '当天要做的全部完成才算打卡。' : `一天里完成 ${dayNeeds} 项才算打卡。`]
}

const groupSentences = ({ audience: { groups } }: PlanConfig, { unitName = (id) => id }: PlanNoticeFacts) =>
  (groups ? [`分 ${groups.list.length} 个组：${groups.list.map(({ name, units }) => (groups.by === 'unit' && units ? `${name}（${list(units.map(unitName))}）` : name)).join('、')}。`] : [])

const teamSentences = ({ teams }: PlanConfig) =>
  (teams ? [`${teams.least === teams.most ? teams.least : `${teams.least} 到 ${teams.most}`} 人一队，${teams.by === 'leader' ? '由队长替全队打卡' : '队里一人打卡，全队都算'}。`] : [])

function allowance({ inAll, aMonth }: { inAll?: number; aMonth?: number }): string {
  return [inAll === undefined ? '' : `一共最多 ${inAll} 天`, aMonth === undefined ? '' : `每月最多 ${aMonth} 天`].filter(Boolean).join('，')
}

function makeUpSentences({ makeUp, calendar, points, tasks }: PlanConfig): string[] {
  if (!makeUp) return ['过期不能补卡。']
  const when = makeUp.during ? `${spanWords(makeUp.during, calendar.from)}可以补卡` : '计划期间可以补卡'
  const earns = worth({ points, tasks }) ? (makeUp.pointsPercent === 100 ? '积分照给' : makeUp.pointsPercent === 0 ? '不给积分' : `给 ${makeUp.pointsPercent}% 的积分`) : ''
  return [`${[when, makeUp.daysBack === undefined ? '' : `只能补最近 ${makeUp.daysBack} 天`, allowance(makeUp), earns, makeUp.keepsStreak ? '补上后算连续' : '补上的不算连续'].filter(Boolean).join('，')}。`]
}

const leaveSentences = ({ leave }: PlanConfig) =>
  (leave ? [`${['可以请假', allowance(leave), leave.daysBack ? `可以补请最近 ${leave.daysBack} 天的假` : '要提前或当天请', leave.keepsStreak ? '请假不打断连续' : '请假会打断连续'].filter(Boolean).join('，')}。`] : [])

function missingSentences({ leavesAfterMissing, behind }: PlanConfig): string[] {
  return [
    leavesAfterMissing === undefined ? '' : `开始打卡以后，连续 ${leavesAfterMissing} 天没有打卡的，不再参加。`,
    behind ? `每${behind.per === 'week' ? '周' : '月'}打卡不到 ${behind.days} 天的，由组织者按次数提醒。` : ''
  ]
}

const reviewSentences = ({ review }: PlanConfig) => (review === 'before' ? ['打卡由组织者看过后生效。'] : review === 'after' ? ['打卡当时生效，组织者会抽看，不合要求的退回，不再计算。'] : [])

/** There are points for something, not titles alone. */
const worth = ({ points, tasks }: Pick<PlanConfig, 'points' | 'tasks'>) =>
  tasks.some((task) => task.points || task.lengthBonus) || !!(points?.fullDay || points?.streaks) || [...points?.milestones ?? [], ...points?.tiers ?? []].some((one) => one.points)

function pointsSentences(config: PlanConfig): string[] {
  const { points } = config
  return [
    points?.fullDay ? `当天任务全部完成，另加 ${points.fullDay} 分。` : '',
    points?.mostADay === undefined ? '' : `打卡和全部完成的积分，一天最多 ${points.mostADay} 分。`,
    ...(points?.streaks ?? []).map(({ days, points: worth, again }) => `${again ? '每连续' : '首次连续'}打卡 ${days} 天加 ${worth} 分，中断后重新计算。`),
    ...(points?.milestones ?? []).map(({ points: worth, title }, i) => `${milestoneWords(config, i)}，${[worth ? `加 ${worth} 分` : '', title ? `得“${title}”` : ''].filter(Boolean).join('，')}。`),
    points?.tiers ? `按打卡天数分档，取最高一档：${[...points.tiers].sort((a, b) => b.days - a.days).map(({ days, points: worth, title }) => `满 ${days} 天${[worth === undefined ? '' : `${worth} 分`, title ? `“${title}”` : ''].filter(Boolean).join('，')}`).join('；')}。` : '',
    worth(config) ? '删除打卡，所得积分同时收回。' : ''
  ]
}

function boardSentences(config: PlanConfig): string[] {
  const { boards } = config
  const words = (order: NonNullable<NonNullable<typeof boards>['person']>['order'] | NonNullable<NonNullable<typeof boards>['unit']>['order']) => {
    const names = figuresOf(order).map((figure) => figureName(config, figure))
    if ('by' in order) return names.length > 1 ? `依次比${names.join('、')}` : `比${names[0] ?? ''}`
    if ('shares' in order) return `${order.shares.map(({ weight }, i) => `${names[i]}占 ${weight}%`).join('，')}，都以最高的为满分折算`
    return order.places.map(({ first, step, least }, i) => `${names[i]}按名次得分，第 1 名 ${first} 分，每降一名少 ${step} 分，最少 ${least} 分`).join('；')
  }
  return [
    boards?.person ? `个人学习榜：${words(boards.person.order)}${boards.person.top ? `，公布前 ${boards.person.top} 名` : ''}。` : '',
    boards?.unit ? `单位学习榜：${words(boards.unit.order)}${boards.unit.leastRate ? `，参与率不到 ${boards.unit.leastRate}% 的不排名` : ''}。` : ''
  ]
}

const seenSentence = ({ seenBy }: PlanConfig) => ({ self: '打卡内容只有本人和组织者能看到。', unit: '打卡内容本单位的人能看到。', all: '打卡内容参加计划的人都能看到。' })[seenBy]

