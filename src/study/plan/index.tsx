import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { Cell, Cells } from '@/components/Cells'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Rule } from '@/components/Rule'
import { Sentences } from '@/components/Sentences'
import { OfflineNotice } from '@/components/States'
import { Tag } from '@/components/Tag'
import { TaskRows } from '@/components/TaskRow'
import { a11y } from '@/platform/a11y'
import { now } from '@/services/clock'
import { useData } from '@/services/data'
import { dayAt, daySpan, dayWords } from '@/services/days'
import { guarded } from '@/services/guard'
import { go, links } from '@/services/nav'
import { request, type Answer } from '@/services/request'
import { firstToDo } from '@/services/study'
import { useOutbox } from '@/services/study-outbox'
import { allowanceWords, sumsOf } from './words'
import './index.scss'

type Plan = Answer<'GET /plans/:id'>

export default guarded('member', function PlanPage () {
  const { id = '' } = useRouter().params
  const plan = useData(() => request('GET /plans/:id', { id }), id)
  return (
    <Page title='学习计划' head={<OfflineNotice />} onRefresh={plan.refresh}>
      <Loaded of={plan} failed='学习计划暂时取不出来' safe='打过的卡都在。'>{(one) => <Shown of={one} />}</Loaded>
    </Page>
  )
})

const tags = { upcoming: <Tag kind='plain'>未开始</Tag>, running: <Tag kind='live'>正在进行</Tag>, 'making-up': <Tag kind='live'>可以补卡</Tag>, ended: <Tag kind='plain'>已结束</Tag> }

function Head ({ title, children }: { title: string, children?: React.ReactNode }) {
  return <View className='sect'><View className='sect-head'><View className='sect-title' {...a11y({ role: 'heading', level: 2 })}>{title}</View>{children}</View></View>
}

function Shown ({ of }: { of: Plan }) {
  const { plan, sentences, tasks, places, team, makeUp, leave } = of
  const today = dayAt(now())
  const waiting = useOutbox((state) => state.waiting)
  return (
    <>
      <Rule />
      <View className='band plan-head'>
        <View className='row'>{tags[plan.state]}</View>
        <View className='t1 plan-title'>{plan.title}</View>
        <View className='sub num'>{daySpan(plan.from, plan.to, today)} · {plan.owner.name}</View>
        {plan.intro ? <View className='body plan-intro'>{plan.intro}</View> : null}
      </View>
      {plan.out ? <View className='sect'><View className='body umber'>按计划的规则，你已不再参加这个计划。之前的打卡记录都保留。</View></View> : null}
      <Totals of={of} />
      {tasks.length ? (
        <>
          <Head title='今天的任务' />
          <View className='plan-tasks'><TaskRows tasks={tasks} today={today} plans={false} waiting={waiting} first={firstToDo(tasks)} /></View>
        </>
      ) : null}
      {makeUp ? <Allowance title='补卡' words={allowanceWords(makeUp, '补')} days={makeUp.days} planId={plan.id} today={today} /> : null}
      {leave ? <Allowance title='请假' words={allowanceWords(leave, '请') + (leave.daysBack ? `，最多补请 ${leave.daysBack} 天前的` : '，在日历上点那一天')} days={[]} planId={plan.id} today={today} /> : null}
      {places.length ? (
        <>
          <Head title='地点'><View className='sub num'>已去 {places.filter(({ visited }) => visited).length}/{places.length}</View></Head>
          <Cells>{places.map(({ id, name, address, text, visited }) => <Cell key={id} title={name} note={[address, text].filter(Boolean).join(' · ') || undefined} value={visited ? <Tag kind='done'>已打卡</Tag> : '还没去'} />)}</Cells>
        </>
      ) : null}
      {team ? (
        <>
          <Head title={`我的队：${team.name}`}><View className='sub num'>{team.members.length} 人</View></Head>
          <View className='sect plan-near'><View className='body'>{team.members.map(({ name, leader }) => `${name}${leader ? '（队长）' : ''}`).join('、')}</View></View>
        </>
      ) : null}
      <Head title='规则' />
      <View className='sect plan-near'><Sentences sentences={sentences} /></View>
      <View className='gap' />
      <Ways plan={plan} />
    </>
  )
}

function Totals ({ of: { plan } }: { of: Plan }) {
  const { totals } = plan
  return (
    <View className='sect'>
      <View className='row wrap plan-sums num'>{sumsOf(plan).map(({ label, figure, unit }) => <Text key={label} className='nowrap plan-sum'>{label} <Text className='plan-figure'>{figure}</Text> {unit}</Text>)}</View>
      {totals.titles.length ? <View className='body'>称号：{totals.titles.join('、')}</View> : null}
    </View>
  )
}

function Allowance ({ title, words, days, planId, today }: { title: string, words: string, days: readonly number[], planId: string, today: number }) {
  return (
    <>
      <Head title={title} />
      <View className='sect plan-near'><View className='body num'>{words}。</View></View>
      {days.length ? <Cells>{days.slice(-10).reverse().map((day) => <Cell key={day} title={dayWords(day, today)} value='补卡' label={`补 ${dayWords(day, today)}的卡`} onClick={() => go(links.studyDay(planId, day))} />)}</Cells> : null}
    </>
  )
}

function Ways ({ plan: { id, boards, shared, totals } }: { plan: Plan['plan'] }) {
  return (
    <Cells inset>
      {boards.person || boards.unit ? <Cell key='board' icon='podium' title='学习榜' onClick={() => go(links.studyBoard(id))} /> : null}
      {shared ? <Cell key='feed' icon='people' title='大家的打卡' onClick={() => go(links.studyFeed(id))} /> : null}
      <Cell key='history' icon='history' title='我的打卡记录' onClick={() => go(links.studyHistory(id))} />
      {totals.points === null ? null : <Cell key='points' icon='star' title='积分明细' onClick={() => go(links.studyPoints(id))} />}
      <Cell key='poster' icon='share' title='做一张打卡海报' onClick={() => go(links.poster(id))} />
    </Cells>
  )
}
