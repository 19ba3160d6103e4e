import type { Problem } from '../../../contract/organiser'

/** Places of the form at which a problem can be shown. */
export type Place = `stage ${number}` | 'title' | 'topic' | 'units' | 'opens' | 'closes' | 'daily' | 'paper' | `part ${number}` | 'timing' | 'attempts' | 'counting' | 'multiple'
  | 'reveal' | 'ranking' | 'show' | 'whole'

const places: [RegExp, Place][] = [
  [/^title/, 'title'], [/^topic/, 'topic'], [/^audience/, 'units'],
  // A phase that others lead into is put in order by its times.
  [/(entry\.from|gates)\.\d+\.phase/, 'opens'], [/window\.opensAt/, 'opens'], [/window\.daily/, 'daily'], [/window/, 'closes'],
  [/\.paper\b/, 'paper'], [/timing|speedBonus/, 'timing'], [/attempts/, 'attempts'], [/counting/, 'counting'],
  [/scoring/, 'multiple'], [/reveal/, 'reveal'], [/^unit/, 'ranking'], [/^show/, 'show']
]

/** Where a problem with this field of the configuration belongs. */
export function placeOf (field: string): Place {
  const [, phase, window] = /^phases\.(\d+)\.(window|entry|gates)?/.exec(field) ?? []
  // The form shows the first phase; of the others, their times.
  if (phase !== undefined && phase !== '0') return window ? `stage ${Number(phase) - 1}` : 'whole'
  const part = /parts\.(\d+)/.exec(field)?.[1]
  if (part !== undefined) return `part ${Number(part)}`
  return places.find(([pattern]) => pattern.test(field))?.[1] ?? 'whole'
}

/** These lie under 更多设置. */
const folded: Place[] = ['timing', 'attempts', 'counting', 'multiple', 'reveal', 'ranking', 'show']

export const inFold = (problems: readonly Problem[]): boolean => problems.some(({ field }) => folded.includes(placeOf(field)))

/** A figure is not parted from its unit at the end of a line. */
const held = (text: string) => text.replace(/(\d) (?=\D)/g, '$1\u00a0')

export const at = (problems: readonly Problem[], place: Place): string | undefined =>
  [...new Set(problems.filter(({ field }) => placeOf(field) === place).map(({ message }) => held(message)))].join('') || undefined
