import { MoreOutlined, PlusOutlined } from '@ant-design/icons'
import { App, Button, Dropdown, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import type { ColumnEntry, ColumnKind } from '../../../contract/materials'
import type { OwnUnit } from '../../../contract/roster'
import { UnitPick } from '../roster/UnitPick'
import { useAct } from '../services/act'
import { count } from '../services/format'
import { request } from '../services/request'
import { asRequestError } from '../services/request-error'
import { Field } from '../shell/Field'
import { Problem } from '../shell/Problem'
import { COLUMN_KINDS } from './words'

interface Props { columns: ColumnEntry[]; units: OwnUnit[]; chosen: string | null; choose: (id: string | null) => void; changed: () => void }

/** The columns as the member finds them: their order, their names, and whether they are shown. */
export function Columns({ columns, units, chosen, choose, changed }: Props) {
  const { message } = App.useApp()
  const [form, setForm] = useState<ColumnEntry | 'new' | null>(null)
  const tell = (promise: Promise<unknown>, text: string) => { promise.then(() => { void message.success(text); changed() }, (error: unknown) => { void message.error(asRequestError(error).message) }) }
  const move = (column: ColumnEntry, by: 1 | -1) => {
    const beside = columns.filter(({ unit }) => unit.id === column.unit.id).map(({ id }) => id)
    const at = beside.indexOf(column.id)
    beside.splice(at, 1)
    beside.splice(at + by, 0, column.id)
    tell(request('PUT /organiser/columns/order', { unitId: column.unit.id, ids: beside }), '已调整先后')
  }
  const show = ({ id, version, kind, name, note, shown }: ColumnEntry) => tell(request('PUT /organiser/columns/:id', { id, version, kind, name, note, shown: !shown }), shown ? `“${name}”不再显示` : `“${name}”重新显示`)
  const acts = (column: ColumnEntry) => {
    const beside = columns.filter(({ unit }) => unit.id === column.unit.id)
    const at = beside.indexOf(column)
    return [
      { key: 'edit', label: '改名与说明', onClick: () => setForm(column) }, { key: 'up', label: '上移', disabled: at === 0, onClick: () => move(column, -1) },
      { key: 'down', label: '下移', disabled: at === beside.length - 1, onClick: () => move(column, 1) }, { key: 'show', label: column.shown ? '不再显示' : '重新显示', onClick: () => show(column) }
    ]
  }
  return (
    <nav className='box roster-tree' aria-label='专栏'>
      <ul>
        <li className={`tree-row${chosen === null ? ' tree-on' : ''}`}><button type='button' className='plain-button tree-name column-name' aria-current={chosen === null ? 'true' : undefined} onClick={() => choose(null)}><span className='grow'>全部资料</span></button></li>
        {columns.map((column) => (
          <li key={column.id} className={`tree-row${chosen === column.id ? ' tree-on' : ''}`}>
            <button type='button' className='plain-button tree-name column-name' aria-current={chosen === column.id ? 'true' : undefined} title={`${column.name}，${column.unit.name}`} onClick={() => choose(column.id)}>
              <span className='one-line grow'>{column.name}</span>
              <span className='cap num'>{column.shown ? count(column.materials) : '不显示'}</span>
            </button>
            {column.mine
              ? <Dropdown trigger={['click']} placement='bottomRight' menu={{ items: acts(column) }} getPopupContainer={(node) => node.closest('main') ?? document.body}><Button type='text' icon={<MoreOutlined aria-hidden />} aria-haspopup='menu' aria-label={`管理专栏：${column.name}`} /></Dropdown>
              : null}
          </li>
        ))}
      </ul>
      <Button className='column-new' icon={<PlusOutlined aria-hidden />} onClick={() => setForm('new')}>新建专栏</Button>
      {form ? <ColumnForm column={form === 'new' ? null : form} units={units} close={() => setForm(null)} done={(column) => { setForm(null); changed(); if (form === 'new') choose(column.id) }} /> : null}
    </nav>
  )
}

function ColumnForm({ column, units, close, done }: { column: ColumnEntry | null; units: OwnUnit[]; close: () => void; done: (column: ColumnEntry) => void }) {
  const [name, setName] = useState(column?.name ?? '')
  const [note, setNote] = useState(column?.note ?? '')
  const [kind, setKind] = useState<ColumnKind>(column?.kind ?? 'articles')
  const [unitId, setUnit] = useState(units[0]?.id ?? '')
  const [tried, setTried] = useState(false)
  const save = useAct(async () => {
    const said = { kind, name: name.trim(), note: note.trim() }
    done(column ? await request('PUT /organiser/columns/:id', { id: column.id, version: column.version, shown: column.shown, ...said }) : await request('POST /organiser/columns', { unitId, ...said }))
  })
  const send = () => { setTried(true); if (name.trim()) save.run() }
  return (
    <Modal open title={column ? '修改专栏' : '新建专栏'} okText={column ? '保存专栏' : '建立专栏'} cancelText='取消' confirmLoading={save.busy} onOk={send} onCancel={close} destroyOnHidden width={460}>
      <form onSubmit={(event) => { event.preventDefault(); send() }}>
        <Field label='名称' error={tried && !name.trim() ? '请填写专栏名称' : null}>{(field) => <Input {...field} autoFocus maxLength={20} value={name} placeholder='例如：红色家书' onChange={({ target }) => setName(target.value)} />}</Field>
        <Field label='说明，可以不填'>{(field) => <Input {...field} maxLength={60} value={note} onChange={({ target }) => setNote(target.value)} />}</Field>
        <Field label='样子'>{(field) => <Select<ColumnKind> {...field} value={kind} onChange={setKind} options={Object.entries(COLUMN_KINDS).map(([value, label]) => ({ value: value as ColumnKind, label }))} />}</Field>
        {column || units.length < 2 ? null : <Field label='归哪个单位' hint='这个单位和它的下级都能看到。'>{(field) => <UnitPick {...field} units={units} value={unitId} choose={setUnit} />}</Field>}
        <Problem error={save.error} />
      </form>
    </Modal>
  )
}
