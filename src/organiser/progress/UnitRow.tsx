import { View } from '@tarojs/components'
import type { ProgressRow } from '../../../contract/organiser'
import { Button } from '@/components/Button'
import { Icon } from '@/components/Icon'
import { Meter } from '@/components/Meter'
import { a11y } from '@/platform/a11y'
import { percent } from '@/services/format'
import { Facts } from '../parts/Facts'

export function shareOf ({ participants, roster, rate, absent }: ProgressRow): string {
  const share = `${participants}/${roster} 人${rate === null ? '' : ` · ${percent(rate)}`}`
  return absent ? `${share}，差 ${absent} 人` : share
}

interface Props { row: ProgressRow, onDrill: (() => void) | undefined, onAbsent: (() => void) | undefined }

export function UnitRow ({ row, onDrill, onAbsent }: Props) {
  const { unit, rate, mean, fullMarks } = row
  const score = mean === null ? '' : `平均 ${mean.toFixed(1)} 分${fullMarks ? `，满分 ${fullMarks} 人` : ''}`
  return (
    <View className='row unit-row'>
      <View className='grow' {...(onDrill ? { hoverClass: 'pressed', ...a11y({ role: 'button', label: [unit.name, shareOf(row), score, '看下级单位'].filter(Boolean).join('，') }) } : {})} onClick={onDrill}>
        <View className='row'>
          <View className='strong'>{unit.name}</View>
          {onDrill ? <View className='ink-2'><Icon name='next' size={16} /></View> : null}
        </View>
        <View className='row unit-share'>
          <View className='unit-meter'><Meter ratio={rate ?? 0} /></View>
          <View className='cap num unit-figures'><Facts of={shareOf(row)} /></View>
        </View>
        {score ? <View className='cap num'><Facts of={score} /></View> : null}
      </View>
      {onAbsent ? <Button kind='second' small className='unit-list-btn' label={`查看名单，${unit.name}`} onClick={onAbsent}>查看名单</Button>
        : <View className='row sub green'><Icon name='check' size={16} />全部参与</View>}
    </View>
  )
}
