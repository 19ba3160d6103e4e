import { View } from '@tarojs/components'
import { useState } from 'react'
import type { RoundCard, RoundState } from '../../../contract/quiz'
import { Tabs } from '@/components/Choices'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Empty, ListEnd, OfflineNotice } from '@/components/States'
import { useList } from '@/services/data'
import { guarded } from '@/services/guard'
import { request } from '@/services/request'
import { Card } from './Card'
import { Practice } from './Practice'
import './index.scss'

const states = [{ value: 'open', text: '正在进行' }, { value: 'upcoming', text: '未开始' }, { value: 'closed', text: '已结束' }] as const

const nothing: Record<RoundState, { title: string, text: string }> = {
  open: { title: '现在没有进行中的竞赛', text: '组织者发布后会出现在这里，开始时间可在“未开始”里看。' },
  upcoming: { title: '没有等待开始的竞赛', text: '已经发布、还没到时间的竞赛会列在这里。' },
  closed: { title: '还没有结束的竞赛', text: '截止后，成绩和名次从这里看。' }
}

export default guarded('member', function RoundsPage () {
  const [state, setState] = useState<RoundState>('open')
  const rounds = useList((cursor) => request('GET /rounds', { state, cursor, limit: 20 }), state)
  return (
    <Page
      title='答题' tab='rounds' onRefresh={rounds.refresh} onEnd={rounds.more}
      head={<><OfflineNotice /><Tabs label='竞赛状态' items={states} value={state} onChange={setState} /></>}
    >
      <Loaded of={rounds} failed='竞赛列表暂时取不出来' safe='已经交上的答卷都在。'>
        {(list) => list.length
          ? (
            <>
              <Section rounds={list.filter((round) => !round.practice)} />
              <Section title='练习' rounds={list.filter((round) => round.practice)} />
              {rounds.ended && list.length < 20 ? null : <ListEnd adding={rounds.adding} ended={rounds.ended} error={rounds.moreError} onMore={rounds.more} />}
            </>
            )
          : <Empty {...nothing[state]} />}
      </Loaded>
      {state === 'open' ? <Practice /> : null}
    </Page>
  )
})

function Section ({ title, rounds }: { title?: string, rounds: RoundCard[] }) {
  if (!rounds.length) return null
  return (
    <View className='rounds'>
      {title ? <View className='sect-title rounds-head'>{title}</View> : null}
      {rounds.map((round) => <Card key={round.id} round={round} />)}
    </View>
  )
}
