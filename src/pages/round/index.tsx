import { View } from '@tarojs/components'
import { useRouter, useShareAppMessage } from '@tarojs/taro'
import type { RoundDetail } from '../../../contract/quiz'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Rule } from '@/components/Rule'
import { Sentences } from '@/components/Sentences'
import { Skeleton } from '@/components/Skeleton'
import { OfflineNotice } from '@/components/States'
import { now } from '@/services/clock'
import { useData } from '@/services/data'
import { recent } from '@/services/format'
import { guarded } from '@/services/guard'
import { links } from '@/services/nav'
import { request } from '@/services/request'
import { Facts } from './Facts'
import { Footer } from './Footer'
import { Unit } from './Unit'
import './index.scss'

export default guarded('member', function RoundPage () {
  const id = useRouter().params.id ?? ''
  const round = useData(() => request('GET /rounds/:id', { id }), id)
  useShareAppMessage(() => ({ title: round.data?.title ?? '学史', path: links.round(id) }))
  return (
    <Page
      title={round.data?.practice ? '练习' : '竞赛详情'} head={<OfflineNotice />} onRefresh={round.refresh}
      footer={round.data ? <Footer round={round.data} /> : undefined}
    >
      <Loaded of={round} failed='竞赛详情暂时取不出来' safe='你的答卷和成绩都在。' skeleton={<View className='sect'><Skeleton kind='block' rows={6} /></View>}>
        {(detail) => (
          <>
            <View className='notice-rule'><Rule /></View>
            <Facts round={detail} onTurn={() => { void round.refresh() }} />
            <View className='hair' />
            {detail.notes.length ? <Notes notes={detail.notes} /> : null}
            <View className='sect'>
              <View className='sect-head'><View className='sect-title'>{detail.practice ? '练习规则' : '竞赛规则'}</View></View>
              <Sentences sentences={detail.sentences} />
            </View>
            <Unit round={detail} />
          </>
        )}
      </Loaded>
    </Page>
  )
})

function Notes ({ notes }: { notes: RoundDetail['notes'] }) {
  return (
    <View className='round-notes'>
      {notes.map(({ at, text }) => (
        <View key={at + text} className='round-note'>
          <View>{text}</View>
          <View className='cap num'>{recent(at, now())}</View>
        </View>
      ))}
    </View>
  )
}
