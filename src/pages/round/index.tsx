import { View } from '@tarojs/components'
import { useRouter, useShareAppMessage } from '@tarojs/taro'
import { Loaded } from '@/components/Loaded'
import { Notes } from '@/components/Notes'
import { Page } from '@/components/Page'
import { Rule } from '@/components/Rule'
import { Sentences } from '@/components/Sentences'
import { Skeleton } from '@/components/Skeleton'
import { OfflineNotice } from '@/components/States'
import { useData } from '@/services/data'
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
            <Notes of={detail.notes} />
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
