import { View } from '@tarojs/components'
import { useState } from 'react'
import type { UnitNode } from '../../../contract/roster'
import { Button } from '@/components/Button'
import { Cell, Cells } from '@/components/Cells'
import { SearchField } from '@/components/Field'
import { Loaded } from '@/components/Loaded'
import { Sheet } from '@/components/Sheet'
import { Empty } from '@/components/States'
import { useData } from '@/services/data'
import { request } from '@/services/request'
import { useSettled } from '@/services/settled'

export type Unit = Pick<UnitNode, 'id' | 'name' | 'path'>

/** Finds a unit by name or level by level. */
export function UnitSheet ({ onChoose, onClose }: { onChoose: (unit: Unit) => void, onClose: () => void }) {
  const [search, setSearch] = useState('')
  const [trail, setTrail] = useState<UnitNode[]>([])
  const asked = useSettled(search.trim())
  const above = trail[trail.length - 1]
  const query = asked ? { search: asked } : above ? { parent: above.id } : {}
  const units = useData(() => request('GET /units', query), JSON.stringify(query), { once: true })
  const open = (unit: UnitNode) => {
    if (!unit.hasChildren) return onChoose(unit)
    setSearch('')
    setTrail([...(asked ? [] : trail), unit])
  }
  return (
    <Sheet
      title='选择支部' onClose={onClose}
      footer={above && !asked ? <Button block kind='second' onClick={() => onChoose(above)}>就选这一级：{above.name}</Button> : undefined}
    >
      <SearchField label='按名称查找' value={search} onChange={setSearch} />
      {above && !asked ? (
        <View className='row unit-trail'>
          <Button kind='text' small icon='back' onClick={() => setTrail(trail.slice(0, -1))}>上一级</Button>
          <View className='sub grow'>{above.name}</View>
        </View>
      ) : null}
      <View className='unit-list'>
        <Loaded of={units} failed='单位列表暂时取不出来'>
          {({ units: list }) => list.length
            ? (
              <Cells>
                {list.map((unit) => (
                  <Cell
                    key={unit.id} title={unit.name} note={asked && unit.path.length ? unit.path.join(' › ') : undefined}
                    value={unit.hasChildren ? '下级' : undefined} label={unit.hasChildren ? `${unit.name}，看下级` : `选择${unit.name}`}
                    end={unit.hasChildren ? undefined : <View />} onClick={() => open(unit)}
                  />
                ))}
              </Cells>
              )
            : <Empty title='没有找到' text={asked ? '换一个词再找，或者清空后逐级选择。' : '这一级下面没有单位，可以就选这一级。'} />}
        </Loaded>
      </View>
    </Sheet>
  )
}
