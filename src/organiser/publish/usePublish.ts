import { useState } from 'react'
import type { Preset } from '../../../contract/organiser'
import type { RoundConfig } from '../../../contract/round-config'
import { now } from '@/services/clock'
import { useAct } from '@/services/act'
import { useData } from '@/services/data'
import { partsOf } from '@/services/format'
import { back, links } from '@/services/nav'
import { request } from '@/services/request'
import { RequestError } from '@/services/request-error'
import { useSession } from '@/store/session'
import { leaveTo } from '../parts/leave-to'
import { leaveFreely, useUnsaved } from '../parts/useUnsaved'
import { mergeConfigs } from '../amend/merge-configs'
import { toForm, type Form } from './form'
import { changed, type Merged } from './merge'
import { spanOf, withPhase } from './phases'
import { usePreview } from './usePreview'
import { usualTitle } from './words'

/** A round being written. */
interface Work {
  /** Null: nothing is saved yet. */
  roundId: string | null
  version: number
  published: boolean
  /** The configuration as last loaded or saved. */
  original: RoundConfig
  /** With what was changed in phases that are not on show. */
  base: RoundConfig
  /** Which phase is on show. */
  at: number
  form: Form
}

/** What somebody else has changed meanwhile, beside what is typed here. */
export interface Conflict extends Merged { theirs: Form }

type Loaded = { presets: Preset[] } | { work: Work, started: boolean }

async function load (id: string | undefined, zone: string): Promise<Loaded> {
  if (!id) return request('GET /organiser/presets')
  const { round, version, config } = await request('GET /organiser/rounds/:id', { id })
  return {
    work: { roundId: round.id, version, published: round.state !== 'draft', original: config, base: config, at: 0, form: toForm(config, zone, 0) },
    started: round.state === 'open' || round.state === 'closed'
  }
}

/** Sooner than somebody could change their mind. */
const AT_ONCE = 60_000

const toList = (word: string) => leaveTo(links.organiserRounds, word)

/** `ask`: somebody is about to leave what is not saved. */
export function usePublish (id: string | undefined, ask: () => void) {
  const me = useSession((state) => state.me)
  const zone = me?.zone ?? 'Asia/Shanghai'
  const owner = me?.roles[0]?.unit.id ?? ''
  const source = useData(() => load(id, zone), id, { once: true })
  const [edited, setWork] = useState<Work | null>(null)
  const [conflict, setConflict] = useState<Conflict | null>(null)
  const work = edited ?? (source.data && 'work' in source.data ? source.data.work : null)
  const config = work && withPhase(work.form, work.base, zone, work.at)
  const preview = usePreview(config)
  const dirty = !!work && (work.base !== work.original || changed(toForm(work.base, zone, work.at), work.form).length > 0)
  useUnsaved(dirty, ask)

  const choose = (preset: Preset) => {
    const base = { ...preset.config, title: usualTitle(preset, partsOf(preset.config.phases[0]?.window.opensAt ?? now(), zone).month) }
    setWork({ roundId: null, version: 0, published: false, original: base, base, at: 0, form: toForm(base, zone, 0) })
  }
  const show = (at: number) => {
    if (!work || !config || at === work.at) return
    const base = changed(toForm(work.base, zone, work.at), work.form).length ? config : work.base
    setWork({ ...work, base, at, form: toForm(base, zone, at) })
  }
  const change = (part: Partial<Form>) => { if (work) setWork({ ...work, form: { ...work.form, ...part } }) }

  /** Takes over what another organiser has saved, around what is typed here. */
  const adopt = (of: Work, mine: RoundConfig, version: number, theirs: RoundConfig) => {
    const at = Math.min(of.at, theirs.phases.length - 1)
    const { merged, taken, kept } = mergeConfigs(of.original, mine, theirs, zone, at)
    const form = toForm(merged, zone, at)
    setConflict({ theirs: toForm(theirs, zone, at), form, taken, kept })
    setWork({ ...of, version, original: theirs, base: merged, at, form })
  }
  const store = async (): Promise<Work | null> => {
    if (!work || !config) return null
    if (work.roundId && !dirty) return work
    try {
      const { id: roundId, version } = work.roundId
        ? await request('PUT /organiser/rounds/:id', { id: work.roundId, version: work.version, config })
        : await request('POST /organiser/rounds', { unitId: owner, config })
      const stored = { ...work, roundId, version, original: config, base: config, form: toForm(config, zone, work.at) }
      setWork(stored)
      setConflict(null)
      return stored
    } catch (failure) {
      if (!(failure instanceof RequestError) || failure.code !== 'edited_elsewhere') throw failure
      const { version, config: theirs } = failure.details as { version: number, config: RoundConfig }
      adopt(work, config, version, theirs)
      return null
    }
  }
  const save = useAct(async () => {
    const stored = await store()
    if (stored?.published) toList(`“${stored.form.title.trim()}”已保存`)
  })
  const publish = useAct(async () => {
    const stored = await store()
    if (!stored?.roundId) return
    try {
      await request('POST /organiser/rounds/:id/publish', { id: stored.roundId })
    } catch (failure) {
      if (!(failure instanceof RequestError) || failure.code !== 'edited_elsewhere') throw failure
      const { version, config: theirs } = await request('GET /organiser/rounds/:id', { id: stored.roundId })
      return adopt(stored, stored.original, version, theirs)
    }
    toList(`“${stored.form.title.trim()}”已发布`)
  })
  const remove = useAct(async () => {
    if (work?.roundId) await request('DELETE /organiser/rounds/:id', { id: work.roundId })
    toList('草稿已删除')
  })

  return {
    source, work, preview, choose, change, save, publish, remove, conflict, clearConflict: () => setConflict(null),
    started: !!source.data && 'started' in source.data && source.data.started,
    presets: source.data && 'presets' in source.data && !edited ? source.data.presets : null,
    dirty,
    show,
    startsAtOnce: () => !!config && Math.min(...config.phases.map(({ window }) => window.opensAt)) < now() + AT_ONCE,
    opens: work && spanOf(work.form, work.base, zone, work.at).opens,
    leave: () => { leaveFreely(); back() },
    startOver: () => setWork(null)
  }
}

export type Publish = ReturnType<typeof usePublish>
