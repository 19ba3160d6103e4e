import type { Problem } from '../../../contract/organiser'
import type { RoundConfig } from '../../../contract/round-config'
import { sourced, toConfig, toForm, type Form } from './form'
import { toLocal, type LocalMoment } from './moment'

export const phaseName = ({ phases }: RoundConfig, at: number): string => phases[at]?.name ?? `第 ${at + 1} 阶段`

/** One phase as the form has it; what the phases are drawn from is chosen for all that are drawn from the same. */
export function withPhase (form: Form, base: RoundConfig, zone: string, at: number): RoundConfig {
  const config = toConfig(form, base, zone, at)
  const before = toForm(base, zone, at)
  const phases = config.phases.map((one, place) => (place === at || one.paper.kind !== 'drawn' ? one : { ...one, paper: { ...one.paper, parts: sourced(one.paper.parts, form, before) } }))
  return { ...config, phases }
}

/** From the first opening to the last close, the phase on show as it is typed. */
export function spanOf (form: Form, { phases }: RoundConfig, zone: string, at = 0): { opens: LocalMoment, closes: LocalMoment } {
  const later = ({ day, time }: LocalMoment) => `${day} ${time}`
  const typed = [form, ...form.stages]
  const all = form.stages.length ? typed : phases.map(({ window }, place) => (place === at ? form : { opens: toLocal(window.opensAt, zone), closes: toLocal(window.closesAt, zone) }))
  return all.reduce<{ opens: LocalMoment, closes: LocalMoment }>((span, { opens, closes }) => ({
    opens: later(opens) < later(span.opens) ? opens : span.opens, closes: later(closes) > later(span.closes) ? closes : span.closes
  }), form)
}

const placed = ({ field }: Problem) => { const at = /^phases\.(\d+)/.exec(field)?.[1]; return at === undefined ? null : Number(at) }

/** For the fields on show: what concerns the whole, and the phase on show as if it were the only one. */
export const problemsAt = (problems: readonly Problem[], at: number): Problem[] => problems.filter((problem) => placed(problem) === null || placed(problem) === at)
  .map((problem) => ({ ...problem, field: problem.field.replace(/^phases\.\d+/, 'phases.0') }))

/** What is wrong with a phase. */
export const problemsOf = (problems: readonly Problem[], at: number): Problem[] => problems.filter((problem) => placed(problem) === at)
