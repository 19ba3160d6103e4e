import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import { request } from '@/services/request'

/** What waits for an organiser, in a few words; nothing while it is not known. */
export function useDesk (organiser: boolean): string | undefined {
  const [waiting, setWaiting] = useState<string>()
  useDidShow(() => {
    if (!organiser) return
    request('GET /organiser/overview')
      .then(({ joins, absent }) => setWaiting(joins ? `${joins} 件加入申请` : absent ? `${absent} 人未参与` : undefined))
      .catch(() => undefined)
  })
  return waiting
}
