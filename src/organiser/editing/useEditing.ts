import { useEffect, useRef, useState } from 'react'
import { useAct } from '@/services/act'
import { useData } from '@/services/data'
import { back } from '@/services/nav'
import type { Owned } from '@/services/owned'
import { RequestError } from '@/services/request-error'
import { useSettled } from '@/services/settled'
import { useSession } from '@/store/session'
import { leaveTo } from '../parts/leave-to'
import { leaveFreely, useUnsaved } from '../parts/useUnsaved'
import { changed, merge, type Merged } from '../publish/merge'
import { useNoticePreview, type Notice } from './useNoticePreview'

/** A configuration (a plan, an event) being written. */
export interface Work<C, F, S extends string> {
  /** Null: nothing is saved yet. */
  id: string | null
  version: number
  state: S | 'draft'
  mine: boolean
  /** The configuration as last loaded or saved, with what the form does not show. */
  original: C
  form: F
}

/** What somebody else has changed meanwhile, beside what is typed here. */
export interface Conflict<F extends object> extends Merged<F> { theirs: F }

export type Stored<C, S extends string> = Pick<Work<C, unknown, S>, 'version' | 'state' | 'mine'> & { config: C }
interface Saved { id: string, version: number }

/** What is written: how its form is made of it, and where it is kept. */
export interface Writing<C extends { title: string }, F extends { title: string }, S extends string, N extends Notice, P> {
  /** What was typed and not saved lies in the phone: a page that WeChat throws away comes back as it was. */
  kept: Owned<{ id: string, work: Work<C, F, S> }>
  toForm: (config: C) => F
  toConfig: (form: F, base: C) => C
  presets: () => Promise<{ presets: P[] }>
  begin: (preset: P) => C
  read: (id: string) => Promise<Stored<C, S>>
  /** Of a draft what stands against publishing it now is said too. */
  preview: (config: C, draft: boolean) => Promise<N>
  create: (unitId: string, config: C) => Promise<Saved>
  put: (work: { id: string, version: number, draft: boolean }, config: C, reason?: string) => Promise<Saved>
  publish: (id: string) => Promise<unknown>
  remove: (id: string) => Promise<unknown>
  /** Where one goes when it is done: from a draft, and from what people see already. */
  list: string
  page: (id: string) => string
}

/** `ask`: somebody is about to leave what is not saved. */
export function useEditing<C extends { title: string }, F extends { title: string }, S extends string, N extends Notice, P> (of: Writing<C, F, S, N, P>, id: string | undefined, ask: () => void) {
  const owner = useSession((state) => state.me?.roles[0]?.unit.id) ?? ''
  const load = async (): Promise<{ presets: P[] } | { work: Work<C, F, S> }> => {
    if (!id) return of.presets()
    const { config, ...stored } = await of.read(id)
    return { work: { ...stored, id, original: config, form: of.toForm(config) } }
  }
  const source = useData(load, id, { once: true })
  const [found, setFound] = useState(() => { const kept = of.kept.read(); return kept?.id === (id ?? '') ? kept.work : null })
  const [edited, setWork] = useState<Work<C, F, S> | null>(found)
  const [conflict, setConflict] = useState<Conflict<F> | null>(null)
  const loaded = source.data && 'work' in source.data ? source.data.work : null
  // What lay in the phone may be older than what has become of it.
  const work = edited && loaded ? { ...edited, state: loaded.state, mine: loaded.mine } : edited ?? loaded
  const config = work && of.toConfig(work.form, work.original)
  const preview = useNoticePreview(config, (asked: C) => of.preview(asked, work?.state === 'draft'))
  const dirty = !!work && changed(of.toForm(work.original), work.form).length > 0
  useUnsaved(dirty, ask)
  const typed = useSettled(edited && (dirty || !edited.id) ? JSON.stringify(edited) : '', 500)
  const over = useRef(false)
  const { kept } = of
  useEffect(() => { if (typed && !over.current) kept.write({ id: id ?? '', work: JSON.parse(typed) as Work<C, F, S> }) }, [typed, id, kept])
  const to = (url: string, word: string) => { over.current = true; kept.remove(); leaveTo(url, word) }

  const choose = (preset: P) => {
    const begun = of.begin(preset)
    setWork({ id: null, version: 0, state: 'draft', mine: true, original: begun, form: of.toForm(begun) })
  }
  const change = (part: Partial<F>) => { if (work) setWork({ ...work, form: { ...work.form, ...part } }) }
  const forget = () => { kept.remove(); setFound(null); setWork(null); setConflict(null) }

  /** Takes over what another organiser has saved, around what is typed here. */
  const adopt = (mine: Work<C, F, S>, version: number, theirs: C) => {
    const theirForm = of.toForm(theirs)
    const merged = merge(of.toForm(mine.original), mine.form, theirForm)
    setConflict({ theirs: theirForm, ...merged })
    setWork({ ...mine, version, original: theirs, form: merged.form })
  }
  const store = async (reason?: string): Promise<Work<C, F, S> | null> => {
    if (!work || !config) return null
    if (work.id && !dirty) return work
    try {
      const saved = work.id ? await of.put({ id: work.id, version: work.version, draft: work.state === 'draft' }, config, reason) : await of.create(owner, config)
      const stored = { ...work, id: saved.id, version: saved.version, original: config, form: of.toForm(config) }
      kept.remove()
      setFound(null)
      setWork(stored)
      setConflict(null)
      return stored
    } catch (failure) {
      const { version, config: theirs } = savedElsewhere(failure).details as { version: number, config: C }
      adopt(work, version, theirs)
      return null
    }
  }
  const save = useAct(async (reason?: string) => {
    const stored = await store(reason)
    if (stored?.id && stored.state !== 'draft') to(of.page(stored.id), `“${stored.form.title}”已保存`)
  })
  const publish = useAct(async () => {
    const stored = await store()
    if (!stored?.id) return
    try {
      await of.publish(stored.id)
    } catch (failure) {
      savedElsewhere(failure)
      const { version, config: theirs } = await of.read(stored.id)
      return adopt(stored, version, theirs)
    }
    to(of.list, `“${stored.form.title}”已发布`)
  })
  const remove = useAct(async () => {
    if (work?.id) await of.remove(work.id)
    to(of.list, '草稿已删除')
  })

  return {
    source, work, preview, change, choose, save, publish, remove, conflict, clearConflict: () => setConflict(null), dirty,
    presets: source.data && 'presets' in source.data && !edited ? source.data.presets : null,
    /** It was typed earlier and lay in this phone. */
    found: found !== null && edited !== null, keep: () => setFound(null), forget,
    leave: () => { over.current = true; kept.remove(); leaveFreely(); back() }
  }
}

/** Any other failure goes on to who asked. */
function savedElsewhere (failure: unknown): RequestError {
  if (failure instanceof RequestError && failure.code === 'edited_elsewhere') return failure
  throw failure
}

export type Editing<C extends { title: string }, F extends { title: string }, S extends string, N extends Notice, P> = ReturnType<typeof useEditing<C, F, S, N, P>>
