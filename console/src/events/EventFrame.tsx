import { NavLink, Outlet, useParams } from 'react-router'
import { wordOf } from '../editor/options'
import { useData } from '../services/data'
import { count } from '../services/format'
import { request } from '../services/request'
import { Page } from '../shell/Page'
import { Failed, Skeleton } from '../shell/States'
import { EventActs } from './EventActs'
import type { EventFrameState } from './frame'
import { crumbsOf, kinds, StateMark, When } from './words'
import '../rounds/rounds.css'
import '../editor/editor.css'
import './events.css'

/** One event: what stands above each of its pages, and the way between them. */
export function EventFrame() {
  const { eventId = '' } = useParams()
  const found = useData(() => request('GET /organiser/events/:id', { id: eventId }), eventId)
  if (!found.data) {
    return (
      <Page title='活动' crumbs={crumbsOf('一个活动')}>
        <div className='box'>{found.error ? <Failed title='这个活动暂时取不出来' error={found.error} retry={found.refresh} /> : <Skeleton rows={6} />}</div>
      </Page>
    )
  }
  const { event, config: { enrol: { how }, attendance, route } } = found.data
  const { title, state, kind, sessions, seats, confirmed, waiting, applied, owner, expected, excused, closed } = event
  const tabs = [{ to: '', text: applied ? `名单 ${how === 'lot' ? '等抽签' : '待审'} ${count(applied)}` : '名单' }, { to: 'sessions', text: '场次' }, ...(attendance ? [{ to: 'attendance', text: '到场' }] : []), ...(route ? [{ to: 'route', text: '路线' }] : []), { to: 'figures', text: '统计' }, { to: 'after', text: '图片和反馈' }, { to: 'rules', text: '规则' }]
  const frame: EventFrameState = { ...found.data, refresh: found.refresh }
  return (
    <Page key={eventId} title={title || '未命名'} crumbs={crumbsOf(title)} actions={<EventActs {...frame} />}>
      <p className='row gap sub num round-line wrap'>
        <StateMark state={state} />{closed ? <span>已办结</span> : null}<span>{wordOf(kinds, kind)}</span><When of={event} /><span>{count(sessions)} 场</span>
        <span>{how === 'opt-out' ? `全体参加，应到 ${count(expected ?? 0)} 人${excused ? `，请假 ${count(excused)} 人${sessions > 1 ? '次' : ''}` : ''}` : `已报 ${count(confirmed)} 人${seats === null ? '，名额不限' : `，名额 ${count(seats)}`}${waiting ? `，候补 ${count(waiting)} 人` : ''}`}</span><span>主办：{owner.name}</span>
      </p>
      <nav className='round-tabs' aria-label='这个活动'>
        {tabs.map((tab) => <NavLink key={tab.to} to={tab.to} end={tab.to === ''} className={({ isActive }) => (isActive ? 'active' : '')}>{tab.text}</NavLink>)}
      </nav>
      <Outlet context={frame} />
    </Page>
  )
}
