import { App, Button, Input, Modal, Table, type TableColumnsType } from 'antd'
import { useState } from 'react'
import type { JoinRequest } from '../../../contract/account'
import { useAct } from '../services/act'
import { useData } from '../services/data'
import { dayTime } from '../services/format'
import { request } from '../services/request'
import { refreshWaiting } from '../shell/waits'
import { Field } from '../shell/Field'
import { Page } from '../shell/Page'
import { Problem } from '../shell/Problem'
import { Empty, Loaded } from '../shell/States'
import '../bank/bank.css'
import './roster.css'

/** People who ask to be taken into a unit. */
export function JoinsPage() {
  const joins = useData(() => request('GET /organiser/joins'))
  const { modal, message } = App.useApp()
  const [refusing, refuse] = useState<JoinRequest | null>(null)
  const after = (text: string) => { void message.success(text); void joins.refresh(); void refreshWaiting() }
  const approve = useAct(async (join: JoinRequest, memberId: string | null) => {
    try {
      await request('POST /organiser/joins/:id/approve', { id: join.id, memberId })
      after(`已同意${join.name}加入${join.unit.name}`)
    } catch (error) {
      void joins.refresh()
      throw error
    }
  })
  const ask = (join: JoinRequest) => {
    const match = join.rosterMatch
    modal.confirm({
      title: `同意${join.name}加入${join.unit.name}？`, cancelText: '再看看', okText: match ? '同意，对应到这位' : '同意，新登记一位',
      content: match ? `花名册里有一位还没绑定的${match.name}${match.staffNo ? `（工号 ${match.staffNo}）` : ''}，他的账号会对应到这一位。如果是另一个同名的人，请先联系核实。` : '花名册里没有同名又没绑定的人，会新登记一位。',
      onOk: () => approve.run(join, match?.memberId ?? null)
    })
  }
  const columns: TableColumnsType<JoinRequest> = [
    { title: '姓名', key: 'name', width: 110, render: (_, { name }) => <span className='strong'>{name}</span> },
    { title: '申请加入', key: 'unit', width: 220, render: (_, { unit }) => unit.name },
    { title: '说明', key: 'note', render: (_, { note }) => note || '没有写' },
    { title: '花名册', key: 'match', width: 170, render: (_, { rosterMatch }) => (rosterMatch ? <span className='good'>有同名，没绑定{rosterMatch.staffNo ? ` ${rosterMatch.staffNo}` : ''}</span> : '没有这个人') },
    { title: '时间', key: 'since', width: 130, responsive: ['xl'], render: (_, { since }) => <span className='num'>{dayTime(since)}</span> },
    {
      title: '操作', key: 'acts', width: 130,
      render: (_, join) => (
        <div className='row gap-s'>
          <Button type='link' className='in-table' disabled={approve.busy} aria-label={`同意${join.name}`} onClick={() => ask(join)}>同意</Button>
          <Button type='link' className='in-table' aria-label={`不同意${join.name}`} onClick={() => refuse(join)}>不同意</Button>
        </div>
      )
    }
  ]
  return (
    <Page title='加入申请' crumbs={[{ text: '加入申请' }]}>
      <Problem error={approve.error} />
      <div className='box'>
        <Loaded of={joins} failed='申请暂时取不出来'>
          {({ items }) => items.length ? <Table<JoinRequest> rowKey='id' columns={columns} dataSource={items} pagination={false} tableLayout='fixed' /> : <Empty title='没有等着处理的申请' text='有人在手机上申请加入你管理的单位时，会出现在这里。' />}
        </Loaded>
      </div>
      {refusing ? <Refuse join={refusing} close={() => refuse(null)} done={() => { refuse(null); after('已退回申请') }} /> : null}
    </Page>
  )
}

function Refuse({ join, close, done }: { join: JoinRequest; close: () => void; done: () => void }) {
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const send = useAct(async () => {
    setAsked(true)
    if (!reason.trim()) return
    await request('POST /organiser/joins/:id/refuse', { id: join.id, reason: reason.trim() })
    done()
  })
  return (
    <Modal open title={`不同意${join.name}加入？`} onCancel={close} onOk={() => send.run()} okText='退回申请' cancelText='取消' confirmLoading={send.busy} destroyOnHidden width={460}>
      <Field label='原因（本人会看到）' error={asked && !reason.trim() ? '请写明原因' : null}>{(field) => <Input {...field} value={reason} maxLength={100} onChange={({ target }) => setReason(target.value)} placeholder='例如：不是本支部的成员' />}</Field>
      <Problem error={send.error} />
    </Modal>
  )
}
