import { useState } from 'react'
import type { Notice } from '../../../contract/inbox'
import { useAct } from '@/services/act'
import { useList } from '@/services/data'
import { request } from '@/services/request'

/** The list with what was read on this page: marked at once, and taken back where the server did not hear of it. */
export function useNotices () {
  const [unread, setUnread] = useState(0)
  const [here, setHere] = useState<ReadonlySet<string>>(new Set())
  const list = useList(async (cursor) => {
    const page = await request('GET /me/notices', { cursor, limit: 20 })
    if (cursor === undefined) setUnread((await request('GET /me/notices/unread')).unread)
    return page
  })
  const isRead = ({ id, read }: Notice) => read || here.has(id)
  const mark = (ids: readonly string[], on: boolean) => setHere((before) => new Set(on ? [...before, ...ids] : [...before].filter((id) => !ids.includes(id))))

  const open = (one: Notice) => {
    if (isRead(one)) return
    mark([one.id], true)
    request('POST /me/notices/read', { ids: [one.id] }).then((said) => setUnread(said.unread), () => mark([one.id], false))
  }
  const readAll = useAct(async () => {
    const items = list.data ?? []
    const newest = items[0]
    if (!newest) return
    const said = await request('POST /me/notices/read', { upTo: newest.id })
    mark(items.map(({ id }) => id), true)
    setUnread(said.unread)
  })
  return { list, unread, isRead, open, readAll }
}
