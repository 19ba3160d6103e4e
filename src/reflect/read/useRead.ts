import { useState } from 'react'
import { useAct } from '@/services/act'
import { useData, useList } from '@/services/data'
import { newKey } from '@/services/ids'
import { request } from '@/services/request'

/** A reflection with what others say of it. */
export function useRead (id: string) {
  const read = useData(() => request('GET /reflections/:id', { id }), id)
  const comments = useList((cursor) => request('GET /reflections/:id/comments', { id, cursor }), id)
  const [text, setText] = useState('')
  // One key for one comment, however often it has to be sent.
  const [key, setKey] = useState(newKey)
  const one = read.data?.reflection
  const put = (change: Partial<NonNullable<typeof one>>) => { if (read.data) read.set({ ...read.data, reflection: { ...read.data.reflection, ...change } }) }

  const like = useAct(async () => {
    if (!one) return
    put(one.liked ? await request('DELETE /reflections/:id/like', { id }) : await request('PUT /reflections/:id/like', { id }))
  })
  const say = useAct(async () => {
    await request('POST /reflections/:id/comments', { id, sendId: key, text: text.trim() })
    setText('')
    setKey(newKey())
    await comments.refresh()
  })
  const unsay = useAct(async (commentId: string) => {
    await request('DELETE /reflection-comments/:id', { id: commentId })
    await Promise.all([comments.refresh(), read.refresh()])
  })
  const withdraw = useAct(async (done: () => void) => {
    const reflection = await request('POST /reflections/:id/withdraw', { id })
    if (read.data) read.set({ ...read.data, reflection, proves: [] })
    done()
  })
  const remove = useAct(async (done: () => void) => { await request('DELETE /reflections/:id', { id }); done() })
  const report = useAct(async (reason: string, done: () => void) => { await request('POST /reflections/:id/report', { id, reason }); done() })
  const refresh = async () => { await Promise.all([read.refresh(), comments.refresh()]) }
  return { ...read, comments, text, setText, like, say, unsay, withdraw, remove, report, refresh }
}

export type Reading = ReturnType<typeof useRead>
