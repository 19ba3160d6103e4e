import { View } from '@tarojs/components'
import { useEffect, useState, type ReactNode } from 'react'
import { Chips } from '@/components/Choices'
import { a11y } from '@/platform/a11y'
import { keepAwake } from '@/platform/awake'
import { codePicture } from '@/services/code-picture'

export interface Coded { id: string, name: string, code: string, number: string }

/** Codes held up to whoever has come: one place at a time, as large as the phone allows. */
export function CodeCard<T extends Coded> ({ of, what, how, children }: { of: readonly T[], /** 地点, 站点 */ what: string, how: string, children?: (one: T) => ReactNode }) {
  const [chosen, setChosen] = useState('')
  useEffect(() => keepAwake(), [])
  const one = of.find(({ id }) => id === chosen) ?? of[0]
  if (!one) return null
  return (
    <>
      {of.length > 1 ? <View className='code-pick'><Chips label={what} items={of.map(({ id, name }) => ({ value: id, text: name }))} value={one.id} onChange={setChosen} /></View> : null}
      <View className='code-card'>
        <View className='t2'>{one.name}</View>
        <View className='code-drawn' style={{ backgroundImage: codePicture(one.code) }} {...a11y({ role: 'img', label: `${one.name}的${what}码，请参加的人扫` })} />
        <View className='sub'>{how}</View>
        <View className='code-number num'>{one.number.replace(/^(\d{3})(\d{3})/, '$1 $2 ')}</View>
        <View className='cap'>不能扫码的，填这十位数字</View>
      </View>
      {children?.(one)}
    </>
  )
}
