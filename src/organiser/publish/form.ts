import type { DrawPart, PhaseConfig, RoundConfig, UnitMetric, UnitRanking } from '../../../contract/round-config'
import { fromLocal, toLocal, type LocalMoment } from './moment'

/** A part of the paper; what the form does not show (difficulty, a choice of its own) travels along in `own`. */
export interface PartFields { type: DrawPart['type'], count: string, points: string, own: Omit<DrawPart, 'type' | 'count' | 'points'> }

/** What is typed and chosen, as typed: numbers are texts until they are sent. */
export interface Form {
  title: string
  topic: string
  units: string[]
  opens: LocalMoment
  closes: LocalMoment
  /** HH:MM, the end 00:00 for midnight. */
  daily: { from: string, to: string } | null
  parts: PartFields[]
  /** Which banks and topics all parts are drawn from; null while the parts differ. */
  source: { banks: string[], topics: string[] } | null
  timing: 'paper' | 'question' | 'none'
  minutes: string
  seconds: string
  perDay: string
  total: string
  counting: PhaseConfig['counting']['kind']
  firstPerDay: string
  multiple: PhaseConfig['scoring']['multiple']
  reveal: PhaseConfig['reveal']
  late: RoundConfig['audience']['late']
  /** What units are ranked by: one metric, weighted ones, or points of several dimensions, which come with the round and are not shown. */
  by: UnitMetric | 'composite' | 'points'
  weights: { metric: UnitMetric, percent: string }[]
  minRate: string
  personBoard: boolean
  unitBoard: boolean
  /** When the phases behind the first open and close. */
  stages: Stage[]
}

export interface Stage { id: string, name: string, opens: LocalMoment, closes: LocalMoment }

const text = (n: number | undefined) => (n === undefined ? '' : String(n))
const clock = (minute: number) => `${String(Math.floor(minute / 60) % 24).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
const minuteOf = (hhmm: string) => Number(hhmm.slice(0, 2)) * 60 + Number(hhmm.slice(3, 5))
const usual: Form['weights'] = [{ metric: 'rate', percent: '60' }, { metric: 'mean', percent: '40' }]

export const phaseOf = (config: RoundConfig, at = 0): PhaseConfig => config.phases[at] as PhaseConfig
const drawnParts = ({ paper }: PhaseConfig) => (paper.kind === 'drawn' ? paper.parts : [])

/** `at`: this phase alone; absent: the first, with the times of the others beside it. */
export function toForm (config: RoundConfig, zone: string, at?: number): Form {
  const phase = phaseOf(config, at)
  const { window, timing, attempts, counting, scoring, reveal } = phase
  const { by } = config.unit
  return {
    title: config.title, topic: config.topic, units: config.audience.units, late: config.audience.late,
    opens: toLocal(window.opensAt, zone), closes: toLocal(window.closesAt, zone),
    daily: window.daily ? { from: clock(window.daily.from), to: clock(window.daily.to) } : null,
    parts: drawnParts(phase).map(({ type, count, points, ...own }) => ({ type, count: text(count), points: text(points), own })),
    source: sharedSource(drawnParts(phase)),
    timing: timing.questionSeconds !== undefined ? 'question' : timing.paperSeconds !== undefined ? 'paper' : 'none',
    minutes: timing.paperSeconds === undefined ? '' : text(Number((timing.paperSeconds / 60).toFixed(4))),
    seconds: text(timing.questionSeconds),
    perDay: text(attempts.perDay), total: text(attempts.total),
    counting: counting.kind, firstPerDay: text(counting.firstPerDay), multiple: scoring.multiple, reveal,
    by: by.kind === 'metric' ? by.metric : by.kind,
    weights: by.kind === 'composite' ? by.weights.map(({ metric, percent }) => ({ metric, percent: text(percent) })) : usual,
    minRate: text(config.unit.minRatePercent),
    personBoard: config.show.personBoard, unitBoard: config.show.unitBoard,
    stages: (at === undefined ? config.phases.slice(1) : []).map((one, i) => ({ id: one.id, name: one.name ?? `第 ${i + 2} 阶段`, opens: toLocal(one.window.opensAt, zone), closes: toLocal(one.window.closesAt, zone) }))
  }
}

/** The configuration that a form stands for; what the form does not show stays as it is in `base`. */
export function toConfig (form: Form, base: RoundConfig, zone: string, at?: number): RoundConfig {
  const before = toForm(base, zone, at)
  const phase = phaseOf(base, at)
  const edited: PhaseConfig = {
    ...phase,
    window: windowFrom(form, before, phase, zone),
    paper: phase.paper.kind === 'drawn' ? { ...phase.paper, parts: partsFrom(form, before) } : phase.paper,
    scoring: { ...phase.scoring, multiple: form.multiple },
    timing: { ...omit(omit(phase.timing, 'paperSeconds'), 'questionSeconds'), ...timingFrom(form) },
    attempts: { ...omit(omit(phase.attempts, 'total'), 'perDay'), ...given('total', form.total), ...given('perDay', form.perDay) },
    counting: { ...(form.counting === phase.counting.kind ? omit(phase.counting, 'firstPerDay') : { kind: form.counting }), ...given('firstPerDay', form.firstPerDay) },
    reveal: form.reveal
  }
  return {
    ...base,
    title: form.title.trim() === before.title.trim() ? base.title : form.title.trim(), topic: form.topic === before.topic ? base.topic : form.topic.trim(),
    audience: { ...base.audience, units: form.units, late: form.late },
    phases: base.phases.map((one, place) => (one === phase ? edited : at === undefined ? alike(one, { phase, first: edited }, { form, before, place: place - 1, zone }) : one)),
    unit: { ...omit(base.unit, 'minRatePercent'), by: rankingFrom(form, base.unit.by), ...given('minRatePercent', form.minRate) },
    show: { ...base.show, personBoard: form.personBoard, unitBoard: form.unitBoard }
  }
}

const ASPECTS = ['paper', 'scoring', 'timing', 'attempts', 'counting', 'reveal'] as const
const equal = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** A phase behind the first: what it had in common with the first it goes on having; the rest stays, but for its times and the banks. */
function alike (one: PhaseConfig, { phase, first }: { phase: PhaseConfig, first: PhaseConfig }, { form, before, place, zone }: { form: Form, before: Form, place: number, zone: string }): PhaseConfig {
  const common = Object.fromEntries(ASPECTS.filter((aspect) => equal(one[aspect], phase[aspect])).map((aspect) => [aspect, first[aspect]]))
  const [stage, was] = [form.stages[place], before.stages[place]]
  const time = (typed: LocalMoment | undefined, old: LocalMoment | undefined, kept: number) => (!typed || equal(typed, old) ? kept : fromLocal(typed, zone))
  return {
    ...one, ...(one.paper.kind === 'drawn' && !('paper' in common) && { paper: { ...one.paper, parts: sourced(one.paper.parts, form, before) } }), ...common,
    window: { ...one.window, opensAt: time(stage?.opens, was?.opens, one.window.opensAt), closesAt: time(stage?.closes, was?.closes, one.window.closesAt) }
  }
}

/** Parts of another phase are drawn from the banks that are chosen, where they were drawn from the same as the first phase's. */
export function sourced (parts: readonly DrawPart[], form: Form, before: Form): DrawPart[] {
  const { source } = form
  if (!source || equal(source, before.source) || !equal(sharedSource(parts), before.source)) return [...parts]
  return parts.map(({ banks: _banks, topics: _topics, ...rest }) => ({ ...rest, ...(source.banks.length ? { banks: source.banks } : {}), ...(source.topics.length ? { topics: source.topics } : {}) }))
}

/** An empty field is no rule; anything else is sent as a number for the server to judge. */
const given = <K extends string>(key: K, typed: string): { [k in K]?: number } =>
  (typed.trim() === '' ? {} : { [key]: Number(typed) } as { [k in K]?: number })

/** A field that must be filled: empty is not nought. */
const number = (typed: string) => (typed.trim() === '' ? NaN : Number(typed))

const omit = <T extends object, K extends keyof T>(value: T, key: K): Omit<T, K> => {
  const { [key]: _, ...rest } = value
  return rest
}

/** Seconds that the pickers cannot show are kept as long as the minute is not touched. */
function windowFrom (form: Form, before: Form, { window }: PhaseConfig, zone: string): PhaseConfig['window'] {
  const same = (a: LocalMoment, b: LocalMoment) => a.day === b.day && a.time === b.time
  const { daily } = form
  return {
    ...omit(window, 'daily'),
    opensAt: same(form.opens, before.opens) ? window.opensAt : fromLocal(form.opens, zone),
    closesAt: same(form.closes, before.closes) ? window.closesAt : fromLocal(form.closes, zone),
    ...(daily ? { daily: { from: minuteOf(daily.from), to: minuteOf(daily.to) || 1440 } } : {})
  }
}

function timingFrom ({ timing, minutes, seconds }: Form): PhaseConfig['timing'] {
  const paper = minutes.trim() === '' ? {} : { paperSeconds: Math.round(Number(minutes) * 60) }
  // Both limits may hold together: a limit for the whole on top of the limit of each question.
  if (timing === 'question') return { ...paper, questionSeconds: number(seconds) }
  return timing === 'paper' ? paper : {}
}

function rankingFrom ({ by, weights }: Form, before: UnitRanking['by']): UnitRanking['by'] {
  if (by === 'points') return before
  if (by !== 'composite') return { kind: 'metric', metric: by }
  return { kind: 'composite', weights: weights.map(({ metric, percent }) => ({ metric, percent: number(percent) })) }
}

function sharedSource (parts: readonly DrawPart[]): Form['source'] {
  const all = parts.map(({ banks = [], topics = [] }) => ({ banks, topics }))
  const [first = { banks: [], topics: [] }] = all
  return all.every((one) => JSON.stringify(one) === JSON.stringify(first)) ? first : null
}

function partsFrom ({ parts, source }: Form, before: Form): DrawPart[] {
  const untouched = JSON.stringify(source) === JSON.stringify(before.source)
  return parts.map(({ type, count, points, own }) => {
    const rule = { ...own, type, count: number(count), points: number(points) }
    if (untouched || !source) return rule
    const { banks: _banks, topics: _topics, ...rest } = rule
    return { ...rest, ...(source.banks.length ? { banks: source.banks } : {}), ...(source.topics.length ? { topics: source.topics } : {}) }
  })
}
