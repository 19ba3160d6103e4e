import { View } from '@tarojs/components'
import type { ListChange } from '../../../contract/awards'

const NAMED = 5

/** What announcing anew would change in the lists that are known. */
export function Changes ({ of }: { of: readonly ListChange[] }) {
  if (!of.length) return null
  return (
    <View className='hon-changes'>
      <View className='strong'>和已公布的名单相比</View>
      {of.map((one) => <View key={one.name} className='sub num'>{one.name}：{changeWords(one)}</View>)}
    </View>
  )
}

/** 新增王新（甲支部）；去掉陈爱华（乙支部）；2 个名次有变 */
export const changeWords = ({ came, left, moved }: ListChange): string =>
  [came.length ? `新增${named(came)}` : '', left.length ? `去掉${named(left)}` : '', moved ? `${moved} 个名次有变` : ''].filter(Boolean).join('；')

function named (list: ListChange['came']): string {
  const names = list.slice(0, NAMED).map(({ name, unit }) => (unit ? `${name}（${unit}）` : name)).join('、')
  return list.length > NAMED ? `${names}等 ${list.length} 个` : names
}
