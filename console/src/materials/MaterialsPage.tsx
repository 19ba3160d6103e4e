import { PlusOutlined, SearchOutlined } from '@ant-design/icons'
import { Button, Dropdown, Input, Select, Tabs } from 'antd'
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import type { MaterialEntry, MaterialKind, MaterialState } from '../../../contract/materials'
import { useData } from '../services/data'
import { useList } from '../services/list'
import { request, type Answer } from '../services/request'
import { useSettled } from '../services/settled'
import { Page } from '../shell/Page'
import { Problem } from '../shell/Problem'
import { Empty, Failed, Loaded, Skeleton } from '../shell/States'
import { waiting } from '../shell/waits'
import { Columns } from './Columns'
import { Contributions } from './Contributions'
import { MaterialTable } from './MaterialTable'
import { KINDS, PERIODS, STATES } from './words'
import '../bank/bank.css'
import '../roster/roster.css'
import '../review/review.css'
import './materials.css'

/** What there is to study, column by column, and what members contribute. */
export function MaterialsPage() {
  const go = useNavigate()
  const [query, setQuery] = useSearchParams()
  const n = waiting.use((state) => state.contributions)
  const tab = query.get('tab') === 'review' ? 'review' : 'shelf'
  const column = query.get('column')
  const create = { items: Object.entries(KINDS).map(([key, label]) => ({ key, label })), onClick: ({ key }: { key: string }) => void go(`/materials/new?kind=${key}${column ? `&column=${column}` : ''}`) }
  return (
    <Page
      title='学习资料' crumbs={[{ text: '学习资料' }]}
      actions={<Dropdown trigger={['click']} menu={create} getPopupContainer={(node) => node.parentElement ?? document.body}><Button type='primary' icon={<PlusOutlined aria-hidden />} aria-haspopup='menu'>新建资料</Button></Dropdown>}
    >
      <Tabs
        activeKey={tab} onChange={(key) => setQuery(key === 'shelf' ? {} : { tab: key }, { replace: true })}
        items={[{ key: 'shelf', label: '资料', children: tab === 'shelf' ? <Shelf column={column} choose={(id) => setQuery(id ? { column: id } : {}, { replace: true })} /> : null }, { key: 'review', label: <span className='num'>{n ? `投稿待审 ${n}` : '投稿待审'}</span>, children: tab === 'review' ? <Contributions /> : null }]}
      />
    </Page>
  )
}

function Shelf({ column, choose }: { column: string | null; choose: (id: string | null) => void }) {
  const kept = useData(async () => ({ ...await request('GET /organiser/columns'), ...await request('GET /organiser/units') }))
  const [state, setState] = useState<MaterialState | null>(null)
  const [kind, setKind] = useState<MaterialKind | null>(null)
  const [period, setPeriod] = useState<string | null>(null)
  const [typed, setTyped] = useState('')
  const text = useSettled(typed.trim())
  const filter = { ...(column && { columnId: column }), ...(state && { state }), ...(kind && { kind }), ...(period && { period }), ...(text && { text }) }
  const list = useList<MaterialEntry, Answer<'GET /organiser/materials'>>((cursor) => request('GET /organiser/materials', { ...filter, cursor, limit: 30 }), JSON.stringify(filter))
  const { items, error, ended, more, adding, moreError } = list
  const filtered = Boolean(state ?? kind ?? period ?? text) || text !== ''
  const changed = () => { void list.refresh(); void kept.refresh() }
  return (
    <div className='roster'>
      <Loaded of={kept} failed='专栏暂时取不出来'>{({ columns, units }) => <Columns columns={columns} units={units} chosen={column} choose={choose} changed={changed} />}</Loaded>
      <div className='roster-list'>
        <div className='filters' role='search'>
          <Input className='search' prefix={<SearchOutlined aria-hidden />} allowClear aria-label='搜标题和正文' placeholder='搜标题和正文' value={typed} maxLength={60} onChange={({ target }) => setTyped(target.value)} />
          <Select aria-label='状态' placeholder='状态' allowClear value={state} onChange={(value?: MaterialState | null) => setState(value ?? null)} options={Object.entries(STATES).map(([value, label]) => ({ value: value as MaterialState, label }))} />
          <Select aria-label='类型' placeholder='类型' allowClear value={kind} onChange={(value?: MaterialKind | null) => setKind(value ?? null)} options={Object.entries(KINDS).map(([value, label]) => ({ value: value as MaterialKind, label }))} />
          <Select aria-label='时期' placeholder='时期' allowClear value={period} popupMatchSelectWidth={false} onChange={(value?: string | null) => setPeriod(value ?? null)} options={PERIODS.map((value) => ({ value, label: value }))} />
          {filtered ? <Button type='link' onClick={() => { setState(null); setKind(null); setPeriod(null); setTyped('') }}>清空条件</Button> : null}
        </div>
        <div className={`box${list.loading && items ? ' dim' : ''}`} aria-busy={list.loading && items !== null}>
          {items === null
            ? error ? <Failed title='资料暂时取不出来' error={error} retry={list.refresh} /> : <Skeleton rows={8} />
            : items.length
              ? <MaterialTable items={items} changed={changed} />
              : <Empty title={filtered ? '没有符合条件的资料' : '这里还没有资料'} text={filtered ? '换个词，或少选几个条件。' : '点右上角“新建资料”，写一篇文章，或上传音频、视频、PDF。'} />}
          {items?.length && !ended ? <div className='list-foot'><Problem error={moreError} /><Button onClick={more} loading={adding}>加载更多</Button></div> : null}
        </div>
      </div>
    </div>
  )
}
