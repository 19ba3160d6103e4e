import { View } from '@tarojs/components'
import { useRouter, useShareAppMessage } from '@tarojs/taro'
import { Honours } from '@/components/Honours'
import { Loaded } from '@/components/Loaded'
import { Notes } from '@/components/Notes'
import { Page } from '@/components/Page'
import { Rule } from '@/components/Rule'
import { Sentences } from '@/components/Sentences'
import { Skeleton } from '@/components/Skeleton'
import { Empty, OfflineNotice } from '@/components/States'
import { guarded } from '@/services/guard'
import { home, links, restart } from '@/services/nav'
import { Facts } from './Facts'
import { Footer } from './Footer'
import { Goals } from './Goals'
import { Over } from './Over'
import { Phases } from './Phases'
import { Remind } from './Remind'
import { SignUp } from './SignUp'
import { Unit } from './Unit'
import { useRound } from './useRound'
import './index.scss'

export default guarded('member', function RoundPage () {
  const { id = '', choose } = useRouter().params
  const page = useRound(id, choose)
  const { round, starting } = page
  const turn = () => { void round.refresh() }
  const { error } = round
  const refused = !round.data && (error?.code === 'not_invited' || error?.code === 'not_found') ? error : null
  useShareAppMessage(() => ({ title: round.data?.title ?? '学史', path: links.round(id) }))
  if (refused) {
    const uninvited = refused.code === 'not_invited'
    return (
      <Page title='竞赛详情' head={<OfflineNotice />} onRefresh={round.refresh}>
        <Empty
          title={uninvited ? '不能参加这场竞赛' : '没有找到这场竞赛'} text={uninvited ? refused.message : '可能已被删除，或者链接不完整。'}
          action={{ text: '去首页', onClick: () => restart(home) }}
        />
      </Page>
    )
  }
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
            <Honours rounds={detail.honours ? [{ id, won: detail.won }] : []} />
            {detail.excused ? <View className='sect'>{`组织者登记了你不用参加这场竞赛，本支部的应参与人数里没有你。${detail.mine.canStart ? '愿意的话，仍然可以答题。' : ''}`}</View> : null}
            <SignUp round={detail} onFill={page.fillSignUp} onTakeBack={page.askTakeBack} />
            <Phases round={detail} busy={starting.busy} onStart={page.start} onTurn={turn} />
            <Remind round={detail} />
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
