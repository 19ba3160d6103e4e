import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { Bar, HoursRow } from '../../../contract/hours'
import { Button } from '@/components/Button'
import { Cell, Cells } from '@/components/Cells'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Empty, ListEnd, OfflineNotice } from '@/components/States'
import { a11y } from '@/platform/a11y'
import { now } from '@/services/clock'
import { useData, useList } from '@/services/data'
import { fullDay } from '@/services/format'
import { guarded } from '@/services/guard'
import { go, links } from '@/services/nav'
import { request } from '@/services/request'
import { AppealSheet } from './AppealSheet'
import { BarNote } from './BarNote'
import { minutesWords } from './words'
import './index.scss'

interface Sums { minutes: number, thisYear: number, sessions: number }

/** Hours of volunteering by session, the way to a certificate, and what follows from not having come. */
export default guarded('member', function HoursPage () {
  const [sums, setSums] = useState<Sums | null>(null)
  const [appealing, setAppealing] = useState<Bar | null>(null)
  const list = useList(async (cursor) => {
    const page = await request('GET /me/hours', { cursor, limit: 30 })
    setSums(page)
    return page
  })
  const bars = useData(async () => (await request('GET /me/bars')).bars)
  const refresh = async () => { await Promise.all([list.refresh(), bars.refresh()]) }
  return (
    <Page
      title='志愿时长' head={<OfflineNotice />} onRefresh={refresh} onEnd={list.more}
      footer={sums?.minutes ? <Button block kind='second' onClick={() => go(links.hoursPaper)}>开具时长证明</Button> : undefined}
      overlay={appealing ? <AppealSheet bar={appealing} onClose={() => setAppealing(null)} onDone={() => { setAppealing(null); void bars.refresh() }} /> : null}
    >
      {bars.data?.map((bar) => <BarNote key={bar.id} bar={bar} now={now()} onAppeal={() => setAppealing(bar)} />)}
      <Loaded of={list} failed='时长暂时取不出来' safe='记下的时长都在。'>
        {(rows) => rows.length ? (
          <>
            {sums ? <Head sums={sums} /> : null}
            <Cells>{rows.map((row) => <Row key={row.eventId + row.session} of={row} />)}</Cells>
            <ListEnd adding={list.adding} ended={list.ended} error={list.moreError} onMore={list.more} />
          </>
        ) : <Empty title='还没有志愿服务时长' text='参加志愿服务并签到后，活动结束、组织者确认过的时长会列在这里。' />}
      </Loaded>
    </Page>
  )
})

function Head ({ sums: { minutes, thisYear, sessions } }: { sums: Sums }) {
  return (
    <View className='sect hours-head num' {...a11y({ role: 'group', label: `合计 ${minutesWords(minutes)}，今年 ${minutesWords(thisYear)}，共 ${sessions} 次` })}>
      <View className='t1'>{minutesWords(minutes)}</View>
      <View className='sub'><Text className='nowrap'>今年 {minutesWords(thisYear)}</Text>，<Text className='nowrap'>共 {sessions} 次</Text></View>
    </View>
  )
}

function Row ({ of: { eventId, eventTitle, sessionName, begins, minutes, note } }: { of: HoursRow }) {
  const when = `${fullDay(begins)} ${sessionName === eventTitle ? '' : sessionName}`.trim()
  return (
    <Cell
      title={eventTitle} note={<><View>{when}</View>{note ? <View>{note}</View> : null}</>} value={minutesWords(minutes)}
      label={[eventTitle, when, minutesWords(minutes), note].filter(Boolean).join('，')} onClick={() => go(links.event(eventId))}
    />
  )
}
