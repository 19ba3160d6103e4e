import { View } from '@tarojs/components'
import type { OrderCard } from '../../../contract/menu'
import { Cell } from '@/components/Cells'
import { Tag } from '@/components/Tag'
import { now } from '@/services/clock'
import { go, links } from '@/services/nav'
import { stateTags, stateWords, theirStateWords, whenWords } from './words'

/** `theirs`: somebody asked it of us: then it matters who did. */
export function OrderRow ({ of, theirs }: { of: OrderCard, theirs: boolean }) {
  const { id, no, offer, unit, by, state, heads, stars } = of
  const who = theirs ? `${unit.name}，${by}，${heads} 人` : `${offer.unit.name}提供，${unit.name}点的`
  const when = whenWords(of, now())
  const stands = (theirs ? theirStateWords : stateWords)[state]
  return (
    <Cell
      title={offer.title} strong note={<><View>{who}</View><View>{when}</View></>} value={<Tag kind={stateTags[state]}>{stars === null ? stands : `${stars} 星`}</Tag>}
      label={`${offer.title}，第 ${no} 单，${stands}，${who}，${when}`} onClick={() => go(links.order(id))}
    />
  )
}
