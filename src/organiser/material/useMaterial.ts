import { useRef, useState } from 'react'
import type { UnitRef } from '../../../contract/common'
import type { FileView } from '../../../contract/files'
import type { MaterialInput, MaterialKind } from '../../../contract/materials'
import { useAct } from '@/services/act'
import { now } from '@/services/clock'
import { useData } from '@/services/data'
import { back, links, replace } from '@/services/nav'
import { request, type Answer } from '@/services/request'
import { RequestError } from '@/services/request-error'
import { useSession } from '@/store/session'
import { leaveTo } from '../parts/leave-to'
import { dropKept, readKept, writeKept, type Work } from './kept'
import { emptyBody, faultsOf } from './words'

type Loaded = Answer<'GET /organiser/materials/:id'>
type Body = MaterialInput['body']

const workOf = ({ material, input, files }: Loaded): Work => ({ id: material.id, version: material.version, unit: material.unit, input, files, entry: material })
const fetched = (id: string) => request('GET /organiser/materials/:id', { id })
const together = (a: readonly FileView[], b: readonly FileView[]): FileView[] => [...new Map([...a, ...b].map((file) => [file.id, file])).values()]

/** A material being written: what is typed lies in the phone until the server has it; what somebody else saved meanwhile is never written over unseen. */
export function useMaterial (id: string | undefined) {
  const slot = id ?? ''
  const own = useSession((state) => state.me?.roles[0]?.unit)
  const source = useData<Loaded | null>(() => (id ? fetched(id) : Promise.resolve(null)), slot, { once: true })
  const [typed, setTyped] = useState(() => readKept(slot))
  const [found, setFound] = useState(typed !== null)
  const [full, setFull] = useState(false)
  const [tried, setTried] = useState<'save' | 'publish' | null>(null)
  const [met, meet] = useState<Loaded | null>(null)
  // What lay in the phone may be older than what has become of the material.
  const work = typed ? { ...typed, entry: source.data?.material ?? typed.entry } : source.data && workOf(source.data)
  // Files arrive while somebody types on.
  const latest = useRef(work)
  latest.current = work
  const behind = typed?.id && source.data && source.data.material.version !== typed.version ? source.data : null
  const theirs = met ?? behind
  const shown = work?.entry?.state === 'published'

  const put = (next: Work) => {
    latest.current = next
    setTyped(next)
    setFull(!writeKept(slot, next, now()))
  }
  const edit = (change: (work: Work) => Partial<Work>) => { if (latest.current) put({ ...latest.current, ...change(latest.current) }) }
  const change = (part: Partial<MaterialInput>) => edit(({ input }) => ({ input: { ...input, ...part } }))
  /** The body that was changed is of the kind that it had. */
  const changeBody = (to: (body: Body) => Body) => edit(({ input }) => ({ input: { ...input, body: to(input.body) } }))
  /** Nothing is kept before something was typed: another kind can still be chosen. */
  const begin = (kind: MaterialKind, unit: UnitRef) =>
    setTyped({ id: null, version: 0, unit, files: [], entry: null, input: { title: '', summary: '', period: '', date: '', columnId: null, cover: null, body: emptyBody(kind) } })
  const forget = () => { dropKept(slot); latest.current = null; setTyped(null); setFound(false); setFull(false); setTried(null) }

  /** Null: somebody else saved it first, which is then said. */
  const unlessEdited = async <T,>(at: string, act: () => Promise<T>): Promise<T | null> => {
    try { return await act() } catch (failure) {
      if (!(failure instanceof RequestError) || failure.code !== 'edited_elsewhere') throw failure
      meet(await fetched(at))
      return null
    }
  }
  const store = async (): Promise<{ id: string, version: number, title: string } | null> => {
    const sent = latest.current
    if (!sent) return null
    const { id: at, version, unit, input } = sent
    if (!typed && at) return { id: at, version, title: input.title }
    const done = at
      ? await unlessEdited(at, () => request('PUT /organiser/materials/:id', { id: at, version, unitId: unit.id, ...input }))
      : await request('POST /organiser/materials', { unitId: unit.id, ...input })
    if (!done) return null
    setFound(false)
    // Should what comes next fail, the next try goes on with the one that is there now.
    edit(() => done)
    const same = latest.current?.input === input
    const fresh = id && same ? await fetched(id).catch(() => null) : null
    if (fresh && latest.current?.input === input) {
      dropKept(slot)
      source.set(fresh)
      setTyped(null)
    }
    return { ...done, title: input.title }
  }
  const over = (word: string) => { dropKept(slot); leaveTo(links.organiserMaterials, word) }
  const ready = (what: 'save' | 'publish') => {
    setTried(what)
    return !!work && !Object.keys(faultsOf(work.input, shown || what === 'publish')).length
  }

  const save = useAct(async () => {
    const stored = await store()
    if (!stored) return
    if (shown) over(`“${stored.title}”已更新`)
    else if (!id) { dropKept(slot); replace(links.editMaterial(stored.id)) }
  })
  const publish = useAct(async () => {
    const stored = await store()
    const done = stored && await unlessEdited(stored.id, () => request('POST /organiser/materials/:id/publish', { id: stored.id, version: stored.version }))
    if (done) over(`“${done.title}”已发布，成员能看到了`)
  })
  const withdraw = useAct(async (reason: string) => {
    if (!work?.id) return
    const at = work.id
    const done = await unlessEdited(at, () => request('POST /organiser/materials/:id/withdraw', { id: at, version: work.version, reason }))
    // What is typed and not saved stays: it may be what the new one is to be.
    if (done) leaveTo(links.organiserMaterials, `“${done.title}”已撤下`)
  })
  const remove = useAct(async () => {
    if (work?.id) await request('DELETE /organiser/materials/:id', { id: work.id })
    over('草稿已删除')
  })

  const settle = (next: Work | null) => {
    if (!theirs) return
    source.set(theirs)
    meet(null)
    for (const act of [save, publish, withdraw]) act.clear()
    if (next) put(next)
    else forget()
  }
  const leave = () => { if (!id && typed && !readKept(slot)) forget(); else back() }
  return {
    leave, source, work, theirs, full, dirty: typed !== null, save, publish, withdraw, remove, ready, begin, change, changeBody, edit, forget,
    faults: tried && work ? faultsOf(work.input, shown || tried === 'publish') : {},
    /** It was typed earlier and lay in this phone. */
    found, keep: () => setFound(false),
    took: (file: FileView) => edit(({ files }) => ({ files: together(files, [file]) })),
    keepMine: () => { if (theirs && work) settle({ ...work, version: theirs.material.version, entry: theirs.material, files: together(theirs.files, work.files) }) },
    takeTheirs: () => settle(null),
    own
  }
}

export type Writing = ReturnType<typeof useMaterial>
