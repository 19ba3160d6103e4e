import { View } from '@tarojs/components'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { a11y } from '@/platform/a11y'
import { canRecord, record, type Recorded, type Recording } from '@/platform/recorder'
import { Button } from './Button'

interface Props {
  /** There is one already. */
  again: boolean
  /** In seconds. */
  most: number
  onDone: (made: Recorded) => Promise<unknown>
  /** A sentence, or nothing once more is tried. */
  onWrong: (why: string) => void
  /** The one that there is: nobody hears it while he speaks. */
  children?: ReactNode
}

/** Makes a recording, and makes it again. */
export function Recorder ({ again, most, onDone, onWrong, children }: Props) {
  const [since, setSince] = useState<number | null>(null)
  const going = useRef<Recording | null>(null)
  useEffect(() => () => going.current?.stop(), [])
  const start = async () => {
    onWrong('')
    try {
      const recording = await record(most)
      going.current = recording
      setSince(Date.now())
      await onDone(await recording.done)
    } catch (failure) {
      onWrong((failure as Error).message)
    } finally {
      going.current = null
      setSince(null)
    }
  }
  if (!canRecord()) return <><View className='body ink-2'>这个浏览器不能录音，请用微信打开本页。</View>{children}</>
  if (since === null) return <>{children}<Button block kind='second' icon='mic' onClick={() => { void start() }}>{again ? '重新录' : '开始录音'}</Button></>
  return <><Elapsed since={since} /><Button block kind='second' icon='stop' onClick={() => going.current?.stop()}>录好了，停止</Button></>
}

function Elapsed ({ since }: { since: number }) {
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setSeconds(Math.floor((Date.now() - since) / 1000)), 500)
    return () => clearInterval(timer)
  }, [since])
  return <View className='field-label num' {...a11y({ role: 'status' })}>正在录音 {seconds} 秒</View>
}
