import { CaretDownFilled, CaretRightFilled } from '@ant-design/icons'
import { useState } from 'react'
import type { OwnUnit } from '../../../contract/roster'
import { count } from '../services/format'
import { pathOf } from './words'

interface Props { units: OwnUnit[]; chosen: string; choose: (id: string) => void }

/** The units of one's range. What lies under a closed branch is one click away. */
export function UnitTree({ units, chosen, choose }: Props) {
  const parents = new Set(units.map(({ parentId }) => parentId))
  const floor = Math.min(...units.map(({ depth }) => depth))
  const [open, setOpen] = useState<Record<string, boolean>>({})
  const line = new Set(pathOf(units, chosen).map(({ id }) => id))
  const isOpen = ({ id, depth }: OwnUnit) => open[id] ?? (depth - floor < 1 || units.length < 40 || (line.has(id) && id !== chosen))
  const shut = new Set<string>()
  const shown = units.filter((unit) => {
    const hidden = !unit.top && unit.parentId !== null && shut.has(unit.parentId)
    if (hidden || !isOpen(unit)) shut.add(unit.id)
    return !hidden
  })
  return (
    <ul className='tree'>
      {shown.map((unit) => (
        <li key={unit.id} className={`tree-row${unit.id === chosen ? ' tree-on' : ''}`} style={{ paddingLeft: (unit.depth - floor) * 16 }}>
          {parents.has(unit.id)
            ? (
              <button type='button' className='plain-button tree-fold' aria-expanded={isOpen(unit)} aria-label={`${isOpen(unit) ? '收起' : '展开'}${unit.name}`} onClick={() => setOpen({ ...open, [unit.id]: !isOpen(unit) })}>
                {isOpen(unit) ? <CaretDownFilled aria-hidden /> : <CaretRightFilled aria-hidden />}
              </button>
              )
            : <span className='tree-fold' />}
          <button type='button' className='plain-button tree-name' aria-current={unit.id === chosen ? 'true' : undefined} onClick={() => choose(unit.id)} title={unit.name}>
            <span className='one-line grow'>{unit.name}</span>
            <span className='cap num'>{unit.headsBelow ? count(unit.headsBelow) : unit.declaredHeads === null ? '0' : `申报 ${count(unit.declaredHeads)}`}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
