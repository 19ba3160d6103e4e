import { View } from '@tarojs/components'
import type { UnitRow as Row } from '../../../contract/leaderboard'
import { Icon } from '@/components/Icon'
import { Medal } from '@/components/Medal'
import { Meter } from '@/components/Meter'
import { a11y, decorative } from '@/platform/a11y'
import { percent } from '@/services/format'
import { figure, mean, type Looks } from './figures'

/** `brief`: rank, whose it is and the figure, in one line. */
interface Props { row: Row, looks: Looks, pinned?: boolean, brief?: boolean, onPress: () => void }

/** Pressed anywhere; the name is what is reached by keyboard and read aloud, with all the figures. */
export function UnitRow ({ row, looks, pinned, brief, onPress }: Props) {
  const { unit, rank, participants, roster, rate, hasChildren } = row
  const mine = looks.mine?.unit.id === unit.id
  const share = `${participants}/${roster} 人${rate === null ? '' : ` · ${percent(rate)}`}`
  const own = mine ? (hasChildren ? '我的单位' : '我的支部') : ''
  const label = [
    unit.name, own, rank === null ? '不列名次' : `第 ${rank} 名`, `${looks.valueLabel} ${figure(row.value, looks.unitKind)}`,
    `${participants} / ${roster} 人参与`, rate === null ? '' : percent(rate), `平均分 ${mean(row.mean)}`, hasChildren ? '看下级单位' : '看怎样算出来的'
  ]
  return (
    <View className={mine && !pinned ? 'row board-row board-on' : 'row board-row'} hoverClass='pressed' onClick={onPress}>
      <View {...decorative}><Medal rank={rank} /></View>
      <View className='grow board-main'>
        <View className='row wrap'>
          <View className='board-name' {...a11y({ role: 'button', label: label.filter(Boolean).join('，') })}>{brief && own ? own : unit.name}</View>
          {pinned && rank === null ? <View className='board-own' {...decorative}>不列名次</View> : null}
          {own && !brief ? <View className='board-me' {...decorative}>{own}</View> : null}
        </View>
        {brief ? null : (
          <View className='row board-share' {...decorative}>
            <View className='board-meter'><Meter ratio={rate ?? 0} mine={mine} /></View>
            <View className='cap num board-count'>{share}</View>
            {hasChildren ? <View className='ink-2'><Icon name='next' size={16} /></View> : null}
          </View>
        )}
        {brief || looks.valueLabel === '平均分' ? null : <View className='cap num board-under' {...decorative}>平均分 {mean(row.mean)}</View>}
      </View>
      <View className='board-aside num' {...decorative}>{looks.valueLabel === '平均分' ? '' : mean(row.mean)}</View>
      <View className='board-figure num' {...decorative}>{figure(row.value, looks.unitKind)}</View>
    </View>
  )
}
