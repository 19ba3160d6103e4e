import { View } from '@tarojs/components'
import { useState } from 'react'
import type { HonourList, HonourRow } from '../../../contract/awards'
import { Button } from '@/components/Button'
import { Problem } from '@/components/Problem'
import { Tag } from '@/components/Tag'
import { a11y } from '@/platform/a11y'
import { useAct } from '@/services/act'
import { request } from '@/services/request'

const counters = { person: '人', unit: '个', draw: '人' }

/** One award with who has it: the first of them, the others when asked for. */
export function Awarded ({ roundId, list: { id, kind, name, total, mine, rows } }: { roundId: string, list: HonourList }) {
  const [more, setMore] = useState<HonourRow[]>([])
  const shown = rows.concat(more)
  const add = useAct(async () => {
    const { items } = await request('GET /rounds/:id/honours/rows', { id: roundId, list: id, cursor: String(shown.length), limit: 100 })
    setMore((before) => before.concat(items))
  })
  const left = total - shown.length
  return (
    <View className='sect awarded'>
      <View className='row wrap between'>
        <View className='sect-title'>{name}</View>
        <View className='sub num'>共 {total} {counters[kind]}</View>
      </View>
      {mine.length ? <View className='awarded-mine'><Tag kind='done'>{kind === 'unit' ? '本单位获奖' : kind === 'draw' ? `你抽中了${mine.join('、')}` : '你获得了这个奖'}</Tag></View> : null}
      {total === 0 ? <View className='sub'>没有符合条件的。</View> : null}
      <View className='awarded-rows'>{shown.map((row, index) => <Row key={index} row={row} drawn={kind === 'draw'} />)}</View>
      <Problem error={add.error} />
      {left > 0 ? <Button kind='text' small loading={add.busy} busy='正在取…' onClick={() => add.run()}>再看 {Math.min(left, 100)} {counters[kind]}</Button> : null}
    </View>
  )
}

function Row ({ row: { name, unit, rank, prize, mine }, drawn }: { row: HonourRow, drawn: boolean }) {
  const place = drawn ? prize : rank === null ? '' : `第 ${rank} 名`
  return (
    <View className={mine ? 'row awarded-row awarded-me' : 'row awarded-row'} {...a11y({ role: 'group', label: [mine ? `${name}，是你` : name, unit, place].filter(Boolean).join('，') })}>
      <View className='grow'>
        <View className={mine ? 'strong' : ''}>{name}</View>
        {unit ? <View className='cap'>{unit}</View> : null}
      </View>
      {place ? <View className='sub num awarded-place'>{place}</View> : null}
    </View>
  )
}
