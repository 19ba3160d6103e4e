import { View } from '@tarojs/components'
import { useStore } from 'zustand'
import { Tag } from '@/components/Tag'
import type { Sitting } from './sitting'

/** How many wrong answers there may still be, before the one that ends the paper. */
export function wrongWords (wrongLeft: number | null): string {
  if (wrongLeft === null) return ''
  return wrongLeft > 1 ? `还可答错 ${wrongLeft - 1} 题` : '再答错就结束'
}

/** Which paper of which phase this is, and how long it may go on. */
export function Standing ({ sitting }: { sitting: Sitting }) {
  const { phase, paperName } = sitting.store.getState().view
  const wrong = useStore(sitting.store, ({ view }) => wrongWords(view.wrongLeft))
  const which = [phase.name, paperName].filter(Boolean).join(' · ')
  if (!which && !wrong) return null
  return (
    <View className='row wrap between q-of'>
      <View className='sub num'>{which}</View>
      {wrong ? <Tag kind='care'>{wrong}</Tag> : null}
    </View>
  )
}
