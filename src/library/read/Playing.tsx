import { View } from '@tarojs/components'
import { useRef, type ReactNode } from 'react'
import type { MaterialView } from '../../../contract/materials'
import { Icon } from '@/components/Icon'
import { Player } from '@/platform/Player'
import { lengthWords } from '../parts/words'
import { useReport } from './useReport'

/** More than this between two moments is a jump, and what lies between was not played. */
const JUMP = 3

export function Playing ({ of, head }: { of: MaterialView, head: ReactNode }) {
  const { progress, see } = useReport({ id: of.id, version: of.version, chapter: 0, progress: of.progress })
  const before = useRef(-1)
  const tick = (second: number) => {
    const at = Math.floor(second)
    const from = before.current >= 0 && at >= before.current && at - before.current <= JUMP ? before.current : at
    // Where the length is not known, that it was played at all is what there is to see.
    if (of.length === null) see(0, at)
    else for (let one = from; one <= at; one++) see(one)
    before.current = at
  }
  const { length, progress: { place } } = of
  return (
    <View className='read'>
      {head}
      {of.file && (of.kind === 'audio' || of.kind === 'video')
        ? <Player kind={of.kind} src={API_BASE + of.file.url} title={of.title} from={length !== null && place >= length - 5 ? 0 : place} onTick={tick} />
        : <View className='sub'>这段录音或视频已经不在了。</View>}
      <View className='sub num read-played'>
        {progress.read ? <View className='row green'><Icon name='done' size={22} /><View className='read-end-text'>{of.kind === 'audio' ? '已听完' : '已看完'}</View></View>
          : length === null ? `放过就记为${of.kind === 'audio' ? '听完' : '看完'}。` : `全长 ${lengthWords(length)}${progress.seen ? `，已播放 ${lengthWords(progress.seen)}` : ''}。播放过九成，就记为${of.kind === 'audio' ? '听完' : '看完'}。`}
      </View>
    </View>
  )
}
