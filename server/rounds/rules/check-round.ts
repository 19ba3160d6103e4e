import type { Qualify, RoundConfig, UnitMetric } from '../../../contract/round-config'
import { checkAttempts } from './check-phase'
import { phaseNamed, unknownPhase, type Add } from './check-words'
import { nameOf } from './notice-names'
import { counts, countingPhases, resultPhases } from './phases'
import { isMean, isPercent, metricNames, metricsOf } from './units'

/** What contradicts itself in the round as a whole. */
export function checkWhole(config: RoundConfig, add: Add) {
  const ids = config.phases.map(({ id }) => id)
  if (new Set(ids).size < ids.length) add('error', 'phases', '阶段的编号不能重复。')
  if (!config.practice && countingPhases(config).length === 0) add('error', 'phases', '没有计成绩的阶段。只作练习的，请把整个活动设为练习。')
  if (config.attempts) {
    checkAttempts(config.attempts, 'attempts', add)
    if (config.phases.length === 1) add('warning', 'attempts', '只有一个阶段，次数写在阶段里就行。')
    if (config.attempts.untilPass) add('error', 'attempts.untilPass', '“合格后不能再答”要写在阶段里。')
  }
  checkAudience(config, add)
  if (config.practice) return
  checkResult(config, add)
  checkPersons(config, add)
  checkUnit(config, add)
  checkAwards(config, add)
  if (!config.show.unitBoard && !config.show.personBoard) add('warning', 'show', '个人榜和单位榜都关着，成员看不到名次；要公布名次，请打开一个。')
}

function checkAudience({ audience: { groups, outOfRanking, signUp } }: RoundConfig, add: Add) {
  if (signUp && signUp.closesAt <= signUp.opensAt) add('error', 'audience.signUp.closesAt', '报名截止要晚于报名开始。')
  if (groups) {
    const ids = groups.list.map(({ id }) => id)
    if (new Set(ids).size < ids.length) add('error', 'audience.groups.list', '组别的编号不能重复。')
    const units = groups.list.flatMap(({ units: own = [] }) => own)
    if (groups.by === 'unit' && groups.list.some(({ units: own }) => !own)) add('error', 'audience.groups.list', '按单位分组，每组要写明有哪些单位。')
    if (groups.by !== 'unit' && units.length) add('error', 'audience.groups.list', '只有按单位分组时才给组别指定单位。')
    if (new Set(units).size < units.length) add('error', 'audience.groups.list', '有单位分进了两个组。')
  }
  if (!outOfRanking) return
  if (!outOfRanking.units && !outOfRanking.groups && !outOfRanking.members) add('error', 'audience.outOfRanking', '请写明哪些单位、组别或人员不列名次。')
  if (outOfRanking.groups?.some((id) => !groups?.list.some((group) => group.id === id))) add('error', 'audience.outOfRanking.groups', '不列名次的组别，在参加范围里没有。')
}

function checkResult(config: RoundConfig, add: Add) {
  const counting = countingPhases(config)
  const { result } = config
  if (!result) {
    if (counting.length > 1) add('error', 'result', '有几个计成绩的阶段，请写明总成绩怎么算：相加、取最好几期、只看决赛，还是各期分别排名。')
    return
  }
  const { by } = result
  const named = by.kind === 'weighted' ? by.terms.flatMap((term) => ('phase' in term ? [term.phase] : [])) : by.kind === 'sum' || by.kind === 'average' || by.kind === 'best' ? (by.phases ?? []) : []
  for (const id of named) {
    const phase = phaseNamed(config, id)
    if (!phase) add('error', 'result.by', unknownPhase(id))
    else if (!counts(phase)) add('error', 'result.by', `${nameOf(config, id)}不单独计成绩，不能算进总成绩。`)
  }
  if (new Set(named).size < named.length) add('error', 'result.by', '总成绩里同一个阶段写了两次。')
  const n = resultPhases(config).length
  if (by.kind === 'best' && by.count > n) add('error', 'result.by.count', `一共只有 ${n} 期，取不了最好的 ${by.count} 期。`)
  if (by.kind === 'last' && counting.length < 2) add('error', 'result.by', '只看最后一个阶段，要有前面的阶段。')
  if (by.kind === 'weighted') {
    const total = by.terms.reduce((sum, { percent }) => sum + percent, 0)
    if (Math.abs(total - 100) > 1e-6) add('warning', 'result.by.terms', `各项比例合计是 ${Number(total.toFixed(2))}%，不是 100%。`)
    if (by.terms.some((term) => 'fact' in term && term.outOf === undefined)) add('warning', 'result.by.terms', '学习积分这类没有满分的项目，最好写明多少折合 100 分。')
  }
  if ((result.leastPhases ?? 0) > n) add('error', 'result.leastPhases', `一共只有 ${n} 期，要求参加的期数太多。`)
}

function checkPersons(config: RoundConfig, add: Add) {
  const { ties, shared, perGroup } = config.person
  for (const tie of ties) {
    if (typeof tie === 'string') continue
    const phase = phaseNamed(config, tie.phase)
    if (!phase || !counts(phase)) add('error', 'person.ties', phase ? `${nameOf(config, tie.phase)}不单独计成绩，不能用来分先后。` : unknownPhase(tie.phase))
  }
  const lot = ties.indexOf('lot')
  if (lot >= 0 && lot < ties.length - 1) add('error', 'person.ties', '抽签总能分出先后，后面的不起作用，请把抽签放在最后。')
  if (shared === 'broken' && lot < 0) add('error', 'person.shared', '名次不并列，请在同分规则的最后加上抽签。')
  if (perGroup && !config.audience.groups) add('error', 'person.perGroup', '分组排名，要先在参加范围里分组。')
}

function checkUnit(config: RoundConfig, add: Add) {
  const { unit } = config
  const { by } = unit
  if (by.kind === 'composite') {
    const total = by.weights.reduce((sum, { percent }) => sum + percent, 0)
    if (Math.abs(total - 100) > 1e-6) add('error', 'unit.by.weights', `综合分的各项比例合计要是 100%，现在是 ${Number(total.toFixed(2))}%。`)
    const metrics = by.weights.map(({ metric }) => metric)
    if (new Set(metrics).size < metrics.length) add('error', 'unit.by.weights', '综合分里同一项出现了两次，请合并成一项。')
    if (metrics.some((metric) => !isMean(metric) && !isPercent(metric))) add('error', 'unit.by.weights', '总分和人数没有统一的满分，不能按比例合成；请用参与率和平均分。')
  }
  const all: [UnitMetric, string | undefined][] = [...metricsOf(unit), ...unit.ties, ...(unit.least ?? []).map(({ metric }) => metric)].map((metric) => [metric, unit.of])
  if (by.kind === 'points') {
    for (const [i, { of, table }] of by.parts.entries()) {
      const field = `unit.by.parts.${i}`
      const phase = of === undefined ? undefined : phaseNamed(config, of)
      if (of !== undefined && (!phase || !counts(phase))) add('error', `${field}.of`, phase ? `${nameOf(config, of)}不单独计成绩。` : unknownPhase(of))
      if (table?.kind === 'steps' && table.last > table.first) add('error', `${field}.table`, '名次分的最低分比第 1 名还高。')
      if (table?.kind === 'list' && table.points.some((n, at) => at > 0 && n > (table.points[at - 1] ?? n))) add('error', `${field}.table`, '名次分要从高到低排列。')
    }
  }
  if (unit.of !== undefined && !(phaseNamed(config, unit.of) && counts(phaseNamed(config, unit.of) as RoundConfig['phases'][number]))) add('error', 'unit.of', '单位排名所依据的阶段不存在，或不计成绩。')
  const used = new Set(all.map(([metric]) => metric))
  if (used.has('topMean') && unit.topN === undefined) add('error', 'unit.topN', '前若干名平均分，请写明前几名。')
  if (used.has('highScores') && unit.highScore === undefined) add('error', 'unit.highScore', '高分人数，请写明多少分算高分。')
  const passed = (['passed', 'passRate'] as const).find((metric) => used.has(metric))
  const base = unit.of === undefined ? resultPhases(config) : config.phases.filter(({ id }) => id === unit.of)
  if (passed && !base.some(({ pass }) => pass)) add('error', 'unit', `单位排名要用${metricNames[passed]}，请先给阶段设合格线。`)
  if (unit.within !== undefined && unit.levels?.some((level) => level <= (unit.within as number))) add('error', 'unit.within', '在上级范围内排名，上级要比参加排名的单位高。')
}

function checkAwards(config: RoundConfig, add: Add) {
  const { persons = [], units = [], draws = [], certificates = [] } = config.awards ?? {}
  const groups = config.audience.groups?.list.map(({ id }) => id) ?? []
  const apart = config.result?.by.kind === 'apart'
  for (const [name, list] of [['persons', persons], ['units', units], ['draws', draws], ['certificates', certificates]] as const) {
    const ids = list.map(({ id }) => id)
    if (new Set(ids).size < ids.length) add('error', `awards.${name}`, '奖项的编号不能重复。')
  }
  for (const [name, list] of [['persons', persons], ['units', units]] as const) {
    for (const [i, { to, group, atMost, edge, phase: of }] of list.entries()) {
      const field = `awards.${name}.${i}`
      const phase = of === undefined ? undefined : phaseNamed(config, of)
      if (of !== undefined && name === 'units') add('error', `${field}.phase`, '单位奖按单位总排名评，不能按阶段。')
      else if (of !== undefined && (!phase || !counts(phase))) add('error', `${field}.phase`, phase ? `${nameOf(config, of)}不单独计成绩。` : unknownPhase(of))
      if (to.kind === 'rank' && to.to < to.from) add('error', `${field}.to`, '名次的终点要不小于起点。')
      if (to.kind === 'qualify' && name === 'units') add('error', `${field}.to`, '单位奖不能按个人条件评，请按名次、比例或数值。')
      if (to.kind === 'qualify') checkQualify(config, to.who, `${field}.to.who`, add)
      if (group !== undefined && !groups.includes(group)) add('error', `${field}.group`, '奖项写的组别，在参加范围里没有。')
      if (group !== undefined && name === 'units') add('error', `${field}.group`, '单位奖不分组别。')
      if (edge === 'none' && atMost === undefined && to.kind !== 'rank' && to.kind !== 'percent') add('warning', `${field}.edge`, '没有名额限制，末位怎么处理不起作用。')
      if (apart && name === 'persons' && of === undefined) add('error', field, '各期分别排名，没有总名次，个人奖请写明是哪一期的（phase）。')
    }
  }
  for (const [i, { who, tickets }] of draws.entries()) {
    checkQualify(config, who, `awards.draws.${i}.who`, add)
    if (tickets && !phaseNamed(config, tickets.phase)) add('error', `awards.draws.${i}.tickets.phase`, unknownPhase(tickets.phase))
  }
  for (const [i, { who, from, until }] of certificates.entries()) {
    checkQualify(config, who, `awards.certificates.${i}.who`, add)
    if (from !== undefined && until !== undefined && until <= from) add('error', `awards.certificates.${i}.until`, '证书领取的截止要晚于开始。')
  }
}

function checkQualify(config: RoundConfig, who: Qualify, field: string, add: Add) {
  const phase = who.phase === undefined ? undefined : phaseNamed(config, who.phase)
  if (who.phase !== undefined && (!phase || !counts(phase))) return add('error', `${field}.phase`, phase ? `${nameOf(config, who.phase)}不单独计成绩。` : unknownPhase(who.phase))
  if (who.below !== undefined && who.score !== undefined && who.below <= who.score) add('error', `${field}.below`, '上限要高于下限。')
  if (who.passed && !(phase ? [phase] : resultPhases(config)).some(({ pass }) => pass)) add('error', `${field}.passed`, '要求合格，请先给阶段设合格线。')
  // Of all that count, whether or not the result is made of them.
  if ((who.phases ?? 0) > countingPhases(config).length) add('error', `${field}.phases`, '要求参加的期数比一共有的还多。')
}
