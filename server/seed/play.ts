import type { AnswerValue } from '../../contract/question'
import type { PhaseConfig } from '../../contract/round-config'
import type { Context } from '../context'
import { changeAttempt } from '../quiz/change-write'
import { startAttempt } from '../quiz/start-write'
import { finishAttempt } from '../quiz/finish-write'
import { activeQuestions } from '../rounds/pool'
import { findRound, phaseOfRound, type Round } from '../rounds/round'
import { drawPaper, poolFor, type Pool } from '../rounds/rules/draw'
import { seededRandom } from '../rounds/rules/random'
import { deadlineOf, GRACE_MS } from '../rounds/rules/timing'
import { dayOf } from '../zone'
import { answersOf, type Facts } from './answers'
import { sum, type Sitting } from './plan'

/** A sitting with its paper and answers, ready to be written. */
interface Performance extends Sitting {
  answers: AnswerValue[]
  deadlineAt: number
}

const DEVICE = 'demo'

/** Plays sittings of a phase through the writes that members' phones use, day by day in the order in which they took place. */
export async function playPhase(ctx: Context, roundId: string, phaseId: string, sittings: Sitting[], facts: Facts, ease: number, seed: string): Promise<void> {
  const round = await findRound(ctx.db, roundId)
  if (!round) throw new Error(`No round ${roundId}`)
  const phase = phaseOfRound(round, phaseId)
  const pool = poolFor(phase.paper, await activeQuestions(ctx))
  for (const wave of wavesOf(sittings, ctx.config.zone)) {
    const performances = await Promise.all(wave.map((sitting) => start(ctx, round, phase, pool, sitting, facts, ease, seed)))
    if (phase.timing.questionSeconds || phase.reveal === 'each') await confirmAll(ctx, performances)
    else await saveAndHandIn(ctx, performances)
  }
}

/** One after another for each person, and by the days: within a wave nobody sits twice. */
function wavesOf(sittings: Sitting[], zone: string): Sitting[][] {
  const waves = new Map<string, Sitting[]>()
  const seen = new Map<string, number>()
  for (const sitting of [...sittings].sort((a, b) => a.startedAt - b.startedAt)) {
    const day = dayOf(sitting.startedAt, zone)
    const mine = `${day} ${sitting.person.id}`
    const nth = (seen.get(mine) ?? 0) + 1
    seen.set(mine, nth)
    const key = `${day} ${nth}`
    waves.set(key, [...(waves.get(key) ?? []), sitting])
  }
  return [...waves].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, wave]) => wave)
}

async function start(ctx: Context, round: Round, phase: PhaseConfig, pool: Pool, sitting: Sitting, facts: Facts, ease: number, seed: string): Promise<Performance> {
  const { id, person, startedAt } = sitting
  const drawn = drawPaper(phase.paper, pool, seededRandom(`${seed} paper ${id}`))
  if (!('paper' in drawn)) throw new Error(`The bank has too few questions for ${round.title}`)
  const { paper } = drawn
  const { zone } = ctx.config
  const deadlineAt = deadlineOf(phase, paper.length, startedAt, zone)
  await ctx.writer.write(startAttempt, {
    attemptId: id, roundId: round.id, phase: phase.id, memberId: person.id, unitId: person.unitId, now: startedAt, day: dayOf(startedAt, zone), zone, lineage: [], deadlineAt, paper, paperId: 'main'
  })
  return { ...sitting, deadlineAt, answers: answersOf(sitting, paper, facts, ease, seededRandom(`${seed} answers ${id}`)) }
}

/** Half the answers are saved on the way; the rest comes with handing in, or is lost when the time runs out. */
async function saveAndHandIn({ writer }: Context, performances: Performance[]) {
  const given = performances.map((one) => {
    let at = one.startedAt
    const answers = one.answers.flatMap((value, i) => {
      at += one.times[i] ?? 0
      return value !== null && at < one.deadlineAt ? [{ pos: i + 1, value }] : []
    })
    return { one, answers, half: Math.ceil(answers.length / 2), endsAt: Math.round(one.startedAt + sum(one.times)) }
  })
  await Promise.all(given.map(({ one: { id, person, startedAt, deadlineAt }, answers, half, endsAt }) => writer.write(changeAttempt, {
    attemptId: id, memberId: person.id, device: DEVICE, now: Math.round((startedAt + Math.min(endsAt, deadlineAt)) / 2),
    change: { kind: 'save', seq: 1, answers: endsAt > deadlineAt ? answers : answers.slice(0, half) }
  })))
  const ended = given.sort((a, b) => a.endsAt - b.endsAt)
  await Promise.all(ended.map(({ one: { id, person, deadlineAt }, answers, half, endsAt }) => writer.write(finishAttempt, endsAt > deadlineAt
    ? { attemptId: id, memberId: null, now: deadlineAt + GRACE_MS + 1000, why: 'timeout' }
    : { attemptId: id, memberId: person.id, now: endsAt, why: 'submitted', save: { answers: answers.slice(half), flags: [] } })))
}

/** Question by question, everybody abreast. */
async function confirmAll({ writer }: Context, performances: Performance[]) {
  const clock = new Map(performances.map((one) => [one.id, one.startedAt]))
  const longest = Math.max(0, ...performances.map((one) => one.times.length))
  for (let i = 0; i < longest; i++) {
    await Promise.all(performances.filter((one) => i < one.times.length).map((one) => {
      const now = Math.round((clock.get(one.id) ?? 0) + (one.times[i] ?? 0))
      clock.set(one.id, now)
      return writer.write(changeAttempt, { attemptId: one.id, memberId: one.person.id, device: DEVICE, now, change: { kind: 'confirm', pos: i + 1, value: one.answers[i] ?? null } })
    }))
  }
  // Who stopped half-way leaves the paper open.
  const done = performances.filter((one) => one.times.length >= one.answers.length)
  await Promise.all(done.map((one) => writer.write(finishAttempt, { attemptId: one.id, memberId: one.person.id, now: clock.get(one.id) ?? one.startedAt, why: 'submitted' })))
}
