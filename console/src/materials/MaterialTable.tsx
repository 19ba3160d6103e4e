import { App, Button, Table, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { MaterialEntry } from '../../../contract/materials'
import { ReasonForm } from '../review/ReasonForm'
import { useAct } from '../services/act'
import { count, dayTime } from '../services/format'
import { request } from '../services/request'
import { Problem } from '../shell/Problem'
import { KINDS, STATES, WITHDRAW_REASONS } from './words'

export function MaterialTable({ items, changed }: { items: MaterialEntry[]; changed: () => void }) {
  const { message } = App.useApp()
  const [withdrawing, withdraw] = useState<MaterialEntry | null>(null)
  const publish = useAct(async ({ id, version }: MaterialEntry) => {
    await request('POST /organiser/materials/:id/publish', { id, version })
    void message.success('已发布，成员在手机上能看到了')
    changed()
  })
  const columns: TableColumnsType<MaterialEntry> = [
    { title: '标题', key: 'title', render: (_, { id, title, author, column, unit }) => <><Link to={`/materials/${id}`} className='strong'>{title}</Link><div className='cap'>{[column?.name ?? '没有放进专栏', unit.name, author && `${author}投稿`].filter(Boolean).join(' · ')}</div></> },
    { title: '类型', key: 'kind', width: 64, render: (_, { kind }) => KINDS[kind] },
    { title: '时期、日期', key: 'period', width: 180, responsive: ['xl'], render: (_, { period, date }) => <>{period || '—'}{date ? <div className='cap num'>{date}</div> : null}</> },
    { title: '状态', key: 'state', width: 84, render: (_, { state }) => <span className={`tag${state === 'published' ? ' tag-done' : state === 'draft' ? '' : ' tag-care'}`}>{STATES[state]}</span> },
    { title: '读完', key: 'readers', width: 72, align: 'right', render: (_, { readers }) => <span className='num whole'>{count(readers)} 人</span> },
    { title: '更新', key: 'at', width: 128, responsive: ['xl'], render: (_, { updatedAt }) => <span className='num whole'>{dayTime(updatedAt)}</span> },
    {
      title: '操作', key: 'acts', width: 92, render: (_, one) => {
        if (!one.mine) return <span className='cap'>只能使用</span>
        if (one.state === 'published') return <Button type='link' className='in-table' aria-label={`撤下：${one.title}`} onClick={() => withdraw(one)}>撤下</Button>
        if (one.state === 'review' || one.state === 'returned') return <span className='cap'>投稿</span>
        return <Button type='link' className='in-table' disabled={publish.busy} aria-label={`发布：${one.title}`} onClick={() => publish.run(one)}>{one.state === 'withdrawn' ? '重新发布' : '发布'}</Button>
      }
    }
  ]
  return (
    <>
      <Problem error={publish.error} />
      <Table<MaterialEntry> rowKey='id' columns={columns} dataSource={items} pagination={false} tableLayout='fixed' />
      {withdrawing
        ? (
          <ReasonForm
            title={`撤下“${withdrawing.title}”？`} says='成员在手机上看不到了，读过的记录都留着。以后可以重新发布。' okText='撤下资料' label='原因' common={WITHDRAW_REASONS} most={200} close={() => withdraw(null)}
            send={async (reason) => { await request('POST /organiser/materials/:id/withdraw', { id: withdrawing.id, version: withdrawing.version, reason }); withdraw(null); void message.success('已撤下'); changed() }}
          />
          )
        : null}
    </>
  )
}
