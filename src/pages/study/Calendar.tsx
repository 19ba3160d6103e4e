import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Icon } from '@/components/Icon'
import { Loaded } from '@/components/Loaded'
import { a11y } from '@/platform/a11y'
import { useData } from '@/services/data'
import { addMonths, dateOf, monthName, monthOf, weekdays, weekdayOf } from '@/services/days'
import { go, links } from '@/services/nav'
import { request } from '@/services/request'
import type { Plan } from '@/services/study'
import { useSettings } from '@/store/settings'
import { isTicked, labelOf, makeUpWords, markOf, weeksOf, type Cell, type Month } from './cells'

/** A month of one plan: what became of each day, and the way to each. */
export function Calendar ({ plan, today, stamp }: { plan: Plan, today: number, stamp: number }) {
  const latest = Math.max(monthOf(plan.from), Math.min(monthOf(today), monthOf(plan.to)))
  const [month, setMonth] = useState(latest)
  const data = useData(() => request('GET /plans/:id/calendar', { id: plan.id, month }), `${plan.id} ${month} ${stamp}`, { keep: true })
  const shown = data.data?.month ?? month
  const turn = (by: number, to: number, label: string) => (
    <View
      className={month === to ? 'cal-turn cal-off' : 'cal-turn'} {...a11y({ role: 'button', label, disabled: month === to || undefined })}
      onClick={() => { if (month !== to) setMonth(addMonths(month, by)) }}
    >
      <Icon name={by < 0 ? 'back' : 'next'} size={22} />
    </View>
  )
  return (
    <View className='band cal'>
      <View className='row between'>
        <View className='t3' {...a11y({ role: 'heading', level: 2 })}>{monthName(shown)}打卡</View>
        <View className='row cal-turns'>{turn(-1, monthOf(plan.from), '上个月')}{turn(1, Math.max(latest, monthOf(plan.to)), '下个月')}</View>
      </View>
      <Loaded of={data} failed='日历暂时取不出来' safe='打过的卡都在。'>
        {(one) => <Shown month={one} plan={plan} />}
      </Loaded>
    </View>
  )
}

function Shown ({ month, plan }: { month: Month, plan: Plan }) {
  const elder = useSettings((state) => state.elder > 0)
  const words = makeUpWords(month)
  const open = month.cells.find(({ state }) => state === 'can-make-up')
  const cell = (one: Cell) => <Day key={one.day} cell={one} today={month.today} weekday={elder} planId={plan.id} ahead={month.canLeave} />
  return (
    <>
      <View className='cal-sums num'>
        <Text className='nowrap'>已连续 <Text className='cal-sum'>{month.streak}</Text> 天</Text>
        <Text className='nowrap cal-second'>本月打卡 <Text className='cal-sum'>{month.checked}</Text> 天</Text>
      </View>
      {elder ? <View className='cal-row cal-wrap'>{month.cells.map(cell)}</View> : (
        <>
          <View className='cal-row' {...a11y({ role: 'img', label: '周一到周日' })}>{weekdays.map((name) => <View key={name} className='cal-slot cal-week'>{name}</View>)}</View>
          {weeksOf(month.cells).map((week, i) => (
            <View key={i} className='cal-row'>{week.map((one, at) => (one ? cell(one) : <View key={at} className='cal-slot' />))}</View>
          ))}
        </>
      )}
      {words && open ? (
        <>
          <View className='hair cal-hair' />
          <View className='row cal-make' hoverClass='pressed' {...a11y({ role: 'link', label: `${words}，补卡` })} onClick={() => go(links.studyDay(plan.id, open.day))}>
            <Icon name='history' size={22} />
            <View className='grow num cal-make-words'>{words}</View>
            <View className='row red strong'>补卡<Icon name='next' size={18} /></View>
          </View>
        </>
      ) : <View className='cal-end' />}
    </>
  )
}

function Day ({ cell, today, weekday, planId, ahead }: { cell: Cell, today: number, weekday: boolean, planId: string, ahead: boolean }) {
  const { day, state } = cell
  const classes = ['cal-cell', `cal-${state}`, day === today ? 'cal-now' : ''].filter(Boolean).join(' ')
  const inside = (
    <View className={classes}>
      <View className='num'>{dateOf(day)}{weekday ? <Text className='cal-weekday'> 周{weekdays[weekdayOf(day) - 1]}</Text> : null}</View>
      <View className='cal-mark'>{isTicked(cell) ? <Icon name='check' size={16} /> : markOf(cell)}</View>
    </View>
  )
  // A day to come has nothing to show yet, but leave can be asked for.
  if ((state === 'ahead' && !ahead) || state === 'none') return <View className='cal-slot' {...a11y({ role: 'img', label: labelOf(cell, today) })}>{inside}</View>
  return <View className='cal-slot' {...a11y({ role: 'button', label: labelOf(cell, today) })} onClick={() => go(links.studyDay(planId, day))}>{inside}</View>
}
