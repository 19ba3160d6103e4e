import type { PhaseView } from '../../contract/quiz'
import type { PhaseConfig } from '../../contract/round-config'
import type { Context } from '../context'
import type { AttemptTable, StandingTable } from '../db/schema'
import { rankOf } from '../leaderboard/rank'
import { momentOf, paperFacts, type Round } from '../rounds/round'
import { attemptsLeft } from '../rounds/rules/attempts'
import { nameOf } from '../rounds/rules/notice-names'
import { openingAt, windowFor } from '../rounds/rules/opening'
import { counts, endlessPaper, papersOf } from '../rounds/rules/phases'
import { isOpen, mayBeEntered, mayBegin, unlessPaused, type Start } from '../rounds/rules/start'
import { gateProgress, gateWords, toStudyWords, whyNotWords } from '../rounds/rules/start-words'
import { toPoints } from '../rounds/rules/types'
import { dayOf } from '../zone'
import type { AttemptState } from './attempt-state'
import type { MyState } from './my-state'
import { starterOf, stateOf } from './starter'

/** A phase, and whether it can be started now. */
export interface MyPhase {
  view: PhaseView
  phase: PhaseConfig
  start: Start
  /** Whether an organiser may enter a paper that was answered by hand. */
  byHand: Start
}

/** Every phase of the round with what it means for a member now. */
export async function myPhases(ctx: Context, round: Round, state: MyState, now: number): Promise<MyPhase[]> {
  const { config } = round
  const ranked = config.phases.filter((phase) => counts(phase) && config.show.personBoard && config.show.rank !== false)
  const ranks = new Map(await Promise.all(ranked.map(async ({ id }): Promise<[string, number | null]> => {
    const standing = state.standings.get(id)
    return [id, standing ? await rankOf(ctx.db, standing, config.person.shared) : null]
  })))
  return phasesFor(round, state, { now, zone: ctx.config.zone }, ({ board }) => ranks.get(board) ?? null)
}

/** The same of whatever is known or imagined of a member, without asking the database. */
export const phasesFor = (round: Round, state: MyState, at: { now: number; zone: string }, rank: (standing: StandingTable) => number | null): MyPhase[] =>
  round.config.phases.map((phase) => myPhase(round, phase, state, at, rank))

function myPhase(round: Round, phase: PhaseConfig, state: MyState, { now, zone }: { now: number; zone: string }, rank: (standing: StandingTable) => number | null): MyPhase {
  const { config } = round
  const over = momentOf(round, now) === 'closed'
  const starter = starterOf(round, phase, state, dayOf(now, zone))
  const closed: Start = { may: false, code: 'closed', opensAt: null, gates: [] }
  const start = over ? closed : unlessPaused(mayBegin(config, phase, starter, now, zone), round)
  const own = state.attempts.filter((row) => row.phase === phase.id)
  const open = own.find((row) => row.finished_at === null && row.deadline_at > now)
  const left = attemptsLeft(phase.attempts, { ...starter.used, facts: state.known.facts })
  const inRound = config.attempts && starter.usedInRound && counts(phase) ? attemptsLeft(config.attempts, { ...starter.usedInRound, facts: state.known.facts }) : undefined
  const standing = state.standings.get(phase.id)
  const shows = config.show.score !== false
  const { paperSeconds, questionSeconds, leaving, leastSeconds } = phase.timing
  const { opensAt, closesAt } = windowFor(phase.window, state.lineage)
  return {
    phase, start, byHand: over ? closed : unlessPaused(mayBeEntered(config, phase, starter, now, zone), round),
    view: {
      id: phase.id, name: nameOf(config, phase.id), role: phase.role ?? 'scored',
      state: over ? 'closed' : openingAt(phase.window, now, zone, state.lineage).state, opensAt, closesAt: Math.min(closesAt, round.ended_at ?? Infinity),
      ...paperFacts(phase), paperSeconds: paperSeconds ?? null, questionSeconds: questionSeconds ?? null,
      leaving: leaving ? { limit: leaving.limit ?? null, then: leaving.then } : null, leastSeconds: leastSeconds ?? null,
      papers: phase.alternatives?.by === 'member' ? papersOf(phase).map(({ id, name }) => ({ id, name, attempts: own.filter((row) => row.paper_id === id).length })) : [],
      mine: {
        attempts: own.length, leftTotal: least(left.total, inRound?.total), leftToday: least(left.today, inRound?.today), leftWeek: least(left.week, inRound?.week),
        openAttempt: open ? { id: open.id, deadlineAt: open.deadline_at, answered: answeredIn(open), total: endlessPaper(phase, open.paper_id) ? null : open.total } : null,
        lastAttempt: own.filter((row) => row.finished_at !== null).at(-1)?.id ?? null,
        score: standing && shows ? toPoints(standing.score) : null,
        rank: standing ? rank(standing) : null,
        canStart: open !== undefined || start.may,
        whyNot: open ? '' : reserveWords(phase, state) || whyNotWords(config, phase, start, { zone, now, lineage: state.lineage }), opensAt: start.may ? null : start.opensAt,
        passed: phase.pass ? stateOf(round, state, phase.id)?.passed ?? false : null,
        gates: (phase.gates ?? []).map((gate) => ({
          text: gateWords(config, gate), open: isOpen(gate, starter), ...gateProgress(gate, state.known.facts, gate.kind === 'phase' ? starter.phases(gate.phase) : undefined),
          toStudy: toStudyWords(config, gate, state.known.facts)
        })),
        ...entryOf(phase, state)
      }
    }
  }
}

/** Who waits as a reserve is not simply left out. */
function reserveWords(phase: PhaseConfig, state: MyState): string {
  const { entry, place } = entryOf(phase, state)
  return entry === 'reserve' ? `你是候补第 ${place} 位，前面有人退出就轮到你。` : ''
}

const least = (a: number | null | undefined, b: number | null | undefined): number | null => (a == null ? b ?? null : b == null ? a : Math.min(a, b))
const answeredIn = (row: Pick<AttemptTable, 'state'>) => Object.keys((JSON.parse(row.state) as AttemptState).answers).length

function entryOf(phase: PhaseConfig, state: MyState): Pick<PhaseView['mine'], 'entry' | 'place'> {
  if (!phase.entry) return { entry: null, place: null }
  const admitted = state.admitted(phase.id)
  const row = state.entries.get(phase.id)
  if (admitted === null) return { entry: 'waiting', place: null }
  return admitted ? { entry: 'in', place: null } : row?.state === 'reserve' ? { entry: 'reserve', place: row.place } : { entry: 'out', place: null }
}

/**
 * The phase that concerns a member most now: the one with a paper under way, else one that can be started (what counts before practice, what
 * still leads on before what is behind, the latest first), else one that is open, else the next to open, else the last.
 */
export function currentPhase(phases: readonly MyPhase[], now: number): MyPhase {
  const inOrder = [...phases].sort((a, b) => Number(!counts(a.phase)) - Number(!counts(b.phase)) || b.view.opensAt - a.view.opensAt)
  const barred = ({ start }: MyPhase) => !start.may && (start.code === 'notAdmitted' || start.code === 'makeUp' || start.code === 'late')
  const next = phases.filter((one) => one.view.opensAt > now && !barred(one)).sort((a, b) => a.view.opensAt - b.view.opensAt)[0]
  return inOrder.find(({ view }) => view.mine.openAttempt) ?? nextToStart(inOrder.filter(({ start }) => start.may))
    ?? inOrder.find((one) => one.view.state === 'open' && !barred(one)) ?? inOrder.find((one) => one.view.state === 'outsideHours' && !barred(one))
    ?? next ?? inOrder.find((one) => one.view.mine.attempts > 0) ?? inOrder[0] as MyPhase
}

/** A level that is passed, or behind another that is open already, may be tried again from its step; it is not where one is led. */
function nextToStart(startable: readonly MyPhase[]): MyPhase | undefined {
  const behind = new Set(startable.flatMap(({ phase: { gates = [] } }) => gates.flatMap((gate) => (gate.kind === 'phase' ? [gate.phase] : []))))
  const place = ({ phase, view }: MyPhase) => (counts(phase) ? 0 : 4) + (view.mine.passed ? 2 : 0) + (behind.has(phase.id) ? 1 : 0)
  return [...startable].sort((a, b) => place(a) - place(b))[0]
}
