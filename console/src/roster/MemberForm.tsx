import { App, Button, Input } from 'antd'
import { useState } from 'react'
import type { MemberDetail, OwnUnit } from '../../../contract/roster'
import { useAct } from '../services/act'
import { request } from '../services/request'
import { RequestError } from '../services/request-error'
import { Field } from '../shell/Field'
import { Problem } from '../shell/Problem'
import { useUnsaved } from '../shell/useUnsaved'
import { UnitPick } from './UnitPick'

interface Draft { name: string; staffNo: string; phone: string; note: string; unitId: string }

const draftOf = (member: MemberDetail | null, unitId: string): Draft =>
  ({ name: member?.name ?? '', staffNo: member?.staffNo ?? '', phone: member?.phone ?? '', note: member?.note ?? '', unitId: member?.unit.id ?? unitId })
const same = (a: Draft, b: Draft) => (Object.keys(a) as (keyof Draft)[]).every((key) => a[key] === b[key])

interface Props { member: MemberDetail | null; units: OwnUnit[]; unitId: string; saved: (member: MemberDetail) => void; cancel: () => void }

/** Somebody new, or what is known of somebody. The unit is changed by a transfer, which has a day. */
export function MemberForm({ member, units, unitId, saved, cancel }: Props) {
  const { modal } = App.useApp()
  const [start, setStart] = useState(() => draftOf(member, unitId))
  const [draft, setDraft] = useState(start)
  const [version, setVersion] = useState(member?.version ?? 0)
  const [theirs, setTheirs] = useState<MemberDetail | null>(null)
  const [asked, setAsked] = useState(false)
  const dirty = !same(draft, start)
  const unsaved = useUnsaved(dirty)
  const wrong = draft.name.trim() ? null : '请填写姓名'
  const save = useAct(async () => {
    setAsked(true)
    if (wrong) return
    const text = { name: draft.name, staffNo: draft.staffNo.trim() || null, phone: draft.phone.trim() || null, note: draft.note }
    try {
      const after = member ? await request('PUT /organiser/members/:id', { id: member.id, version, ...text }) : await request('POST /organiser/members', { unitId: draft.unitId, ...text })
      unsaved.release()
      saved(after)
    } catch (error) {
      if (member && error instanceof RequestError && error.code === 'edited_elsewhere') setTheirs(await request('GET /organiser/members/:id', { id: member.id }))
      throw error
    }
  })
  const settle = (next: Draft) => {
    if (!theirs) return
    setStart(draftOf(theirs, unitId))
    setDraft(next)
    setVersion(theirs.version)
    setTheirs(null)
    save.clear()
  }
  const leave = () => {
    if (dirty) modal.confirm({ title: '放弃修改？', content: '填的内容还没有保存。', okText: '放弃修改', cancelText: '接着填', onOk: () => { unsaved.release(); cancel() } })
    else cancel()
  }
  const text = (key: 'name' | 'staffNo' | 'phone' | 'note', label: string, most: number, hint?: string, error: string | null = null) => (
    <Field label={label} hint={hint} error={error}>{(field) => <Input {...field} value={draft[key]} maxLength={most} autoFocus={key === 'name' && !member} onChange={({ target }) => setDraft({ ...draft, [key]: target.value })} />}</Field>
  )
  return (
    <form onSubmit={(event) => { event.preventDefault(); save.run() }} noValidate aria-label={member ? '修改成员资料' : '登记成员'}>
      {theirs
        ? (
          <section className='conflict' role='alert' aria-label='刚才有人改过这位成员'>
            <p className='strong'>刚才有人改过这位成员，你填的都还在。</p>
            <p className='sub'>现在存着的：{theirs.name}，工号 {theirs.staffNo ?? '无'}，手机 {theirs.phone ?? '无'}，{theirs.unit.name}{theirs.note ? `，备注“${theirs.note}”` : ''}。</p>
            <div className='row gap'><Button onClick={() => settle(draft)}>用我填的，接着保存</Button><Button onClick={() => settle(draftOf(theirs, unitId))}>改用对方的</Button></div>
          </section>
          )
        : null}
      {text('name', '姓名', 30, undefined, asked ? wrong : null)}
      {member ? null : <Field label='单位'>{(field) => <UnitPick {...field} units={units} value={draft.unitId} choose={(id) => setDraft({ ...draft, unitId: id })} />}</Field>}
      {text('staffNo', '工号（可以不填）', 40, '有工号，导入名单时就不会认错人。')}
      {text('phone', '手机号（可以不填）', 40, '加密保存，只用来在微信里匹配本人；名单上只显示后四位。')}
      {text('note', '备注（可以不填）', 200)}
      {save.error && save.error.code !== 'edited_elsewhere' ? <Problem error={save.error} /> : null}
      <div className='row gap'>
        <Button type='primary' htmlType='submit' loading={save.busy} disabled={(member !== null && !dirty) || theirs !== null}>{member ? '保存' : '登记'}</Button>
        <Button onClick={leave}>取消</Button>
      </div>
    </form>
  )
}
