import { PlusOutlined, UploadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useCallback, useEffect, useState } from 'react'
import { useMatch, useNavigate, useSearchParams } from 'react-router'
import type { MemberRow, OwnUnit } from '../../../contract/roster'
import { useData } from '../services/data'
import { count } from '../services/format'
import { useList } from '../services/list'
import { request, type Answer } from '../services/request'
import { Page } from '../shell/Page'
import { Empty, Failed, Loaded, Skeleton } from '../shell/States'
import { CodesButton } from './CodesButton'
import { OpenLists } from './OpenLists'
import { MemberBar } from './MemberBar'
import { MemberDrawer } from './MemberDrawer'
import { MemberTable } from './MemberTable'
import { UnitMenu } from './UnitMenu'
import { UnitTree } from './UnitTree'
import { readFilters, writeFilters, type Filters } from './filters'
import '../bank/bank.css'
import './roster.css'

export function RosterPage() {
  const units = useData(() => request('GET /organiser/units'))
  const go = useNavigate()
  const crumbs = [{ text: '花名册' }]
  return (
    <Page
      title='花名册' crumbs={crumbs}
      actions={(
        <div className='row gap'>
          <Button icon={<PlusOutlined aria-hidden />} onClick={() => void go({ pathname: '/roster/new', search: location.search })}>登记成员</Button>
          <Button type='primary' icon={<UploadOutlined aria-hidden />} onClick={() => void go('/roster/imports/new')}>从 Excel 导入</Button>
        </div>
      )}
    >
      <OpenLists />
      <Loaded of={units} failed='花名册暂时取不出来' rows={8}>
        {({ units: list }) => (list.length ? <Roster units={list} again={units.refresh} /> : <div className='box'><Empty title='没有可管理的单位' text='你的角色没有对应的单位，请联系上级组织者。' /></div>)}
      </Loaded>
    </Page>
  )
}

function Roster({ units, again }: { units: OwnUnit[]; again: () => Promise<void> }) {
  const asked = useMatch('/roster/members/:memberId')?.params.memberId
  const adding = useMatch('/roster/new') !== null
  const [query, setQuery] = useSearchParams()
  const go = useNavigate()
  const read = readFilters(query, units[0]?.id ?? '')
  const unit = units.find(({ id }) => id === read.unit) ?? units[0] as OwnUnit
  const filters = { ...read, unit: unit.id }
  const search = writeFilters(filters).toString()
  const [chosen, choose] = useState<string[]>([])
  const list = useList<MemberRow, Answer<'GET /organiser/members'>>(
    (cursor) => request('GET /organiser/members', { unit: unit.id, below: filters.below, state: filters.state, search: filters.search || undefined, cursor, limit: 50 }), search)
  const change = useCallback((next: Filters) => setQuery(writeFilters(next), { replace: true }), [setQuery])
  useEffect(() => choose([]), [search])
  const at = (path: string) => ({ pathname: `/roster${path}`, search })
  const changed = () => { void list.refresh(); void again() }
  const show = (id?: string) => { changed(); if (id) change({ ...filters, unit: id }) }
  return (
    <div className='roster'>
      <nav className='box roster-tree' aria-label='单位'><UnitTree units={units} chosen={unit.id} choose={(id) => change({ ...filters, unit: id })} /></nav>
      <section className='roster-list' aria-label={unit.name}>
        <div className='between gap roster-head'>
          <div className='grow'>
            <h2 className='h2 one-line'>{unit.name}</h2>
            <p className='cap num'>本单位 {count(unit.heads)} 人{unit.headsBelow === unit.heads ? '' : `，连下级 ${count(unit.headsBelow)} 人`}{unit.heads === 0 && unit.declaredHeads !== null ? `，申报 ${count(unit.declaredHeads)} 人` : ''}</p>
          </div>
          <CodesButton unit={unit} below={filters.below} chosen={chosen} />
          <UnitMenu units={units} unit={unit} changed={show} />
        </div>
        <MemberBar filters={filters} change={change} />
        <div className={`box${list.loading && list.items ? ' dim' : ''}`} aria-busy={list.loading}>
          {list.items === null
            ? list.error ? <Failed title='成员暂时取不出来' error={list.error} retry={list.refresh} /> : <Skeleton rows={8} />
            : list.items.length
              ? <MemberTable list={list} open={(id) => void go(at(`/members/${id}`))} chosen={chosen} choose={choose} />
              : filters.search || filters.state !== 'active'
                ? <Empty title='没有符合条件的人' text='换个词，或换一种状态看看。' />
                : <Empty title='这里还没有成员' text='可以从 Excel 导入，也可以一位一位地登记。暂时没有名单的单位，先填申报人数。' />}
        </div>
      </section>
      {asked || adding ? <MemberDrawer key={asked ?? 'new'} id={asked ?? null} units={units} unitId={unit.id} close={() => void go(at(''))} opened={(id) => void go(at(`/members/${id}`), { replace: true })} changed={changed} /> : null}
    </div>
  )
}
