import { said, type Fault } from '../editing/faults'

/** Places of the form at which a problem can be shown. */
export type Place = 'title' | 'intro' | 'units' | 'from' | 'to' | 'weekdays' | 'tasks' | `task ${number}` | 'makeUp' | 'leave' | 'places' | 'points' | 'review' | 'seenBy' | 'whole'

const places: [RegExp, Place][] = [
  [/^title/, 'title'], [/^intro/, 'intro'], [/^audience\.units/, 'units'], [/^calendar$|^calendar\.from/, 'from'], [/^calendar\.to/, 'to'], [/^calendar\.weekdays/, 'weekdays'],
  [/^tasks/, 'tasks'], [/^makeUp/, 'makeUp'], [/^leave($|\.)/, 'leave'], [/^places/, 'places'], [/^points/, 'points'], [/^review/, 'review'], [/^seenBy/, 'seenBy']
]

/** Where a problem with this field of the configuration belongs. */
export function placeOf (field: string): Place {
  const task = /^tasks\.(\d+)/.exec(field)?.[1]
  if (task !== undefined) return `task ${Number(task)}`
  return places.find(([pattern]) => pattern.test(field))?.[1] ?? 'whole'
}

export const at = (problems: readonly Fault[], place: Place): string | undefined => said(problems.filter(({ field }) => placeOf(field) === place))

/** Fields of a task that have a place of their own in its sheet; the rest is said at its head. */
export type TaskPlace = 'title' | 'times' | 'material' | 'proofs' | 'points' | 'head'
const ofTask: [RegExp, TaskPlace][] = [[/^title/, 'title'], [/^(times|most)/, 'times'], [/^(material|column)/, 'material'], [/^proofs/, 'proofs'], [/^points/, 'points']]

export function inTask (problems: readonly Fault[], index: number, place: TaskPlace): string | undefined {
  const rest = `tasks.${index}.`
  const own = problems.filter(({ field }) => field === `tasks.${index}` || field.startsWith(rest))
  return said(own.filter(({ field }) => (ofTask.find(([pattern]) => pattern.test(field.slice(rest.length)))?.[1] ?? 'head') === place))
}
