import { useState } from 'react'
import type { UnitRef } from '../../../contract/common'
import { Button } from '@/components/Button'
import { Sheet } from '@/components/Sheet'
import { UnitTree, useUnitTree, type ListedUnit } from '@/components/UnitTree'
import { CheckRow } from '../parts/CheckRow'
import { inRange, isImplied, toggleUnit } from '../parts/units'

interface Props { title?: string, roots: readonly UnitRef[], chosen: readonly string[], onChoose: (units: string[]) => void, onClose: () => void }

/** Which units take part; a unit stands for all below it. */
export function UnitsSheet ({ title = '参加单位', roots, chosen, onChoose, onClose }: Props) {
  const [picked, setPicked] = useState([...chosen])
  const tree = useUnitTree({ tops: roots, lists: (unit) => inRange(unit, roots) })
  const { asked, trail, parents, open } = tree
  const implied = (unit: ListedUnit) => (!asked && trail.some(({ id }) => picked.includes(id))) || isImplied(unit, picked, parents, roots)
  const dirty = [...picked].sort().join() !== [...chosen].sort().join()
  return (
    <Sheet
      title={title} dirty={dirty} onClose={onClose}
      footer={<Button block disabled={!picked.length} why='请至少选一个单位' onClick={() => onChoose(picked)}>{picked.length ? `选定 ${picked.length} 个单位` : '选定单位'}</Button>}
    >
      <UnitTree tree={tree} listClass='units-list' note='选上级单位，就包括它下面的全部单位。' none='只列出你管理的单位。换一个词再找，或者清空后逐级选择。'>
        {(list) => list.map((unit) => (
          <CheckRow
            key={unit.id} title={unit.name} note={implied(unit) ? '已随上级单位选上' : asked ? unit.path?.join(' › ') : undefined}
            on={picked.includes(unit.id)} implied={implied(unit)} onToggle={() => setPicked(toggleUnit(picked, unit.id, parents))}
            onOpen={unit.hasChildren ? () => open({ id: unit.id, name: unit.name }) : undefined}
          />
        ))}
      </UnitTree>
    </Sheet>
  )
}
