import { View } from '@tarojs/components'
import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/Button'
import { Problem } from '@/components/Problem'
import { Playback } from '@/components/Playback'
import { a11y } from '@/platform/a11y'
import { dropFile, keepFile, useAddress } from '@/platform/files'
import { canRecord, record, type Recording } from '@/platform/recorder'
import type { LocalFile } from '@/services/study-outbox'

interface Props { file?: LocalFile, least: number, most: number, optional: boolean, error?: string, onChange: (file: LocalFile | null) => void }

/** A recording: made, listened to, made again. */
export function Audio ({ file, least, most, optional, error, onChange }: Props) {
  const [wrong, setWrong] = useState('')
  const [since, setSince] = useState<number | null>(null)
  const going = useRef<Recording | null>(null)
  useEffect(() => () => going.current?.stop(), [])
  const start = async () => {
    setWrong('')
    try {
      const recording = await record(most)
      going.current = recording
      setSince(Date.now())
      const { file: made, seconds } = await recording.done
      const { key } = await keepFile(made)
      if (file) void dropFile(file.key)
      onChange({ key, seconds })
    } catch (failure) {
      setWrong((failure as Error).message)
    } finally {
      going.current = null
      setSince(null)
    }
  }
  return (
    <View className='field'>
      <View className='field-label'><View>录音</View>{optional ? <View className='cap'>（选填）</View> : null}</View>
      <Problem text={error ?? wrong} />
      {canRecord() ? null : <View className='body ink-2'>这个浏览器不能录音，请用微信打开本页。</View>}
      {file && since === null ? <Own file={file} /> : null}
      {since !== null
        ? <><Elapsed since={since} /><Button block kind='second' icon='stop' onClick={() => going.current?.stop()}>录好了，停止</Button></>
        : canRecord() ? <Button block kind='second' icon='mic' onClick={() => { void start() }}>{file ? '重新录' : '开始录音'}</Button> : null}
      <View className='cap num field-note'>{least ? `不少于 ${least} 秒，` : ''}最长 {most} 秒，到时自动停止。</View>
    </View>
  )
}

const Own = ({ file }: { file: LocalFile }) => {
  const src = useAddress(file.key)
  return src ? <Playback src={src} seconds={file.seconds} /> : null
}

function Elapsed ({ since }: { since: number }) {
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setSeconds(Math.floor((Date.now() - since) / 1000)), 500)
    return () => clearInterval(timer)
  }, [since])
  return <View className='body num check-elapsed' {...a11y({ role: 'status' })}>正在录音 {seconds} 秒</View>
}
