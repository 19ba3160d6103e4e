import { View } from '@tarojs/components'
import { useEffect, useState, type ReactNode } from 'react'
import type { Block, MaterialView, Progress } from '../../../contract/materials'
import { Blocks } from '@/components/Blocks'
import { Icon } from '@/components/Icon'
import { a11y } from '@/platform/a11y'
import { usePieces } from '@/platform/pieces'
import { SizeSwitch, useSize } from './Size'
import { useReport } from './useReport'

interface Props {
  of: MaterialView
  chapter: number
  blocks: readonly Block[]
  head: ReactNode
  foot?: ReactNode
  /** Where to go on: a block's id. */
  onPlace: (id: string) => void
}

/** A text, with what of it was on the screen. */
export function Reading ({ of, chapter, blocks, head, foot, onPlace }: Props) {
  const { progress, see, seenHere } = useReport({ id: of.id, version: of.version, chapter, progress: of.progress })
  const sizing = useSize()
  const [through, setThrough] = useState(false)
  const near = usePieces(blocks.length ? `${of.id} ${chapter}` : '', (at) => {
    see(at)
    if (at === blocks.length - 1) setThrough(true)
  })
  const from = of.progress.chapter === chapter && !of.progress.read ? of.progress.place : 0
  useEffect(() => { if (from > 1) onPlace(`block-${from}`) }, [from, onPlace])
  return (
    <View ref={near} className={`read read-${sizing.size}`}>
      {head}
      <View className='read-size'><SizeSwitch {...sizing} /></View>
      {from > 1 ? <View className='cap read-from' {...a11y({ role: 'status', live: 'polite' })}>接着上次看到的地方</View> : null}
      <Blocks of={blocks} />
      {foot}
      <Ended progress={progress} through={through && seenHere() > 0} whole={of.chapters.length === 0} />
    </View>
  )
}

function Ended ({ progress, through, whole }: { progress: Progress, through: boolean, whole: boolean }) {
  const said = progress.read ? `已读完${whole ? '' : '全书'}` : !whole ? '' : !through ? '' : progress.seen < progress.of ? '中间还有没看到的段落，或者看得快了些，再停一会儿就记为读完' : ''
  if (!said) return null
  return (
    <View className={progress.read ? 'read-end green' : 'read-end sub'} {...a11y({ role: 'status', live: 'polite' })}>
      {progress.read ? <Icon name='done' size={22} /> : null}<View className='read-end-text'>{said}</View>
    </View>
  )
}
