import type { UnitRef } from '../../../contract/common'
import { Button } from '@/components/Button'
import { Sheet } from '@/components/Sheet'
import { UnitTree, useUnitTree } from '@/components/UnitTree'
import { useSession } from '@/store/session'
import { CheckRow } from './CheckRow'
import { inRange } from './units'

interface Props { title: string, chosen: UnitRef | null, /** How none is chosen, where that may be. */ all?: string, onChoose: (unit: UnitRef | null) => void, onClose: () => void }

/** One unit of those that I manage. */
export function UnitSheet ({ title, chosen, all, onChoose, onClose }: Props) {
  const roles = useSession((state) => state.me?.roles) ?? []
  const roots = [...new Map(roles.map(({ unit }) => [unit.id, unit])).values()]
  const tree = useUnitTree({ tops: roots, lists: (unit) => inRange(unit, roots) })
  return (
    <Sheet title={title} onClose={onClose} footer={all ? <Button block kind='second' onClick={() => onChoose(null)}>{all}</Button> : undefined}>
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
