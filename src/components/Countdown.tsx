import { Text } from '@tarojs/components'
import { useEffect, useRef } from 'react'
import { now as serverNow, useNow } from '@/services/clock'
import { countdown, left } from '@/services/format'

interface Props {
  /** UTC ms by the server's clock. */
  to: number
  /** words: 4 天 12 小时 (renewed each 20 s); clock: 24:18 (each second). */
  as?: 'words' | 'clock'
  /** Once, when the moment has come. */
  onEnd?: () => void
}

/** Time left as text; the sentence around it is the page's. */
export function Countdown ({ to, as = 'words', onEnd }: Props) {
  const now = useNow(as === 'clock' || to - serverNow() < 120_000 ? 1000 : 20_000)
  const over = now >= to
  const end = useRef(onEnd)
  end.current = onEnd
  useEffect(() => { if (over) end.current?.() }, [over])
  return <Text className='num'>{as === 'clock' ? countdown(to - now) : left(to - now)}</Text>
}
