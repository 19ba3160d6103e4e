import { useDidHide, useDidShow } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { useAct } from '@/services/act'
import { useData } from '@/services/data'
import { request } from '@/services/request'

const EVERY = 10_000

/** Participation below one unit, kept fresh while somebody looks. */
export function useProgress (id: string) {
  const [parent, setParent] = useState<string>()
  const [shown, setShown] = useState(true)
  const progress = useData(() => request('GET /organiser/rounds/:id/progress', { id, parent }), `${id} ${parent ?? ''}`)
  const { refresh, data } = progress
  const running = data?.round.state === 'open'
  useDidShow(() => setShown(true))
  useDidHide(() => setShown(false))
  useEffect(() => {
    if (!shown || !running) return
    const timer = setInterval(() => { void refresh() }, EVERY)
    return () => clearInterval(timer)
  }, [shown, running, refresh])
  const end = useAct(async (reason: string, done: () => void) => {
    await request('POST /organiser/rounds/:id/end', { id, reason })
    done()
    await refresh()
  })
  return { ...progress, show: setParent, end }
}
