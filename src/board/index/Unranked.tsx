import { View } from '@tarojs/components'
import type { UnitRow as Row } from '../../../contract/leaderboard'
import { useData } from '@/services/data'
import { request } from '@/services/request'
import type { Looks } from './figures'
import { UnitRow } from './UnitRow'

interface Props { roundId: string, board: string, rows: Row[], looks: Looks, onPress: (row: Row) => void }

/** Units without a rank, below the others, with the rule that keeps them out. */
export function Unranked (props: Props) {
  return props.rows.length ? <List {...props} /> : null
}

function List ({ roundId, board, rows, looks, onPress }: Props) {
  const first = rows.find((row) => row.participants > 0)?.unit.id
  const rules = useData(async () => (first ? (await request('GET /rounds/:id/board/units/:unitId/explain', { id: roundId, unitId: first, board: board || undefined })).rules : []), `${first} ${board}`, { once: true })
  const why = rules.data?.filter((rule) => rule.includes('不列名次')).join('；') ?? ''
  return (
    <>
      <View className='board-unranked'>
        <View className='strong'>{rows.length} 个单位不列名次</View>
        <View className='cap'>{why || '还没有人参加的单位先列在这里'}</View>
      </View>
      {rows.map((row) => <UnitRow key={row.unit.id} row={row} looks={looks} onPress={() => onPress(row)} />)}
    </>
  )
}
