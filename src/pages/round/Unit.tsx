import { Text, View } from '@tarojs/components'
import type { RoundDetail } from '../../../contract/quiz'
import { Icon } from '@/components/Icon'
import { Meter } from '@/components/Meter'
import { a11y } from '@/platform/a11y'
import { percent } from '@/services/format'
import { go, links } from '@/services/nav'
import { rankWords } from '@/services/round'

/** How far my unit has come, and the way to the boards that are on. */
export function Unit ({ round: { id, unit, boards } }: { round: RoundDetail }) {
  const board = boards.unit || boards.person
  if (!unit && !board) return null
  return (
    <View className='sect unit-sect'>
      <View className='hair' />
      <View className='row between unit-head'>
        <View className='t3'>{unit ? '本支部参与' : '名次'}</View>
        {board ? (
          <View className='link' hoverClass='pressed' {...a11y({ role: 'link', label: '看排行榜' })} onClick={() => go(links.board(id))}>
            排行榜<Icon name='next' size={18} />
          </View>
        ) : null}
      </View>
      {unit ? (
        <View className='row num'>
          <View className='unit-count'><Text className='strong'>{unit.participants}</Text> / {unit.roster} 人</View>
          <Meter ratio={unit.rate} />
          <View className='unit-rate'>{percent(Math.min(1, unit.rate))}</View>
        </View>
      ) : null}
      {unit && unit.rank !== null ? <View className='sub num unit-rank'>{unit.unit.name}：{rankWords(unit)}</View> : null}
    </View>
  )
}
