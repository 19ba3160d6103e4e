import { View } from '@tarojs/components'
import type { PlanRow } from '../../../contract/study'
import { Cell } from '@/components/Cells'
import { Icon } from '@/components/Icon'
import { Meter } from '@/components/Meter'
import { a11y } from '@/platform/a11y'
import { percent } from '@/services/format'
import { go, links } from '@/services/nav'
import { now } from '@/services/clock'
import { dayAt, daySpan } from '@/services/days'
import { Facts } from '../parts/Facts'

/** Until it begins a plan leads to its form (if it is mine to edit), afterwards to how far everybody is. */
export function PlanLine ({ plan }: { plan: PlanRow }) {
  const { id, title, state, from, to, mine, owner, tasks, waiting } = plan
  const when = [daySpan(from, to, dayAt(now())), `${tasks} 项任务`, ...(mine ? [] : [`${owner.name}安排`])].join('，')
  if (state === 'running' || state === 'ended') return <Followed plan={plan} when={when} waiting={waiting} />
  const todo = mine ? (state === 'draft' ? '接着填' : '修改') : undefined
  return (
    <Cell
      title={title} strong note={<Facts of={when} />} value={todo} label={[title, when, todo].filter(Boolean).join('，')}
      onClick={() => go(mine ? links.editPlan(id) : links.planProgress(id))}
    />
  )
}

function Followed ({ plan: { id, title, participants, roster }, when, waiting }: { plan: PlanRow, when: string, waiting: number }) {
  const rate = roster ? Math.min(1, participants / roster) : 0
  const share = `${participants}/${roster} 人打过卡 · ${percent(rate)}`
  const look = waiting ? `${waiting} 条打卡待看` : ''
  return (
    <View className='row plan-row' hoverClass='pressed' {...a11y({ role: 'link', label: [title, when, share, look, '看学习进展'].filter(Boolean).join('，') })} onClick={() => go(links.planProgress(id))}>
      <View className='grow'>
        <View className='strong'>{title}</View>
        <View className='cap num'><Facts of={when} /></View>
        <View className='row plan-row-share'>
          <View className='running-meter'><Meter ratio={rate} /></View>
          <View className='cap num running-count'>{share}</View>
        </View>
        {look ? <View className='cap num umber'>{look}</View> : null}
      </View>
      <View className='ink-2'><Icon name='next' size={18} /></View>
    </View>
  )
}
