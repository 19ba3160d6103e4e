import { Kysely, PostgresDialect, SqliteDialect, sql, type RawBuilder } from 'kysely'
import pg from 'pg'
import type { Schema } from '../schema'
import { openSqlite } from './sqlite-driver'

/** The two engines; everything that differs between them lives in this folder. */
export type Engine = 'sqlite' | 'postgres'

export interface Database {
  engine: Engine
  db: Kysely<Schema>
  close(): Promise<void>
}

export function engineOf(url: string): Engine {
  return /^postgres(ql)?:\/\//.test(url) ? 'postgres' : 'sqlite'
}

/** `url`: postgres://… or file:PATH. `size` is the number of connections on PostgreSQL. */
export function openDatabase(url: string, options: { readonly?: boolean; size?: number } = {}): Database {
  return engineOf(url) === 'postgres' ? openPostgres(url, options.size ?? 10) : openFile(url.replace(/^file:/, ''), options.readonly)
}

function openFile(file: string, readonly?: boolean): Database {
  const handle = openSqlite(file, { readonly })
  const db = new Kysely<Schema>({ dialect: new SqliteDialect({ database: handle as never }) })
  return { engine: 'sqlite', db, close: () => db.destroy() }
}

function openPostgres(url: string, size: number): Database {
  // Our integers are milliseconds and counts, far below 2^53: plain numbers everywhere.
  const types = {
    getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
      oid === 20 || oid === 1700 ? (value: string) => Number(value) : pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser
  }
  const pool = new pg.Pool({ connectionString: url, max: size, types })
  // A connection that drops while idle is the pool's to replace; without a listener it would end the process.
  pool.on('error', () => {})
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })
  return { engine: 'postgres', db, close: () => db.destroy() }
}

/** Starts a transaction in which this connection may write. */
export const beginWrite = (engine: Engine): RawBuilder<unknown> =>
  engine === 'sqlite' ? sql`begin immediate` : sql`begin`

/** Makes others who change the schema wait until this transaction ends. SQLite's `begin immediate` does that already. */
export const lockSchema = (engine: Engine): RawBuilder<unknown> | undefined =>
  engine === 'sqlite' ? undefined : sql`select pg_advisory_xact_lock(19210723)`

/** `column in (values)` as one statement text, whatever the number of values. */
export const among = (engine: Engine, column: string, values: readonly string[]): RawBuilder<boolean> =>
  engine === 'sqlite'
    ? sql<boolean>`${sql.ref(column)} in (select value from json_each(${JSON.stringify(values)}))`
    : sql<boolean>`${sql.ref(column)} = any(${values as string[]}::text[])`

/** Keeps other processes from changing the rows read until the transaction ends. SQLite has one writer anyway. */
export const forUpdate = (engine: Engine): RawBuilder<unknown> => (engine === 'sqlite' ? sql`` : sql`for update`)

/** The column holds this piece of text somewhere, to the letter: nothing in it is a pattern. */
export const contains = (engine: Engine, column: string, piece: string): RawBuilder<boolean> =>
  engine === 'sqlite' ? sql<boolean>`instr(${sql.ref(column)}, ${piece}) > 0` : sql<boolean>`strpos(${sql.ref(column)}, ${piece}) > 0`

/** Keeps other processes from changing the rows read, and lets them read them in the same way. */
export const forShare = (engine: Engine): RawBuilder<unknown> => (engine === 'sqlite' ? sql`` : sql`for share`)
