import { useEffect, useRef, useState } from 'react'
import type { PlanConfig } from '../../../contract/plan-config'
import { useAct } from '@/services/act'
import { useData } from '@/services/data'
import { back, links } from '@/services/nav'
import { owned } from '@/services/owned'
import { request, type Answer } from '@/services/request'
import { RequestError } from '@/services/request-error'
import { useSettled } from '@/services/settled'
import { useSession } from '@/store/session'
import { leaveTo } from '../parts/leave-to'
import { leaveFreely, useUnsaved } from '../parts/useUnsaved'
import { changed, merge, type Merged } from '../publish/merge'
import { toConfig, toForm, type PlanForm } from './form'
import { usePlanPreview } from './usePlanPreview'

export type PlanPreset = Answer<'GET /organiser/plan-presets'>['presets'][number]
type PlanState = Answer<'GET /organiser/plans/:id'>['plan']['state']

/** A plan being written. */
export interface Work {
  /** Null: nothing is saved yet. */
  planId: string | null
  version: number
  state: PlanState
  /** The configuration as last loaded or saved, with what the form does not show. */
  original: PlanConfig
  form: PlanForm
}

/** What somebody else has changed meanwhile, beside what is typed here. */
export interface Conflict extends Merged<PlanForm> { theirs: PlanForm }

/** What was typed and not saved lies in the phone: a page that WeChat throws away comes back as it was. */
const keptDraft = owned<{ id: string, work: Work }>('plan-draft')
const keptFor = (id: string) => { const kept = keptDraft.read(); return kept?.id === id ? kept.work : null }

type Loaded = { presets: PlanPreset[] } | { work: Work }

async function load (id: string | undefined): Promise<Loaded> {
  if (!id) return request('GET /organiser/plan-presets')
  const { plan, version, config } = await request('GET /organiser/plans/:id', { id })
  return { work: { planId: id, version, state: plan.state, original: config, form: toForm(config) } }
}

/** `ask`: somebody is about to leave what is not saved. */
export function usePlanEdit (id: string | undefined, ask: () => void) {
  const owner = useSession((state) => state.me?.roles[0]?.unit.id) ?? ''
  const source = useData(() => load(id), id, { once: true })
  const [found, setFound] = useState(() => keptFor(id ?? ''))
  const [edited, setWork] = useState<Work | null>(found)
  const [conflict, setConflict] = useState<Conflict | null>(null)
  const loaded = source.data && 'work' in source.data ? source.data.work : null
  // What lay in the phone may be older than what has become of the plan.
  const work = edited && loaded ? { ...edited, state: loaded.state } : edited ?? loaded
  const config = work && toConfig(work.form, work.original)
  const preview = usePlanPreview(config)
  const dirty = !!work && changed(toForm(work.original), work.form).length > 0
  useUnsaved(dirty, ask)
  const key = useSettled(edited && (dirty || !edited.planId) ? JSON.stringify(edited) : '', 500)
  const over = useRef(false)
  useEffect(() => { if (key && !over.current) keptDraft.write({ id: id ?? '', work: JSON.parse(key) as Work }) }, [key, id])
  const toList = (word: string) => { over.current = true; keptDraft.remove(); leaveTo(links.organiserPlans, word) }

  const choose = ({ name, config: base }: PlanPreset) => {
    const named = { ...base, title: base.title || name }
    setWork({ planId: null, version: 0, state: 'draft', original: named, form: toForm(named) })
  }
  const change = (part: Partial<PlanForm>) => { if (work) setWork({ ...work, form: { ...work.form, ...part } }) }
  const forget = () => { keptDraft.remove(); setFound(null); setWork(null); setConflict(null) }

  /** Takes over what another organiser has saved, around what is typed here. */
  const adopt = (of: Work, version: number, theirs: PlanConfig) => {
    const theirForm = toForm(theirs)
    const merged = merge(toForm(of.original), of.form, theirForm)
    setConflict({ theirs: theirForm, ...merged })
    setWork({ ...of, version, original: theirs, form: merged.form })
  }
  const store = async (reason?: string): Promise<Work | null> => {
    if (!work || !config) return null
    if (work.planId && !dirty) return work
    try {
      const { id: planId, version } = work.planId
        ? await request('PUT /organiser/plans/:id', { id: work.planId, version: work.version, config, ...(reason && { reason }) })
        : await request('POST /organiser/plans', { unitId: owner, config })
      const stored = { ...work, planId, version, original: config, form: toForm(config) }
      keptDraft.remove()
      setFound(null)
      setWork(stored)
      setConflict(null)
      return stored
    } catch (failure) {
      if (!(failure instanceof RequestError) || failure.code !== 'edited_elsewhere') throw failure
      const { version, config: theirs } = failure.details as { version: number, config: PlanConfig }
      adopt(work, version, theirs)
      return null
    }
  }
  const save = useAct(async (reason?: string) => {
    const stored = await store(reason)
    if (stored && stored.state !== 'draft') toList(`“${stored.form.title}”已保存`)
  })
  const publish = useAct(async () => {
    const stored = await store()
    if (!stored?.planId) return
    try {
      await request('POST /organiser/plans/:id/publish', { id: stored.planId })
    } catch (failure) {
      if (!(failure instanceof RequestError) || failure.code !== 'edited_elsewhere') throw failure
      const { version, config: theirs } = await request('GET /organiser/plans/:id', { id: stored.planId })
      return adopt(stored, version, theirs)
    }
    toList(`“${stored.form.title}”已发布`)
  })
  const remove = useAct(async () => {
    if (work?.planId) await request('DELETE /organiser/plans/:id', { id: work.planId })
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

export type PlanEdit = ReturnType<typeof usePlanEdit>
