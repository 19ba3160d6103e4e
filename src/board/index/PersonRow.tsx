import { View } from '@tarojs/components'
import type { PersonRow as Row } from '../../../contract/leaderboard'
import { Medal } from '@/components/Medal'
import { a11y } from '@/platform/a11y'
import { countdown, duration, points } from '@/services/format'

/** `of` is given for my own row at the bottom: how many take part. `brief`: that row in one line. */
export function PersonRow ({ row: { rank, name, unit, score, reached, timeMs, me, myUnit }, of, brief }: { row: Row, of?: number, brief?: boolean }) {
  const own = me ? '我' : myUnit ? '本支部' : ''
  return (
    <View
      className={me && of === undefined ? 'row board-row board-on' : 'row board-row'}
      {...a11y({ role: of === undefined ? 'listitem' : 'group', label: [rank === null ? '不列名次' : `第 ${rank} 名`, name, own, unit, `${points(score)} 分`, `用时 ${duration(timeMs)}`].filter(Boolean).join('，') })}
    >
      <Medal rank={rank} />
      <View className='grow board-main'>
        <View className='row wrap'>
          <View className='board-name'>{name}</View>
          {rank === null ? <View className='board-own'>不列名次</View> : null}
          {own ? <View className={me ? 'board-me' : 'board-own'}>{own}</View> : null}
        </View>
        {brief ? null : <View className='cap num'>{of === undefined ? unit : [`共 ${of} 人参与`, reached === null ? '' : `得分是${reached}成绩`].filter(Boolean).join('，')}</View>}
        {brief ? null : <View className='cap num board-under'>用时 {countdown(timeMs)}</View>}
      </View>
      <View className='board-aside num'>{countdown(timeMs)}</View>
      <View className='board-figure num'>{points(score)}</View>
    </View>
  )
}
