import { View } from '@tarojs/components'
import { useState } from 'react'
import type { FileView } from '../../../contract/files'
import { Button } from '@/components/Button'
import { Playback } from '@/components/Playback'
import { Problem } from '@/components/Problem'
import { Recorder } from '@/components/Recorder'
import { a11y } from '@/platform/a11y'
import { H5 } from '@/platform/target'
import { useAct } from '@/services/act'
import { uploadFile } from '@/services/upload'
import { chosenFor, sizeWords, takes, type Filed } from './file'
import { kindWords } from './words'

/** WeChat's recorder ends by itself then. */
const MOST_SECONDS = 600

interface Props { kind: Filed, file: FileView | undefined, error?: string, onTaken: (file: FileView, seconds: number | null) => void }

/** The one file that a material is: recorded, or chosen on the phone, and sent at once. */
export function FileField ({ kind, file, error, onTaken }: Props) {
  const [wrong, setWrong] = useState('')
  const [unsent, hold] = useState<{ file: Blob | string, seconds: number | null } | null>(null)
  const send = useAct(async (one: NonNullable<typeof unsent>) => {
    hold(one)
    onTaken(await uploadFile(one.file, 'material'), one.seconds)
    hold(null)
  })
  const choose = () => {
    setWrong('')
    chosenFor(kind).then((chosen) => { if (chosen) send.run({ file: chosen.file, seconds: null }) }, (failure: unknown) => setWrong((failure as Error).message))
  }
  const way = kind === 'video' ? (H5 ? '选视频' : '从相册选视频') : H5 ? '选文件' : '从聊天里选文件'
  const chooser = <Button block kind='second' disabled={send.busy} onClick={choose}>{file ? `换一个：${way}` : way}</Button>
  return (
    <View className='field'>
      <View className='field-label'>{kindWords[kind]}</View>
      <Problem text={wrong || error} />
      {send.busy ? <View className='body material-file' {...a11y({ role: 'status', live: 'polite' })}>正在上传，请先不要离开本页…</View> : null}
      {send.error && unsent ? (
        <View className='material-file'>
          <Problem error={send.error} />
          <Button small kind='second' icon='retry' onClick={() => send.run(unsent)}>再传一次</Button>
        </View>
      ) : null}
      {file && !send.busy ? <Held kind={kind} file={file} /> : null}
      {kind === 'audio' ? (
        <>
          <Recorder again={!!file} most={MOST_SECONDS} onWrong={setWrong} onDone={async (made) => { send.run(made) }} />
          <View className='material-or'>{chooser}</View>
        </>
      ) : chooser}
      <View className='cap num field-note'>{takes[kind]}{kind === 'audio' ? '；在这里录最长 10 分钟' : ''}。</View>
    </View>
  )
}

function Held ({ kind, file: { url, bytes, seconds } }: { kind: Filed, file: FileView }) {
  const src = API_BASE + url
  return (
    <View className='material-file'>
      <View className='sub num'>已上传，{sizeWords(bytes)}{seconds ? `，${seconds} 秒` : ''}</View>
      {kind === 'audio' ? <Playback src={src} seconds={seconds} /> : null}
      {kind === 'video' && H5 ? <video className='material-film' controls playsInline preload='metadata' src={src} aria-label='选的视频' /> : null}
    </View>
  )
}
