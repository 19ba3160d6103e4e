import { View } from '@tarojs/components'
import { useStore } from 'zustand'
import { Tag } from '@/components/Tag'
import type { Sitting } from './sitting'

/** How many wrong answers there may still be, before the one that ends the paper. */
export function wrongWords (wrongLeft: number | null): string {
  if (wrongLeft === null) return ''
  return wrongLeft > 1 ? `还可答错 ${wrongLeft - 1} 题` : '再答错就结束'
}

/** Which paper of which phase this is. */
export function Which ({ sitting }: { sitting: Sitting }) {
  const { phase, paperName } = sitting.store.getState().view
  const which = [phase.name, paperName].filter(Boolean).join(' · ')
  return which ? <View className='sub num q-of'>{which}</View> : null
}

export function WrongLeft ({ sitting }: { sitting: Sitting }) {
  const said = useStore(sitting.store, ({ view }) => wrongWords(view.wrongLeft))
  return said ? <Tag kind='care'>{said}</Tag> : null
}
