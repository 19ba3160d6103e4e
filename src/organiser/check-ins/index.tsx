import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { CheckIn } from '../../../contract/study'
import { Button } from '@/components/Button'
import { Tabs } from '@/components/Choices'
import { Dialog } from '@/components/Dialog'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Problem } from '@/components/Problem'
import { Empty, OfflineNotice } from '@/components/States'
import { guarded } from '@/services/guard'
import { Pager } from '../parts/Pager'
import { ToldLine } from '../parts/ToldLine'
import { CheckInCard } from './CheckInCard'
import { WholePhoto, type Looking } from './Photos'
import { RefuseSheet } from './RefuseSheet'
import { useCheckIns, type Queue } from './useCheckIns'
import './index.scss'

const queues: { value: Queue, text: string }[] = [{ value: 'review', text: '待审核' }, { value: 'counted', text: '已计入' }, { value: 'refused', text: '已退回' }]
const none: Record<Queue, string> = { review: '要先看过才算数的打卡会列在这里。', counted: '参加的人打卡后会列在这里。', refused: '退回的打卡会列在这里，可以改为通过。' }

export default guarded('organiser', function CheckInsPage () {
  const { plan, state: first } = useRouter().params
  const checkIns = useCheckIns(plan, first === 'counted' ? 'counted' : 'review')
  const [refusing, setRefusing] = useState<CheckIn | null>(null)
  const [looking, setLooking] = useState<Looking | null>(null)
  const [all, setAll] = useState(false)
  const { state, decide, data } = checkIns
  return (
    <Page
      title='打卡审核' head={<><OfflineNotice /><Tabs label='哪些打卡' items={queues} value={state} onChange={checkIns.show} /></>} onRefresh={checkIns.refresh}
      overlay={(
        <>
          {refusing ? <RefuseSheet checkIn={refusing} decide={decide} onClose={() => setRefusing(null)} /> : null}
          {looking ? <WholePhoto looking={looking} onTurn={(at) => setLooking({ ...looking, at })} onClose={() => setLooking(null)} /> : null}
          {all && data ? (
            <Dialog title={`这一页 ${data.items.length} 条都通过？`} act='全部通过' back='再看看' busy='正在通过…' loading={decide.busy} onAct={() => decide.run(data.items, true, '', () => setAll(false))} onBack={() => setAll(false)}>
              <Problem error={decide.error} />
              通过后计入打卡和积分；以后发现不合适，还可以退回。
            </Dialog>
          ) : null}
        </>
      )}
    >
      <ToldLine words={checkIns.said} />
      {refusing || all ? null : <Problem error={decide.error} />}
      <Loaded of={checkIns} failed='打卡暂时取不出来'>
        {({ items }) => items.length
          ? (
            <>
              {state === 'review' && items.length > 1 ? <View className='row check-ins-all'><Button kind='text' small onClick={() => setAll(true)}>这一页都通过</Button></View> : null}
              {items.map((one) => <CheckInCard key={one.id} checkIn={one} busy={decide.busy} onPass={() => decide.run([one], true, '')} onRefuse={() => { decide.clear(); setRefusing(one) }} onLook={setLooking} />)}
              <Pager {...checkIns} />
            </>
            )
          : <Empty done={state === 'review'} title={state === 'review' ? '都看过了' : '还没有'} text={none[state]} />}
      </Loaded>
    </Page>
  )
})
