import type { MaterialRow } from '../../../contract/materials'
import { Cell } from '@/components/Cells'
import { Tag } from '@/components/Tag'
import { go, links } from '@/services/nav'
import { aboutWords, stateOf } from './words'

export function MaterialCell ({ of, where }: { of: MaterialRow, /** The column is said as well. */ where?: boolean }) {
  const about = [where ? of.column?.name ?? '' : '', aboutWords(of)].filter(Boolean).join(' · ')
  const state = stateOf(of)
  return (
    <Cell
      title={of.title} note={about} value={of.read ? <Tag kind='done'>已读</Tag> : of.begun && of.kind !== 'card' ? <Tag>接着看</Tag> : undefined}
      label={[of.title, about, state].filter(Boolean).join('，')} onClick={() => go(links.material(of.id))}
    />
  )
}
