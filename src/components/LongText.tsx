import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from './Button'

const SHOWN = 200

/** What somebody wrote; of a long text the beginning, and the rest for whoever wants it. */
export function LongText ({ text, className }: { text: string, className: string }) {
  const [whole, setWhole] = useState(false)
  if (text.length <= SHOWN || whole) return <View className={className}>{text}</View>
  return (
    <>
      <View className={className}>{text.slice(0, SHOWN)}…</View>
      <Button kind='text' small onClick={() => setWhole(true)}>看全文，共 {text.length} 字</Button>
    </>
  )
}
