import { useEffect, useRef, useState } from 'react'
import type { OfferState } from '../../../contract/menu'
import type { FileView } from '../../../contract/files'
import { choosePhotos } from '@/platform/photos'
import { useAct } from '@/services/act'
import { useData } from '@/services/data'
import { links } from '@/services/nav'
import { owned } from '@/services/owned'
import { request, type Answer } from '@/services/request'
import { asRequestError } from '@/services/request-error'
import { useSettled } from '@/services/settled'
import { uploadFile } from '@/services/upload'
import { leaveTo } from '../parts/leave-to'
import { useUnsaved } from '../parts/useUnsaved'
import { faultsOf, missingIn, toForm, toInput, type Fault, type OfferForm } from './form'

type Entry = Answer<'GET /organiser/offers/:id'>
type Presets = Answer<'GET /organiser/offer-presets'>
export type OfferPreset = Presets['presets'][number]

export interface Work { id: string | null, version: number, state: OfferState, unitId: string, form: OfferForm, picture: FileView | null, changed: boolean }

/** What was typed and not saved lies in the phone. */
const kept = owned<{ of: string, work: Work }>('offer-draft')

const workOf = ({ row, input }: Entry): Work => ({ id: row.id, version: row.version, state: row.state, unitId: row.unit.id, form: toForm(input), picture: row.picture, changed: false })

/** An offer being written; `ask`: somebody is about to leave what is not saved. */
export function useOffer (id: string | undefined, ask: () => void) {
  const [before] = useState(() => { const found = kept.read(); return found?.of === (id ?? '') ? found.work : null })
  const [edited, setWork] = useState<Work | null>(before)
  const [tried, setTried] = useState<'save' | 'show' | null>(null)
  const source = useData(async () => ({ presets: await request('GET /organiser/offer-presets'), entry: id ? await request('GET /organiser/offers/:id', { id }) : null }), id ?? '', { once: true })
  const loaded = source.data?.entry ? workOf(source.data.entry) : null
  const work = edited ?? loaded
  useUnsaved(edited?.changed === true, ask)
  const text = useSettled(edited?.changed ? JSON.stringify(edited) : '', 500)
  const over = useRef(false)
  useEffect(() => { if (text && !over.current) kept.write({ of: id ?? '', work: JSON.parse(text) as Work }) }, [text, id])
  const leave = (words: string) => { over.current = true; kept.remove(); leaveTo(links.organiserOffers, words) }

  const change = (part: Partial<OfferForm>) => { if (work) setWork({ ...work, changed: true, form: { ...work.form, ...part } }) }
  const choose = ({ input }: OfferPreset) => {
    const owner = source.data?.presets.owners[0]
    setWork({ id: null, version: 0, state: 'draft', unitId: owner?.id ?? '', form: toForm(input), picture: null, changed: false })
  }
  const faults: Fault[] = !work || !tried ? [] : [...faultsOf(work.form), ...(tried === 'show' || work.state === 'shown' ? missingIn(work.form) : [])]

  const store = async (of: Work): Promise<Work> => {
    const input = toInput(of.form)
    const entry = of.id ? await request('PUT /organiser/offers/:id', { id: of.id, version: of.version, ...input }) : await request('POST /organiser/offers', { unitId: of.unitId, ...input })
    kept.remove()
    const stored = workOf(entry)
    setWork(stored)
    return stored
  }
  const save = useAct(async () => {
    if (!work) return
    setTried('save')
    if (faultsOf(work.form).length || (work.state === 'shown' && missingIn(work.form).length)) return
    const stored = await store(work)
    leave(stored.state === 'draft' ? `“${stored.form.title}”已存为草稿` : `“${stored.form.title}”已保存`)
  })
  const show = useAct(async () => {
    if (!work) return
    const stored = work.id && !work.changed ? work : await store(work)
    await request('POST /organiser/offers/:id/show', { id: stored.id ?? '', version: stored.version })
    leave(`“${stored.form.title}”已发布`)
  })
  /** True: it may be asked about. */
  const ready = (): boolean => {
    setTried('show')
    return !!work && faultsOf(work.form).length === 0 && missingIn(work.form).length === 0
  }
  const withdraw = useAct(async (reason: string) => {
    if (!work?.id) return
    await request('POST /organiser/offers/:id/withdraw', { id: work.id, version: work.version, reason })
    leave(`“${work.form.title}”已下架`)
  })
  const remove = useAct(async () => {
    if (work?.id) await request('DELETE /organiser/offers/:id', { id: work.id })
    leave('草稿已删除')
  })
  const addPicture = useAct(async () => {
    const [file] = await choosePhotos(1)
    if (!file || !work) return
    const view = await uploadFile(file, 'menu')
    setWork((now) => { const of = now ?? work; return { ...of, changed: true, picture: view, form: { ...of.form, picture: view.id } } })
  })
  const dropPicture = () => { if (work) setWork({ ...work, changed: true, picture: null, form: { ...work.form, picture: null } }) }
  /** Somebody else has saved it: what is typed here is put upon what is there now, or let go. */
  const takeTheirs = useAct(async (mine: boolean) => {
    if (!work?.id) return
    const theirs = workOf(await request('GET /organiser/offers/:id', { id: work.id }))
    setWork(mine ? { ...work, version: theirs.version, state: theirs.state } : theirs)
    if (!mine) kept.remove()
    save.clear()
    show.clear()
  })
  const clash = [save.error, show.error, withdraw.error].some((error) => error && asRequestError(error).code === 'edited_elsewhere')

  return {
    source, work, change, choose, faults, save, show, ready, withdraw, remove, addPicture, dropPicture, clash, takeTheirs, leave: () => { kept.remove(); over.current = true },
    setOwner: (unitId: string) => { if (work) setWork({ ...work, unitId, changed: true }) }
  }
}
export type Offering = ReturnType<typeof useOffer>
