import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { a11y, decorative } from '@/platform/a11y'
import { useNetwork } from '@/services/network'
import type { RequestError } from '@/services/request-error'
import { Button } from './Button'
import { Icon } from './Icon'

interface Action { text: string, onClick: () => void }

/** What will appear here, and one way to make it appear. */
export function Empty ({ title, text, action, done }: { title: string, text?: string, action?: Action, done?: boolean }) {
  return (
    <View className='state'>
      <View className={done ? 'art art-done' : 'art art-empty'} {...decorative} />
      <View className='t3'>{title}</View>
      {text ? <View className='sub'>{text}</View> : null}
      {action ? <View className='state-do'><Button kind='second' small onClick={action.onClick}>{action.text}</Button></View> : null}
    </View>
  )
}

/** What happened (`title`), what is safe (`safe`), what to do; the problem's number last and small. */
export function ErrorState ({ title, safe, error, onRetry }: { title: string, safe?: string, error: RequestError | null, onRetry?: () => void }) {
  return (
    <View className='state' {...a11y({ role: 'alert', live: 'polite' })}>
      <View className='art art-error' {...decorative} />
      <View className='t3'>{title}</View>
      <View className='sub'>{[safe, error?.message].filter(Boolean).join('')}</View>
      {onRetry ? <View className='state-do'><Button kind='second' small icon='retry' onClick={onRetry}>再试一次</Button></View> : null}
      {error?.problem ? <View className='cap num state-problem'>问题编号 {error.problem}，找组织者时请报它</View> : null}
    </View>
  )
}

/** A band under the navigation bar that says what needs care. */
export function Notice ({ title, text, icon = 'care' }: { title: string, text?: ReactNode, icon?: 'care' | 'offline' | 'info' }) {
  return (
    <View className='notice' {...a11y({ role: 'status', live: 'polite' })}>
      <Icon name={icon} />
      <View className='notice-main'>
        <View className='notice-title'>{title}</View>
        {text ? <View className='notice-sub'>{text}</View> : null}
      </View>
    </View>
  )
}

/** Shows itself while there is no network. */
export function OfflineNotice ({ title = '网络断开', text = '这里是之前取到的内容，连上后会自动更新' }: { title?: string, text?: string }) {
  const online = useNetwork((state) => state.online)
  return online ? null : <Notice icon='offline' title={title} text={text} />
}

/** The end of a list, or why it stops here. */
export function ListEnd ({ adding, ended, error, onMore }: { adding: boolean, ended: boolean, error?: RequestError | null, onMore?: () => void }) {
  if (error) return <View className='list-end'><Button kind='text' small onClick={onMore}>后面的没有取到，再试一次</Button></View>
  if (adding) return <View className='list-end cap'>正在取后面的…</View>
  if (ended) return <View className='list-end cap'>没有更多了</View>
  return onMore ? <View className='list-end'><Button kind='text' small onClick={onMore}>显示更多</Button></View> : null
}
