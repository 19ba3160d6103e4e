import type { Gate, PhaseConfig, RoundConfig } from '../../../contract/round-config'
import { phaseNamed, unknownPhase, type Add } from './check-words'
import { nameOf } from './notice-names'
import { counts, fullOfPaper, isBoundedPhase } from './phases'
import { number } from './words'

export function checkGates(config: RoundConfig, phase: PhaseConfig, at: string, add: Add) {
  for (const [i, gate] of (phase.gates ?? []).entries()) checkGate(config, phase, gate, `${at}.gates.${i}`, add)
  if (waitsForItself(config, phase)) add('error', `${at}.gates`, '开始条件绕了一圈：要先完成的阶段反过来又要求先完成本阶段。')
}

function checkGate(config: RoundConfig, phase: PhaseConfig, gate: Gate, field: string, add: Add) {
  if (gate.kind === 'signedUp' && !config.audience.signUp) add('error', field, '要求先报名，请在参加范围里设报名时间。')
  if (gate.kind !== 'phase') return
  const before = phaseNamed(config, gate.phase)
  if (!before) return add('error', `${field}.phase`, unknownPhase(gate.phase))
  if (before.id === phase.id) return add('error', `${field}.phase`, '一个阶段不能以自己为开始条件。')
  const name = nameOf(config, before.id)
  if (before.window.opensAt >= phase.window.closesAt) add('error', `${field}.phase`, `${name}在本阶段截止以后才开始，谁也进不来。`)
  if (gate.passed && !before.pass) add('error', `${field}.passed`, `要求${name}合格，请先给它设合格线。`)
  const full = fullOfPaper(before.paper, before)
  if (gate.score !== undefined && full !== null && isBoundedPhase(before) && gate.score > full) add('error', `${field}.score`, `要求的分数比${name}的满分 ${number(full)} 分还高。`)
  const { total, earned } = before.attempts
  if (gate.times !== undefined && total !== undefined && !earned && gate.times > total) add('error', `${field}.times`, `${name}全程只能答 ${total} 次，到不了 ${gate.times} 次。`)
}

const phasesBefore = (phase: PhaseConfig) => (phase.gates ?? []).flatMap((gate) => (gate.kind === 'phase' ? [gate.phase] : [])).concat((phase.entry?.from ?? []).map((one) => one.phase))

function waitsForItself(config: RoundConfig, phase: PhaseConfig): boolean {
  const seen = new Set<string>()
  const queue = phasesBefore(phase).filter((id) => id !== phase.id)
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (id === phase.id) return true
    if (seen.has(id)) continue
    seen.add(id)
    const next = phaseNamed(config, id)
    if (next) queue.push(...phasesBefore(next))
  }
  return false
}

export function checkEntry(config: RoundConfig, phase: PhaseConfig, at: string, add: Add) {
  const { entry } = phase
  if (!entry) return
  for (const [i, { phase: id, cut }] of entry.from.entries()) {
    const field = `${at}.entry.from.${i}`
    const before = phaseNamed(config, id)
    if (!before) { add('error', `${field}.phase`, unknownPhase(id)); continue }
    if (before.id === phase.id) { add('error', `${field}.phase`, '一个阶段不能从自己晋级。'); continue }
    const name = nameOf(config, id)
    if (!counts(before)) add('error', `${field}.phase`, `${name}不计成绩，不能从中晋级。`)
    if (before.window.closesAt > phase.window.opensAt) add('error', `${field}.phase`, `本阶段开始时${name}还没有截止，晋级名单还定不下来。请把本阶段往后排。`)
    if (cut.kind === 'perGroup' && !config.audience.groups) add('error', `${field}.cut`, '按组别晋级，要先在参加范围里分组。')
    if (cut.kind === 'passed' && !before.pass) add('error', `${field}.cut`, `${name}没有设合格线。`)
    const full = fullOfPaper(before.paper, before)
    if (cut.kind === 'score' && full !== null && isBoundedPhase(before) && cut.least > full) add('error', `${field}.cut.least`, `晋级线比${name}的满分 ${number(full)} 分还高。`)
    if (entry.reserves && (cut.kind === 'score' || cut.kind === 'passed')) add('warning', `${at}.entry.reserves`, '按分数线或合格晋级的没有名额，不用候补。')
  }
  if (entry.once && entry.from.length === 1) add('warning', `${at}.entry.once`, '只从一个阶段晋级，没有人会重复占名额。')
}

export function checkMakeUp(config: RoundConfig, phase: PhaseConfig, at: string, add: Add) {
  const { makeUp, role } = phase
  if (!makeUp) {
    if (role === 'makeup') add('error', `${at}.makeUp`, '补考要写明补哪一个阶段、谁可以补。')
    return
  }
  if (role !== 'makeup') add('error', `${at}.role`, '写了补考规则的阶段，请把类别设为补考。')
  const before = phaseNamed(config, makeUp.of)
  if (!before) return add('error', `${at}.makeUp.of`, unknownPhase(makeUp.of))
  if (!counts(before)) return add('error', `${at}.makeUp.of`, `${nameOf(config, before.id)}不计成绩，不用补考。`)
  if (makeUp.who !== 'absent' && !before.pass) add('error', `${at}.makeUp.who`, `不合格的才能补考，请先给${nameOf(config, before.id)}设合格线。`)
  const late = config.phases.find((one) => one.window.opensAt < phase.window.closesAt && one.entry?.from.some((from) => from.phase === before.id))
  if (late) add('warning', `${at}.window.closesAt`, `补考到${nameOf(config, late.id)}开始时还没有截止，补考成绩不计入${nameOf(config, late.id)}的晋级。要计入，请在那以前截止。`)
  if (phase.window.opensAt < before.window.closesAt) add('warning', `${at}.window.opensAt`, `补考开始时${nameOf(config, before.id)}还没有截止。`)
}
