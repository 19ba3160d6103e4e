import { sql, type Kysely } from 'kysely'
import { AppError } from '../../errors'
import { beginWrite, type Database } from '../dialects'
import type { Schema } from '../schema'
import { boundedCache, refuse, type AnyWrite, type Outcome, type Tx } from './write'

export interface Op {
  name: string
  input: unknown
}

/** Runs a batch of writes; answers in the order asked, after the commit. */
export type BatchRunner = (ops: Op[]) => Promise<Outcome<unknown>[]>

/**
 * How often a whole batch may run again after this error; nothing of it was committed. PostgreSQL: serialization failure and deadlock pass
 * by themselves; a key that another process has taken since we looked is found when we look again.
 */
const retriesFor = (error: unknown) => ({ '40001': 6, '40P01': 6, '23505': 1 })[String((error as { code?: string }).code)] ?? 0

/**
 * One transaction, one fsync for the whole batch. When a bulk write throws, the batch is rolled back and its writes run one by one,
 * so that one bad input cannot take others down with it.
 */
export function batchRunner({ db, engine }: Database, writes: readonly AnyWrite[]): BatchRunner {
  const cache = boundedCache(50000)
  const byName = new Map(writes.map((write) => [write.name, write]))
  const find = (name: string) => {
    const write = byName.get(name)
    if (!write) throw new Error(`No write is called ${name}`)
    return write
  }

  const inTransaction = (ops: Op[]) => db.connection().execute(async (connection) => {
    for (let attempt = 0; ; attempt++) {
      await beginWrite(engine).execute(connection)
      try {
        const outcomes = await runAll({ db: connection, engine, cache }, ops, find)
        await sql`commit`.execute(connection)
        return outcomes
      } catch (error) {
        await sql`rollback`.execute(connection).catch(() => {})
        if (attempt >= retriesFor(error)) throw error
        await new Promise((resolve) => setTimeout(resolve, 2 ** attempt * (2 + Math.random() * 4)))
      }
    }
  })

  return async (ops) => {
    try {
      return await inTransaction(ops)
    } catch (error) {
      if (ops.length === 1) return [refusal(error)]
      const outcomes: Outcome<unknown>[] = []
      for (const op of ops) outcomes.push(...await inTransaction([op]).catch((cause: unknown) => [refusal(cause)]))
      return outcomes
    }
  }
}

async function runAll(tx: Tx, ops: Op[], find: (name: string) => AnyWrite): Promise<Outcome<unknown>[]> {
  const outcomes = new Array<Outcome<unknown>>(ops.length)
  const bulks = new Map<AnyWrite, number[]>()
  for (const [index, op] of ops.entries()) {
    const write = find(op.name)
    if (write.single) outcomes[index] = ops.length === 1 ? await runSingle(tx, write, op) : await underSavepoint(tx, write, op)
    else bulks.set(write, [...(bulks.get(write) ?? []), index])
  }
  for (const [write, indexes] of bulks) {
    const results = await write.bulk(tx, indexes.map((index) => ops[index]?.input as never))
    for (const [i, index] of indexes.entries()) outcomes[index] = results[i] ?? refusal(new Error(`${write.name} gave no outcome`))
  }
  return outcomes
}

/** Alone in its transaction: an error rolls the transaction back. */
async function runSingle(tx: Tx, write: AnyWrite, op: Op): Promise<Outcome<unknown>> {
  const [outcome] = await write.bulk(tx, [op.input as never])
  return outcome as Outcome<unknown>
}

async function underSavepoint(tx: Tx, write: AnyWrite, op: Op): Promise<Outcome<unknown>> {
  const db: Kysely<Schema> = tx.db
  await sql`savepoint one`.execute(db)
  try {
    const outcome = await runSingle(tx, write, op)
    await sql`release savepoint one`.execute(db)
    return outcome
  } catch (error) {
    if (retriesFor(error) > 0) throw error
    await sql`rollback to savepoint one`.execute(db)
    await sql`release savepoint one`.execute(db)
    return refusal(error)
  }
}

function refusal(error: unknown): Outcome<never> {
  if (error instanceof AppError) return refuse(error)
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return { refused: { code: 'internal', message: text } }
}
