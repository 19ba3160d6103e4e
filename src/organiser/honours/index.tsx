import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { DrawState, OrganiserHonours } from '../../../contract/awards'
import { Button } from '@/components/Button'
import { Cell, Cells } from '@/components/Cells'
import { Dialog } from '@/components/Dialog'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Problem } from '@/components/Problem'
import { Empty, Notice, OfflineNotice } from '@/components/States'
import { now } from '@/services/clock'
import { dayTime } from '@/services/format'
import { guarded } from '@/services/guard'
import { go, links } from '@/services/nav'
import { AskAnnounce } from './AskAnnounce'
import { Changes } from './Changes'
import { Draws } from './Draws'
import { Lists } from './Lists'
import { useHonours } from './useHonours'
import './index.scss'

type Asking = null | 'announce' | DrawState

export default guarded('organiser', function OrganiserHonoursPage () {
  const id = useRouter().params.id ?? ''
  const honours = useHonours(id)
  const { data, announce, draw } = honours
  const [asking, setAsking] = useState<Asking>(null)
  const due = data && data.lists.length > 0 && (!data.announced || data.changed)
  return (
    <Page
      title='成绩与奖项' head={<OfflineNotice />} onRefresh={honours.refresh}
      footer={due ? <Button block onClick={() => setAsking('announce')}>{data.announced ? '公布更正后的名单' : '公布获奖名单'}</Button> : undefined}
      overlay={!asking || !data ? null : asking === 'announce' ? <AskAnnounce announce={announce} of={data} onClose={() => setAsking(null)} /> : (
        <Dialog
          title={`现在抽“${asking.name}”？`} act='现在抽奖' back='先不抽' busy='正在抽…' loading={draw.busy}
          onAct={() => draw.run(asking.id, () => setAsking(null))} onBack={() => { draw.clear(); setAsking(null) }}
        >
          <Problem error={draw.error} />
          <View className='num'>{asking.holders} 人参加。抽奖只能抽一次，结果会记录在案，参加的人都能看到。</View>
        </Dialog>
      )}
    >
      <Loaded of={honours} failed='奖项暂时取不出来'>
        {(loaded) => (
          <>
            {loaded.whyNot ? <Notice icon='info' title={loaded.whyNot} /> : null}
            <View className='sect'><View className='t2'>{loaded.roundTitle}</View><Announced of={loaded} /><Changes of={loaded.changes} /></View>
            {/* A correction brings other rows: nothing of the old list stays. */}
            <Lists key={loaded.mark} roundId={id} lists={loaded.lists} announced={loaded.announced !== null && !loaded.changed} />
            <Draws roundId={id} draws={loaded.draws} honours={honours} onDraw={setAsking} />
            <Problem error={honours.replay.error} />
            {loaded.certificates.length ? (
              <View className='hon-certs'>
                <View className='sect hon-certs-head'><View className='sect-title'>证书</View></View>
                <Cells>{loaded.certificates.map(({ id: cert, name, issued, revoked }) => <Cell key={cert} title={name} value={`已领 ${issued} 张${revoked ? `，作废 ${revoked} 张` : ''}`} onClick={() => go(links.certificates(id, cert))} />)}</Cells>
              </View>
            ) : null}
            {nothing(loaded) ? <Empty title='这场竞赛没有设奖项' text='成绩和名次在排行榜里。' action={{ text: '看排行榜', onClick: () => go(links.board(id)) }} /> : null}
          </>
        )}
      </Loaded>
    </Page>
  )
})

const nothing = ({ whyNot, lists, draws, certificates }: OrganiserHonours) => !whyNot && !lists.length && !draws.length && !certificates.length

function Announced ({ of: { announced, changed } }: { of: OrganiserHonours }) {
  if (!announced) return null
  return (
    <View className='sub num'>
      名单已在 {dayTime(announced.at, now())} 公布{announced.version > 1 ? `（第 ${announced.version} 次）` : ''}。{changed ? '成绩后来有变化，下面是现在的名单。' : ''}
    </View>
  )
}
