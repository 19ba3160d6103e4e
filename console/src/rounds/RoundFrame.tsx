import { MoreOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import { NavLink, Outlet, useNavigate, useParams } from 'react-router'
import type { OrganiserRound } from '../../../contract/organiser'
import { useData } from '../services/data'
import { request, type Answer } from '../services/request'
import { Page } from '../shell/Page'
import { Failed, Skeleton } from '../shell/States'
import { EndForm } from './EndForm'
import { ExtendForm } from './ExtendForm'
import type { Frame } from './frame'
import { hasResults } from './results/words'
import { Facts, StateMark, When } from './words'
import './rounds.css'

const crumbs = (title: string) => [{ text: '竞赛', to: '/rounds' }, { text: title }]

/** One round: what stands above each of its pages, and the way between them. */
export function RoundFrame() {
  const { roundId = '' } = useParams()
  const found = useData(() => request('GET /organiser/rounds/:id/progress', { id: roundId }), roundId)
  const round = found.data?.round
  if (!round) {
    return (
      <Page title='竞赛' crumbs={crumbs('一场竞赛')}>
        <div className='box'>{found.error ? <Failed title='这场竞赛暂时取不出来' error={found.error} retry={found.refresh} /> : <Skeleton rows={6} />}</div>
      </Page>
    )
  }
  return (
    <Page key={roundId} title={round.title} crumbs={crumbs(round.title)} actions={<Acts round={round} refresh={found.refresh} />}>
      <p className='row gap sub num round-line wrap'><StateMark state={round.state} /><When round={round} /><span><Facts round={round} /></span><span>组织单位：{round.owner.name}</span></p>
      <nav className='round-tabs' aria-label='这场竞赛'>
        {tabsOf(round, found.data).map(({ to, text }) => <NavLink key={to} to={to} end={to === ''} className={({ isActive }) => (isActive ? 'active' : '')}>{text}</NavLink>)}
      </nav>
      <Outlet context={{ round, refresh: found.refresh } satisfies Frame} />
    </Page>
  )
}

/** What the round's rules have a use for. */
type Uses = Pick<Answer<'GET /organiser/rounds/:id/progress'>, 'entries' | 'given' | 'honours'>

/** Only whoever may change a round sees what its questions are worth. */
const tabsOf = ({ mine, state, practice }: OrganiserRound, uses: Uses | null) => [
  { to: '', text: '参与进度' },
  ...(hasResults({ state, practice }) ? [{ to: 'results', text: '成绩' }] : []),
  ...(practice ? [] : [{ to: 'people', text: '参加人员' }]),
  ...(mine && uses?.entries ? [{ to: 'entries', text: '晋级' }] : []),
  ...(mine && uses?.honours ? [{ to: 'honours', text: '奖项与证书' }] : []),
  ...(mine && uses?.given ? [{ to: 'given', text: '组织工作分' }] : []),
  ...(mine ? [{ to: 'rules', text: '规则' }] : []),
  ...(mine ? [{ to: 'news', text: '公告与暂停' }] : []),
  ...(mine && state !== 'upcoming' ? [{ to: 'items', text: '试题分析' }] : [])
]

function Acts({ round, refresh }: Frame) {
  const go = useNavigate()
  const [open, setOpen] = useState<'end' | 'extend' | null>(null)
  if (!round.mine) return null
  const more = [{ key: 'extend', label: '延长截止时间', onClick: () => setOpen('extend') }, { key: 'news', label: '发公告', onClick: () => void go(`/rounds/${round.id}/news`) }, { key: 'pause', label: '暂停、恢复', onClick: () => void go(`/rounds/${round.id}/news`) }]
  return (
    <div className='row gap'>
      {round.state === 'upcoming' ? <Button onClick={() => void go(`/rounds/${round.id}/edit`)}>编辑规则</Button> : null}
      {round.state === 'open' ? <Button onClick={() => void go(`/rounds/${round.id}/edit`)}>调整规则</Button> : null}
      {round.state === 'open' ? <Button onClick={() => setOpen('end')}>提前结束</Button> : null}
      {round.state === 'open' ? (
        <Dropdown trigger={['click']} placement='bottomRight' menu={{ items: more }} getPopupContainer={(node) => node.parentElement ?? document.body}>
          <Button aria-haspopup='menu' icon={<MoreOutlined aria-hidden />}>更多</Button>
        </Dropdown>
      ) : null}
      {open === 'end' ? <EndForm round={round} close={() => setOpen(null)} ended={refresh} /> : null}
      {open === 'extend' ? <ExtendForm round={round} close={() => setOpen(null)} changed={refresh} /> : null}
    </div>
  )
}
