import { Button, Input } from 'antd'
import { useState } from 'react'
import type { ListRow, RosterImport } from '../../../contract/enrol'
import type { OwnUnit } from '../../../contract/roster'
import { useAct } from '../services/act'
import { request } from '../services/request'
import { Field } from '../shell/Field'
import { Problem } from '../shell/Problem'
import { useUnsaved } from '../shell/useUnsaved'
import { UnitPick } from './UnitPick'
import { FIELDS } from './list-words'

interface Props { row: ListRow; list: RosterImport; units: OwnUnit[]; send: (call: () => Promise<RosterImport>) => Promise<void>; close: () => void }

const KEYS = ['name', 'staffNo', 'phone', 'note'] as const

/** One line mended in place; the file itself stays as it is. */
export function MendRow({ row, list, units, send, close }: Props) {
  const [draft, setDraft] = useState({ name: row.name, staffNo: row.staffNo, phone: row.phone, note: row.note })
  const known = units.find(({ name }) => name === row.unit)?.id ?? null
  const [unitId, setUnit] = useState<string | null>(row.picked?.id ?? null)
  const dirty = KEYS.some((key) => draft[key] !== row[key]) || unitId !== (row.picked?.id ?? null)
  const unsaved = useUnsaved(dirty)
  const save = useAct(async () => {
    const changed = Object.fromEntries(KEYS.filter((key) => draft[key] !== row[key]).map((key) => [key, draft[key]]))
    await send(() => request('PUT /roster-imports/:id/rows/:no', { id: list.id, no: row.no, version: list.version, ...changed, ...(unitId !== (row.picked?.id ?? null) && { unitId }) }))
    unsaved.release()
    close()
  })
  return (
    <form className='mend' onSubmit={(event) => { event.preventDefault(); save.run() }} aria-label={`改${row.place}`}>
      <div className='mend-fields'>
        {KEYS.map((key) => <Field key={key} label={FIELDS[key]}>{(field) => <Input {...field} value={draft[key]} maxLength={key === 'note' ? 200 : 40} onChange={({ target }) => setDraft({ ...draft, [key]: target.value })} />}</Field>)}
        <Field label='单位'>{(field) => <UnitPick {...field} units={units} value={unitId ?? known} choose={setUnit} />}</Field>
      </div>
      {row.problem?.near.length ? <div className='row gap wrap mend-near'><span className='sub'>是不是：</span>{row.problem.near.map((near) => <Button key={near.id} onClick={() => setUnit(near.id)}>{near.name}</Button>)}</div> : null}
      <Problem error={save.error} />
      <div className='row gap'><Button type='primary' htmlType='submit' loading={save.busy} disabled={!dirty}>改好了</Button><Button onClick={close}>取消</Button></div>
    </form>
  )
}
