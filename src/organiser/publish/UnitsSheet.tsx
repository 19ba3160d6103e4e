import { View } from '@tarojs/components'
import { useState } from 'react'
import type { UnitRef } from '../../../contract/common'
import type { UnitNode } from '../../../contract/roster'
import { Button } from '@/components/Button'
import { SearchField } from '@/components/Field'
import { Loaded } from '@/components/Loaded'
import { Sheet } from '@/components/Sheet'
import { Empty } from '@/components/States'
import { useData } from '@/services/data'
import { request } from '@/services/request'
import { useSettled } from '@/services/settled'
import { CheckRow } from './CheckRow'
import { inRange, isImplied, toggleUnit } from './units'

interface Props { roots: readonly UnitRef[], chosen: readonly string[], onChoose: (units: string[]) => void, onClose: () => void }

/** Which units take part: by name or level by level; a unit stands for all below it. */
export function UnitsSheet ({ roots, chosen, onChoose, onClose }: Props) {
  const [picked, setPicked] = useState([...chosen])
  const [trail, setTrail] = useState<UnitRef[]>([])
  const [parents, setParents] = useState<Record<string, string | null>>({})
  const [search, setSearch] = useState('')
  const asked = useSettled(search.trim())
  const above = trail[trail.length - 1]
  const units = useData(async () => {
    if (!asked && !above) return roots.map((root): Partial<UnitNode> & UnitRef => ({ ...root, hasChildren: true }))
    const { units: list } = await request('GET /units', asked ? { search: asked } : { parent: above?.id })
    setParents((known) => ({ ...known, ...Object.fromEntries(list.map((unit) => [unit.id, unit.parentId])) }))
    return asked ? list.filter((unit) => inRange(unit, roots)) : list
  }, `${asked} ${above?.id ?? ''}`, { once: true })
  const implied = (unit: Partial<UnitNode> & UnitRef) => (!asked && trail.some(({ id }) => picked.includes(id))) || isImplied(unit, picked, parents, roots)
  const dirty = [...picked].sort().join() !== [...chosen].sort().join()
  return (
    <Sheet
      title='参加单位' dirty={dirty} onClose={onClose}
      footer={<Button block disabled={!picked.length} why='请至少选一个单位' onClick={() => onChoose(picked)}>{picked.length ? `选定 ${picked.length} 个单位` : '选定单位'}</Button>}
    >
      <SearchField label='按名称查找' value={search} onChange={setSearch} />
      <View className='cap field-note'>选上级单位，就包括它下面的全部单位。</View>
      {above && !asked ? (
        <View className='row'>
          <Button kind='text' small icon='back' onClick={() => setTrail(trail.slice(0, -1))}>上一级</Button>
          <View className='sub grow'>{above.name}</View>
        </View>
      ) : null}
      <View className='units-list'>
        <Loaded of={units} failed='单位列表暂时取不出来'>
          {(list) => list.length
            ? list.map((unit) => (
              <CheckRow
                key={unit.id} title={unit.name} note={implied(unit) ? '已随上级单位选上' : asked ? unit.path?.join(' › ') : undefined}
                on={picked.includes(unit.id)} implied={implied(unit)} onToggle={() => setPicked(toggleUnit(picked, unit.id, parents))}
                onOpen={unit.hasChildren ? () => { setSearch(''); setTrail([...(asked ? [] : trail), { id: unit.id, name: unit.name }]) } : undefined}
              />
            ))
            : <Empty title='没有找到' text='只列出你管理的单位。换一个词再找，或者清空后逐级选择。' />}
        </Loaded>
      </View>
    </Sheet>
  )
}
