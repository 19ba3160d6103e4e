import { PlusOutlined } from '@ant-design/icons'
import { Button, Select, Tabs } from 'antd'
import { useNavigate, useSearchParams } from 'react-router'
import type { EventRow } from '../../../contract/event-desk'
import { count } from '../services/format'
import { useList } from '../services/list'
import { request, type Answer } from '../services/request'
import { Page } from '../shell/Page'
import { Problem } from '../shell/Problem'
import { Empty, Failed, Skeleton } from '../shell/States'
import { waiting } from '../shell/waits'
import { EventTable } from './EventTable'
import { kinds, STATES, stateNames } from './words'
import '../rounds/rounds.css'
import './events.css'

/** Every event in my range. */
export function EventsPage() {
  const go = useNavigate()
  const [query, setQuery] = useSearchParams()
  const state = STATES.find((one) => one === query.get('state'))
  const kind = kinds.find(([one]) => one === query.get('kind'))?.[0]
  const appeals = waiting.use((all) => all.appeals)
  const list = useList<EventRow, Answer<'GET /organiser/events'>>((cursor) => request('GET /organiser/events', { cursor, state, kind }), `${state ?? ''} ${kind ?? ''}`)
  const { items, error, ended, more, adding, moreError } = list
  const change = (next: { state?: string; kind?: string }) => {
    const all = { state, kind, ...next }
    setQuery(Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => Boolean(entry[1]))), { replace: true })
  }
  const create = <Button type='primary' icon={<PlusOutlined aria-hidden />} onClick={() => void go('/events/new')}>新建活动</Button>
  return (
    <Page
      title='活动' crumbs={[{ text: '活动' }]}
      actions={(
        <div className='row gap'>
          <Select<string> aria-label='活动类型' className='event-kind' value={kind ?? ''} options={[{ value: '', label: '全部类型' }, ...kinds.map(([value, label]) => ({ value, label }))]} onChange={(next) => change({ kind: next })} />
          <Button onClick={() => void go('/events/appeals')}>{appeals ? `未到场申诉 ${count(appeals)}` : '未到场申诉'}</Button>
          <Button onClick={() => void go('/events/statistics')}>统计</Button>
          {create}
        </div>
      )}
    >
      <Tabs activeKey={state ?? 'all'} onChange={(key) => change({ state: key === 'all' ? '' : key })} items={[{ key: 'all', label: '全部' }, ...STATES.map((one) => ({ key: one, label: stateNames[one] }))]} />
      <div className='box rounds-list' aria-busy={list.loading && items !== null}>
        {items === null
          ? error ? <Failed title='活动暂时取不出来' error={error} retry={list.refresh} /> : <Skeleton rows={5} />
          : items.length
            ? <EventTable events={items} changed={() => void list.refresh()} />
            : <Empty title={state ? `没有${stateNames[state]}的活动` : '没有这样的活动'} text={state || kind ? '换一个状态或类型看看，或新建一个。' : '从常见做法里选一种，填好时间、地点和名额就能发布；成员在手机上报名。'}>{create}</Empty>}
        {items?.length && !ended ? <div className='list-foot'><Problem error={moreError} /><Button onClick={more} loading={adding}>加载更多</Button></div> : null}
      </div>
    </Page>
  )
}
