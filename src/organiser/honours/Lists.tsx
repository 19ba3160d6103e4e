import { View } from '@tarojs/components'
import type { HonourList, HonourRow } from '../../../contract/awards'

const FIRST = 10
const counters = { person: '人', unit: '个', draw: '人' }

/** Awards as they would be announced. */
export function Lists ({ lists }: { lists: readonly HonourList[] }) {
  return (
    <>
      {lists.map(({ id, kind, name, total, rows }) => (
        <View key={id} className='sect'>
          <View className='row wrap between'>
            <View className='sect-title'>{name}</View>
            <View className='sub num'>{total} {counters[kind]}</View>
          </View>
          <Names rows={rows} total={total} />
        </View>
      ))}
    </>
  )
}

/** The first names; how many more there are is said. */
export function Names ({ rows, total }: { rows: readonly HonourRow[], total: number }) {
  if (total === 0) return <View className='sub'>没有符合条件的。</View>
  return (
    <>
      {rows.slice(0, FIRST).map(({ name, unit, rank, prize }, index) => (
        <View key={index} className='row hon-row'>
          <View className='grow'>{name}{unit ? <View className='cap'>{unit}</View> : null}</View>
          <View className='sub num hon-place'>{prize || (rank === null ? '' : `第 ${rank} 名`)}</View>
        </View>
      ))}
      {total > FIRST ? <View className='cap num'>还有 {total - FIRST} 名，公布后都会列出。</View> : null}
    </>
  )
}
