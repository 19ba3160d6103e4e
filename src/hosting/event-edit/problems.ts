import { said, type Fault } from '@/organiser/editing/faults'

/** Places of the form at which a problem can be shown. */
export type Place = 'title' | 'intro' | 'contact' | 'venue' | 'units' | 'sessions' | `session ${number}` | 'opens' | 'closes' | 'draw' | 'decide' | 'cancel' | 'waits' | 'most' | 'group'
  | 'asked' | `asked ${number}` | 'shares' | 'percent' | 'least' | 'attend' | 'out' | 'hours' | 'whole'

const places: [RegExp, Place][] = [
  [/^title/, 'title'], [/^intro/, 'intro'], [/^contact/, 'contact'], [/^venue/, 'venue'], [/^audience/, 'units'], [/^sessions/, 'sessions'], [/^enrol\.(opensAt|release)/, 'opens'],
  [/^enrol\.(closes|ahead)/, 'closes'], [/^enrol\.drawAt/, 'draw'], [/^enrol\.decideBy/, 'decide'], [/^enrol\.cancel/, 'cancel'], [/^enrol\.waitlist/, 'waits'], [/^enrol\.most/, 'most'], [/^enrol\.group/, 'group'],
  [/^(form|keepDays)/, 'asked'], [/^quotas\.units/, 'shares'], [/^quotas\.percent/, 'percent'], [/^quotas\.least/, 'least'], [/^attendance\.(signOut|segments|leastMinutes)/, 'out'], [/^attendance/, 'attend'], [/^hours/, 'hours']
]

/** Where a problem with this field of the configuration belongs. */
export function placeOf (field: string): Place {
  const session = /^sessions\.(\d+)/.exec(field)?.[1]
  if (session !== undefined) return `session ${Number(session)}`
  const asked = /^form\.(\d+)/.exec(field)?.[1]
  if (asked !== undefined) return `asked ${Number(asked)}`
  return places.find(([pattern]) => pattern.test(field))?.[1] ?? 'whole'
}

export const at = (problems: readonly Fault[], place: Place): string | undefined => said(problems.filter(({ field }) => placeOf(field) === place))