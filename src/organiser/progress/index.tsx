import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Empty, OfflineNotice } from '@/components/States'
import { guarded } from '@/services/guard'
import { go, links } from '@/services/nav'
import type { Answer } from '@/services/request'
import { OnlyOrganisers } from '../parts/OnlyOrganisers'
import { ToldLine } from '../parts/ToldLine'
import { useTold } from '../parts/told'
import { EndSheet } from './EndSheet'
import { Total } from './Total'
import { UnitRow } from './UnitRow'
import { useProgress } from './useProgress'
import './index.scss'

export default guarded('organiser', function ProgressPage () {
  const id = useRouter().params.id ?? ''
  const progress = useProgress(id)
  const [ending, setEnding] = useState(false)
  const told = useTold()
  const { data } = progress
  const here = data?.path[data.path.length - 1]
  const absent = data ? Math.max(0, data.roster - data.participants) : 0
  return (
    <Page
      title='参与进度' head={<OfflineNotice />} onRefresh={progress.refresh}
      footer={here && absent && data.round.state === 'open' && !data.round.practice ? (
        <Button block onClick={() => go(links.absent(id, here.id))}>查看未参与的 {absent} 人</Button>
      ) : undefined}
      overlay={ending && data ? <EndSheet progress={progress} round={data.round} onClose={() => setEnding(false)} /> : null}
    >
      <Loaded of={progress} failed='参与进度暂时取不出来'>
        {(loaded) => (
          <>
            <ToldLine words={told} />
            {loaded.round.practice ? <Practice title={loaded.round.title} /> : <Branches id={id} loaded={loaded} onShow={progress.show} />}
            {loaded.round.mine && loaded.round.state === 'open' ? (
              <View className='row progress-end'><Button kind='text' small onClick={() => setEnding(true)}>提前结束这场{loaded.round.practice ? '练习' : '竞赛'}</Button></View>
            ) : null}
          </>
        )}
      </Loaded>
    </Page>
  )
})

function Branches ({ id, loaded: { rows, path, entries, given, certificates, ...total }, onShow }: { id: string, loaded: Answer<'GET /organiser/rounds/:id/progress'>, onShow: (id: string) => void }) {
  return (
    <>
      <Total {...total} />
      <More id={id} mine={total.round.mine} entries={entries} given={given} certificates={certificates && total.round.state === 'open'} honours={total.round.state === 'closed'} />
      <OnlyOrganisers />
      <Path path={path} onShow={onShow} />
      <View className='row wrap between progress-head'>
        <View className='t3 num'>{rows.length} 个{rows.some((row) => row.hasChildren) ? '单位' : '支部'}</View>
        <View className='sub'>参与率从低到高</View>
      </View>
      {rows.length ? null : <Empty title='这里没有参加的单位' text='开赛时花名册里的单位会列在这里。' />}
      <View className='progress-rows'>
        {rows.map((row) => (
          <UnitRow
            key={row.unit.id} row={row} onDrill={row.hasChildren ? () => onShow(row.unit.id) : undefined}
            onAbsent={row.absent ? () => go(links.absent(id, row.unit.id)) : undefined}
          />
        ))}
      </View>
    </>
  )
}

/** What else there is to see to in this round. */
function More ({ id, mine, entries, given, certificates, honours }: { id: string, mine: boolean, entries: boolean, given: boolean, certificates: boolean, honours: boolean }) {
  return (
    <View className='row wrap progress-more'>
      <Button kind='text' small icon='people' onClick={() => go(links.participants(id))}>参加人员</Button>
      {honours && mine ? <Button kind='text' small icon='podium' onClick={() => go(links.organiserHonours(id))}>成绩与奖项</Button> : null}
      {entries && mine ? <Button kind='text' small icon='podium' onClick={() => go(links.entries(id))}>晋级名单</Button> : null}
      {given && mine ? <Button kind='text' small icon='edit' onClick={() => go(links.given(id))}>单位评分</Button> : null}
      {certificates && mine ? <Button kind='text' small icon='done' onClick={() => go(links.certificates(id))}>证书</Button> : null}
      {mine ? <Button kind='text' small icon='edit' onClick={() => go(links.amend(id))}>调整规则</Button> : null}
    </View>
  )
}

/** Practice has no standings: there is nothing to count. */
function Practice ({ title }: { title: string }) {
  return <Empty title={title} text='练习不计名次，也不统计参与。谁练过、练了几次，只有本人看得到。' />
}

/** From the top of my range down to what is shown. */
function Path ({ path, onShow }: { path: readonly { id: string, name: string }[], onShow: (id: string) => void }) {
  const above = path[path.length - 2]
  const here = path[path.length - 1]
  if (!above || !here) return null
  return (
    <View className='row progress-path'>
      <Button kind='text' small icon='back' label={`上一级：${above.name}`} onClick={() => onShow(above.id)}>上一级</Button>
      <View className='grow sub'>{here.name}</View>
    </View>
  )
}
