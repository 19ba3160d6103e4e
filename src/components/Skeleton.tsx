import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { a11y } from '@/platform/a11y'

/** True once something has lasted `ms`: what comes quickly needs no skeleton. */
export function useSlow (waiting: boolean, ms = 300): boolean {
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    if (!waiting) return setSlow(false)
    const timer = setTimeout(() => setSlow(true), ms)
    return () => clearTimeout(timer)
  }, [waiting, ms])
  return waiting && slow
}

/** Grey rows in place of those to come; nothing during the first 300 ms. */
export function Skeleton ({ rows = 5, kind = 'row' }: { rows?: number, kind?: 'row' | 'block' }) {
  const slow = useSlow(true)
  if (!slow) return null
  return (
    <View {...a11y({ role: 'status', label: '正在读取' })}>
      {Array.from({ length: rows }, (_, index) => kind === 'row'
        ? <View key={index} className='bone-row'><View className='bone bone-1' /><View className='bone bone-2' /></View>
        : <View key={index} className='bone bone-full' />)}
    </View>
  )
}
