import { View } from '@tarojs/components'
import type { MaterialEntry } from '../../../contract/materials'
import { Cell } from '@/components/Cells'
import { Tag } from '@/components/Tag'
import { now } from '@/services/clock'
import { recent } from '@/services/format'
import { go, links } from '@/services/nav'
import { Facts } from '../parts/Facts'
import { kindWords } from '../material/words'

interface Props { of: MaterialEntry, /** This phone has what the server has not. */ unsaved: boolean }

export function Row ({ of: { id, kind, title, state, reason, unit, author, column, mine, readers, updatedAt }, unsaved }: Props) {
  const facts = [
    kindWords[kind], column?.name ?? '没有放进专栏', state === 'published' ? `${readers} 人读完` : `${recent(updatedAt, now())} 更新`, author && `${author}投稿`, mine ? '' : `${unit.name}的，只能看`
  ].filter(Boolean).join('，')
  const why = state === 'withdrawn' && reason ? `原因：${reason}` : ''
  return (
    <Cell
      title={title} note={<><Facts of={facts} />{why ? <View>{why}</View> : null}</>} value={unsaved ? <Tag kind='care'>没保存</Tag> : undefined}
      label={[title, facts, why, unsaved ? '有改动没有保存' : '', mine ? '修改' : ''].filter(Boolean).join('，')} onClick={() => go(mine ? links.editMaterial(id) : links.material(id))}
    />
  )
}
