import { View } from '@tarojs/components'
import { Icon } from '@/components/Icon'
import { a11y, decorative } from '@/platform/a11y'
import { go, links } from '@/services/nav'

const MOST = 99

/** The way to what one was told, with how much of it is new. */
export function Bell ({ unread }: { unread: number }) {
  const few = unread > MOST ? `${MOST}+` : String(unread)
  return (
    <View className='home-bell' hoverClass='pressed' {...a11y({ role: 'button', label: unread ? `消息，${unread} 条未读` : '消息' })} onClick={() => go(links.notices)}>
      <Icon name='bell' size={26} />
      {unread ? <View className='home-bell-new num' {...decorative}>{few}</View> : null}
    </View>
  )
}
