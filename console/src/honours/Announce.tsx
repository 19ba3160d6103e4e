import { App, Button, Checkbox, Input, Modal } from 'antd'
import { useState } from 'react'
import type { OrganiserHonours } from '../../../contract/awards'
import { useExport } from '../jobs/useExport'
import { useAct } from '../services/act'
import { count, dayTime } from '../services/format'
import { request } from '../services/request'
import { Field } from '../shell/Field'
import { Problem } from '../shell/Problem'

interface Props { roundId: string; honours: OrganiserHonours; changed: (honours: OrganiserHonours) => void; masked: boolean; mask: (masked: boolean) => void }

/** Whether the lists have been announced, in which state, and what may be done with them. */
export function Announce({ roundId, honours, changed, masked, mask }: Props) {
  const { lists, draws, whyNot, announced, changed: differs, changes } = honours
  const [asking, ask] = useState(false)
  const take = useExport(() => request('POST /organiser/rounds/:id/honours/export', { id: roundId, names: masked ? 'masked' : 'full' }))
  const ready = !whyNot && lists.length > 0 && (announced === null || differs)
  return (
    <section className='box honours-top' aria-label='公布'>
      <div className='between gap wrap'>
        <div role='status'>
          {whyNot ? <p className='care'>{whyNot}</p> : null}
          {announced ? <p className={differs ? 'care' : 'good'}>{differs ? '名单和已经公布的不同了' : announced.version > 1 ? `已公布（第 ${announced.version} 次）` : '已公布'}</p> : !whyNot && lists.length ? <p className='strong'>还没有公布。先核对下面的名单，公布后参加的人都看得到。</p> : null}
          {announced ? <p className='cap num'>{dayTime(announced.at)} 公布{announced.reason ? `，更正原因：${announced.reason}` : ''}</p> : null}
        </div>
        <div className='row gap wrap'>
          <Checkbox checked={masked} onChange={({ target }) => mask(target.checked)}>姓名遮去一部分</Checkbox>
          {lists.length || draws.some(({ drawnAt }) => drawnAt !== null) ? <Button loading={take.busy} onClick={() => take.run()}>导出成表</Button> : null}
          {ready ? <Button type='primary' onClick={() => ask(true)}>{announced ? '更正并再次公布' : '公布获奖名单'}</Button> : null}
        </div>
      </div>
      <Problem error={take.error} />
      {changes.length
        ? (
          <ul className='honours-changes'>
            {changes.map(({ name, came, left, moved }) => (
              <li key={name}><b>{name}</b>：{[
                came.length ? `新增 ${came.map(named).join('、')}` : '', left.length ? `去掉 ${left.map(named).join('、')}` : '', moved ? `${count(moved)} 个名次有变` : ''
              ].filter(Boolean).join('；')}</li>
            ))}
          </ul>
          )
        : null}
      {asking ? <Ask roundId={roundId} honours={honours} close={() => ask(false)} done={(after) => { changed(after); ask(false) }} /> : null}
    </section>
  )
}

const named = ({ name, unit }: { name: string; unit: string }) => (unit ? `${name}（${unit}）` : name)

function Ask({ roundId, honours: { mark, lists, announced }, close, done }: { roundId: string; honours: OrganiserHonours; close: () => void; done: (honours: OrganiserHonours) => void }) {
  const { message } = App.useApp()
  const again = announced !== null
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const announce = useAct(async () => {
    done(await request('POST /organiser/rounds/:id/honours', { id: roundId, mark, ...(again && { reason: reason.trim() }) }))
    void message.success('获奖名单已公布')
  })
  const submit = () => { setTried(true); if (!again || reason.trim()) announce.run() }
  return (
    <Modal title={again ? '更正并再次公布？' : '公布获奖名单？'} open okText={again ? '再次公布' : '公布'} cancelText='先不公布' confirmLoading={announce.busy} onOk={submit} onCancel={close} mask={{ closable: false }}>
      <p className='num honours-told'>{lists.map(({ name, total, kind }) => `${name} ${count(total)} ${kind === 'unit' ? '个' : '名'}`).join('，')}。</p>
      <p className='sub honours-told'>公布后参加的人都看得到，不能撤回；名单有错只能写明原因再公布一次。</p>
      {again
        ? (
          <Field label='更正的原因' error={tried && !reason.trim() ? '请写明原因' : undefined} hint='参加的人看得到'>
            {(field) => <Input {...field} value={reason} maxLength={100} placeholder='如：第 12 题答案更正，成绩有变化' onChange={({ target }) => setReason(target.value)} onPressEnter={submit} />}
          </Field>
          )
        : null}
      <Problem error={announce.error} />
    </Modal>
  )
}
