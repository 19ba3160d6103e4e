import { View } from '@tarojs/components'
import { Button } from '@/components/Button'
import { Cell, Cells } from '@/components/Cells'
import { Sheet } from '@/components/Sheet'
import { UnitTree, useUnitTree, type ListedUnit } from '@/components/UnitTree'

export type Unit = Pick<Required<ListedUnit>, 'id' | 'name' | 'path'>

const asUnit = ({ id, name, path = [] }: ListedUnit): Unit => ({ id, name, path })

/** Finds a unit by name or level by level. */
export function UnitSheet ({ onChoose, onClose }: { onChoose: (unit: Unit) => void, onClose: () => void }) {
  const tree = useUnitTree()
  const { above, asked, open } = tree
  // Nobody belongs to the association itself, only to a unit of it.
  const takes = above?.depth ? above : null
  return (
    <Sheet
      title='选择支部' onClose={onClose}
      footer={takes ? <Button block kind='second' onClick={() => onChoose(asUnit(takes))}>就选这一级：{takes.name}</Button> : undefined}
    >
      <UnitTree tree={tree} listClass='unit-list' none='换一个词再找，或者清空后逐级选择。' bare={takes ? '这一级下面没有单位，可以就选这一级。' : '这里还没有单位。'}>
        {(list) => (
          <Cells>
            {list.map((unit) => (
              <Cell
                key={unit.id} title={unit.name} note={asked && unit.path?.length ? unit.path.join(' › ') : undefined}
                value={unit.hasChildren ? '下级' : undefined} label={unit.hasChildren ? `${unit.name}，看下级` : `选择${unit.name}`}
                end={unit.hasChildren ? undefined : <View />} onClick={() => { if (unit.hasChildren) open(unit); else onChoose(asUnit(unit)) }}
              />
            ))}
          </Cells>
        )}
      </UnitTree>
    </Sheet>
  )
}
