import Taro from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/Button'
import type { FileView } from '../../../contract/files'

/** Played in place; leaving the page ends it. */
export function Sound ({ file, of }: { file: FileView, of: string }) {
  const player = useRef<ReturnType<typeof Taro.createInnerAudioContext> | null>(null)
  const [playing, setPlaying] = useState(false)
  const [failed, setFailed] = useState(false)
  useEffect(() => () => { player.current?.destroy() }, [])
  const toggle = () => {
    if (!player.current) {
      const made = Taro.createInnerAudioContext()
      made.src = `${API_BASE}${file.url}`
      made.onEnded(() => setPlaying(false))
      made.onError(() => { setPlaying(false); setFailed(true) })
      player.current = made
    }
    setFailed(false)
    if (playing) player.current.stop()
    else player.current.play()
    setPlaying(!playing)
  }
  const length = file.seconds === null ? '' : ` ${file.seconds} 秒`
  const words = failed ? '没有放出来，再试一次' : playing ? '停止播放' : `听录音${length}`
  return <Button kind='second' small label={`${words}，${of}`} onClick={toggle}>{words}</Button>
}
