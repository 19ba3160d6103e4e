import { View } from '@tarojs/components'
import { Button } from '@/components/Button'
import { Icon } from '@/components/Icon'
import { Meter } from '@/components/Meter'
import { Empty } from '@/components/States'
import { a11y } from '@/platform/a11y'
import { percent } from '@/services/format'
import { Facts } from '../parts/Facts'
import type { PlanProgress } from './usePlanProgress'

type Row = PlanProgress['rows'][number]

/** Lowest first: that is where somebody has to ask. */
const inOrder = (rows: readonly Row[]) => [...rows].sort((a, b) => (a.rate ?? 2) - (b.rate ?? 2))

export function Units ({ rows, onShow, onPeople }: { rows: readonly Row[], onShow: (id: string) => void, onPeople: (id: string) => void }) {
  if (!rows.length) return <Empty title='下面没有单位' text='这里的人列在“每个人”里。' />
  return (
    <>
      <View className='row wrap between progress-head'><View className='t3 num'>{rows.length} 个单位</View><View className='sub'>参与率从低到高</View></View>
      <View className='progress-rows'>{inOrder(rows).map((row) => <UnitLine key={row.unit.id} row={row} onDrill={row.hasChildren ? () => onShow(row.unit.id) : undefined} onPeople={() => onPeople(row.unit.id)} />)}</View>
    </>
  )
}

function UnitLine ({ row: { unit, heads, participants, waiting, days, rate }, onDrill, onPeople }: { row: Row, onDrill: (() => void) | undefined, onPeople: () => void }) {
  const share = `${participants}/${heads} 人打过卡${rate === null ? '' : ` · ${percent(rate)}`}`
  const each = [heads ? `人均打卡 ${(days / heads).toFixed(1)} 天` : '', waiting ? `待审核 ${waiting} 人` : ''].filter(Boolean).join('，')
  return (
    <View className='row unit-row'>
      <View className='grow' {...(onDrill ? { hoverClass: 'pressed', ...a11y({ role: 'button', label: [unit.name, share, each, '看下级单位'].filter(Boolean).join('，') }) } : {})} onClick={onDrill}>
        <View className='row'>
          <View className='strong'>{unit.name}</View>
          {onDrill ? <View className='ink-2'><Icon name='next' size={16} /></View> : null}
        </View>
        <View className='row unit-share'>
          <View className='unit-meter'><Meter ratio={rate ?? 0} /></View>
          <View className='cap num unit-figures'><Facts of={share} /></View>
        </View>
        {each ? <View className='cap num'>{each}</View> : null}
      </View>
      <Button kind='second' small className='unit-list-btn' label={`看人员，${unit.name}`} onClick={onPeople}>看人员</Button>
    </View>
  )
}
