import { View } from '@tarojs/components'
import type { PropsWithChildren, ReactNode } from 'react'
import { a11y } from '@/platform/a11y'
import { Scroller } from '@/platform/Scroller'
import { H5 } from '@/platform/target'
import { elderClass, useSettings } from '@/store/settings'
import { ElderOffer } from './ElderOffer'
import { NavBar } from './NavBar'
import { TabBar, type Tab } from './TabBar'

interface Props {
  title?: string
  /** In place of the way back. */
  left?: ReactNode
  onBack?: () => void
  /** A tab page: the bar at the bottom, no way back. */
  tab?: Tab
  /** Stays between navigation bar and content: tabs, notices, the clock. */
  head?: ReactNode
  /** Fixed at the bottom, e.g. the one primary button. */
  footer?: ReactNode
  /** Fixed at the bottom, from edge to edge, e.g. my own row of a list. */
  pinned?: ReactNode
  /** The content needs the room: in large type what stands above and below it stays at the first step. */
  tight?: boolean
  /** Sheets and dialogs: they must lie outside of what scrolls. */
  overlay?: ReactNode
  onRefresh?: () => Promise<unknown>
  onEnd?: () => void
  /** px; a new value scrolls there. */
  scrollTop?: number
  /** Id of an element; a new value scrolls to it. */
  scrollInto?: string
}

/** The root of every page. */
export function Page (props: PropsWithChildren<Props>) {
  const { title, left, onBack, tab, head, footer, pinned, tight, overlay, onRefresh, onEnd, scrollTop, scrollInto, children } = props
  const elder = useSettings((state) => state.elder)
  const bare = !footer && !pinned && !tab
  return (
    <View className={`page${elderClass(elder)}${tight ? ' page-tight' : ''}`}>
      <NavBar title={title} left={left} onBack={tab ? false : onBack} />
      <View className='page-body' {...(H5 ? a11y({ role: 'main' }) : {})}>
        {head}
        <Scroller onRefresh={onRefresh} onEnd={onEnd} top={scrollTop} into={scrollInto}>
          <View className={bare ? 'page-inner page-inner-safe' : 'page-inner'}>{children}</View>
        </Scroller>
        {pinned}
        {footer ? <View className='footer'>{footer}</View> : null}
      </View>
      {tab ? <TabBar now={tab} /> : null}
      {overlay}
      {tab ? <ElderOffer /> : null}
    </View>
  )
}
