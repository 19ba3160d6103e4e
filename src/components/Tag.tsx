import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon, type IconName } from './Icon'

const icons: Partial<Record<string, IconName>> = { live: 'dot', done: 'check', care: 'care' }

/** live: going on now; done; care: needs somebody's attention; plain: a property. */
export function Tag ({ kind, children, icon = true }: { kind?: 'live' | 'done' | 'care' | 'plain', children: ReactNode, icon?: boolean }) {
  const drawn = icon && kind ? icons[kind] : undefined
  return (
    <View className={kind ? `tag num tag-${kind}` : 'tag num'}>
      {drawn ? <Icon name={drawn} size={16} /> : null}
      <View>{children}</View>
    </View>
  )
}
