import { View } from '@tarojs/components'
import { a11y } from '@/platform/a11y'
import { keyWords, short, typeNames } from '../questions/words'
import { ItemHead, standing } from './ItemHead'
import type { RowProps } from './Items'

/** In order: a line to glance at, and the form behind it. */
export function Ready ({ item, onEdit }: RowProps) {
  const { no, label, body, state } = item
  const words = short(body.stem, 80)
  const answer = `答案：${short(keyWords(body), 60)}`
  const inside = (
    <>
      <ItemHead item={item} />
      <View className='num'>{words}</View>
      <View className='sub num'>{answer}</View>
    </>
  )
  if (state === 'done') return <View className='item'>{inside}</View>
  const said = `第 ${label || no} 题，${typeNames[body.type]}，${words}，${answer}，${standing(item, false).text}，看或修改`
  return <View className='item' hoverClass='pressed' {...a11y({ role: 'button', label: said })} onClick={() => onEdit(item)}>{inside}</View>
}
