import { Input, InputNumber, Modal } from 'antd'
import { useState } from 'react'
import type { OwnUnit } from '../../../contract/roster'
import { useAct } from '../services/act'
import { request } from '../services/request'
import { RequestError } from '../services/request-error'
import { Field } from '../shell/Field'
import { Problem } from '../shell/Problem'

interface Props { unit: OwnUnit | null; parent: OwnUnit; close: () => void; done: (id: string) => void }

/** A new unit, or another name and head count for one that is there. */
export function UnitForm({ unit, parent, close, done }: Props) {
  const [name, setName] = useState(unit?.name ?? '')
  const [heads, setHeads] = useState<number | null>(unit?.declaredHeads ?? null)
  const [version, setVersion] = useState(unit?.version ?? 0)
  const [theirs, setTheirs] = useState<OwnUnit | null>(null)
  const [asked, setAsked] = useState(false)
  const save = useAct(async () => {
    if (!unit) {
      done((await request('POST /organiser/units', { parentId: parent.id, name: name.trim(), declaredHeads: heads })).id)
      return
    }
    try {
      await request('PUT /organiser/units/:id', { id: unit.id, version, name: name.trim(), declaredHeads: heads })
      done(unit.id)
    } catch (error) {
      if (error instanceof RequestError && error.code === 'edited_elsewhere') {
        const now = (await request('GET /organiser/units')).units.find(({ id }) => id === unit.id)
        if (now) { setTheirs(now); setVersion(now.version) }
      }
      throw error
    }
  })
  const send = () => {
    setAsked(true)
    if (name.trim()) save.run()
  }
  return (
    <Modal open title={unit ? '改名与申报人数' : `在“${parent.name}”下新建单位`} onCancel={close} onOk={send} okText={unit ? '保存' : '建立单位'} cancelText='取消' confirmLoading={save.busy} destroyOnHidden width={460}>
      <form onSubmit={(event) => { event.preventDefault(); send() }}>
        <Field label='名称' error={asked && !name.trim() ? '请填写单位名称' : null}>
          {(field) => <Input {...field} autoFocus value={name} maxLength={60} onChange={({ target }) => setName(target.value)} placeholder='例如：离退休第一党支部' />}
        </Field>
        <Field label='申报人数（可以不填）' hint='花名册里一个人也没有的单位，应参加人数按这里算；登记了成员就按花名册算。已经开始的竞赛不变。'>
          {(field) => <InputNumber {...field} value={heads} min={0} max={1_000_000} precision={0} onChange={setHeads} />}
        </Field>
        {theirs ? <p className='sub' role='status'>现在存着的是“{theirs.name}”，申报 {theirs.declaredHeads ?? 0} 人。再按一次“保存”就用你填的。</p> : null}
        <Problem error={save.error} />
      </form>
    </Modal>
  )
}
