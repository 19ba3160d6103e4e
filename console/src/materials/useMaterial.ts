import { useEffect, useState } from 'react'
import type { FileView } from '../../../contract/files'
import type { MaterialInput } from '../../../contract/materials'
import { useAct } from '../services/act'
import { request, type Answer } from '../services/request'
import { RequestError } from '../services/request-error'
import { useUnsaved } from '../shell/useUnsaved'
import { keep, keptOf, letGo, type Kept } from './kept'
import { faultsOf } from './words'

export type Loaded = Answer<'GET /organiser/materials/:id'>
interface Start { id: string | null; version: number; unitId: string; input: MaterialInput; files: readonly FileView[] }

const KEEP_MS = 400
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** A material being written: what is typed, kept in this browser until it is saved, and what somebody else has saved meanwhile. */
export function useMaterial(start: Start, saved: (id: string, fresh: boolean) => void) {
  const key = start.id ?? 'new'
  const [base, setBase] = useState({ input: start.input, unitId: start.unitId, version: start.version })
  const [input, setInput] = useState(start.input)
  const [unitId, setUnit] = useState(start.unitId)
  const [files, setFiles] = useState<ReadonlyMap<string, FileView>>(() => new Map(start.files.map((file) => [file.id, file])))
  const [left, setLeft] = useState<Kept | null>(() => { const found = keptOf(key); return found && !same(found.input, start.input) ? found : null })
  const [theirs, setTheirs] = useState<Loaded | null>(null)
  const [tried, setTried] = useState(false)
  const dirty = !same(input, base.input) || unitId !== base.unitId
  const unsaved = useUnsaved(dirty)
  useEffect(() => {
    if (!dirty) return
    const timer = setTimeout(() => keep(key, { version: base.version, input, unitId, at: Date.now() }), KEEP_MS)
    return () => clearTimeout(timer)
  }, [dirty, key, base.version, input, unitId])

  const store = async (): Promise<{ id: string; version: number } | null> => {
    setTried(true)
    if (Object.keys(faultsOf(input)).length) return null
    if (start.id !== null && !dirty) return { id: start.id, version: base.version }
    const sent = input
    try {
      const done = start.id === null ? await request('POST /organiser/materials', { unitId, ...sent }) : await request('PUT /organiser/materials/:id', { id: start.id, version: base.version, unitId, ...sent })
      letGo(key)
      setBase({ input: sent, unitId, version: done.version })
      return done
    } catch (error) {
      if (error instanceof RequestError && error.code === 'edited_elsewhere' && start.id !== null) setTheirs(await request('GET /organiser/materials/:id', { id: start.id }))
      throw error
    }
  }
  const save = useAct(async () => {
    const done = await store()
    if (!done) return
    if (start.id === null) unsaved.release()
    saved(done.id, start.id === null)
  })
  const meet = (found: Loaded, next: MaterialInput) => {
    setBase({ input: found.input, unitId: found.material.unit.id, version: found.material.version })
    setFiles((before) => new Map([...before, ...found.files.map((file) => [file.id, file] as const)]))
    setInput(next)
    setTheirs(null)
    save.clear()
  }
  return {
    input, unitId, setUnit, files, dirty, save, store, theirs, left, release: unsaved.release, faults: tried ? faultsOf(input) : {},
    change: (part: Partial<MaterialInput>) => setInput((before) => ({ ...before, ...part })),
    took: (file: FileView) => setFiles((before) => new Map(before).set(file.id, file)),
    takeTheirs: () => { if (theirs) { setUnit(theirs.material.unit.id); meet(theirs, theirs.input) } },
    keepMine: () => { if (theirs) meet(theirs, input) },
    // Saved by somebody else since: with the version it was begun on, saving finds that out and asks.
    takeLeft: () => { if (left) { setBase((before) => ({ ...before, version: left.version })); setInput(left.input); setUnit(left.unitId); setLeft(null) } },
    dropLeft: () => { letGo(key); setLeft(null) }
  }
}
