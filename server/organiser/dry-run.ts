import type { Done, DryRun } from '../../contract/conduct'
import type { PhaseConfig, RoundConfig } from '../../contract/round-config'
import { covers } from '../auth/actors'
import type { Context } from '../context'
import { AppError } from '../errors'
import type { MemberActor } from '../http/call'
import { fold, type Foldable } from '../leaderboard/fold'
import { roundFrame } from '../leaderboard/standing'
import type { MyAttempt, MyState } from '../quiz/my-state'
import { currentPhase, phasesFor } from '../quiz/phase-views'
import { unitById } from '../roster/queries'
import { nothingKnown, placeOf } from '../rounds/round-member'
import { momentOf, roundFrom, type Round } from '../rounds/round'
import { attemptsLeft, mayStart, type Facts } from '../rounds/rules/attempts'
import { openingAt } from '../rounds/rules/opening'
import { counts, fullOfPaper, paperOfGroup, papersOf, pointsOf } from '../rounds/rules/phases'
import { revealMoment } from '../rounds/rules/reveal'
import { GRACE_MS } from '../rounds/rules/timing'
import { toHundredths } from '../rounds/rules/types'
import { dayOf, weekOfDay } from '../zone'
import { lineage } from '../unit-path'

interface Asked { at: number; as: Done; group?: string | undefined; unit?: string | undefined }

/** One who uses up tries without end is not imagined further. */
const ENOUGH = 200

/** What a member would see of a round at a moment, having done this much. Nothing is saved and no real member is asked about. */
export async function dryRun(ctx: Context, actor: MemberActor, config: RoundConfig, asked: Asked): Promise<DryRun> {
  const { zone } = ctx.config
  const { at: now } = asked
  const unit = await unitById(ctx.db, asked.unit ?? config.audience.units[0] ?? '')
  if (!unit) throw new AppError('round_invalid', '有单位已经不在单位树里，请重新选择参加单位。')
  if (!covers(actor.grants, unit.path)) throw new AppError('forbidden', `“${unit.name}”不在你的管理范围内。`)
  const round = imagined(config)
  const state = imaginedState(round, asked, unit.path, zone)
  const phases = phasesFor(round, state, { now, zone }, () => null)
  const moment = momentOf(round, now)
  return {
    at: now, state: moment === 'draft' ? 'upcoming' : moment, current: currentPhase(phases, now).view.id, phases: phases.map(({ view }) => view),
    reveals: config.phases.map((phase) => {
      const shown = revealMoment(config, phase, null, now)
      return { phase: phase.id, now: shown.when === 'now', from: shown.when === 'later' ? shown.at : null }
    })
  }
}

const imagined = (config: RoundConfig): Round => roundFrom({
  id: 'dry-run', unit_id: '', title: config.title, config: JSON.stringify(config), version: 1, state: 'published', practice: config.practice ? 1 : 0,
  opens_at: Math.min(...config.phases.map(({ window }) => window.opensAt)), closes_at: Math.max(...config.phases.map(({ window }) => window.closesAt)),
  created_by: '', created_at: 0, updated_at: 0, published_at: 0, ended_at: null, frozen_at: null, seed: 'dry-run', paused_at: null, paused_why: ''
})

function imaginedState(round: Round, { at, as, group }: Asked, unitPath: string, zone: string): MyState {
  const { config } = round
  const line = lineage(unitPath)
  const asks = as.kind === 'nothing' ? [] : behind(config, as.phase ?? config.phases[0]?.id ?? '')
  const signedUp = as.kind === 'nothing' ? undefined : config.audience.signUp?.opensAt
  const known = { ...nothingKnown, group, signedUpAt: signedUp, facts: factsFor(asks) }
  const place = placeOf(config, 'dry-run', unitPath, known)
  const done = asks.flatMap((phase) => once(phase, place.group, at, zone, line))
  const last = asks.at(-1)
  const attempts = as.kind === 'usedUp' && last ? usedUp(config, last, done, { at, zone, group: place.group, facts: known.facts, line }) : done
  const { rows } = round.practice ? { rows: new Map() } : fold(roundFrame(round), { memberId: 'dry-run', unitId: line.at(-1) ?? '', forUnit: true, out: place.out, group: place.group, facts: known.facts }, attempts)
  const took = new Set(attempts.map(({ phase }) => phase))
  return {
    attempts, known, lineage: line, late: false, entries: new Map(), standings: rows, ...place,
    admitted: (id) => {
      const sources = config.phases.find((phase) => phase.id === id)?.entry?.from.map(({ phase }) => phase) ?? []
      const over = Math.max(...config.phases.filter((phase) => sources.includes(phase.id)).map(({ window }) => window.closesAt)) + GRACE_MS
      return at < over ? null : sources.some((source) => took.has(source))
    },
    startedInStretch: () => 0
  }
}

/** A phase and, before it, those that somebody must have been through to come there. */
function behind(config: RoundConfig, id: string, seen: readonly string[] = []): PhaseConfig[] {
  const phase = config.phases.find((one) => one.id === id)
  if (!phase || seen.includes(id)) return []
  const before = [...(phase.gates ?? []).flatMap((gate) => (gate.kind === 'phase' ? [gate.phase] : [])), ...(phase.entry?.from ?? []).map((one) => one.phase)]
  return [...new Set([...before.flatMap((one) => behind(config, one, [...seen, id])), phase])]
}

/** As much of everything as the way there asks for. */
function factsFor(phases: readonly PhaseConfig[]): Facts {
  const facts: Facts = {}
  for (const gate of phases.flatMap(({ gates = [] }) => gates)) if (gate.kind === 'fact') facts[gate.fact] = Math.max(facts[gate.fact] ?? 0, gate.least)
  return facts
}

type Imagined = MyAttempt & Foldable

/** Handed in wholly right, as soon as the phase first opens; not at all where that is yet to come. */
function once(phase: PhaseConfig, group: string | undefined, at: number, zone: string, line: readonly string[]): Imagined[] {
  const opening = openingAt(phase.window, phase.window.opensAt, zone, line)
  const when = opening.state === 'open' ? phase.window.opensAt : opening.opensAt ?? Infinity
  return when <= at ? [paperOf(phase, when, zone, 1, group)] : []
}

function usedUp(config: RoundConfig, phase: PhaseConfig, done: readonly Imagined[], { at, zone, group, facts, line }: { at: number; zone: string; group: string | undefined; facts: Facts; line: readonly string[] }): Imagined[] {
  const attempts = [...done]
  const today = dayOf(at, zone)
  if (openingAt(phase.window, at, zone, line).state === 'upcoming') return attempts
  const limits = [{ rule: phase.attempts, of: (one: Imagined) => one.phase === phase.id }]
  if (config.attempts && counts(phase)) limits.push({ rule: config.attempts, of: (one: Imagined) => counts(config.phases.find(({ id }) => id === one.phase) ?? phase) })
  const limited = limits.some(({ rule: { total, perDay, perWeek } }) => total !== undefined || perDay !== undefined || perWeek !== undefined)
  const left = () => limits.every(({ rule, of }) => {
    const own = attempts.filter(of)
    return mayStart(attemptsLeft(rule, { total: own.length, today: own.filter(({ day }) => day === today).length, week: own.filter(({ day }) => weekOfDay(day) === weekOfDay(today)).length, facts }))
  })
  while (left() && attempts.length < (limited ? ENOUGH : done.length + 1)) attempts.push(paperOf(phase, at, zone, attempts.filter((one) => one.phase === phase.id).length + 1, group))
  return attempts
}

function paperOf(phase: PhaseConfig, when: number, zone: string, no: number, group: string | undefined): Imagined {
  const paper_id = phase.alternatives?.by === 'group' ? paperOfGroup(phase, group) : 'main'
  const paper = papersOf(phase).find(({ id }) => id === paper_id)?.paper ?? phase.paper
  const total = pointsOf(paper).length
  return {
    id: `dry-${phase.id}-${no}`, phase: phase.id, no, day: dayOf(when, zone), score: toHundredths(fullOfPaper(paper, phase) ?? pointsOf(paper).reduce((a, b) => a + b, 0)), correct: total, total,
    time_ms: 0, started_at: when, finished_at: when, deadline_at: when, state: '{"answers":{}}', paper_id, passed: phase.pass ? 1 : 0, voided: ''
  }
}
