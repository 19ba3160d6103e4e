import { SearchOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { useCallback, useEffect, useState } from 'react'
import { useSearchParams } from 'react-router'
import { UnitPick } from '../roster/UnitPick'
import { useData } from '../services/data'
import { count } from '../services/format'
import { useList } from '../services/list'
import { request, type Answer } from '../services/request'
import { useSettled } from '../services/settled'
import { Choice } from '../shell/Choice'
import { Problem } from '../shell/Problem'
import { Empty, Failed, Skeleton } from '../shell/States'
import { ExportButton } from './ExportButton'
import { usePlan } from './frame'
import { NamesDrawer } from './NamesDrawer'
import { PeopleTable } from './PeopleTable'
import { PlanPaste } from './PlanPaste'
import '../bank/bank.css'
import '../people/people.css'

export type People = Answer<'GET /organiser/plans/:id/people'>
export type Person = People['items'][number]
export type Only = 'all' | 'checked' | 'review' | 'none-yet' | 'not-today' | 'behind' | 'out'

export const onlyNames: Record<Only, string> = { all: '全部', checked: '打过卡', review: '待审核', 'none-yet': '还没打卡', 'not-today': '今天没打卡', behind: '落后', out: '已退出' }
const countOf = ({ all, checked, review, noneYet, notToday, behind, out }: People['counts']): Record<Only, number> => ({ all, checked, review, 'none-yet': noneYet, 'not-today': notToday, behind, out })
/** Chosen from only where there are such people: not every plan has a rule for it. */
const RARE: readonly Only[] = ['review', 'not-today', 'behind', 'out']
const ONLY: Only[] = ['all', 'checked', 'review', 'none-yet', 'not-today', 'behind', 'out']

/** Each person, for whoever organises the unit. */
export function PeopleTab() {
  const { plan, config } = usePlan()
  const [query, setQuery] = useSearchParams()
  const unit = query.get('unit') ?? ''
  const only = ONLY.find((one) => one === query.get('only')) ?? 'all'
  const [typed, setTyped] = useState('')
  const search = useSettled(typed.trim())
  const change = useCallback((next: { unit?: string; only?: Only }) => {
    const all = { unit, only, ...next }
    setQuery(new URLSearchParams(Object.entries({ unit: all.unit, only: all.only === 'all' ? '' : all.only }).filter(([, value]) => value)), { replace: true })
  }, [unit, only, setQuery])
  const asked = { id: plan.id, ...(unit && { unitId: unit }), ...(search && { search }), ...(only !== 'all' && { only }) }
  const list = useList<Person, People>((cursor) => request('GET /organiser/plans/:id/people', { ...asked, cursor, limit: 50 }), JSON.stringify(asked))
  const units = useData(() => request('GET /organiser/units'))
  const [open, setOpen] = useState<'names' | 'group' | 'team' | null>(null)
  const { items, head, error, ended, more, adding, moreError } = list
  // What is counted is the same whichever of them is listed.
  const [counts, learn] = useState(head?.counts)
  useEffect(() => { if (head) learn(head.counts) }, [head])
  if (plan.state === 'draft') return <div className='box'><Empty title='还没有发布' text='发布以后，这里列出每个人打了几天、哪些没做。' /></div>
  const shown = counts && countOf(counts)
  const unitName = units.data?.units.find(({ id }) => id === unit)?.name ?? '我管的单位'
  return (
    <>
      <div className='between gap wrap people-top'>
        <div className='filters people-filters plan-people-filters' role='search'>
          <Input className='search' prefix={<SearchOutlined aria-hidden />} allowClear aria-label='搜姓名、工号、手机尾号、单位' placeholder='姓名、工号、手机后四位、单位' value={typed} maxLength={40} onChange={({ target }) => setTyped(target.value)} />
          <div className='people-unit'><UnitPick units={units.data?.units ?? []} label='单位' value={unit || null} choose={(id) => change({ unit: id })} /></div>
          {unit ? <Button type='link' onClick={() => change({ unit: '' })}>不限单位</Button> : null}
        </div>
        <div className='row gap-s'>
          {plan.mine && config?.audience.groups?.by === 'list' ? <Button onClick={() => setOpen('group')}>粘贴分组</Button> : null}
          {plan.mine && config?.teams ? <Button onClick={() => setOpen('team')}>粘贴队伍</Button> : null}
          <Button disabled={!shown || shown[only] === 0} onClick={() => setOpen('names')}>{only === 'all' ? '复制名单' : '提醒与名单'}</Button>
          <ExportButton id={plan.id} {...(unit && { unitId: unit })} />
        </div>
      </div>
      <div className='plan-only'><Choice<Only> label='看哪些人' value={only} change={(next) => change({ only: next })} items={ONLY.filter((one) => one === only || !RARE.includes(one) || !shown || shown[one] > 0).map((one) => ({ value: one, text: shown ? `${onlyNames[one]} ${count(shown[one])}` : onlyNames[one] }))} /></div>
      <div className={`box${list.loading && items ? ' dim' : ''}`} aria-busy={list.loading}>
        {items === null
          ? error ? <Failed title='成员暂时取不出来' error={error} retry={list.refresh} /> : <Skeleton rows={8} />
          : items.length
            ? <PeopleTable items={items} behind={config?.behind !== undefined || items.some(({ behind }) => behind !== '')} groups={config?.audience.groups !== undefined || items.some(({ group }) => group !== '')} teams={config?.teams !== undefined || items.some(({ team }) => team !== '')} />
            : <Empty title={search ? '没有找到' : only === 'all' ? '这里没有参加的人' : `没有“${onlyNames[only]}”的人`} text={search ? `姓名、工号、手机后四位和单位里都没有“${search}”，换个词试试。` : '换一个单位，或换一种情况看看。'} />}
        {items?.length && !ended ? <div className='list-foot'><Problem error={moreError} /><Button onClick={more} loading={adding}>加载更多</Button></div> : null}
      </div>
      {open === 'names' && shown ? <NamesDrawer asked={asked} only={only} title={plan.title} unitName={unitName} total={shown[only]} close={() => setOpen(null)} /> : null}
      {(open === 'group' || open === 'team') && config ? <PlanPaste planId={plan.id} what={open} groups={config.audience.groups?.list ?? []} close={() => setOpen(null)} done={() => void list.refresh()} /> : null}
    </>
  )
}
