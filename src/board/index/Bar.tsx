import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon } from '@/components/Icon'
import { a11y } from '@/platform/a11y'

/** The round that is shown, a way to choose another, and what this board adds at the end. */
export function Bar ({ title, onPick, children }: { title: string | undefined, onPick: () => void, children?: ReactNode }) {
  return (
    <View className='row board-bar'>
      <View className='grow row board-round' hoverClass='pressed' {...a11y({ role: 'button', label: `${title ?? '竞赛'}，换一场看` })} onClick={onPick}>
        <View className='board-title'>{title ?? '　'}</View>
        <View className='ink-2'><Icon name='down' size={18} /></View>
      </View>
      {children}
    </View>
  )
}

/** Headings of the columns. */
export function Columns ({ who, aside, figure }: { who: string, aside: string, figure: string }) {
  return (
    <View className='row board-th cap'>
      <View className='board-th-rank'>名次</View>
      <View className='grow'>{who}</View>
      <View className='board-aside'>{aside}</View>
      <View className='board-figure-th'>{figure}</View>
    </View>
  )
}
