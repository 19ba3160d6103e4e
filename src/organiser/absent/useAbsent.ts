import { useState } from 'react'
import { copyText } from '@/platform/clipboard'
import { useAct } from '@/services/act'
import { useData, useList } from '@/services/data'
import { request, type Answer } from '@/services/request'

type Head = Pick<Answer<'GET /organiser/rounds/:id/absent'>, 'unit' | 'total' | 'reminder'>

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
  return { ...list, head, copy, copied, reminders: reminders.data, remind }
}
