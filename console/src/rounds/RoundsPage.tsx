import { PlusOutlined, SearchOutlined, UploadOutlined } from '@ant-design/icons'
import { Button, Input, Tabs } from 'antd'
import { useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import type { OrganiserRound } from '../../../contract/organiser'
import { useData } from '../services/data'
import { count } from '../services/format'
import { useList } from '../services/list'
import { request, type Answer } from '../services/request'
import { useSettled } from '../services/settled'
import { Page } from '../shell/Page'
import { Problem } from '../shell/Problem'
import { Empty, Failed, Skeleton } from '../shell/States'
import { Running } from './Running'
import { RoundTable } from './RoundTable'
import { STATES, stateNames, type RoundState } from './words'
import './rounds.css'

/** Every round in my range, and how the one that is running goes. */
export function RoundsPage() {
  const go = useNavigate()
  const [query, setQuery] = useSearchParams()
  const state = STATES.find((one) => one === query.get('state'))
  const [typed, setTyped] = useState('')
  const search = useSettled(typed.trim())
  const list = useList<OrganiserRound, Answer<'GET /organiser/rounds'>>((cursor) => request('GET /organiser/rounds', { cursor, state, search: search || undefined }), `${state ?? ''} ${search}`)
  const { items, head, error, ended, more, adding, moreError } = list
  const counts = head?.counts
  const all = counts ? STATES.reduce((sum, one) => sum + counts[one], 0) : null
  const tab = (key: RoundState | 'all', name: string, n: number | null | undefined) => ({ key, label: n === null || n === undefined ? name : <span className='num'>{name} {count(n)}</span> })
  return (
    <Page
      title='竞赛' crumbs={[{ text: '竞赛' }]}
      actions={(
        <div className='row gap'>
          <Input className='rounds-search' prefix={<SearchOutlined aria-hidden />} allowClear aria-label='搜竞赛名称' placeholder='搜竞赛名称' value={typed} maxLength={40} onChange={({ target }) => setTyped(target.value)} />
          <Button icon={<UploadOutlined aria-hidden />} onClick={() => void go('/imports/new')}>导入试题</Button>
          <Button type='primary' icon={<PlusOutlined aria-hidden />} onClick={() => void go('/rounds/new')}>新建竞赛</Button>
        </div>
      )}
    >
      <Tabs
        activeKey={state ?? 'all'} onChange={(key) => setQuery(key === 'all' ? {} : { state: key }, { replace: true })}
        items={[tab('all', '全部', all), ...STATES.map((one) => tab(one, stateNames[one], counts?.[one]))]}
      />
      <div className='box rounds-list' aria-busy={list.loading && items !== null}>
        {items === null
          ? error ? <Failed title='竞赛暂时取不出来' error={error} retry={list.refresh} /> : <Skeleton rows={5} />
          : items.length
            ? <RoundTable rounds={items} changed={() => void list.refresh()} />
            : <None state={state} search={search} create={() => void go('/rounds/new')} />}
        {items?.length && !ended ? <div className='list-foot'><Problem error={moreError} /><Button onClick={more} loading={adding}>加载更多</Button></div> : null}
      </div>
      {state === undefined && !search ? <Running rounds={items ?? []} /> : null}
    </Page>
  )
}

function None({ state, search, create }: { state: RoundState | undefined; search: string; create: () => void }) {
  if (search) return <Empty title='没有找到' text={`没有名称里有“${search}”的竞赛，换个词试试。`} />
  if (state) return <Empty title={`没有${stateNames[state]}的竞赛`} text='换一个状态看看，或新建一场。' />
  return <First create={create} />
}

/** A round without people is of no use: where there is nobody yet but who looks, the roster comes first. */
function First({ create }: { create: () => void }) {
  const { data, error } = useData(() => request('GET /organiser/overview'))
  if (!data && !error) return <Skeleton rows={3} />
  if (data && data.members <= 1) return <Empty title='还没有竞赛' text='花名册里还没有别人。先导入单位和人员，再建竞赛。'><p className='row gap none-acts'><Link to='/roster/imports/new'>导入花名册</Link><Link to='/roster'>看花名册</Link></p></Empty>
  return <Empty title='还没有竞赛' text='从常见做法里选一种，填好时间和题目来源就能发布。'><Button type='primary' onClick={create}>新建竞赛</Button></Empty>
}
