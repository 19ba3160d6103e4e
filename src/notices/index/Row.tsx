import { View } from '@tarojs/components'
import type { Notice } from '../../../contract/inbox'
import { Icon } from '@/components/Icon'
import { a11y, decorative } from '@/platform/a11y'
import { now } from '@/services/clock'
import { recent } from '@/services/format'

/** All that was told stands here; tapped, it is read, and its page opens where it has one. */
export function Row ({ of, read, onOpen }: { of: Notice, read: boolean, onOpen: () => void }) {
  const { title, text, page, at } = of
  const when = recent(at, now())
  const tells = read && page === ''
  return (
    <View
      className='row notice-row' {...(tells ? {} : { hoverClass: 'pressed', onClick: onOpen })}
      {...a11y({ role: tells ? 'group' : 'button', label: [read ? '' : '未读', title, text, when].filter(Boolean).join('，') })}
    >
      <View className={read ? 'notice-mark' : 'notice-mark notice-unread'} {...decorative} />
      <View className='grow'>
        <View className={read ? 'cell-title' : 't3'}>{title}</View>
        {text ? <View className='notice-text'>{text}</View> : null}
        <View className='cap num'>{when}{read ? '' : ' · 未读'}</View>
      </View>
      {page ? <View className='notice-go'><Icon name='next' size={18} /></View> : null}
    </View>
  )
}
