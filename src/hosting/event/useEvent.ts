import { useState } from 'react'
import { useAct } from '@/services/act'
import { useData, useList } from '@/services/data'
import { request, type Answer } from '@/services/request'
import { useSettled } from '@/services/settled'
import type { PeopleState } from './words'

type People = Answer<'GET /organiser/events/:id/people'>
export type Loaded = Answer<'GET /organiser/events/:id'>

const PAGE = 50

/** An event as its organiser watches it, with the people of one session, one state, one name. */
export function useEvent (id: string) {
  const source = useData(() => request('GET /organiser/events/:id', { id }), id)
  const [session, setSession] = useState('')
  const [state, setState] = useState<PeopleState | ''>('')
  const [search, setSearch] = useState('')
  const [counts, setCounts] = useState<People['counts'] | null>(null)
  const [told, tell] = useState('')
  const asked = useSettled(search.trim())
  const people = useList(async (cursor) => {
    const page = await request('GET /organiser/events/:id/people', { id, cursor, limit: PAGE, ...(session && { session }), ...(state && { state }), ...(asked && { search: asked }) })
    setCounts(page.counts)
    return page
  }, `${session} ${state} ${asked}`)
  /** What was done is said, and what is shown is as it is now. */
  const done = async (words: string) => { tell(words); await Promise.all([source.refresh(), people.refresh()]) }

  const decide = useAct(async (person: string, pass: boolean, reason: string, words: string, close: () => void) => {
    const { decided, full } = await request('POST /organiser/events/:id/decide', { id, ids: [person], pass, reason })
    close()
    await done(decided ? words : full ? '名额已满，没有通过，还在待审核里。可以先加名额。' : '这条报名刚才已经有人处理了。')
  })
  const remove = useAct(async (person: string, reason: string, words: string, close: () => void) => {
    const { removed } = await request('POST /organiser/events/:id/remove', { id, ids: [person], reason })
    close()
    await done(removed ? words : '这条报名刚才已经取消了。')
  })
  const cancel = useAct(async (of: string | null, reason: string, words: string, close: () => void) => {
    await request('POST /organiser/events/:id/cancel', { id, reason, ...(of !== null && { session: of }) })
    close()
    await done(words)
  })
  return { ...source, people, session, setSession, state, setState, search, setSearch, asked, counts, told, tell, done, decide, remove, cancel }
}

export type Watched = ReturnType<typeof useEvent>
