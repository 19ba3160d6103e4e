import Taro from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/Button'
import { H5 } from '@/platform/target'

/** Plays a recording in its place. */
export function Player ({ src, seconds }: { src: string, seconds: number | null }) {
  if (H5) return <audio className='player' controls preload='none' src={src} aria-label='录音' />
  return <InWechat src={src} seconds={seconds} />
}

function InWechat ({ src, seconds }: { src: string, seconds: number | null }) {
  const [playing, setPlaying] = useState(false)
  const [failed, setFailed] = useState(false)
  const sound = useRef<Taro.InnerAudioContext>()
  useEffect(() => () => sound.current?.destroy(), [src])
  const toggle = () => {
    if (playing) return sound.current?.stop()
    sound.current?.destroy()
    const one = Taro.createInnerAudioContext()
    sound.current = one
    one.src = src
    const end = () => setPlaying(false)
    one.onEnded(end)
    one.onStop(end)
    one.onError(() => { end(); setFailed(true) })
    one.play()
    setFailed(false)
    setPlaying(true)
  }
  return <Button kind='second' small icon={playing ? 'stop' : 'play'} onClick={toggle}>{playing ? '停止' : failed ? '没有放出来，再试一次' : `听录音${seconds ? ` ${seconds} 秒` : ''}`}</Button>
}
