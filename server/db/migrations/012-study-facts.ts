import { sql, type Kysely } from 'kysely'
import type { Engine } from '../dialects'

const STUDY = ['studyPoints', 'studyDone', 'checkIns', 'reflections']

/** What rounds make of the record of study. Rounds for which such figures were entered by hand go on with those, and say so in their rules. */
export async function up(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const text = engine === 'postgres' ? 'text collate "C"' : 'text'
  await sql.raw(`alter table round_member add column studied ${text} not null default ''`).execute(db)
  await sql.raw(`create table round_studied (round_id ${text} primary key references round(id), at bigint not null)`).execute(db)
  const { rows } = await sql<{ round_id: string; facts: string }>`select round_id, facts from round_member where facts <> '{}'`.execute(db)
  const entered = new Map<string, Set<string>>()
  for (const { round_id, facts } of rows) {
    const own = Object.keys(JSON.parse(facts) as object).filter((fact) => STUDY.includes(fact))
    if (own.length) entered.set(round_id, new Set([...entered.get(round_id) ?? [], ...own]))
  }
  for (const [id, facts] of entered) {
    const { rows: [round] } = await sql<{ config: string }>`select config from round where id = ${id}`.execute(db)
    const config = { ...JSON.parse(round?.config ?? '{}') as object, study: { byHand: STUDY.filter((fact) => facts.has(fact)) } }
    await sql`update round set config = ${JSON.stringify(config)} where id = ${id}`.execute(db)
  }
}
