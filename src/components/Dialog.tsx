import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { a11y } from '@/platform/a11y'
import { useFocusTrap } from '@/platform/focus'
import { Button } from './Button'

interface Props {
  title: string
  children?: ReactNode
  /** The act, named: 交卷, 删除草稿. */
  act: string
  /** The way back, named: 接着答. */
  back: string
  busy?: string
  loading?: boolean
  /** The way back is what one should rather do: it stands first and in red. */
  rather?: boolean
  onAct: () => void
  onBack: () => void
}

/** Asks before something that cannot be taken back. Lies in Page's `overlay`; mount it to open it. */
export function Dialog ({ title, children, act, back, busy, loading, rather, onAct, onBack }: Props) {
  const layer = useFocusTrap(onBack)
  return (
    <View className='layer layer-middle' catchMove>
      <View className='scrim' />
      <View ref={layer} className='dialog' {...a11y({ role: 'dialog', label: title, modal: true })}>
        <View className='t2'>{title}</View>
        {children ? <View className='dialog-body'>{children}</View> : null}
        <View className='dialog-foot'>
          {rather ? <Button block disabled={loading} onClick={onBack}>{back}</Button> : null}
          <Button block kind={rather ? 'second' : 'primary'} loading={loading} busy={busy} onClick={onAct}>{act}</Button>
          {rather ? null : <Button block kind='second' disabled={loading} onClick={onBack}>{back}</Button>}
        </View>
      </View>
    </View>
  )
}
