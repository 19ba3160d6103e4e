import { said, type Fault } from '@/organiser/editing/faults'

/** Places of the form at which a problem can be shown. */
export type Place = 'title' | 'intro' | 'contact' | 'venue' | 'units' | 'sessions' | `session ${number}` | 'opens' | 'closes' | 'draw' | 'decide' | 'cancel' | 'waits' | 'most' | 'group' | 'whole'

const places: [RegExp, Place][] = [
  [/^title/, 'title'], [/^intro/, 'intro'], [/^contact/, 'contact'], [/^venue/, 'venue'], [/^audience/, 'units'], [/^sessions/, 'sessions'], [/^enrol\.(opensAt|release)/, 'opens'],
  [/^enrol\.(closes|ahead)/, 'closes'], [/^enrol\.drawAt/, 'draw'], [/^enrol\.decideBy/, 'decide'], [/^enrol\.cancel/, 'cancel'], [/^enrol\.waitlist/, 'waits'], [/^enrol\.most/, 'most'], [/^enrol\.group/, 'group']
]

/** Where a problem with this field of the configuration belongs. */
export function placeOf (field: string): Place {
  const session = /^sessions\.(\d+)/.exec(field)?.[1]
  if (session !== undefined) return `session ${Number(session)}`
  return places.find(([pattern]) => pattern.test(field))?.[1] ?? 'whole'
}

export const at = (problems: readonly Fault[], place: Place): string | undefined => said(problems.filter(({ field }) => placeOf(field) === place))