import { SearchOutlined } from '@ant-design/icons'
import { Button, Input, Select } from 'antd'
import { useEffect, useState } from 'react'
import { useSearchParams } from 'react-router'
import type { EventPerson } from '../../../contract/event-desk'
import { UnitPick } from '../roster/UnitPick'
import { useAct } from '../services/act'
import { useData } from '../services/data'
import { count } from '../services/format'
import { useList } from '../services/list'
import { request, type Answer } from '../services/request'
import { useSettled } from '../services/settled'
import { Choice } from '../shell/Choice'
import { Problem } from '../shell/Problem'
import { Empty, Failed, Skeleton } from '../shell/States'
import { Deciding, type Decision } from './Deciding'
import { EnterForm } from './EnterForm'
import { useEvent } from './frame'
import { NoteForm } from './NoteForm'
import { PeopleTable } from './PeopleTable'
import '../bank/bank.css'
import '../people/people.css'
import '../review/review.css'

type People = Answer<'GET /organiser/events/:id/people'>
export type PeopleState = keyof People['counts']

const STATES: PeopleState[] = ['applied', 'waiting', 'offered', 'confirmed', 'excused', 'gone']
export const statesOf = (how: string): Record<PeopleState, string> => ({ applied: how === 'lot' ? '等抽签' : '待审核', waiting: '候补', offered: '待本人确认', confirmed: '已报上', excused: '请假', gone: '已退出' })

/** Who has signed up, for whoever runs it; of others their own people. */
export function PeopleTab() {
  const { event, config, refresh } = useEvent()
  const [query, setQuery] = useSearchParams()
  const [typed, setTyped] = useState('')
  const search = useSettled(typed.trim())
  const unit = query.get('unit') ?? ''
  const session = config.sessions.find(({ id }) => id === query.get('session'))?.id ?? ''
  const state = STATES.find((one) => one === query.get('state'))
  const change = (next: { unit?: string; session?: string; state?: string }) => {
    setQuery(Object.fromEntries(Object.entries({ unit, session, state, ...next }).filter((entry): entry is [string, string] => Boolean(entry[1]))), { replace: true })
  }
  const asked = { id: event.id, ...(session && { session }), ...(state && { state }), ...(unit && { unitId: unit }), ...(search && { search }) }
  const key = JSON.stringify(asked)
  const list = useList<EventPerson, People>((cursor) => request('GET /organiser/events/:id/people', { ...asked, cursor, limit: 50 }), key)
  const units = useData(() => request('GET /organiser/units'))
  const [counts, learn] = useState(list.head?.counts)
  useEffect(() => { if (list.head) learn(list.head.counts) }, [list.head])
  const [chosen, choose] = useState<string[]>([])
  useEffect(() => choose([]), [key])
  const [decision, decide] = useState<Decision | null>(null)
  const [open, setOpen] = useState<'enter' | 'note' | null>(null)
  const [told, tell] = useState('')
  const done = async () => { choose([]); await Promise.all([list.refresh(), refresh()]) }
  const pass = useAct(async (ids: string[]) => {
    const { decided, full } = await request('POST /organiser/events/:id/decide', { id: event.id, ids, pass: true, reason: '' })
    tell(`已通过 ${count(decided)} 人${full ? `；有 ${count(full)} 人因为名额已满没有通过，还在待审核里` : ''}。`)
    await done()
  })
  if (event.state === 'draft') return <div className='box'><Empty title='还没有发布' text='发布以后，谁报了名、谁在候补，都列在这里。' /></div>
  const { items, error, ended, more, adding, moreError } = list
  const shown = (items ?? []).filter(({ id }) => chosen.includes(id))
  const deciding = shown.filter(({ mayDecide }) => mayDecide)
  const names = statesOf(config.enrol.how)
  const nominated = config.enrol.how === 'nominated'
  const over = event.state === 'cancelled' || event.state === 'ended'
  const mayChange = !over && (event.mine || nominated)
  const relevant = STATES.filter((one) => one === state || one === 'confirmed' || one === 'gone' || counts?.[one])
  return (
    <>
      <div className='between gap wrap people-top'>
        <div className='filters people-filters' role='search'>
          <Input className='search' prefix={<SearchOutlined aria-hidden />} allowClear aria-label='搜姓名、工号、单位' placeholder='姓名、工号、单位、报名号' value={typed} maxLength={40} onChange={({ target }) => setTyped(target.value)} />
          {config.sessions.length > 1 ? <Select<string> aria-label='场次' style={{ width: 170 }} popupMatchSelectWidth={false} value={session} options={[{ value: '', label: '全部场次' }, ...config.sessions.map(({ id, name }) => ({ value: id, label: name }))]} onChange={(id) => change({ session: id })} /> : null}
          <div className='people-unit'><UnitPick units={units.data?.units ?? []} label='单位' value={unit || null} choose={(id) => change({ unit: id })} /></div>
          {unit ? <Button type='link' onClick={() => change({ unit: '' })}>不限单位</Button> : null}
        </div>
        <div className='row gap-s'>
          {mayChange ? <Button onClick={() => setOpen('enter')}>{config.enrol.how === 'opt-out' ? '替人请假' : nominated ? '报送名单' : '补录'}</Button> : null}
          {event.mine ? <Button onClick={() => setOpen('note')}>发通知</Button> : null}
        </div>
      </div>
      <div className='event-chosen'>
        <Choice<PeopleState | ''> label='看哪些人' value={state ?? ''} change={(next) => change({ state: next })} items={[{ value: '', text: '全部' }, ...relevant.map((one) => ({ value: one, text: counts ? `${names[one]} ${count(counts[one])}` : names[one] }))]} />
      </div>
      <Problem error={pass.error} />
      {told ? <p className='good event-chosen' role='status'>{told}</p> : null}
      {shown.length ? (
        <div className='row gap event-chosen' role='status'>
          <span className='num'>选中 {count(shown.length)} 人</span>
          {deciding.length ? <Button type='primary' loading={pass.busy} onClick={() => pass.run(deciding.map(({ id }) => id))}>通过 {count(deciding.length)} 人</Button> : null}
          {deciding.length ? <Button onClick={() => decide({ what: 'decline', people: deciding })}>不通过 {count(deciding.length)} 人</Button> : null}
          {mayChange ? <Button onClick={() => decide({ what: 'remove', people: shown })}>取消 {count(shown.length)} 人的报名</Button> : null}
          <Button type='link' onClick={() => choose([])}>取消选择</Button>
        </div>
      ) : null}
      <div className={`box${list.loading && items ? ' dim' : ''}`} aria-busy={list.loading}>
        {items === null
          ? error ? <Failed title='名单暂时取不出来' error={error} retry={list.refresh} /> : <Skeleton rows={8} />
          : items.length
            ? <PeopleTable items={items} names={names} chosen={chosen} choose={choose} mayRemove={mayChange} busy={pass.busy} pass={(id) => pass.run([id])} decide={decide} />
            : <Empty title={search ? '没有找到' : '这里还没有人'} text={search ? `姓名、工号和单位里都没有“${search}”，换个词试试。` : '换一个场次，或换一种状态看看。'} />}
        {items?.length && !ended ? <div className='list-foot'><Problem error={moreError} /><Button onClick={more} loading={adding}>加载更多</Button></div> : null}
      </div>
      {decision ? <Deciding eventId={event.id} decision={decision} close={() => decide(null)} done={(words) => { tell(words); void done() }} /> : null}
      {open === 'enter' ? <EnterForm close={() => setOpen(null)} done={() => void done()} /> : null}
      {open === 'note' ? <NoteForm close={() => setOpen(null)} /> : null}
    </>
  )
}
