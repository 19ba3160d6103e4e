import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { OrganiserRound } from '../../../contract/organiser'
import type { PlanRow } from '../../../contract/study'
import { Button } from '@/components/Button'
import { Cell, Cells } from '@/components/Cells'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Empty, OfflineNotice } from '@/components/States'
import { scan } from '@/platform/scan'
import { H5 } from '@/platform/target'
import { now } from '@/services/clock'
import { useData } from '@/services/data'
import { guarded } from '@/services/guard'
import { go, links } from '@/services/nav'
import { request, type Answer } from '@/services/request'
import { Facts } from '../parts/Facts'
import { Running } from '../parts/Running'
import { whenOf } from '../parts/when'
import './index.scss'

type Overview = Answer<'GET /organiser/overview'>

async function load () {
  const [overview, rounds, plans, waiting, handed, orders, appeals, events] = await Promise.all([
    request('GET /organiser/overview'), request('GET /organiser/rounds', { limit: 50 }), request('GET /organiser/plans', { limit: 50 }), request('GET /organiser/reflections/waiting'),
    request('GET /organiser/materials', { state: 'review', limit: 1 }), request('GET /organiser/menu-orders', { state: 'asked', limit: 1 }), request('GET /organiser/appeals', { state: 'open', limit: 1 }), request('GET /organiser/events', { limit: 1 })
  ])
  return { overview, rounds: rounds.items, plans: plans.items, waiting: waiting.reflections + waiting.comments, handed: handed.waiting, orders: orders.waiting, appeals: appeals.open, applied: events.waiting }
}

export default guarded('organiser', function DeskPage () {
  const desk = useData(load)
  return (
    <Page
      title='组织者工作台' head={<OfflineNotice />} onRefresh={desk.refresh}
      footer={<Button block icon='plus' onClick={() => go(links.publish)}>发布竞赛</Button>}
    >
      <Loaded of={desk} failed='工作台暂时取不出来'>
        {({ overview, rounds, plans, waiting, handed, orders, appeals, applied }) => (
          <>
            <Range overview={overview} />
            <Open rounds={rounds.filter(({ state }) => state === 'open')} />
            <View className='gap' />
            <Cells inset>
              <Cell
                icon='people' title='加入申请' value={overview.joins ? `${overview.joins} 件待处理` : '没有待处理的'} onClick={() => go(links.joins)}
                label={`加入申请，${overview.joins ? `${overview.joins} 件待处理` : '没有待处理的'}`}
              />
              <Cell icon='edit' title='心得与评论' value={waiting ? `${waiting} 件待看` : '没有待看的'} onClick={() => go(links.reviewReflections)} />
              <Cell icon='send' title='投稿' value={handed ? `${handed} 篇待审核` : '没有待审核的'} label={`投稿，${handed ? `${handed} 篇待审核` : '没有待审核的'}`} onClick={() => go(links.reviewContributions)} />
              <Cell icon='grid' title='学习资料' value='写文章、传录音' onClick={() => go(links.organiserMaterials)} />
              <Cell icon='quiz' title='竞赛与草稿' value={draftWords(rounds)} onClick={() => go(links.organiserRounds)} />
              <Cell icon='calendar' title='学习计划' value={planWords(plans)} label={`学习计划，${planWords(plans)}`} onClick={() => go(links.organiserPlans)} />
              <Cell icon='event' title='活动' value={applied ? `${applied} 人报名待审核` : '新建、看名单'} label={`活动，${applied ? `${applied} 人报名待审核` : '新建、看名单'}`} onClick={() => go(links.organiserEvents)} />
              <Cell icon='flag' title='点单' value={orders ? `${orders} 单等你们接` : '我们提供的服务'} label={`点单，${orders ? `${orders} 单等你们接` : '我们提供的服务'}`} onClick={() => go(links.organiserOffers)} />
              {appeals ? <Cell icon='care' title='未到场申诉' value={`${appeals} 件待答复`} label={`未到场申诉，${appeals} 件待答复`} onClick={() => go(links.appeals)} /> : null}
              <Cell icon='book' title='题库' value='查题、导入试题' onClick={() => go(links.banks)} />
              {H5 ? null : <Cell icon='search' title='扫码登录电脑' value='在电脑上办事更方便' onClick={() => { void enterDesktop() }} />}
            </Cells>
          </>
        )}
      </Loaded>
    </Page>
  )
})

/** Scans the desktop's code. */
async function enterDesktop () {
  const said = await scan()
  const code = said === null ? null : /[?&]code=([^&#]+)/.exec(said)?.[1]
  if (code) go(links.deskEntry(decodeURIComponent(code)))
  else if (said !== null) void Taro.showToast({ title: '请扫电脑登录页上的码', icon: 'none' })
}

const draftWords = (rounds: readonly OrganiserRound[]) => {
  const drafts = rounds.filter(({ state }) => state === 'draft').length
  return drafts ? `${drafts} 份草稿` : undefined
}

/** What waits comes before what runs. */
const planWords = (plans: readonly PlanRow[]) => {
  const waiting = plans.reduce((sum, plan) => sum + plan.waiting, 0)
  const running = plans.filter(({ state }) => state === 'running').length
  return waiting ? `${waiting} 条打卡待看` : running ? `${running} 个进行中` : '没有进行中的'
}

function Range ({ overview: { units, members, branches } }: { overview: Overview }) {
  return (
    <View className='desk-range'>
      <View className='t2'>{units.map(({ name }) => name).join('、')}</View>
      <View className='sub num'><Facts of={`管理范围：${branches} 个支部，${members} 人`} /></View>
    </View>
  )
}

function Open ({ rounds }: { rounds: readonly OrganiserRound[] }) {
  if (!rounds.length) return <View className='band desk-none'><Empty title='现在没有进行中的竞赛' text='发布后，参与进度会显示在这里。' /></View>
  return (
    <>
      <View className='row desk-head'><View className='sect-title'>正在进行</View></View>
      <Cells>
        {rounds.map((round) => <Running key={round.id} round={round} when={whenOf(round, now())} onOpen={() => go(links.progress(round.id))} />)}
      </Cells>
    </>
  )
}
