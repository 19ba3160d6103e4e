import { View } from '@tarojs/components'
import type { OrganiserRound } from '../../../contract/organiser'
import { Button } from '@/components/Button'
import { Cells } from '@/components/Cells'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Empty, ListEnd, OfflineNotice } from '@/components/States'
import { useList } from '@/services/data'
import { guarded } from '@/services/guard'
import { go, links } from '@/services/nav'
import { request } from '@/services/request'
import { ToldLine } from '../parts/ToldLine'
import { useTold } from '../parts/told'
import { RoundRow } from './RoundRow'
import './index.scss'

const sections: { state: OrganiserRound['state'], title: string }[] = [
  { state: 'draft', title: '草稿' }, { state: 'open', title: '正在进行' }, { state: 'upcoming', title: '未开始' }, { state: 'closed', title: '已结束' }
]

export default guarded('organiser', function OrganiserRoundsPage () {
  const told = useTold()
  const rounds = useList((cursor) => request('GET /organiser/rounds', { cursor, limit: 30 }))
  return (
    <Page
      title='竞赛与草稿' head={<OfflineNotice />} onRefresh={rounds.refresh} onEnd={rounds.more}
      footer={<Button block icon='plus' onClick={() => go(links.publish)}>发布竞赛</Button>}
    >
      <ToldLine words={told} />
      <Loaded of={rounds} failed='竞赛列表暂时取不出来' safe='草稿和成绩都在。'>
        {(list) => list.length
          ? (
            <>
              {sections.map(({ state, title }) => <Section key={state} title={title} rounds={list.filter((round) => round.state === state)} />)}
              {list.length < 30 ? null : <ListEnd adding={rounds.adding} ended={rounds.ended} error={rounds.moreError} onMore={rounds.more} />}
            </>
            )
          : <Empty title='还没有竞赛' text='发布后，各场竞赛的参与情况会列在这里。' />}
      </Loaded>
    </Page>
  )
})

function Section ({ title, rounds }: { title: string, rounds: readonly OrganiserRound[] }) {
  if (!rounds.length) return null
  return (
    <>
      <View className='row wrap between rounds-section'><View className='sect-title'>{title}</View><View className='sub num'>{rounds.length} 场</View></View>
      <Cells>{rounds.map((round) => <RoundRow key={round.id} round={round} />)}</Cells>
    </>
  )
}
