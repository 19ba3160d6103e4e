import { View } from '@tarojs/components'
import { useRouter, useShareAppMessage } from '@tarojs/taro'
import { useState } from 'react'
import type { AttemptResult } from '../../../contract/quiz'
import { Honours } from '@/components/Honours'
import { Loaded } from '@/components/Loaded'
import { Notes } from '@/components/Notes'
import { Page } from '@/components/Page'
import { Rule } from '@/components/Rule'
import { Skeleton } from '@/components/Skeleton'
import { Empty, OfflineNotice } from '@/components/States'
import { useData } from '@/services/data'
import { guarded } from '@/services/guard'
import { home, links, replace } from '@/services/nav'
import { request } from '@/services/request'
import { AskAgain } from './AskAgain'
import { ByType } from './ByType'
import { Facts } from './Facts'
import { Footer } from './Footer'
import { Score } from './Score'
import { SoFar } from './SoFar'
import { UnitChange } from './UnitChange'
import './index.scss'

export default guarded('member', function ResultPage () {
  const { id = '', over, wrong } = useRouter().params
  const result = useData(() => request('GET /attempts/:id/result', { id }), id)
  const [asking, ask] = useState(false)
  useShareAppMessage(() => invitation(result.data))
  if (result.error?.code === 'not_revealed') {
    return (
      <Page title='成绩'>
        <Empty title='这份答卷还没有交' text='交卷后，成绩会显示在这里。' action={{ text: '接着答', onClick: () => replace(links.answer(id)) }} />
      </Page>
    )
  }
  return (
    <Page
      title='成绩' head={<OfflineNotice />} onRefresh={result.refresh}
      footer={result.data ? <Footer result={result.data} onAgain={() => ask(true)} /> : null}
      overlay={asking && result.data ? <AskAgain result={result.data} onBack={() => ask(false)} /> : null}
    >
      <Loaded of={result} failed='成绩暂时取不出来' safe={result.error?.code === 'not_found' ? undefined : '你的答卷已经交上，不会丢。'} skeleton={<Skeleton kind='block' />}>
        {(data) => (
          <>
            <View className='top'><Rule /></View>
            <Score result={data} how={over === '1' ? 'over' : wrong === '1' ? 'wrong' : null} />
            <Notes of={data.notes} />
            <Facts result={data} />
            <SoFar result={data} />
            <ByType result={data} />
            <UnitChange result={data} />
            <Honours rounds={data.honours ? [{ id: data.roundId, title: data.roundTitle }] : []} />
          </>
        )}
      </Loaded>
    </Page>
  )
})

/** Leads to the round, not to my result: the score is mine to tell. */
const invitation = (result: AttemptResult | null) => result
  ? { title: result.correct === null ? `我参加了“${result.roundTitle}”，你也来试试` : `我在“${result.roundTitle}”答对 ${result.correct} 题，你也来试试`, path: links.round(result.roundId) }
  : { title: '学史', path: home }
