import { useEffect, useRef, useState } from 'react'
import type { EventConfig } from '../../../contract/event-config'
import { useAct } from '@/services/act'
import { useData } from '@/services/data'
import { back, links } from '@/services/nav'
import { owned } from '@/services/owned'
import { request, type Answer } from '@/services/request'
import { RequestError } from '@/services/request-error'
import { useSettled } from '@/services/settled'
import { useSession } from '@/store/session'
import { leaveTo } from '@/organiser/parts/leave-to'
import { leaveFreely, useUnsaved } from '@/organiser/parts/useUnsaved'
import { changed, merge, type Merged } from '@/organiser/publish/merge'
import { toConfig, toForm, type EventForm } from './form'
import { useEventPreview } from './useEventPreview'

export type EventPreset = Answer<'GET /organiser/event-presets'>['presets'][number]
type EventState = Answer<'GET /organiser/events/:id'>['event']['state']

/** An event being written. */
export interface Work {
  /** Null: nothing is saved yet. */
  eventId: string | null
  version: number
  state: EventState
  mine: boolean
  /** The configuration as last loaded or saved, with what the form does not show. */
  original: EventConfig
  form: EventForm
}

/** What somebody else has changed meanwhile, beside what is typed here. */
export interface Conflict extends Merged<EventForm> { theirs: EventForm }

/** What was typed and not saved lies in the phone: a page that WeChat throws away comes back as it was. */
const keptDraft = owned<{ id: string, work: Work }>('event-draft')
const keptFor = (id: string) => { const kept = keptDraft.read(); return kept?.id === id ? kept.work : null }

type Loaded = { presets: EventPreset[] } | { work: Work }

async function load (id: string | undefined, zone: string): Promise<Loaded> {
  if (!id) return request('GET /organiser/event-presets')
  const { event, version, config } = await request('GET /organiser/events/:id', { id })
  return { work: { eventId: id, version, state: event.state, mine: event.mine, original: config, form: toForm(config, zone) } }
}

/** `ask`: somebody is about to leave what is not saved. */
export function useEventEdit (id: string | undefined, ask: () => void) {
  const owner = useSession((state) => state.me?.roles[0]?.unit.id) ?? ''
  const zone = useSession((state) => state.me?.zone) ?? 'Asia/Shanghai'
  const source = useData(() => load(id, zone), id, { once: true })
  const [found, setFound] = useState(() => keptFor(id ?? ''))
  const [edited, setWork] = useState<Work | null>(found)
  const [conflict, setConflict] = useState<Conflict | null>(null)
  const loaded = source.data && 'work' in source.data ? source.data.work : null
  // What lay in the phone may be older than what has become of the event.
  const work = edited && loaded ? { ...edited, state: loaded.state, mine: loaded.mine } : edited ?? loaded
  const config = work && toConfig(work.form, work.original, zone)
  const preview = useEventPreview(config)
  const dirty = !!work && changed(toForm(work.original, zone), work.form).length > 0
  useUnsaved(dirty, ask)
  const key = useSettled(edited && (dirty || !edited.eventId) ? JSON.stringify(edited) : '', 500)
  const over = useRef(false)
  useEffect(() => { if (key && !over.current) keptDraft.write({ id: id ?? '', work: JSON.parse(key) as Work }) }, [key, id])
  const to = (url: string, word: string) => { over.current = true; keptDraft.remove(); leaveTo(url, word) }
  const toList = (word: string) => to(links.organiserEvents, word)

  const choose = ({ name, config: base }: EventPreset) => {
    // What the preset says in place of an introduction is how to write one.
    const named = { ...base, title: base.title || name, intro: '' }
    setWork({ eventId: null, version: 0, state: 'draft', mine: true, original: named, form: toForm(named, zone) })
  }
  const change = (part: Partial<EventForm>) => { if (work) setWork({ ...work, form: { ...work.form, ...part } }) }
  const forget = () => { keptDraft.remove(); setFound(null); setWork(null); setConflict(null) }

  /** Takes over what another organiser has saved, around what is typed here. */
  const adopt = (of: Work, version: number, theirs: EventConfig) => {
    const theirForm = toForm(theirs, zone)
    const merged = merge(toForm(of.original, zone), of.form, theirForm)
    setConflict({ theirs: theirForm, ...merged })
    setWork({ ...of, version, original: theirs, form: merged.form })
  }
  const store = async (reason?: string): Promise<Work | null> => {
    if (!work || !config) return null
    if (work.eventId && !dirty) return work
    try {
      const { id: eventId, version } = work.eventId
        ? await request('PUT /organiser/events/:id', { id: work.eventId, version: work.version, config, ...(reason && { reason }), ...(work.state === 'draft' && { asDraft: true }) })
        : await request('POST /organiser/events', { unitId: owner, config })
      const stored = { ...work, eventId, version, original: config, form: toForm(config, zone) }
      keptDraft.remove()
      setFound(null)
      setWork(stored)
      setConflict(null)
      return stored
    } catch (failure) {
      if (!(failure instanceof RequestError) || failure.code !== 'edited_elsewhere') throw failure
      const { version, config: theirs } = failure.details as { version: number, config: EventConfig }
      adopt(work, version, theirs)
      return null
    }
  }
  const save = useAct(async (reason?: string) => {
    const stored = await store(reason)
    if (stored?.eventId && stored.state !== 'draft') to(links.organiserEvent(stored.eventId), `“${stored.form.title}”已保存`)
  })
  const publish = useAct(async () => {
    const stored = await store()
    if (!stored?.eventId) return
    try {
      await request('POST /organiser/events/:id/publish', { id: stored.eventId })
    } catch (failure) {
      if (!(failure instanceof RequestError) || failure.code !== 'edited_elsewhere') throw failure
      const { version, config: theirs } = await request('GET /organiser/events/:id', { id: stored.eventId })
      return adopt(stored, version, theirs)
    }
    toList(`“${stored.form.title}”已发布`)
  })
  const remove = useAct(async () => {
    if (work?.eventId) await request('DELETE /organiser/events/:id', { id: work.eventId })
    toList('草稿已删除')
  })

  return {
    source, work, preview, change, choose, save, publish, remove, conflict, clearConflict: () => setConflict(null), dirty,
    presets: source.data && 'presets' in source.data && !edited ? source.data.presets : null,
    /** It was typed earlier and lay in this phone. */
    found: found !== null && edited !== null, keep: () => setFound(null), forget,
    leave: () => { over.current = true; keptDraft.remove(); leaveFreely(); back() }
  }
}

export type EventEdit = ReturnType<typeof useEventEdit>
