import type { Kysely } from 'kysely'
import type { AppError } from '../../errors'
import type { Engine } from '../dialects'
import type { Schema } from '../schema'

/** What a write sees: one connection inside the batch's transaction. */
export interface Tx {
  db: Kysely<Schema>
  engine: Engine
  /** Keeps what never changes (a question's version, a published round's rules) between batches. */
  cache: Cache
}

export interface Cache {
  get(key: string): unknown
  set(key: string, value: unknown): void
}

/** Bounded: the oldest entries go first. */
export function boundedCache(limit: number): Cache {
  const entries = new Map<string, unknown>()
  return {
    get: (key) => entries.get(key),
    set(key, value) {
      if (entries.size >= limit) entries.delete(entries.keys().next().value as string)
      entries.set(key, value)
    }
  }
}

/** A failure that belongs to one input of a bulk write; the others go on. */
export interface Refusal {
  refused: { code: string; message: string; details?: unknown }
}
export type Outcome<O> = { ok: O } | Refusal

/** As plain data: an outcome may cross a thread, and an Error loses its fields on the way. */
export const refuse = ({ code, message, details }: AppError): Refusal => ({ refused: { code, message, details } })

/**
 * A named change of the database. Inputs and results are plain data, since the SQLite writer lives in a thread of its own.
 * `bulk` handles all inputs of a batch at once, so that what they share (a unit's counters) is read and written once.
 */
export interface Write<I, O> {
  name: string
  bulk(tx: Tx, inputs: I[]): Promise<Outcome<O>[]>
  /** True when one input can fail without touching the others' statements: run under a savepoint each. */
  single: boolean
}

export type AnyWrite = Write<never, unknown>

/** A change of the ordinary kind: one input, an error rolls back just this one. */
export function defineWrite<I, O>(name: string, run: (tx: Tx, input: I) => Promise<O>): Write<I, O> {
  return { name, single: true, bulk: async (tx, inputs) => [{ ok: await run(tx, inputs[0] as I) }] }
}

/** A change that thousands of people make at the same time. It must refuse inputs one by one instead of throwing. */
export function defineBulkWrite<I, O>(name: string, bulk: (tx: Tx, inputs: I[]) => Promise<Outcome<O>[]>): Write<I, O> {
  return { name, single: false, bulk }
}
