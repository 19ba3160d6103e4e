import Taro from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { H5 } from '@/platform/target'
import { Button } from './Button'

interface Props {
  src: string
  seconds: number | null
  /** Whose it is, for those who do not see where it stands. */
  of?: string
}

/** Plays a recording in its place; leaving the page ends it. */
export function Playback (props: Props) {
  if (H5) return <audio className='playback' controls preload='none' src={props.src} aria-label={props.of ? `录音，${props.of}` : '录音'} />
  return <InWechat {...props} />
}

function InWechat ({ src, seconds, of }: Props) {
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
  const words = playing ? '停止' : failed ? '没有放出来，再试一次' : `听录音${seconds ? ` ${seconds} 秒` : ''}`
  return <Button kind='second' small icon={playing ? 'stop' : 'play'} label={of ? `${words}，${of}` : undefined} onClick={toggle}>{words}</Button>
}
