import { useDidHide } from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Draft } from '../../../contract/reflections'
import { now } from '@/services/clock'
import { createCourier, type Courier, type Outcome } from '@/services/courier'
import { onReconnect, useNetwork } from '@/services/network'
import { request, type Answer } from '@/services/request'
import { asRequestError, RequestError } from '@/services/request-error'
import { dropKept, freshDraft, keptOf, merged, readKept, slotOf, writeKept, type About, type Kept } from '../kept'

export type Saving = 'none' | 'saving' | 'saved' | 'waiting'
interface State { kept: Kept | null, clash: Kept | null, saving: Saving, loadError: RequestError | null, problem: RequestError | null }

const cutOff = () => new RequestError({ code: 'offline', message: '网络断开，暂时不能提交。写好的都在手机里，连上后再提交。' }, 0)

/** One that can still be written on; null: it was handed in, or is gone. */
async function fetchOpen (id: string): Promise<Kept | null> {
  try {
    const { reflection } = await request('GET /reflections/:id', { id })
    return ['draft', 'returned', 'withdrawn'].includes(reflection.state) ? keptOf(reflection) : null
  } catch (failure) {
    if (asRequestError(failure).status === 404) return null
    throw failure
  }
}

/** What the server has of it: of the one that lies in the phone first, also where another material was chosen for it meanwhile. */
async function fetchDraft (about: About, mine: Kept | null): Promise<Kept> {
  if (about.id) return keptOf((await request('GET /reflections/:id', { id: about.id })).reflection)
  const { planId, taskId, materialId } = about
  const open = mine?.version ? await fetchOpen(mine.id) : null
  if (open) return open
  const { draft, ...start } = await request('GET /reflections/start', { planId, taskId, materialId })
  return draft ? keptOf(draft) : freshDraft(about, start, now())
}

const written = ({ draft, dirty, unsent }: Kept) => dirty || draft.text.trim() !== '' || draft.files.length > 0 || !!unsent?.length

/** It lies in the phone under a material, and was turned to another one: from there a new one begins. What the server does not have is gone on with. */
const turned = ({ materialId }: About, { draft, dirty }: Kept) => !dirty && materialId !== undefined && draft.materialId !== materialId

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
      put({ ...after, version: saved.version, dirty: !same, ...(same && { pictures: saved.pictures, about: saved.about, least: saved.least }) }, { saving: same ? 'saved' : 'saving', problem: null })
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
    const found = readKept(slot)
    const mine = found && !turned(about, found) ? found : null
    // What lies in the phone can be written on at once.
    if (mine && !own.kept) put(mine, { saving: mine.dirty ? 'waiting' : 'saved' })
    own.loading = true
    try {
      const theirs = await fetchDraft(about, own.kept)
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

  /** What has a new `draft` goes to the server, a moment later. */
  const edit = useCallback((how: (kept: Kept) => Partial<Kept>) => {
    const { kept, over } = live.current
    if (!kept || over) return
    const more = how(kept)
    if (!more.draft) return put({ ...kept, ...more })
    put({ ...kept, ...more, dirty: true, at: now() }, { saving: useNetwork.getState().online ? 'saving' : 'waiting', problem: null })
    courier.current?.soon()
  }, [put])
  const change = (draft: Partial<Draft>, more: Partial<Kept> = {}) => edit((kept) => ({ ...more, draft: { ...kept.draft, ...draft } }))

  /** Goes on with one of the two texts. */
  const choose = (which: 'mine' | 'theirs') => {
    const { clash } = state
    const { kept } = live.current
    if (!clash || !kept) return
    live.current.clash = false
    if (which === 'theirs') put({ ...clash, unsent: kept.unsent }, { clash: null, saving: 'saved' })
    else put({ ...kept, version: clash.version, dirty: true }, { clash: null })
    courier.current?.soon()
  }

  /** Hands it in as it stands. @throws RequestError */
  const submit = async (): Promise<Answer<'POST /reflections/:id/submit'>> => {
    const { kept } = live.current
    if (!kept) throw new RequestError({ code: 'offline', message: '草稿还没有打开。' }, 0)
    if (!useNetwork.getState().online) throw cutOff()
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
      // A browser may say that it is online and reach nobody.
      throw error.code === 'offline' ? cutOff() : error
    }
  }

  return { ...state, change, edit, choose, submit, retry: load }
}

export type Drafting = ReturnType<typeof useDraft>
