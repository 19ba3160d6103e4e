import type { FileView } from '../../contract/files'
import type { Draft, Reflection } from '../../contract/reflections'
import { newKey } from '@/services/ids'
import { owned } from '@/services/owned'

/** A draft as it lies in the phone. */
export interface Kept {
  id: string
  /** What the server has; 0: nothing yet. */
  version: number
  draft: Draft
  pictures: FileView[]
  /** Chosen and not with the server yet: where they lie in the phone. Absent: none. */
  unsent?: string[]
  /** The server does not have all of it. */
  dirty: boolean
  about: string
  least: number
  unit: string
  /** Why it came back. */
  reason: string
  at: number
}

export interface About { id?: string, planId?: string, taskId?: string, materialId?: string }

const store = owned<Record<string, Kept>>('reflect:drafts')
const MOST = 20

/** Where it lies: by what it is about, so that the same task leads back to the same draft. */
export const slotOf = ({ id, planId, taskId, materialId }: About): string => (id ? `id:${id}` : `${planId ?? ''}/${taskId ?? ''}/${materialId ?? ''}`)

export const readKept = (slot: string): Kept | null => store.read()?.[slot] ?? null

const onlyHere = ({ dirty, unsent }: Kept) => dirty || !!unsent?.length

/** The newest are kept; what the server has is safe there. */
export function writeKept (slot: string, kept: Kept): void {
  const all = Object.entries({ ...store.read(), [slot]: kept }).sort(([, a], [, b]) => Number(onlyHere(b)) - Number(onlyHere(a)) || b.at - a.at)
  for (let count = Math.min(MOST, all.length); count > 0; count = Math.floor(count / 2)) if (store.write(Object.fromEntries(all.slice(0, count)))) return
}

export function dropKept (slot: string): void {
  const rest = { ...store.read() }
  delete rest[slot]
  store.write(rest)
}

export const freshDraft = ({ planId, taskId, materialId }: About, { about, least, unit }: { about: string, least: number, unit: string }, now: number): Kept => ({
  id: newKey(), version: 0, dirty: false, about, least, unit, reason: '', at: now, pictures: [],
  draft: { text: '', sight: 'unit', materialId: materialId ?? null, planId: planId && taskId ? planId : null, taskId: planId && taskId ? taskId : null, files: [] }
})

export const keptOf = (one: Reflection): Kept => ({
  id: one.id, version: one.version, dirty: false, about: one.about, least: one.least, unit: one.author.unit, reason: one.reason, at: one.updatedAt, pictures: one.pictures,
  draft: { text: one.text, sight: one.sight, materialId: one.material?.id ?? null, planId: one.planId, taskId: one.taskId, files: one.pictures.map(({ id }) => id) }
})

/** Which copy to go on with: what is only in the phone is never thrown away for what the server has. */
export function merged (mine: Kept | null, theirs: Kept | null): { kept: Kept | null, clash: Kept | null } {
  if (!mine?.dirty) return { kept: theirs ? { ...theirs, unsent: mine?.unsent } : mine, clash: null }
  if (!theirs || theirs.id !== mine.id) return { kept: mine, clash: null }
  if (theirs.version <= mine.version) return { kept: mine, clash: null }
  return theirs.draft.text === mine.draft.text ? { kept: { ...mine, version: theirs.version }, clash: null } : { kept: mine, clash: theirs }
}

/** Characters that count: spaces and line ends do not. As the server counts them. */
export const charsOf = (text: string): number => [...text.replace(/\s/g, '')].length
