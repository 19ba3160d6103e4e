import { sql } from 'kysely'
import { StartError } from '../start-error'
import { beginWrite, lockSchema, type Database, type Engine } from './dialects'
import * as foundation from './migrations/001-foundation'
import * as questions from './migrations/002-questions'
import * as practice from './migrations/003-practice'
import * as campaigns from './migrations/004-campaigns'
import * as awards from './migrations/005-awards'
import * as givenReasons from './migrations/006-given-reasons'
import * as jobs from './migrations/006-jobs'
import * as roster from './migrations/007-roster'
import * as pause from './migrations/008-pause'
import * as deskEntry from './migrations/009-desk-entry'
import * as messages from './migrations/010-messages'
import * as study from './migrations/011-study'
import * as studyFacts from './migrations/012-study-facts'
import * as studyIndices from './migrations/013-study-indices'
import * as inbox from './migrations/014-inbox'
import * as events from './migrations/015-events'
import * as menu from './migrations/016-menu'
import * as attendance from './migrations/017-attendance'
import * as route from './migrations/018-route'
import * as feedback from './migrations/019-feedback'
import * as hours from './migrations/020-hours'
import * as eventPictures from './migrations/021-event-pictures'
import * as groups from './migrations/022-groups'
import * as portraits from './migrations/023-portraits'

const migrations = [
  { name: '001-foundation', up: foundation.up }, { name: '002-questions', up: questions.up }, { name: '003-practice', up: practice.up }, { name: '004-campaigns', up: campaigns.up },
  { name: '005-awards', up: awards.up }, { name: '006-given-reasons', up: givenReasons.up }, { name: '006-jobs', up: jobs.up }, { name: '007-roster', up: roster.up }, { name: '008-pause', up: pause.up }, { name: '009-desk-entry', up: deskEntry.up },
  { name: '010-messages', up: messages.up }, { name: '011-study', up: study.up }, { name: '012-study-facts', up: studyFacts.up }, { name: '013-study-indices', up: studyIndices.up },
  { name: '014-inbox', up: inbox.up }, { name: '015-events', up: events.up }, { name: '016-menu', up: menu.up }, { name: '017-attendance', up: attendance.up },
  { name: '018-route', up: route.up }, { name: '019-feedback', up: feedback.up }, { name: '020-hours', up: hours.up }, { name: '021-event-pictures', up: eventPictures.up }, { name: '022-groups', up: groups.up }, { name: '023-portraits', up: portraits.up }
]

/**
 * Brings the database to the newest schema; returns the names of the migrations that ran. One transaction, which keeps other processes
 * that start at the same moment waiting: they find everything done.
 * @throws when the database is newer than this program: an old server must not write into a new schema.
 */
export async function migrate({ db, engine }: Database): Promise<string[]> {
  return db.connection().execute(async (connection) => {
    await beginWrite(engine).execute(connection)
    try {
      await lockSchema(engine)?.execute(connection)
      const ran = await runMissing(connection, engine)
      await sql`commit`.execute(connection)
      return ran
    } catch (error) {
      await sql`rollback`.execute(connection).catch(() => {})
      throw error
    }
  })
}

async function runMissing(db: Database['db'], engine: Engine): Promise<string[]> {
  const text = sql.raw(engine === 'postgres' ? 'text collate "C"' : 'text')
  await sql`create table if not exists migration (name ${text} primary key, at bigint not null)`.execute(db)
  const done = new Set((await sql<{ name: string }>`select name from migration`.execute(db)).rows.map((row) => row.name))
  const unknown = [...done].filter((name) => !migrations.some((migration) => migration.name === name)).sort()
  if (unknown.length) throw new StartError(`The database has migrations this version does not know (${unknown.join(', ')}): start the newer version.`)
  const missing = migrations.filter(({ name }) => !done.has(name))
  for (const { name, up } of missing) {
    await up(db as never, engine)
    await sql`insert into migration (name, at) values (${name}, ${Date.now()})`.execute(db)
  }
  return missing.map(({ name }) => name)
}
