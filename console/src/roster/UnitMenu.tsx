import { DownOutlined } from '@ant-design/icons'
import { App, Button, Dropdown, Modal } from 'antd'
import { useState } from 'react'
import type { OwnUnit } from '../../../contract/roster'
import { useAct } from '../services/act'
import { request } from '../services/request'
import { Field } from '../shell/Field'
import { Problem } from '../shell/Problem'
import { UnitForm } from './UnitForm'
import { UnitPick } from './UnitPick'
import { pathOf } from './words'

interface Props { units: OwnUnit[]; unit: OwnUnit; changed: (show?: string) => void }

/** What may be done with the chosen unit. */
export function UnitMenu({ units, unit, changed }: Props) {
  const { modal, message } = App.useApp()
  const [form, setForm] = useState<'new' | 'edit' | 'move' | null>(null)
  const beside = units.filter((one) => !one.top && one.parentId === unit.parentId)
  const at = beside.findIndex(({ id }) => id === unit.id)
  const failed = (error: unknown) => { modal.error({ title: '没有办成', content: (error as Error).message, okText: '知道了' }) }
  const place = (before: string | null) => {
    request('POST /organiser/units/:id/place', { id: unit.id, parentId: unit.parentId ?? '', before }).then(() => changed(), failed)
  }
  const close = () => modal.confirm({
    title: `撤销“${unit.name}”？`, content: '单位从花名册里撤下，不能再选；以前竞赛里它的成绩不变。里面还有成员或下级单位时不能撤销。', okText: '撤销单位', cancelText: '不撤销',
    onOk: () => request('POST /organiser/units/:id/close', { id: unit.id }).then(() => { void message.success(`已撤销“${unit.name}”`); changed(unit.parentId ?? undefined) }, failed)
  })
  const acts: Record<string, () => void> = {
    new: () => setForm('new'), edit: () => setForm('edit'), move: () => setForm('move'),
    up: () => place(beside[at - 1]?.id ?? null), down: () => place(beside[at + 2]?.id ?? null), close
  }
  const items = [
    { key: 'new', label: '新建下级单位' }, { key: 'edit', label: '改名与申报人数' },
    ...(unit.top ? [] : [{ key: 'up', label: '上移', disabled: at <= 0 }, { key: 'down', label: '下移', disabled: at < 0 || at === beside.length - 1 }, { key: 'move', label: '移到别的上级之下' }, { key: 'close', label: '撤销单位' }])
  ]
  const ended = (show?: string) => { setForm(null); changed(show) }
  return (
    <>
      <Dropdown trigger={['click']} getPopupContainer={(node) => node.parentElement ?? document.body} menu={{ items, onClick: ({ key }) => acts[key]?.() }}>
        <Button aria-haspopup='menu'>管理单位<DownOutlined aria-hidden /></Button>
      </Dropdown>
      {form === 'new' || form === 'edit' ? <UnitForm unit={form === 'edit' ? unit : null} parent={unit} close={() => setForm(null)} done={ended} /> : null}
      {form === 'move' ? <UnitMove units={units} unit={unit} close={() => setForm(null)} done={() => ended()} /> : null}
    </>
  )
}

function UnitMove({ units, unit, close, done }: { units: OwnUnit[]; unit: OwnUnit; close: () => void; done: () => void }) {
  const [parent, setParent] = useState<string | null>(null)
  const [asked, setAsked] = useState(false)
  const move = useAct(async () => {
    setAsked(true)
    if (parent === null) return
    await request('POST /organiser/units/:id/place', { id: unit.id, parentId: parent, before: null })
    done()
  })
  const within = (one: OwnUnit) => pathOf(units, one.id).some(({ id }) => id === unit.id)
  return (
    <Modal open title={`把“${unit.name}”移到哪里？`} onCancel={close} onOk={() => move.run()} okText='移到这里' cancelText='取消' confirmLoading={move.busy} destroyOnHidden width={520}>
      <Field label='新的上级' error={asked && parent === null ? '请选新的上级单位' : null} hint='下面的单位和成员一起过去。有竞赛正在进行时不能移，以免成绩对不上。'>
        {(field) => <UnitPick {...field} units={units} value={parent} choose={setParent} without={(one) => within(one) || one.id === unit.parentId} />}
      </Field>
      <Problem error={move.error} />
    </Modal>
  )
}
