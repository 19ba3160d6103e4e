import { Button } from 'antd'
import { useState } from 'react'
import type { MissingUnit, RosterImport } from '../../../contract/enrol'
import type { OwnUnit } from '../../../contract/roster'
import { useAct } from '../services/act'
import { count } from '../services/format'
import { request } from '../services/request'
import { Problem } from '../shell/Problem'
import { UnitPick } from './UnitPick'

interface Props { list: RosterImport; units: OwnUnit[]; send: (call: () => Promise<RosterImport>) => Promise<void> }

/** Units that the file names and the roster has not: misspelt, or new. Nothing is made before the list is applied. */
export function NewUnits({ list, units, send }: Props) {
  const fresh = list.units.filter((unit) => isFresh(unit, units)).length
  const makeAll = useAct(() => send(() => request('POST /roster-imports/:id/units', { id: list.id, version: list.version })))
  return (
    <section className='box list-units' aria-label='花名册里没有的单位'>
      <div className='between gap wrap'>
        <h2 className='strong'>花名册里没有这 {count(list.units.length)} 个单位</h2>
        {fresh > 1 ? <Button onClick={() => makeAll.run()} loading={makeAll.busy}>{`没有相近名称的 ${count(fresh)} 个都新建`}</Button> : null}
      </div>
      <Problem error={makeAll.error} />
      <ul>{list.units.map((unit) => <One key={unit.key} unit={unit} list={list} units={units} send={send} />)}</ul>
    </section>
  )
}

/** New beyond doubt: nothing is called nearly so, and the unit above it is known. */
const isFresh = ({ is, under, near, parent }: MissingUnit, units: readonly OwnUnit[]) =>
  !is && !under && near.length === 0 && (parent === '' || units.filter(({ name }) => name === parent).length === 1)

function One({ unit, list, units, send }: Props & { unit: MissingUnit }) {
  const [making, setMaking] = useState(false)
  const choose = useAct(async (choice: { unitId?: string; under?: string }) => {
    await send(() => request('PUT /roster-imports/:id', { id: list.id, version: list.version, choice: { key: unit.key, ...choice } }))
    setMaking(false)
  })
  const decided = unit.is ? `就是“${unit.is.name}”` : unit.under ? `导入时新建，在“${unit.under.name}”下面` : ''
  const above = units.find(({ name }) => name === unit.parent)?.id ?? list.unit.id
  return (
    <li>
      <div className='row gap wrap'>
        <span className='grow'><span className='strong'>{unit.name}</span> <span className='cap num'>{unit.parent ? `${unit.parent}，` : ''}{count(unit.rows)} 行</span>{decided ? <span className='good'> {decided}</span> : null}</span>
        {decided
          ? <Button onClick={() => choose.run({})} loading={choose.busy} aria-label={`重新选择：${unit.name}`}>重新选择</Button>
          : (
            <>
              {unit.near.map((near) => <Button key={near.id} onClick={() => choose.run({ unitId: near.id })} disabled={choose.busy}>就是“{near.name}”</Button>)}
              <Button onClick={() => setMaking(!making)} aria-expanded={making} aria-label={`新建或另选：${unit.name}`}>新建或另选</Button>
            </>
            )}
      </div>
      {making && !decided
        ? (
          <div className='list-make'>
            <Make units={units} above={above} name={unit.name} busy={choose.busy} choose={choose.run} />
          </div>
          )
        : null}
      <Problem error={choose.error} />
    </li>
  )
}

function Make({ units, above, name, busy, choose }: { units: OwnUnit[]; above: string; name: string; busy: boolean; choose: (choice: { unitId?: string; under?: string }) => void }) {
  const [picked, pick] = useState<string | null>(above)
  return (
    <div className='row gap'>
      <div className='grow'><UnitPick units={units} value={picked} choose={pick} label={`${name}：上级单位，或者就是它`} /></div>
      <Button type='primary' disabled={picked === null} loading={busy} onClick={() => choose({ under: picked ?? '' })}>在它下面新建“{name}”</Button>
      <Button disabled={picked === null || busy} onClick={() => choose({ unitId: picked ?? '' })}>就是它</Button>
    </div>
  )
}
