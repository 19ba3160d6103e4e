import { useState } from 'react'
import type { Problem } from '../../../contract/organiser'
import type { RoundConfig } from '../../../contract/round-config'
import { useAct } from '@/services/act'
import { useData } from '@/services/data'
import { links } from '@/services/nav'
import { request, type Answer } from '@/services/request'
import { RequestError } from '@/services/request-error'
import { useSession } from '@/store/session'
import { leaveTo } from '../parts/leave-to'
import { useUnsaved } from '../parts/useUnsaved'
import { toConfig, toForm, type Form } from '../publish/form'
import { changed } from '../publish/merge'
import { problemsIn, usePreview } from '../publish/usePreview'
import type { Conflict } from '../publish/usePublish'
import { mergeConfigs } from './merge-configs'

/** Rules of a begun round being changed, one phase of it on show. */
interface Work {
  version: number
  /** As the round has them now. */
  original: RoundConfig
  /** With what was changed in phases that are not on show. */
  base: RoundConfig
  at: number
  form: Form
}

export type Impact = Answer<'POST /organiser/rounds/:id/amend/preview'>

type Loaded = { work: Work } | { begun: false }

async function load (id: string, zone: string): Promise<Loaded> {
  const { round, version, config } = await request('GET /organiser/rounds/:id', { id })
  if (round.state === 'draft' || round.state === 'upcoming') return { begun: false }
  return { work: { version, original: config, base: config, at: 0, form: toForm(config, zone, 0) } }
}

/** `ask`: somebody is about to leave what is not done yet. */
export function useAmend (id: string, ask: () => void) {
  const zone = useSession((state) => state.me?.zone) ?? 'Asia/Shanghai'
  const source = useData(() => load(id, zone), id, { once: true })
  const [edited, setWork] = useState<Work | null>(null)
  const [conflict, setConflict] = useState<Conflict | null>(null)
  const [checked, setChecked] = useState<{ key: string, problems: Problem[], impact: Impact | null } | null>(null)
  const work = edited ?? (source.data && 'work' in source.data ? source.data.work : null)
  const config = work && toConfig(work.form, work.base, zone, work.at)
  const key = JSON.stringify(config)
  const preview = usePreview(config)
  const dirty = !!work && (work.base !== work.original || changed(toForm(work.base, zone, work.at), work.form).length > 0)
  useUnsaved(dirty, ask)

  const known = checked?.key === key ? checked : null
  const problems = known?.problems ?? preview.problems.filter(({ field }) => !ONLY_BEFORE.test(field))

  const check = useAct(async () => {
    if (!config) return
    try {
      const impact = await request('POST /organiser/rounds/:id/amend/preview', { id, config })
      setChecked({ key, problems: impact.problems, impact })
    } catch (failure) {
      if (!(failure instanceof RequestError) || failure.code !== 'round_invalid') throw failure
      setChecked({ key, problems: problemsIn(failure), impact: null })
    }
  })
  const amend = useAct(async (reason: string) => {
    if (!work || !config) return
    try {
      await request('POST /organiser/rounds/:id/amend', { id, version: work.version, config, reason })
    } catch (failure) {
      if (!(failure instanceof RequestError)) throw failure
      if (failure.code === 'round_invalid') return setChecked({ key, problems: problemsIn(failure), impact: null })
      if (failure.code !== 'edited_elsewhere') throw failure
      const { version, config: theirs } = failure.details as { version: number, config: RoundConfig }
      const { merged, taken, kept } = mergeConfigs(work.original, config, theirs, zone, work.at)
      setConflict({ theirs: toForm(theirs, zone, work.at), form: toForm(merged, zone, work.at), taken, kept })
      setWork({ version, original: theirs, base: merged, at: Math.min(work.at, merged.phases.length - 1), form: toForm(merged, zone, work.at) })
      setChecked(null)
      return
    }
    leaveTo(links.progress(id), '规则已调整，成绩和名次已重新计算')
  })

  return {
    source, work, dirty, conflict, check, amend, clearConflict: () => setConflict(null),
    preview: { ...preview, problems },
    impact: known?.impact ?? null,
    /** Nothing of it is done. */
    forget: () => { amend.clear(); setChecked(checked && { ...checked, impact: null }) },
    change: (part: Partial<Form>) => { if (work) setWork({ ...work, form: { ...work.form, ...part } }) },
    show: (at: number) => {
      if (!work || !config || at === work.at) return
      const base = changed(toForm(work.base, zone, work.at), work.form).length ? config : work.base
      setWork({ ...work, base, at, form: toForm(base, zone, at) })
    }
  }
}

/** The check of a round that has yet to open is over these; what a begun one may not is said by its own. */
const ONLY_BEFORE = /window\.(opensAt|closesAt)$/

export type Amend = ReturnType<typeof useAmend>
