import type { UnitRef } from '../../../contract/common'
import type { FileView } from '../../../contract/files'
import type { MaterialEntry, MaterialInput } from '../../../contract/materials'
import { owned } from '@/services/owned'

/** A material being written. */
export interface Work {
  /** Null: the server has none of it. */
  id: string | null
  version: number
  unit: UnitRef
  input: MaterialInput
  /** All that it shows, and all that was sent for it. */
  files: FileView[]
  /** How it stands; null: it is new. */
  entry: MaterialEntry | null
}

interface Kept { work: Work, at: number }

const store = owned<Record<string, Kept>>('material:drafts')
const MOST = 8

/** What was typed and is not saved yet, of one material; '' is the new one. */
export const readKept = (slot: string): Work | null => store.read()?.[slot]?.work ?? null
export const keptSlots = (): string[] => Object.keys(store.read() ?? {})

/** The newest are kept. False: this one is too much for the phone. */
export function writeKept (slot: string, work: Work, at: number): boolean {
  const { [slot]: _before, ...rest } = store.read() ?? {}
  const others = Object.entries(rest).sort(([, a], [, b]) => b.at - a.at).slice(0, MOST - 1)
  for (let count = others.length; count >= 0; count--) if (store.write(Object.fromEntries([[slot, { work, at }], ...others.slice(0, count)]))) return true
  return false
}

export function dropKept (slot: string): void {
  const { [slot]: _gone, ...rest } = store.read() ?? {}
  store.write(rest)
}
