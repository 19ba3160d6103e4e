import { View } from '@tarojs/components'
import { a11y } from '@/platform/a11y'
import { go, tabs } from '@/services/nav'
import { Icon } from './Icon'

export type Tab = 'home' | 'study' | 'rounds' | 'events' | 'me'

const items = [
  { tab: 'home', text: '首页', url: tabs[0], icon: 'home' },
  { tab: 'study', text: '学习', url: tabs[1], icon: 'book' },
  { tab: 'rounds', text: '答题', url: tabs[2], icon: 'quiz' },
  { tab: 'events', text: '活动', url: tabs[3], icon: 'event' },
  { tab: 'me', text: '我的', url: tabs[4], icon: 'me' }
] as const

export function TabBar ({ now }: { now: Tab }) {
  return (
    <View className='tabbar' {...a11y({ role: 'navigation', label: '主菜单' })}>
      {items.map(({ tab, text, url, icon }) => {
        const on = tab === now
        return (
          <View
            key={tab} className={on ? 'tabbar-item tabbar-on' : 'tabbar-item'}
            {...a11y({ role: 'link', label: text, current: on, selected: undefined })} onClick={() => { if (!on) go(url) }}
          >
            <Icon name={on ? `${icon}-on` : icon} />
            <View>{text}</View>
          </View>
        )
      })}
    </View>
  )
}
