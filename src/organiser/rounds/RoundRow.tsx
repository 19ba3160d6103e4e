import type { OrganiserRound } from '../../../contract/organiser'
import { Cell } from '@/components/Cells'
import { now } from '@/services/clock'
import { go, links } from '@/services/nav'
import { Facts } from '../parts/Facts'
import { Running } from '../parts/Running'
import { whenOf } from '../parts/when'

/** Until it opens a round leads to its form (if it is mine to edit), afterwards to its progress. */
export function RoundRow ({ round }: { round: OrganiserRound }) {
  const { id, title, state, mine, owner } = round
  const when = whenOf(round, now())
  if (state === 'open' || state === 'closed') return <Running round={round} when={when} onOpen={() => go(links.progress(id))} />
  const note = mine ? when : `${when}，${owner.name}发布`
  const todo = mine ? (state === 'draft' ? '接着填' : '修改') : undefined
  return (
    <Cell
      title={title} strong note={<Facts of={note} />} value={todo}
      label={[title, note, todo].filter(Boolean).join('，')} onClick={() => go(mine ? links.editRound(id) : links.round(id))}
    />
  )
}
