import { useEffect, useState } from 'react'
import { copyText } from '@/platform/clipboard'
import { useAct } from '@/services/act'
import { useData, useList } from '@/services/data'
import { request, type Answer } from '@/services/request'

type Head = Pick<Answer<'GET /organiser/rounds/:id/absent'>, 'unit' | 'total' | 'reminder'>

/** While messages are on their way. */
const AGAIN_MS = 3000

/** Who of a unit has not taken part, and a text to send them. */
export function useAbsent (id: string, unit: string) {
  const [head, setHead] = useState<Head | null>(null)
  const [copied, setCopied] = useState(false)
  const list = useList(async (cursor) => {
    const page = await request('GET /organiser/rounds/:id/absent', { id, unit, cursor, limit: 50 })
    if (!cursor) setHead(page)
    return page
  }, `${id} ${unit}`)
  const copy = useAct(async () => {
    await copyText(head?.reminder ?? '')
    setCopied(true)
  })
  const reminders = useData(() => request('GET /organiser/rounds/:id/reminders', { id, unit }), `${id} ${unit}`)
  const remind = useAct(async (done: () => void) => {
    reminders.set(await request('POST /organiser/rounds/:id/reminders', { id, unit, note: '' }))
    done()
  })
  const waiting = reminders.data?.sent.some((one) => one.waiting > 0) ?? false
  const { refresh: again } = reminders
  useEffect(() => {
    if (!waiting) return
    const timer = setInterval(() => { void again() }, AGAIN_MS)
    return () => clearInterval(timer)
  }, [waiting, again])
  const refresh = async () => { await Promise.all([list.refresh(), again()]) }
  return { ...list, refresh, head, copy, copied, reminders: reminders.data, remind }
}
