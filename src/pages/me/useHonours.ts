import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import type { Honoured } from '@/components/Honours'
import { request } from '@/services/request'

/** So many of the latest rounds are looked through, and so many of them shown. */
const LOOKED = 10
const SHOWN = 3

/** The latest rounds whose awards are known; nothing while that is not known. */
export function useHonours (member: boolean): readonly Honoured[] {
  const [rounds, setRounds] = useState<readonly Honoured[]>([])
  useDidShow(() => {
    if (!member) return
    request('GET /rounds', { state: 'closed', limit: LOOKED })
      .then(({ items }) => setRounds(items.filter(({ honours }) => honours).slice(0, SHOWN)))
      .catch(() => undefined)
  })
  return rounds
}
