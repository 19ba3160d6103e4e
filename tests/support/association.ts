import { copyFileSync, existsSync, mkdtempSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { openDatabase } from '../../server/db/dialects'
import { migrate } from '../../server/db/migrate'
import { reindexQuestions } from '../../server/questions/reindex'
import { freshDatabase, type EngineName, type FreshDatabase } from './engines'
import { insertBank, insertTree } from './fixtures'

const NAME = 'association'

/** A database of its own with the small association in it, as of `now`: a copy of the one that the first who asked has made. */
export async function associationDatabase(engine: EngineName, now: number): Promise<FreshDatabase> {
  if (engine === 'postgres') {
    await makeTemplate(process.env.TEST_POSTGRES as string, now)
    return freshDatabase(engine, NAME)
  }
  const fresh = await freshDatabase(engine)
  const file = fresh.url.replace('file:', '')
  const folder = process.env.TEST_TEMPLATES
  if (!folder) await fill(fresh.url, now)
  else {
    const ready = join(folder, `${NAME}.db`)
    if (!existsSync(ready)) await makeFile(ready, now)
    copyFileSync(ready, file)
  }
  return fresh
}

async function makeFile(ready: string, now: number) {
  const making = join(mkdtempSync(`${ready}-`), 'making.db')
  await fill(`file:${making}`, now)
  // Whoever is last puts the same in its place.
  renameSync(making, ready)
}

async function makeTemplate(base: string, now: number) {
  const client = new pg.Client({ connectionString: `${base}/postgres` })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock(1)')
    if ((await client.query('select 1 from pg_database where datname = $1', [NAME])).rowCount) return
    await client.query('create database making')
    await fill(`${base}/making`, now)
    await client.query(`alter database making rename to ${NAME}`)
  } finally {
    await client.end()
  }
}

async function fill(url: string, now: number) {
  const database = openDatabase(url, { size: 2 })
  await migrate(database)
  await reindexQuestions(database)
  await database.db.transaction().execute(async (trx) => {
    await insertTree(trx, now)
    await insertBank(trx, now)
  })
  // One file is all that is copied.
  if (database.engine === 'sqlite') await sql`pragma wal_checkpoint(truncate)`.execute(database.db)
  await database.close()
}
