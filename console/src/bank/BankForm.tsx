import { Checkbox, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import type { Bank } from '../../../contract/questions'
import { useAct } from '../services/act'
import { request } from '../services/request'
import { session } from '../services/session'
import { Field } from '../shell/Field'
import { Problem } from '../shell/Problem'

/** New bank, or another name for one that is there. */
export function BankForm({ bank, close, took }: { bank: Bank | null; close: () => void; took: (bank: Bank) => void }) {
  const roles = session.use((state) => state.me?.roles) ?? []
  const units = [...new Map(roles.map(({ unit }) => [unit.id, unit])).values()]
  const [name, setName] = useState(bank?.name ?? '')
  const [unitId, setUnit] = useState(units[0]?.id ?? '')
  const [practice, setPractice] = useState(false)
  const [asked, setAsked] = useState(false)
  const save = useAct(async () => took(bank
    ? await request('PUT /banks/:id', { id: bank.id, name: name.trim(), practice: bank.practice })
    : await request('POST /banks', { unitId, name: name.trim(), practice })))
  const send = () => {
    setAsked(true)
    if (name.trim()) save.run()
  }
  return (
    <Modal
      open title={bank ? '修改题库名称' : '新建题库'} onCancel={close} onOk={send} okText={bank ? '保存名称' : '建立题库'} cancelText='取消' confirmLoading={save.busy} destroyOnHidden width={460}
    >
      <form onSubmit={(event) => { event.preventDefault(); send() }}>
        <Field label='名称' error={asked && !name.trim() ? '请填写题库名称' : null}>
          {(field) => <Input {...field} autoFocus value={name} maxLength={60} showCount={name.length > 50} onChange={({ target }) => setName(target.value)} placeholder='例如：解放战争时期' />}
        </Field>
        {bank || units.length < 2
          ? null
          : <Field label='归哪个单位'>{(field) => <Select {...field} value={unitId} onChange={setUnit} options={units.map((unit) => ({ value: unit.id, label: unit.name }))} />}</Field>}
        {bank ? null : <Checkbox checked={practice} onChange={({ target }) => setPractice(target.checked)}>开放练习（成员能看到答案与解析）</Checkbox>}
        <Problem error={save.error} />
      </form>
    </Modal>
  )
}
