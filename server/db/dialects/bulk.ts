import { CompiledQuery, type Kysely } from 'kysely'
import type { Schema } from '../schema'
import type { Engine } from './index'

export type ColumnType = 'text' | 'bigint'

export interface BulkTable<Row> {
  table: string
  columns: { [K in keyof Row & string]: ColumnType }
  key: readonly (keyof Row & string)[]
  /** What happens to each other column when the key exists: replaced, or added to. Columns not named stay. */
  merge: Partial<Record<keyof Row & string, 'set' | 'add'>>
}

/**
 * Writes many rows with one statement text: a prepared upsert per row on SQLite (no network between), one `unnest` upsert on PostgreSQL.
 * A key may stand only once among the rows; they are sorted by key so that two processes lock rows in the same order.
 */
export function bulkUpsert<Row extends object>(spec: BulkTable<Row>): (db: Kysely<Schema>, engine: Engine, rows: readonly Row[]) => Promise<void> {
  const names = Object.keys(spec.columns) as (keyof Row & string)[]
  const types = names.map((name) => spec.columns[name])
  const list = names.join(', ')
  const merges = (Object.entries(spec.merge) as [string, 'set' | 'add'][])
    .map(([name, how]) => `${name} = ${how === 'add' ? `${spec.table}.${name} + ` : ''}excluded.${name}`)
    .join(', ')
  const conflict = `on conflict (${spec.key.join(', ')}) do ${merges ? `update set ${merges}` : 'nothing'}`
  const one = `insert into ${spec.table} (${list}) values (${names.map(() => '?').join(', ')}) ${conflict}`
  const many = `insert into ${spec.table} (${list}) select * from unnest(${types.map((type, i) => `$${i + 1}::${type}[]`).join(', ')}) ${conflict}`
  const order = (a: Row, b: Row) => {
    for (const name of spec.key) if (a[name] !== b[name]) return a[name] < b[name] ? -1 : 1
    return 0
  }
  return async (db, engine, rows) => {
    if (rows.length === 0) return
    const sorted = [...rows].sort(order)
    if (engine === 'sqlite') await db.executeQuery(CompiledQuery.raw(one, sorted.map((row) => names.map((name) => row[name]))))
    else await db.executeQuery(CompiledQuery.raw(many, names.map((name) => sorted.map((row) => row[name]))))
  }
}

/** Changes many existing rows by key, one statement text: see `bulkUpsert`. */
export function bulkUpdate<Row extends object>(spec: { table: string; columns: { [K in keyof Row & string]: ColumnType }; key: keyof Row & string }): (db: Kysely<Schema>, engine: Engine, rows: readonly Row[]) => Promise<void> {
  const names = Object.keys(spec.columns) as (keyof Row & string)[]
  const sets = names.filter((name) => name !== spec.key)
  const one = `update ${spec.table} set ${sets.map((name) => `${name} = ?`).join(', ')} where ${spec.key} = ?`
  const many = `update ${spec.table} set ${sets.map((name) => `${name} = fresh.${name}`).join(', ')} from unnest(${names.map((name, i) => `$${i + 1}::${spec.columns[name]}[]`).join(', ')}) as fresh(${names.join(', ')}) where ${spec.table}.${spec.key} = fresh.${spec.key}`
  return async (db, engine, rows) => {
    if (rows.length === 0) return
    if (engine === 'sqlite') await db.executeQuery(CompiledQuery.raw(one, rows.map((row) => [...sets, spec.key].map((name) => row[name]))))
    else await db.executeQuery(CompiledQuery.raw(many, names.map((name) => rows.map((row) => row[name]))))
  }
}
