import { View } from '@tarojs/components'
import { useState } from 'react'
import { Playback } from '@/components/Playback'
import { Problem } from '@/components/Problem'
import { Recorder } from '@/components/Recorder'
import { dropFile, keepFile, useAddress } from '@/platform/files'
import type { Recorded } from '@/platform/recorder'
import type { LocalFile } from '@/services/study-outbox'

interface Props { file?: LocalFile, least: number, most: number, optional: boolean, error?: string, onChange: (file: LocalFile | null) => void }

/** A recording: made, listened to, made again. */
export function Audio ({ file, least, most, optional, error, onChange }: Props) {
  const [wrong, setWrong] = useState('')
  const keep = async ({ file: made, seconds }: Recorded) => {
    const { key } = await keepFile(made)
    if (file) void dropFile(file.key)
    onChange({ key, seconds })
  }
  return (
    <View className='field'>
      <View className='field-label'><View>录音</View>{optional ? <View className='cap'>（选填）</View> : null}</View>
      <Problem text={error ?? wrong} />
      <Recorder again={!!file} most={most} onDone={keep} onWrong={setWrong}>{file ? <Own file={file} /> : null}</Recorder>
      <View className='cap num field-note'>{least ? `不少于 ${least} 秒，` : ''}最长 {most} 秒，到时自动停止。</View>
    </View>
  )
}

const Own = ({ file }: { file: LocalFile }) => {
  const src = useAddress(file.key)
  return src ? <Playback src={src} seconds={file.seconds} /> : null
}
