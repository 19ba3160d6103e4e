import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { a11y } from '@/platform/a11y'
import { frame } from '@/platform/frame'
import { back, canGoBack } from '@/services/nav'
import { Icon } from './Icon'

interface Props {
  title?: string
  /** In place of the way back, e.g. the brand on the home page. */
  left?: ReactNode
  /** false: no way back (tab pages). A function takes over, e.g. to ask first. */
  onBack?: false | (() => void)
}

export function NavBar ({ title, left, onBack }: Props) {
  const { top, bar } = frame()
  const style = bar ? { minHeight: `${bar}px` } : undefined
  return (
    <View className='nav' style={top ? { paddingTop: `${top}px` } : undefined} {...a11y({ role: 'banner' })}>
      <View className='nav-bar' style={style}>
        {left ? <View className='nav-left'>{left}</View> : onBack === false ? null : <Back onBack={onBack} />}
        {title ? <View className='nav-title' {...a11y({ role: 'heading', level: 1 })}>{title}</View> : null}
      </View>
    </View>
  )
}

function Back ({ onBack = back }: { onBack?: () => void }) {
  const behind = canGoBack()
  return (
    <View className='nav-back' hoverClass='pressed' {...a11y({ role: 'button', label: behind ? '返回' : '回到首页' })} onClick={onBack}>
      <Icon name={behind ? 'back' : 'home'} size={behind ? 26 : 22} />
    </View>
  )
}
