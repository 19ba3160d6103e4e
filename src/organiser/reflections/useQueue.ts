import { useState } from 'react'
import type { CommentToReview, ReflectionToReview } from '../../../contract/reflections'
import { useAct } from '@/services/act'
import { useList } from '@/services/data'
import { request } from '@/services/request'
import { useSettled } from '@/services/settled'

export type Part = 'waiting' | 'shown' | 'returned' | 'hidden' | 'comments'
export type Act = 'pass' | 'return' | 'hide'

/** What waits for this organiser; what is decided leaves the list at once. */
export function useQueue () {
  const [part, setPart] = useState<Part>('waiting')
  const [search, setSearch] = useState('')
  const settled = useSettled(search.trim())
  const state = part === 'comments' ? 'waiting' : part
  const texts = useList((cursor) => request('GET /organiser/reflections', { state, cursor, search: settled || undefined }), `${state} ${settled}`)
  const comments = useList((cursor) => request('GET /organiser/reflection-comments', { cursor }))
  const [at, setAt] = useState('')

  const put = (one: ReflectionToReview, stays: boolean) => texts.set((texts.data ?? []).flatMap((other) => (other.id !== one.id ? [other] : stays ? [one] : [])))
  const decide = useAct(async (one: ReflectionToReview, act: Act, reason: string, done?: () => void) => {
    setAt(one.id)
    await request('POST /organiser/reflections/:id/decide', { id: one.id, version: one.version, act, reason })
    done?.()
    put(one, false)
    if (texts.data?.length === 1) await texts.refresh()
  })
  const pick = useAct(async (one: ReflectionToReview) => {
    setAt(one.id)
    put(await request(one.picked ? 'DELETE /organiser/reflections/:id/pick' : 'PUT /organiser/reflections/:id/pick', { id: one.id }), true)
  })
  const decideComment = useAct(async (one: CommentToReview, pass: boolean, reason: string, done?: () => void) => {
    setAt(one.id)
    await request('POST /organiser/reflection-comments/:id/decide', { id: one.id, pass, reason })
    done?.()
    comments.set((comments.data ?? []).filter(({ id }) => id !== one.id))
  })
  const refresh = () => Promise.all([texts.refresh(), comments.refresh()])
  return { part, setPart, search, setSearch, texts, comments, decide, pick, decideComment, at, refresh }
}

export type Queue = ReturnType<typeof useQueue>
