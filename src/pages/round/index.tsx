import { View } from '@tarojs/components'
import { useRouter, useShareAppMessage } from '@tarojs/taro'
import { Loaded } from '@/components/Loaded'
import { Notes } from '@/components/Notes'
import { Page } from '@/components/Page'
import { Rule } from '@/components/Rule'
import { Sentences } from '@/components/Sentences'
import { Skeleton } from '@/components/Skeleton'
import { OfflineNotice } from '@/components/States'
import { guarded } from '@/services/guard'
import { links } from '@/services/nav'
import { Facts } from './Facts'
import { Footer } from './Footer'
import { Goals } from './Goals'
import { Over } from './Over'
import { Phases } from './Phases'
import { SignUp } from './SignUp'
import { Unit } from './Unit'
import { useRound } from './useRound'
import './index.scss'

export default guarded('member', function RoundPage () {
  const { id = '', choose } = useRouter().params
  const page = useRound(id, choose)
  const { round, starting } = page
  const turn = () => { void round.refresh() }
  useShareAppMessage(() => ({ title: round.data?.title ?? '学史', path: links.round(id) }))
  return (
    <Page
      title={round.data?.practice ? '练习' : '竞赛详情'} head={<OfflineNotice />} onRefresh={round.refresh} overlay={<Over page={page} />}
      footer={round.data ? <Footer round={round.data} busy={starting.busy} error={page.layer ? null : starting.error} onAct={page.act} onSignUp={page.fillSignUp} /> : undefined}
    >
      <Loaded of={round} failed='竞赛详情暂时取不出来' safe='你的答卷和成绩都在。' skeleton={<View className='sect'><Skeleton kind='block' rows={6} /></View>}>
        {(detail) => (
          <>
            <View className='notice-rule'><Rule /></View>
            <Facts round={detail} onTurn={turn} />
            <View className='hair' />
            <Notes of={detail.notes} />
            <SignUp round={detail} onFill={page.fillSignUp} onTakeBack={page.askTakeBack} />
            <Phases round={detail} busy={starting.busy} onStart={page.start} onTurn={turn} />
            <View className='sect'>
              <View className='sect-head'><View className='sect-title'>{detail.practice ? '练习规则' : '竞赛规则'}</View></View>
              <Sentences sentences={detail.sentences} />
            </View>
            <Goals round={detail} />
            <Unit round={detail} />
          </>
        )}
      </Loaded>
    </Page>
  )
})
