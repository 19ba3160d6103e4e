import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'

/** The little that we and Kysely need of a synchronous SQLite driver. */
export interface SqliteHandle {
  prepare(sql: string): SqliteStatement
  exec(sql: string): void
  close(): void
}

export interface SqliteStatement {
  readonly reader: boolean
  all(parameters: readonly unknown[]): unknown[]
  run(parameters: readonly unknown[]): { changes: number | bigint; lastInsertRowid: number | bigint }
}

/**
 * `node:sqlite` where this Node has it without a flag (22.13 and later), else libsql, which installs from npm alone.
 * Both embed SQLite; see docs/decisions/0002-sqlite-driver.md.
 */
export function openSqlite(file: string, options: { readonly?: boolean; libsql?: boolean } = {}): SqliteHandle {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true })
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const builtin = major > 22 || (major === 22 && minor >= 16)
  const raw = builtin && !options.libsql ? openNode(file) : openLibsql(file)
  configure(raw, options.readonly === true)
  return cached(raw)
}

/** Durability is asked for explicitly and checked: a silent NORMAL would lose acknowledged answers on a power cut. */
function configure(handle: SqliteHandle, readonly: boolean) {
  handle.exec('pragma journal_mode = wal')
  handle.exec('pragma synchronous = full')
  handle.exec('pragma busy_timeout = 10000')
  handle.exec('pragma foreign_keys = on')
  handle.exec('pragma temp_store = memory')
  handle.exec('pragma cache_size = -32000')
  const level = Object.values(handle.prepare('pragma synchronous').all([])[0] as object)[0]
  if (Number(level) !== 2) throw new Error(`SQLite refused synchronous=FULL (it answers ${String(level)})`)
  if (readonly) handle.exec('pragma query_only = on')
}

/** Preparing costs more than running a small statement; the set of distinct statements is small and bounded here. */
function cached(raw: SqliteHandle, limit = 400): SqliteHandle {
  const statements = new Map<string, SqliteStatement>()
  return {
    prepare(sql) {
      const known = statements.get(sql)
      if (known) return known
      if (statements.size >= limit) statements.delete(statements.keys().next().value as string)
      const statement = perRow(raw.prepare(sql))
      statements.set(sql, statement)
      return statement
    },
    exec: (sql) => raw.exec(sql),
    close() {
      statements.clear()
      raw.close()
    }
  }
}

/**
 * Parameters that are themselves lists stand for rows: the statement runs once for each. No value of ours is a list, so the two cannot be
 * mistaken, and a batch of rows does not make a journey through Kysely each.
 */
function perRow(statement: SqliteStatement): SqliteStatement {
  return {
    reader: statement.reader,
    all: (parameters) => statement.all(parameters),
    run(parameters) {
      if (!Array.isArray(parameters[0])) return statement.run(parameters)
      let changes = 0
      for (const row of parameters as unknown[][]) changes += Number(statement.run(row).changes)
      return { changes, lastInsertRowid: 0 }
    }
  }
}

interface LibsqlStatement {
  reader: boolean
  all(parameters: readonly unknown[]): unknown[]
  run(parameters: readonly unknown[]): { changes: number; lastInsertRowid: number }
}

function openLibsql(file: string): SqliteHandle {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- native module, loaded only where Node has no SQLite of its own
  const Database = require('libsql') as new (path: string) => { prepare(sql: string): LibsqlStatement; exec(sql: string): void; close(): void }
  const db = new Database(file)
  return {
    prepare: (sql) => db.prepare(sql),
    exec: (sql) => { db.exec(sql) },
    close: () => { db.close() }
  }
}

interface NodeStatement {
  columns(): unknown[]
  all(...parameters: unknown[]): unknown[]
  run(...parameters: unknown[]): { changes: number | bigint; lastInsertRowid: number | bigint }
}

interface NodeSqlite {
  DatabaseSync: new (path: string) => { prepare(sql: string): NodeStatement; exec(sql: string): void; close(): void }
}

/** Node 22 calls the module experimental on the error stream of every process; what it does for us is under test on both lines. */
function nodeSqlite(): NodeSqlite {
  const { emitWarning } = process
  process.emitWarning = (warning: string | Error, ...rest: unknown[]) => {
    if (!String(warning).startsWith('SQLite is an experimental feature')) Reflect.apply(emitWarning, process, [warning, ...rest])
  }
  try {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- absent on Node 20, so it cannot be a static import
    return require('node:sqlite') as NodeSqlite
  } finally {
    process.emitWarning = emitWarning
  }
}

function openNode(file: string): SqliteHandle {
  const db = new (nodeSqlite().DatabaseSync)(file)
  return {
    prepare(sql) {
      const statement = db.prepare(sql)
      return {
        reader: statement.columns().length > 0,
        all: (parameters) => statement.all(...parameters),
        run: (parameters) => statement.run(...parameters)
      }
    },
    exec: (sql) => { db.exec(sql) },
    close: () => { db.close() }
  }
}
