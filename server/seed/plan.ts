import type { PhaseConfig } from '../../contract/round-config'
import { seededRandom, type Random } from '../rounds/rules/random'
import { minuteOfDay, momentOfDay } from '../zone'
import type { Person } from './association'
import type { Slips } from './cast'
import { between, normal, weighted } from './chance'

const DAY = 86400000
const MINUTE = 60000

/** One paper that somebody sits. */
export interface Sitting {
  id: string
  person: Person
  no: number
  startedAt: number
  /** Milliseconds for each question. */
  times: number[]
  /** Exactly so many wrong, instead of by chance. */
  slips?: Slips
}

/** Where a round has one phase, by the round alone. */
const nameOf = ({ roundId, phase }: Plan) => (phase.id === 'main' ? roundId : `${roundId}-${phase.id}`)

export interface Plan {
  roundId: string
  phase: PhaseConfig
  questions: number
  now: number
  zone: string
  seed: string
}

/** Hours at which people sit down to it, in minutes of the day, with their weights. */
const bands: [from: number, to: number, weight: number][] = [[450, 540, 3], [540, 690, 2], [720, 810, 4], [840, 1020, 2], [1140, 1290, 4]]
/** A rush at the beginning, a lull over the weekend, the reminder's echo. */
const days = [46, 38, 29, 24, 14, 11, 22, 27, 23, 17, 15, 18, 26, 34]
const tries = [42, 28, 15, 8, 4, 3]

/** When somebody sits and how long each question takes. Nothing lies after `now` or outside the round's window. */
export function sittingsOf(plan: Plan, person: Person): Sitting[] {
  const random = seededRandom(`${plan.seed} ${nameOf(plan)} ${person.id}`)
  const { attempts, timing, window } = plan.phase
  if (timing.questionSeconds) return [rapid(plan, person, random)]
  const all = attempts.total ?? 3
  // Whoever the demo puts forward keeps tries to go on with.
  const most = person.part?.note ? Math.min(2, all) : all
  const wanted = person.part?.running === 'all tries' && plan.now < window.closesAt ? all : Math.min(most, weighted(random, tries) + 1)
  const out: Sitting[] = []
  let day = firstDay(plan, random, wanted)
  for (let on = 0; out.length < wanted && day * DAY + window.opensAt < Math.min(plan.now, window.closesAt) + DAY;) {
    const last = out.at(-1)
    const sitting = sit(plan, person, out.length + 1, day, on > 0 ? last : undefined, random)
    if (sitting) {
      out.push(sitting)
      on++
    }
    const rest = wanted - out.length
    if (!sitting || on >= (attempts.perDay ?? 2) || (rest < 4 && random() < 0.6)) {
      day += rest > 2 ? 1 : 1 + Math.floor(random() * 2.5)
      on = 0
    }
  }
  // Papers without a time limit are left half-way now and then.
  const last = out.at(-1)
  if (last && !plan.phase.timing.paperSeconds && !person.part?.note && random() < 0.08) last.times = last.times.slice(0, 4)
  return out.length ? out : [atOpening(plan, person, random)]
}

function firstDay({ phase: { window }, now }: Plan, random: Random, wanted: number): number {
  const span = Math.max(1, Math.floor((Math.min(now, window.closesAt) - window.opensAt) / DAY) + 1)
  if (wanted >= 5) return 0
  return weighted(random, days.slice(0, span))
}

function sit(plan: Plan, person: Person, no: number, day: number, after: Sitting | undefined, random: Random): Sitting | undefined {
  const { phase: { window, timing }, questions, now, zone } = plan
  const times = Array.from({ length: questions }, () => person.pace * 1000 * Math.exp(normal(random, -0.08, 0.4)) * (1 - Math.min(0.25, 0.05 * no)))
  const length = Math.min(sum(times), (timing.paperSeconds ?? Infinity) * 1000)
  const band = bands[weighted(random, bands.map(([, , weight]) => weight))] as (typeof bands)[number]
  const startedAt = Math.round(after
    ? after.startedAt + sum(after.times) + between(random, 4, 60) * MINUTE
    : momentOfDay(window.opensAt + day * DAY, 0, zone) + between(random, band[0], band[1]) * MINUTE)
  if (startedAt < window.opensAt || startedAt + length + 2 * MINUTE > Math.min(now, window.closesAt)) return undefined
  // Nobody sits down so late that the day's hours would end the paper.
  if (minuteOfDay(startedAt, zone) > 22 * 60 + 15) return undefined
  return { id: `${nameOf(plan)}-${person.id.slice(2)}-${no}`, person, no, startedAt, times }
}

/** For whom the dice found no time: on the first morning. */
function atOpening(plan: Plan, person: Person, random: Random): Sitting {
  const times = Array.from({ length: plan.questions }, () => person.pace * 800 * Math.exp(normal(random, 0, 0.3)))
  return { id: `${nameOf(plan)}-${person.id.slice(2)}-1`, person, no: 1, startedAt: plan.phase.window.opensAt + Math.round(between(random, 2, 180) * MINUTE), times }
}

/** One try against the clock of each question: a few run out of time on some. */
function rapid({ roundId, phase: { window, timing }, questions }: Plan, person: Person, random: Random): Sitting {
  const limit = (timing.questionSeconds ?? 10) * 1000
  const usual = limit * (0.3 + 0.35 * Math.min(1, person.pace / 60))
  const times = Array.from({ length: questions }, () => Math.min(limit, Math.max(1500, usual * Math.exp(normal(random, 0, 0.32)))))
  return { id: `${roundId}-${person.id.slice(2)}-1`, person, no: 1, startedAt: Math.round(window.opensAt + between(random, 1, 112) * MINUTE), times }
}

export const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
