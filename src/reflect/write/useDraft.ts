import { useDidHide } from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { FileView } from '../../../contract/files'
import type { Draft } from '../../../contract/reflections'
import { now } from '@/services/clock'
import { createCourier, type Courier, type Outcome } from '@/services/courier'
import { onReconnect, useNetwork } from '@/services/network'
import { request, type Answer } from '@/services/request'
import { asRequestError, RequestError } from '@/services/request-error'
import { dropKept, freshDraft, keptOf, merged, readKept, slotOf, writeKept, type About, type Kept } from '../kept'

export type Saving = 'none' | 'saving' | 'saved' | 'waiting'
interface State { kept: Kept | null, clash: Kept | null, saving: Saving, loadError: RequestError | null, problem: RequestError | null }

/** What the server has of it. */
async function fetchDraft (about: About): Promise<Kept> {
  if (about.id) return keptOf((await request('GET /reflections/:id', { id: about.id })).reflection)
  const { planId, taskId, materialId } = about
  const { draft, ...start } = await request('GET /reflections/start', { planId, taskId, materialId })
  return draft ? keptOf(draft) : freshDraft(about, start, now())
}

const written = ({ draft }: Kept) => draft.text.trim() !== '' || draft.files.length > 0

/** The draft: in the phone at once, on the server a moment later, again once there is a network. */
export function useDraft (about: About) {
  const slot = slotOf(about)
  const [state, setState] = useState<State>({ kept: null, clash: null, saving: 'none', loadError: null, problem: null })
  const live = useRef<{ kept: Kept | null, clash: boolean, over: boolean, loaded: boolean, loading: boolean }>({ kept: null, clash: false, over: false, loaded: false, loading: false })
  const courier = useRef<Courier>()

  const put = useCallback((kept: Kept, more: Partial<State> = {}) => {
    live.current.kept = kept
    if (written(kept)) writeKept(slot, kept)
    setState((before) => ({ ...before, kept, ...more }))
  }, [slot])

  const deliver = useCallback(async (): Promise<Outcome> => {
    const { kept, clash, over, loading } = live.current
    // Who is just reading what the server has would take this for another device's.
    if (!kept?.dirty || clash || over || loading) return 'done'
    if (!useNetwork.getState().online) { setState((before) => ({ ...before, saving: 'waiting' })); return 'done' }
    setState((before) => ({ ...before, saving: 'saving' }))
    try {
      const saved = await request('PUT /reflections/:id', { id: kept.id, version: kept.version, ...kept.draft })
      const after = live.current.kept
      if (!after || after.id !== kept.id) return 'done'
      const same = after.draft === kept.draft
      put({ ...after, version: saved.version, dirty: !same, ...(same && { pictures: saved.pictures }) }, { saving: same ? 'saved' : 'saving', problem: null })
      return same ? 'done' : 'more'
    } catch (failure) {
      const error = asRequestError(failure)
      if (error.code === 'edited_elsewhere') { await meet(kept.id); return 'done' }
      setState((before) => ({ ...before, saving: 'waiting', problem: error.status >= 400 && error.status < 500 && error.status !== 429 ? error : before.problem }))
      return error.status >= 400 && error.status < 500 && error.status !== 401 && error.status !== 429 ? 'done' : 'failed'
    }
  }, [put])

  /** Both texts, for the person to choose from. */
  const meet = async (id: string) => {
    try {
      const theirs = keptOf((await request('GET /reflections/:id', { id })).reflection)
      live.current.clash = true
      setState((before) => ({ ...before, clash: theirs, saving: 'waiting' }))
    } catch { /* asked again with the next change */ }
  }

  const load = useCallback(async () => {
    const own = live.current
    const mine = readKept(slot)
    // What lies in the phone can be written on at once.
    if (mine && !own.kept) put(mine, { saving: mine.dirty ? 'waiting' : 'saved' })
    own.loading = true
    try {
      const theirs = await fetchDraft(about)
      const { kept, clash } = merged(own.kept, theirs)
      own.clash = clash !== null
      own.loaded = true
      if (kept) put({ ...kept, about: theirs.about, least: theirs.least, unit: theirs.unit || kept.unit }, { clash, loadError: null, saving: kept.dirty ? 'waiting' : kept.version ? 'saved' : 'none' })
    } catch (failure) {
      const error = asRequestError(failure)
      // Without network one can begin all the same; what it is about is asked for later.
      if (!own.kept && error.code === 'offline' && !about.id) put(freshDraft(about, { about: '', least: 0, unit: '' }, now()))
      else setState((before) => ({ ...before, loadError: error }))
    }
    own.loading = false
    if (own.kept?.dirty) courier.current?.soon()
  // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [slot, put])

  useEffect(() => {
    const own = live.current
    own.over = false
    const mine = createCourier(deliver)
    courier.current = mine
    void load()
    const stop = onReconnect(() => { mine.now(); if (!own.loaded) void load() })
    return () => { stop(); mine.now(); mine.stop() }
  }, [deliver, load])
  useDidHide(() => courier.current?.now())

  const change = (draft: Partial<Draft>, pictures?: FileView[]) => {
    const { kept, over } = live.current
    if (!kept || over) return
    put({ ...kept, draft: { ...kept.draft, ...draft }, ...(pictures && { pictures }), dirty: true, at: now() }, { saving: useNetwork.getState().online ? 'saving' : 'waiting', problem: null })
    courier.current?.soon()
  }

  /** Goes on with one of the two texts. */
  const choose = (which: 'mine' | 'theirs') => {
    const { clash } = state
    const { kept } = live.current
    if (!clash || !kept) return
    live.current.clash = false
    if (which === 'theirs') put(clash, { clash: null, saving: 'saved' })
    else put({ ...kept, version: clash.version, dirty: true }, { clash: null })
    courier.current?.soon()
  }

  /** Hands it in as it stands. @throws RequestError */
  const submit = async (): Promise<Answer<'POST /reflections/:id/submit'>> => {
    const { kept } = live.current
    if (!kept) throw new RequestError({ code: 'offline', message: '草稿还没有打开。' }, 0)
    if (!useNetwork.getState().online) throw new RequestError({ code: 'offline', message: '网络断开，暂时不能提交。写好的都在手机里，连上后再提交。' }, 0)
    // Out of the courier's hands: two savings side by side would meet each other.
    live.current.over = true
    try {
      const { version } = await request('PUT /reflections/:id', { id: kept.id, version: kept.version, ...kept.draft })
      put({ ...kept, version, dirty: false })
      const handed = await request('POST /reflections/:id/submit', { id: kept.id, version })
      dropKept(slot)
      return handed
    } catch (failure) {
      live.current.over = false
      const error = asRequestError(failure)
      if (error.code === 'edited_elsewhere') await meet(kept.id)
      throw error
    }
  }

  return { ...state, change, choose, submit, retry: load }
}

export type Drafting = ReturnType<typeof useDraft>
