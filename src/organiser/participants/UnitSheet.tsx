import type { UnitRef } from '../../../contract/common'
import { Button } from '@/components/Button'
import { Sheet } from '@/components/Sheet'
import { UnitTree, useUnitTree } from '@/components/UnitTree'
import { useSession } from '@/store/session'
import { CheckRow } from '../parts/CheckRow'
import { inRange } from '../parts/units'

interface Props { chosen: UnitRef | null, onChoose: (unit: UnitRef | null) => void, onClose: () => void }

/** Of which unit, with all below it, members are listed. */
export function UnitSheet ({ chosen, onChoose, onClose }: Props) {
  const roles = useSession((state) => state.me?.roles) ?? []
  const roots = [...new Map(roles.map(({ unit }) => [unit.id, unit])).values()]
  const tree = useUnitTree({ tops: roots, lists: (unit) => inRange(unit, roots) })
  return (
    <Sheet title='看哪个单位' onClose={onClose} footer={<Button block kind='second' onClick={() => onChoose(null)}>看全部单位</Button>}>
      <UnitTree tree={tree} listClass='units-list' none='只列出你管理的单位。换一个词再找，或者清空后逐级选择。'>
        {(list) => list.map((unit) => (
          <CheckRow
            key={unit.id} title={unit.name} note={tree.asked ? unit.path?.join(' › ') : undefined} on={chosen?.id === unit.id} onToggle={() => onChoose({ id: unit.id, name: unit.name })}
            onOpen={unit.hasChildren ? () => tree.open({ id: unit.id, name: unit.name }) : undefined}
          />
        ))}
      </UnitTree>
    </Sheet>
  )
}
