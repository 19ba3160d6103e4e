import { ScrollView } from '@tarojs/components'
import { useEffect, useRef, useState, type PropsWithChildren, type UIEvent } from 'react'

interface Props {
  /** Pull to refresh; in WeChat only, a browser has its own. */
  onRefresh?: () => Promise<unknown>
  /** Near the end of the content. */
  onEnd?: () => void
  /** px; a new value scrolls there. */
  top?: number
  /** Id of an element; a new value scrolls to it. */
  into?: string
}

const NEAR = 160

export function Scroller (props: PropsWithChildren<Props>) {
  // Written out, not H5: the bundler then leaves the other half and its components away.
  return process.env.TARO_ENV === 'h5' ? <Browser {...props} /> : <Wechat {...props} />
}

function Wechat ({ children, onRefresh, onEnd, top, into }: PropsWithChildren<Props>) {
  const [pulled, setPulled] = useState(false)
  const refresh = async () => {
    setPulled(true)
    try { await onRefresh?.() } finally { setPulled(false) }
  }
  return (
    <ScrollView
      className='page-main' scrollY enhanced showScrollbar={false} lowerThreshold={NEAR} scrollTop={top} scrollIntoView={into}
      refresherEnabled={!!onRefresh} refresherTriggered={pulled} refresherBackground='#faf7f1'
      onRefresherRefresh={() => { void refresh() }} onScrollToLower={onEnd}
    >
      {children}
    </ScrollView>
  )
}

function Browser ({ children, onEnd, top, into }: PropsWithChildren<Props>) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => { if (box.current && top !== undefined) box.current.scrollTop = top }, [top])
  useEffect(() => { if (into) box.current?.querySelector(`#${into}`)?.scrollIntoView() }, [into])
  const scrolled = (event: UIEvent<HTMLElement>) => {
    const { scrollHeight, scrollTop, clientHeight } = event.currentTarget
    if (scrollHeight - scrollTop - clientHeight < NEAR) onEnd?.()
  }
  // Reachable by keyboard, so that a page of text alone can be scrolled too.
  return (
    <div ref={box} className='page-main' tabIndex={0} onScroll={onEnd && scrolled}>
      {children}
    </div>
  )
}
