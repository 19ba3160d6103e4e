import { View } from '@tarojs/components'
import type { MaterialRow } from '../../../contract/materials'
import { Cell } from '@/components/Cells'
import { Tag } from '@/components/Tag'
import { go, links } from '@/services/nav'
import { aboutWords, stateOf } from './words'

interface Props {
  of: MaterialRow
  /** The column is said as well. */
  where?: boolean
  /** Why it was found, where that cannot be seen. */
  excerpt?: string
}

export function MaterialCell ({ of, where, excerpt }: Props) {
  const about = [where ? of.column?.name ?? '' : '', aboutWords(of)].filter(Boolean).join(' · ')
  const state = stateOf(of)
  return (
    <Cell
      title={of.title} note={excerpt ? <><View>{excerpt}</View><View>{about}</View></> : about} value={of.read ? <Tag kind='done'>已读</Tag> : of.begun && of.kind !== 'card' ? <Tag>接着看</Tag> : undefined}
      label={[of.title, excerpt, about, state].filter(Boolean).join('，')} onClick={() => go(links.material(of.id))}
    />
  )
}
