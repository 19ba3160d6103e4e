import { Text, View } from '@tarojs/components'
import { Button } from '@/components/Button'
import { Meter } from '@/components/Meter'
import { a11y } from '@/platform/a11y'
import { daySpan } from '@/services/days'
import { go, links } from '@/services/nav'
import type { PlanProgress } from './usePlanProgress'

const states: Record<PlanProgress['plan']['state'], string> = { draft: '草稿', upcoming: '还没有开始', running: '正在进行', ended: '已经结束' }

export function Head ({ plan, heads, participants, waiting, days, to, today }: PlanProgress) {
  const percent = heads ? (participants / heads * 100).toFixed(1) : '—'
  const rest = [waiting ? `待审核 ${waiting} 人` : '', `还没打卡 ${Math.max(0, heads - participants - waiting)} 人`].filter(Boolean).join('，')
  const last = days.find(({ day }) => day === to)?.members ?? 0
  const lately = plan.state === 'running' ? `今天 ${last} 人打卡` : states[plan.state]
  return (
    <View className='total'>
      <View className='sub total-of'>{plan.title}</View>
      <View className='row wrap between total-main' {...a11y({ role: 'group', label: `参与率 ${percent}%，${participants} / ${heads} 人打过卡，${rest}，${lately}` })}>
        <View className='num total-rate'>{percent}<Text className='total-sign'>%</Text></View>
        <View className='total-side num'>
          <View><Text className='strong'>{participants}</Text> / {heads} 人打过卡</View>
          <View className='sub'>{rest}</View>
          <View className='sub'>{lately}</View>
        </View>
      </View>
      <View className='row total-meter'><Meter mine ratio={heads ? participants / heads : 0} /></View>
      <View className='sub num'>{daySpan(plan.from, plan.to, today)}{plan.state === 'running' ? '' : `，${states[plan.state]}`}</View>
    </View>
  )
}

/** What else there is to see to in this plan. */
export function More ({ plan, places }: { plan: PlanProgress['plan'], places: number }) {
  return (
    <View className='row wrap progress-more'>
      <Button kind='text' small icon='done' onClick={() => go(links.checkIns(plan.id, !plan.waiting))}>{plan.waiting ? `打卡审核（${plan.waiting} 条待看）` : '看打卡'}</Button>
      {plan.mine && plan.state !== 'ended' ? <Button kind='text' small icon='edit' onClick={() => go(links.editPlan(plan.id))}>修改计划</Button> : null}
      {places ? <Button kind='text' small icon='grid' onClick={() => go(links.planCodes(plan.id))}>地点码</Button> : null}
    </View>
  )
}
