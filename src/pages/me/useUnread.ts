import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import { request } from '@/services/request'

/** How many notices are new, in a few words; nothing while it is not known. */
export function useUnread (member: boolean): string | undefined {
  const [unread, setUnread] = useState(0)
  useDidShow(() => {
    if (member) request('GET /me/notices/unread').then((said) => setUnread(said.unread)).catch(() => undefined)
  })
  return unread ? `${unread} 条未读` : undefined
}
