import { View } from '@tarojs/components'
import { useState } from 'react'
import type { EventDeskState } from '../../../contract/event-desk'
import { Button } from '@/components/Button'
import { Cells } from '@/components/Cells'
import { Chips } from '@/components/Choices'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Empty, ListEnd, OfflineNotice } from '@/components/States'
import { useList } from '@/services/data'
import { guarded } from '@/services/guard'
import { go, links } from '@/services/nav'
import { request } from '@/services/request'
import { ToldLine } from '@/organiser/parts/ToldLine'
import { useTold } from '@/organiser/parts/told'
import { EventLine } from './EventLine'
import { stateNames } from './words'
import './index.scss'

type Part = EventDeskState | 'all'
const order = ['running', 'upcoming', 'draft', 'ended', 'cancelled'] as const
const parts: { value: Part, text: string }[] = [{ value: 'all', text: '全部' }, ...order.map((value) => ({ value, text: stateNames[value] }))]
const PAGE = 30

/** Events that I manage: of my units, and those of units above in which my people take part. */
export default guarded('organiser', function OrganiserEventsPage () {
  const told = useTold()
  const [part, setPart] = useState<Part>('all')
  const events = useList((cursor) => request('GET /organiser/events', { cursor, limit: PAGE, ...(part !== 'all' && { state: part }) }), part)
  return (
    <Page
      title='活动管理' head={<OfflineNotice />} onRefresh={events.refresh} onEnd={events.more}
      footer={<Button block icon='plus' onClick={() => go(links.newEvent)}>新建活动</Button>}
    >
      <ToldLine words={told} />
      <View className='org-events-states'><Chips line label='哪种状态' items={parts} value={part} onChange={setPart} /></View>
      <Loaded of={events} failed='活动暂时取不出来' safe='草稿和报名都在。'>
        {(list) => list.length
          ? (
            <>
              <Cells>{list.map((event) => <EventLine key={event.id} event={event} />)}</Cells>
              {list.length < PAGE ? null : <ListEnd adding={events.adding} ended={events.ended} error={events.moreError} onMore={events.more} />}
            </>
            )
          : <Empty title={part === 'all' ? '还没有活动' : `没有${stateNames[part]}的活动`} text={part === 'all' ? '新建并发布后，报名情况会列在这里。' : '换一种状态看看。'} />}
      </Loaded>
    </Page>
  )
})
