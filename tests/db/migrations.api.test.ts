import { sql } from 'kysely'
import pino from 'pino'
import { readConfig } from '../../server/config'
import { openDatabase } from '../../server/db/dialects'
import { migrate } from '../../server/db/migrate'
import { openContext } from '../../server/start'
import { engines, freshDatabase, type FreshDatabase } from '../support/engines'

describe.each(engines)('the schema on %s', (engine) => {
  let fresh: FreshDatabase
  beforeEach(async () => { fresh = await freshDatabase(engine) })
  afterEach(() => fresh.drop())

  const migrateOnce = async () => {
    const database = openDatabase(fresh.url, { size: 2 })
    return migrate(database).finally(() => database.close())
  }
  const config = () => readConfig({ DATABASE_URL: fresh.url, SECRET: 'test-secret-test-secret-test-secret', WRITER: 'inline' })
  const silent = { log: pino({ level: 'silent' }) }

  it('is made once and left alone after that', async () => {
    expect(await migrateOnce()).toEqual(['001-foundation', '002-questions', '003-practice', '004-campaigns', '005-awards', '006-given-reasons', '006-jobs', '007-roster', '008-pause', '009-desk-entry', '010-messages', '011-study', '012-study-facts', '013-study-indices', '014-inbox', '015-events', '016-menu', '017-attendance', '018-route', '019-feedback', '020-hours', '021-event-pictures', '022-groups', '023-portraits'])
    expect(await migrateOnce()).toEqual([])
  })

  it('is not touched by a program that is older than it', async () => {
    await migrateOnce()
    const database = openDatabase(fresh.url, { size: 1 })
    await sql`insert into migration (name, at) values ('999-from-the-future', 1)`.execute(database.db)
    await database.close()
    await expect(openContext(config(), silent)).rejects.toThrow('999-from-the-future')
  })

  it('takes no write through the connection that serves reads', async () => {
    const ctx = await openContext(config(), silent)
    const write = ctx.db.insertInto('meta').values({ key: 'a', value: 'b' }).execute()
    // On PostgreSQL the reading pool is kept to reading by the code alone; SQLite enforces it.
    if (engine === 'sqlite') await expect(write).rejects.toThrow(/readonly/)
    else await write
    await ctx.close()
  })

  if (engine === 'sqlite') {
    it('asks SQLite for durability by name, on every connection', async () => {
      for (const readonly of [false, true]) {
        const database = openDatabase(fresh.url, { readonly })
        const pragma = async (name: string) => Object.values((await sql.raw(`pragma ${name}`).execute(database.db)).rows[0] as object)[0] as unknown
        expect({
          journal: await pragma('journal_mode'), synchronous: await pragma('synchronous'), patience: await pragma('busy_timeout'),
          references: await pragma('foreign_keys'), queryOnly: await pragma('query_only')
        }).toEqual({ journal: 'wal', synchronous: 2, patience: 10000, references: 1, queryOnly: readonly ? 1 : 0 })
        await database.close()
      }
    })
  } else {
    it('is made once when several processes start on an empty database at the same moment', async () => {
      const ran = await Promise.all(Array.from({ length: 4 }, migrateOnce))
      expect(ran.flat()).toEqual(['001-foundation', '002-questions', '003-practice', '004-campaigns', '005-awards', '006-given-reasons', '006-jobs', '007-roster', '008-pause', '009-desk-entry', '010-messages', '011-study', '012-study-facts', '013-study-indices', '014-inbox', '015-events', '016-menu', '017-attendance', '018-route', '019-feedback', '020-hours', '021-event-pictures', '022-groups', '023-portraits'])
    })
  }
})
