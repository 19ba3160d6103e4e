import type { Group } from '../../contract/attendance'
import type { EventConfig } from '../../contract/event-config'
import type { Context } from '../context'
import type { SignUpTable } from '../db/events-schema'
import { opened } from './answers'
import { groupOf, partyOf } from './rules/groups'

/** Who comes along with whoever booked, and who of them came. Null: nobody. Names that were deleted are empty; how many they are is not. */
export function groupView(ctx: Context, config: EventConfig, booking: Pick<SignUpTable, 'form' | 'others' | 'heads'> | null, party: string): Group | null {
  const { leaderComes, others } = groupOf(config, booking?.heads ?? 1)
  if (!booking || others === 0) return null
  const names = opened(ctx, booking).others
  const came = new Set(partyOf(party))
  return { leaderComes, others: Array.from({ length: others }, (_, i) => ({ name: names[i]?.name ?? '', came: came.has(i + 1) })) }
}
