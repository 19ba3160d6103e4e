import type { PhaseConfig, RoundConfig } from '../../../contract/round-config'
import type { Add } from './check-words'
import { checkCounting, checkScoring, checkTiming } from './check-paper'
import { checkEntry, checkGates, checkMakeUp } from './check-gates'
import { openingAt } from './opening'
import { isSequential } from './timing'
import { duration } from './words'

/** What contradicts itself within one phase, or between it and the others. Times of day are read in `zone`. */
export function checkPhase(config: RoundConfig, phase: PhaseConfig, at: string, zone: string, add: Add) {
  checkWindow(phase, at, zone, add)
  checkAlternatives(config, phase, at, add)
  checkTiming(phase, at, add)
  checkScoring(phase, at, add)
  checkCounting(config, phase, at, add)
  checkAttempts(phase.attempts, `${at}.attempts`, add)
  if (phase.attempts.untilPass && !phase.pass) add('error', `${at}.attempts.untilPass`, '“合格后不能再答”要先设合格线。')
  checkGates(config, phase, at, add)
  checkEntry(config, phase, at, add)
  checkMakeUp(config, phase, at, add)
  if (phase.proxy && isSequential(phase)) add('error', `${at}.proxy`, '逐题作答的竞赛不能代录纸质答卷，请去掉代录，或改为全卷限时。')
  if (phase.revealAt !== undefined && phase.reveal === 'never') add('warning', `${at}.revealAt`, '答案设为不公布，公布时间不起作用。')
}

function checkWindow({ window, timing }: PhaseConfig, at: string, zone: string, add: Add) {
  const { opensAt, closesAt, daily, closedHours = [], closed = [], batches = [] } = window
  if (closesAt <= opensAt) return add('error', `${at}.window.closesAt`, '截止时间要晚于开始时间。')
  if (daily && daily.to <= daily.from) return add('error', `${at}.window.daily`, '每天开放的结束时刻要晚于开始时刻。')
  const before = closedHours.findIndex(({ from, to }) => to <= from)
  if (before >= 0) return add('error', `${at}.window.closedHours.${before}`, '不开放时段的结束时刻要晚于开始时刻，过了零点的请分成两段。')
  const turned = closed.findIndex(({ from, to }) => to <= from)
  if (turned >= 0) return add('error', `${at}.window.closed.${turned}`, '暂停的结束时间要晚于开始时间。')
  const seen = new Set<string>()
  for (const [i, batch] of batches.entries()) {
    const field = `${at}.window.batches.${i}`
    if (batch.closesAt <= batch.opensAt) add('error', `${field}.closesAt`, '这一批的截止时间要晚于开始时间。')
    else if (batch.opensAt < opensAt || batch.closesAt > closesAt) add('error', field, '这一批的时间超出了整个阶段的时间，请改这一批，或把阶段放长。')
    if (batch.daily && batch.daily.to <= batch.daily.from) add('error', `${field}.daily`, '每天开放的结束时刻要晚于开始时刻。')
    if (batch.units.some((unit) => seen.has(unit))) add('error', `${field}.units`, '有单位排进了两批，请只留一批。')
    for (const unit of batch.units) seen.add(unit)
  }
  const { state, opensAt: next } = openingAt(window, opensAt, zone)
  if (state !== 'open' && next === null) add('error', `${at}.window`, '按这些时间，一次也不开放。请检查日期、星期和每天的时段。')
  const { paperSeconds } = timing
  if (paperSeconds && closesAt - opensAt < paperSeconds * 1000) add('error', `${at}.timing.paperSeconds`, `开放时间还不够答一份（限时 ${duration(paperSeconds)}），请推迟截止或缩短限时。`)
  if (daily && paperSeconds && (daily.to - daily.from) * 60 < paperSeconds) add('error', `${at}.timing.paperSeconds`, `每天开放的时间不够答一份（限时 ${duration(paperSeconds)}），请放宽时段或缩短限时。`)
}

function checkAlternatives({ audience: { groups } }: RoundConfig, { alternatives, counting }: PhaseConfig, at: string, add: Add) {
  const field = `${at}.alternatives`
  if (counting.kind === 'paperBestSum' && !alternatives) add('error', `${at}.counting.kind`, '“各卷最好成绩累计”要有几份可选的试卷。')
  if (!alternatives) return
  const ids = alternatives.papers.map(({ id }) => id)
  if (new Set(ids).size < ids.length || ids.includes('main')) add('error', `${field}.papers`, '试卷的编号不能重复，也不能用 main。')
  const named = alternatives.papers.flatMap(({ groups: own = [] }) => own)
  if (alternatives.by !== 'group') {
    if (named.length) add('error', `${field}.papers`, '只有按组别发卷时才给试卷指定组别。')
    return
  }
  if (!groups) return add('error', `${field}.by`, '按组别发卷，要先在参加范围里分组。')
  if (alternatives.papers.some((one) => !one.groups?.length)) add('error', `${field}.papers`, '按组别发卷，每份试卷要写明给哪些组。')
  if (new Set(named).size < named.length) add('error', `${field}.papers`, '同一个组不能有两份试卷。')
  if (named.some((id) => !groups.list.some((group) => group.id === id))) add('error', `${field}.papers`, '试卷写的组别，在参加范围里没有。')
}

export function checkAttempts({ total, perDay, perWeek, earned }: PhaseConfig['attempts'], at: string, add: Add) {
  if (perDay !== undefined && perWeek !== undefined && perDay > perWeek) add('warning', `${at}.perDay`, '每天的次数比每周的还多，实际以每周的为准。')
  if (perDay !== undefined && total !== undefined && perDay > total) add('warning', `${at}.perDay`, '每天的次数比全程的还多，实际以全程的为准。')
  if (earned && total === undefined && perDay === undefined) add('error', `${at}.earned`, '次数本来不限，不用再换机会。请先限定每天或全程的次数。')
}
