import { View } from '@tarojs/components'
import { Fragment, useState } from 'react'
import type { EventKind } from '../../../contract/event-config'
import type { EventCard } from '../../../contract/events'
import { Cell, Cells } from '@/components/Cells'
import { Chips, Tabs } from '@/components/Choices'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Empty, ListEnd, OfflineNotice } from '@/components/States'
import { a11y } from '@/platform/a11y'
import { now } from '@/services/clock'
import { useList } from '@/services/data'
import { dayAt } from '@/services/days'
import { byWeek } from '@/services/events'
import { guarded } from '@/services/guard'
import { go, links } from '@/services/nav'
import { request } from '@/services/request'
import { EventLine } from './EventLine'
import './index.scss'

type Part = 'coming' | 'mine' | 'past'

const kinds: { value: EventKind | 'all', text: string }[] = [
  { value: 'all', text: '全部' }, { value: 'lecture', text: '党课' }, { value: 'visit', text: '现场教学' }, { value: 'volunteer', text: '志愿服务' }, { value: 'walk', text: '红色路线' }, { value: 'ceremony', text: '仪式' }, { value: 'other', text: '其他' }
]

const nothing: Record<Part, { title: string, text: string }> = {
  coming: { title: '现在没有活动', text: '组织者发布后会出现在这里。' },
  mine: { title: '你还没有报名', text: '报了名的活动列在这里，签到码也从这里打开。' },
  past: { title: '还没有结束的活动', text: '结束以后，可以在这里查。' }
}

export default guarded('member', function EventsPage () {
  const [part, setPart] = useState<Part>('coming')
  const [kind, setKind] = useState<EventKind | 'all'>('all')
  const [mine, setMine] = useState(0)
  const events = useList(async (cursor) => {
    const page = await request('GET /events', { of: part, cursor, limit: 20, ...(kind !== 'all' && { kind }) })
    setMine(page.mine)
    return page
  }, `${part} ${kind}`)
  const parts = [{ value: 'coming', text: '全部活动' }, { value: 'mine', text: mine ? `我的报名 ${mine}` : '我的报名' }, { value: 'past', text: '已结束' }] as const
  return (
    <Page
      title='活动' tab='events' onRefresh={events.refresh} onEnd={events.more}
      head={<><OfflineNotice /><Tabs label='看哪些活动' items={parts} value={part} onChange={setPart} /></>}
    >
      <View className='events-kinds'><Chips line label='哪一类' items={kinds} value={kind} onChange={setKind} /></View>
      <Loaded of={events} failed='活动暂时取不出来' safe='你的报名都在。'>
        {(list) => list.length
          ? (
            <>
              <Weeks cards={list} past={part === 'past'} />
              {events.ended && list.length < 20 ? null : <ListEnd adding={events.adding} ended={events.ended} error={events.moreError} onMore={events.more} />}
            </>
            )
          : <Empty {...(kind === 'all' ? nothing[part] : { title: '这一类现在没有', text: '换一类看看，或者看“全部”。' })} />}
      </Loaded>
      {part === 'coming' ? <View className='events-more'><Cells inset><Cell icon='star' title='点单' note='各单位提供的讲座、宣讲和参观，可以预约' label='点单' onClick={() => go(links.menu)} /></Cells></View> : null}
      {part === 'mine' ? <View className='events-more'><Cells inset><Cell icon='history' title='志愿时长' note='每次记了多久，开具时长证明' label='志愿时长' onClick={() => go(links.hours)} /></Cells></View> : null}
    </Page>
  )
})

function Weeks ({ cards, past }: { cards: readonly EventCard[], past: boolean }) {
  const groups = past ? [{ title: '', cards: [...cards] }] : byWeek(cards, dayAt(now()))
  return (
    <>
      {groups.map(({ title, cards: own }) => (
        <Fragment key={own[0]?.id ?? title}>
          {title ? <View className='events-week' {...a11y({ role: 'heading', level: 2 })}>{title}</View> : null}
          <View {...a11y({ role: 'list', label: title || '已结束的活动' })}>
            {own.map((card) => <EventLine key={card.id} card={card} />)}
          </View>
        </Fragment>
      ))}
    </>
  )
}
