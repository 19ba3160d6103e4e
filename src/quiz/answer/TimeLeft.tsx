import { Text, View } from '@tarojs/components'
import { useEffect, useRef, useState } from 'react'
import { Icon } from '@/components/Icon'
import { a11y } from '@/platform/a11y'
import { now } from '@/services/clock'
import { timeLeft, warning } from './time-left'

interface Props { to: number, elder: boolean, ofQuestion: boolean, onEnd: () => void }

/** The countdown by the server's clock. It renders by itself: a second changes one text and nothing else. */
export function TimeLeft ({ to, elder, ofQuestion, onEnd }: Props) {
  const [shown, setShown] = useState(() => timeLeft(to - now(), elder, to))
  const [said, setSaid] = useState('')
  const end = useRef(onEnd)
  end.current = onEnd
  useEffect(() => {
    let before = to - now()
    let ended = false
    const look = () => {
      const ms = to - now()
      const next = timeLeft(ms, elder, to)
      setShown((last) => (last.figure === next.figure && last.after === next.after ? last : next))
      const say = warning(before, ms)
      if (say) setSaid(say)
      before = ms
      if (ms > 0) { ended = false; return }
      if (ended) return
      ended = true
      end.current()
    }
    look()
    const timer = setInterval(look, 1000)
    return () => clearInterval(timer)
  }, [to, elder])
  return (
    <View className='ah-t num'>
      <Icon name='clock' size={20} />
      <Text>{ofQuestion ? `本题${shown.before}` : shown.before}</Text>
      <Text className='ah-big'>{shown.figure}</Text>
      <Text>{shown.after}</Text>
      <View className='said' {...a11y({ role: 'status', live: 'polite' })}>{said}</View>
    </View>
  )
}
