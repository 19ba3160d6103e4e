import { App, Button, DatePicker, Input, Select, Table, type TableColumnsType } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import type { TrailEntry, TrailGroup } from '../../../contract/trail'
import { lookAtJobs } from '../jobs/jobs'
import { useAct } from '../services/act'
import { dayTime, startOfDay } from '../services/format'
import { useList } from '../services/list'
import { request, type Answer } from '../services/request'
import { useSettled } from '../services/settled'
import { Page } from '../shell/Page'
import { Problem } from '../shell/Problem'
import { Empty, Failed, Skeleton } from '../shell/States'
import './trail.css'

const GROUPS: { value: TrailGroup; label: string }[] = [
  { value: 'round', label: '竞赛' }, { value: 'award', label: '奖项' }, { value: 'study', label: '学习' }, { value: 'menu', label: '点单' }, { value: 'bank', label: '题库' }, { value: 'roster', label: '花名册' }, { value: 'account', label: '账号与登录' }
]

const columns: TableColumnsType<TrailEntry> = [
  { title: '时间', key: 'at', width: 150, render: (_, { at }) => <span className='num whole'>{dayTime(at)}</span> },
  { title: '操作人', key: 'who', width: 200, render: (_, { who }) => (who ? <><span className='strong'>{who.name}</span><div className='cap'>{who.unit}</div></> : <span className='sub'>系统</span>) },
  { title: '做了什么', key: 'what', width: 180, render: (_, { what, done }) => <>{what}{done ? null : <div className='care'>没有做成</div>}</> },
  { title: '对象', key: 'about', render: (_, { about }) => about || <span className='cap'>—</span> },
  { title: '说明', key: 'details', render: (_, { details }) => details.map(({ name, value }) => <div key={name}><span className='cap'>{name}：</span>{value}</div>) }
]

/** Who did what when, in my range. */
export function TrailPage() {
  const { message } = App.useApp()
  const [days, setDays] = useState<[Dayjs | null, Dayjs | null] | null>(null)
  const [group, setGroup] = useState<TrailGroup | undefined>(undefined)
  const [typed, setTyped] = useState('')
  const who = useSettled(typed.trim())
  const from = days?.[0] ? startOfDay(days[0].format('YYYYMMDD')) : undefined
  const until = days?.[1] ? startOfDay(days[1].add(1, 'day').format('YYYYMMDD')) : undefined
  const filter = { from, until, group, who: who || undefined }
  const list = useList<TrailEntry, Answer<'GET /organiser/trail'>>((cursor) => request('GET /organiser/trail', { ...filter, cursor }), JSON.stringify(filter))
  const { items, error, ended, more, adding, moreError } = list
  const save = useAct(async () => {
    await request('POST /organiser/trail/export', filter)
    void message.success('正在导出，做好后在右上角“任务”里下载')
    await lookAtJobs()
  })
  const filtered = Boolean(days ?? group ?? who)
  const clear = () => { setDays(null); setGroup(undefined); setTyped('') }
  return (
    <Page title='操作记录' crumbs={[{ text: '操作记录' }]} actions={<Button loading={save.busy} onClick={() => save.run()}>导出成表</Button>}>
      <Problem error={save.error} />
      <div className='trail-filters row gap wrap' role='search'>
        <DatePicker.RangePicker value={days} allowEmpty={[true, true]} placeholder={['从哪天', '到哪天']} maxDate={dayjs()} onChange={(chosen) => setDays(chosen)} />
        <Select aria-label='类别' placeholder='类别' allowClear className='trail-group' value={group ?? null} options={GROUPS} onChange={(value: TrailGroup | null | undefined) => setGroup(value ?? undefined)} />
        <Input className='trail-who' allowClear aria-label='操作人姓名' placeholder='操作人姓名' value={typed} maxLength={40} onChange={({ target }) => setTyped(target.value)} />
        {filtered ? <Button type='link' onClick={clear}>清空条件</Button> : null}
      </div>
      <div className='box' aria-busy={list.loading && items !== null}>
        {items === null
          ? error ? <Failed title='操作记录暂时取不出来' error={error} retry={list.refresh} /> : <Skeleton rows={8} />
          : items.length
            ? <Table<TrailEntry> rowKey='id' columns={columns} dataSource={items} pagination={false} />
            : <Empty title={filtered ? '没有符合条件的记录' : '还没有记录'} text={filtered ? '换个时间、类别或姓名试试。' : '发布竞赛、改正答案、处理申请等操作都会记在这里。'} />}
        {items?.length && !ended ? <div className='list-foot'><Problem error={moreError} /><Button onClick={more} loading={adding}>加载更多</Button></div> : null}
      </div>
    </Page>
  )
}
