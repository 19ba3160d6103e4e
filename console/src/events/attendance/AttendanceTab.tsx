import { SearchOutlined } from '@ant-design/icons'
import { Button, Input, Select } from 'antd'
import { useEffect, useState } from 'react'
import { useSearchParams } from 'react-router'
import type { AttendanceRow } from '../../../../contract/attendance'
import { UnitPick } from '../../roster/UnitPick'
import { useAct } from '../../services/act'
import { useData } from '../../services/data'
import { count } from '../../services/format'
import { useList } from '../../services/list'
import { request, type Answer } from '../../services/request'
import { useSettled } from '../../services/settled'
import { Choice } from '../../shell/Choice'
import { Problem } from '../../shell/Problem'
import { Empty, Failed, Skeleton } from '../../shell/States'
import { useEvent } from '../frame'
import { newSendId } from '../words'
import { Acts } from './Acts'
import { AttendanceTable, rowKey } from './AttendanceTable'
import { CorrectForm } from './CorrectForm'
import { GroupForm } from './GroupForm'
import { SessionFigures } from './SessionFigures'
import { filters, type Shown } from './words'
import '../../bank/bank.css'
import '../../people/people.css'
import '../../review/review.css'
import './attendance.css'

type Listed = Answer<'GET /organiser/events/:id/attendance'>
type Refused = Answer<'POST /organiser/events/:id/marks'>['refused']

/** Who came, session by session: ticked, corrected with a reason, looked at, and closed in the end. */
export function AttendanceTab() {
  const { event, config, sessions } = useEvent()
  const [query, setQuery] = useSearchParams()
  const [typed, setTyped] = useState('')
  const search = useSettled(typed.trim())
  const open = sessions.filter(({ cancelled }) => !cancelled)
  // The one that is on, or the next; of an event that is over the last.
  const session = open.find(({ id }) => id === query.get('session')) ?? open.find(({ ends }) => ends > Date.now()) ?? open.at(-1)
  const state = filters.find(({ value }) => value && value === query.get('state'))?.value as Shown | undefined
  const unit = query.get('unit') ?? ''
  const change = (next: { session?: string; state?: string; unit?: string }) => setQuery(Object.fromEntries(Object.entries({ session: session?.id, state, unit, ...next }).filter((entry): entry is [string, string] => Boolean(entry[1]))), { replace: true })
  const asked = { id: event.id, ...(session && { session: session.id }), ...(state && { state }), ...(unit && { unitId: unit }), ...(search && { search }) }
  const key = JSON.stringify(asked)
  const list = useList<AttendanceRow, Listed>((cursor) => request('GET /organiser/events/:id/attendance', { ...asked, cursor, limit: 100 }), key)
  const units = useData(() => request('GET /organiser/units'))
  const [sums, learn] = useState<Listed['sessions']>([])
  useEffect(() => { if (list.head) learn(list.head.sessions) }, [list.head])
  const [chosen, choose] = useState<string[]>([])
  useEffect(() => choose([]), [key])
  const [correcting, correct] = useState<AttendanceRow[] | null>(null)
  const [grouping, group] = useState<AttendanceRow | null>(null)
  const [told, tell] = useState<{ words: string; refused: Refused } | null>(null)
  const done = (words: string, refused: Refused) => { tell({ words, refused }); choose([]); void list.refresh() }
  const mark = useAct(async (what: 'tick' | 'confirm', rows: AttendanceRow[]) => {
    const { marked, refused } = await request('POST /organiser/events/:id/marks', { id: event.id, sendId: newSendId(), session: session?.id ?? '', memberIds: rows.map(({ memberId }) => memberId), what })
    done(what === 'tick' ? `已登记 ${count(marked)} 人到场。` : `已核对 ${count(marked)} 人的时间。`, refused)
  })
  if (!config.attendance) return <div className='box'><Empty title='这个活动不签到' text='要知道谁来了，在“修改活动”的“签到与时长”里选一种签到方式。' /></div>
  if (event.state === 'draft') return <div className='box'><Empty title='还没有发布' text='发布以后，到场情况列在这里。' /></div>
  if (!session) return <div className='box'><Empty title='各场次都取消了' text='取消的场次不签到。' /></div>
  const { items, error, ended, more, adding, moreError } = list
  const figures = sums.find((one) => one.session === session.id)
  // As soon as one can sign in somebody can be entered.
  const may = event.mine && event.state !== 'cancelled' && Date.now() >= session.begins - (config.attendance.from ?? 30) * 60_000
  const picked = (items ?? []).filter((row) => chosen.includes(rowKey(row)))
  const unsettled = picked.filter(({ settled, state: now }) => !settled && now !== null && now !== 'absent')
  const ticking = config.attendance.ways.includes('staff') && !event.closed && session.ends > Date.now()
  // Who of a group is here is for somebody to look at, group by group.
  const awaited = picked.filter((row) => row.state === null && row.group === null)
  const withoutSeat = may && (config.attendance.walkIn || config.enrol.how === 'opt-out')
  return (
    <>
      <div className='between gap wrap people-top event-chosen'>
        {open.length > 1 ? <Select<string> aria-label='场次' style={{ minWidth: 220 }} popupMatchSelectWidth={false} value={session.id} options={open.map(({ id, name }) => ({ value: id, label: name }))} onChange={(id) => change({ session: id })} /> : <h2 className='h2'>{session.name}</h2>}
        <Acts session={session} figures={figures} refresh={list.refresh} />
      </div>
      {figures ? <SessionFigures of={figures} hours={config.hours !== undefined} /> : null}
      <div className='between gap wrap people-top event-chosen'>
        <Choice<Shown | ''> label='看哪些人' value={state ?? ''} change={(next) => change({ state: next })} items={filters.filter(({ value }) => value !== 'unsettled' || config.attendance?.confirm)} />
        <div className='filters people-filters' role='search'>
          <Input className='search' prefix={<SearchOutlined aria-hidden />} allowClear aria-label='搜姓名、工号、单位' placeholder='姓名、工号、单位、报名号' value={typed} maxLength={40} onChange={({ target }) => setTyped(target.value)} />
          <div className='people-unit'><UnitPick units={units.data?.units ?? []} label='单位' value={unit || null} choose={(id) => change({ unit: id })} /></div>
          {unit ? <Button type='link' onClick={() => change({ unit: '' })}>不限单位</Button> : null}
          {withoutSeat ? <Button onClick={() => correct([])}>登记名单上没有的人</Button> : null}
        </div>
      </div>
      <Problem error={mark.error} />
      {told ? <div className='event-chosen' role='status'><p className='good'>{told.words}</p>{told.refused.length ? <ul>{told.refused.map(({ memberId, name, why }) => <li key={memberId} className='care'>{name}：{why}</li>)}</ul> : null}</div> : null}
      {picked.length ? (
        <div className='row gap event-chosen' role='status'>
          <span className='num'>选中 {count(picked.length)} 人</span>
          {ticking && awaited.length ? <Button type='primary' loading={mark.busy} onClick={() => mark.run('tick', awaited)}>{count(awaited.length)} 人到了</Button> : null}
          {unsettled.length && !ticking ? <Button type='primary' loading={mark.busy} onClick={() => mark.run('confirm', unsettled)}>{count(unsettled.length)} 人的时间没有问题</Button> : null}
          <Button onClick={() => correct(picked)}>更正 {count(picked.length)} 人</Button>
          <Button type='link' onClick={() => choose([])}>取消选择</Button>
        </div>
      ) : null}
      <div className={`box${list.loading && items ? ' dim' : ''}`} aria-busy={list.loading && items === null}>
        {items === null
          ? error ? <Failed title='到场名单暂时取不出来' error={error} retry={list.refresh} /> : <Skeleton rows={8} />
          : items.length
            ? <AttendanceTable items={items} chosen={chosen} choose={choose} may={may} busy={mark.busy} tick={ticking ? (row) => mark.run('tick', [row]) : null} correct={(row) => correct([row])} group={group} />
            : <Empty title={search ? '没有找到' : '这里还没有人'} text={search ? `姓名、工号和单位里都没有“${search}”，换个词试试。` : '换一个场次，或换一种情况看看。'} />}
        {items?.length && !ended ? <div className='list-foot'><Problem error={moreError} /><Button onClick={more} loading={adding}>加载更多</Button></div> : null}
      </div>
      {correcting ? <CorrectForm rows={correcting} sessionId={session.id} close={() => correct(null)} done={(marked, refused) => done(`已${correcting.length ? '更正' : '登记'} ${count(marked)} 人。`, refused)} /> : null}
      {grouping ? <GroupForm row={grouping} ticking={ticking} close={() => group(null)} done={(marked, refused) => done(marked ? `已登记${grouping.name}这一组。` : '', refused)} /> : null}
    </>
  )
}
