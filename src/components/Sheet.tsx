import { View } from '@tarojs/components'
import { useState, type ReactNode } from 'react'
import { a11y } from '@/platform/a11y'
import { useFocusTrap } from '@/platform/focus'
import { H5 } from '@/platform/target'
import { Dialog } from './Dialog'
import { Icon } from './Icon'

interface Props {
  title: string
  children: ReactNode
  /** Fixed above the safe area. */
  footer?: ReactNode
  /** Something was typed: ask before it is lost. */
  dirty?: boolean
  /** Text alone: by keyboard it can be scrolled all the same. */
  reads?: boolean
  onClose: () => void
}

/** Lies in Page's `overlay`; mount it to open it. Closes by ×, scrim or Escape. */
export function Sheet ({ title, children, footer, dirty, reads, onClose }: Props) {
  const [asking, setAsking] = useState(false)
  const close = () => { if (dirty) setAsking(true); else onClose() }
  const layer = useFocusTrap(close)
  return (
    <>
      <View className='layer'>
        <View className='scrim' catchMove onClick={close} />
        <View ref={layer} className='sheet' {...a11y({ role: 'dialog', label: title, modal: true })}>
          <View className='sheet-head'>
            <View className='t2'>{title}</View>
            <View className='sheet-close' hoverClass='pressed' {...a11y({ role: 'button', label: '关闭' })} onClick={close}>
              <Icon name='close' />
            </View>
          </View>
          <View className='sheet-body' {...(H5 && reads ? { tabIndex: 0 } : {})}>{children}</View>
          {footer ? <View className='sheet-foot'>{footer}</View> : null}
        </View>
      </View>
      {asking ? (
        <Dialog title='放弃已填写的内容？' act='放弃填写' back='继续填写' rather onAct={onClose} onBack={() => setAsking(false)}>
          关闭后，这里填写的内容不会保存。
        </Dialog>
      ) : null}
    </>
  )
}
