import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'

export type EngineName = 'sqlite' | 'postgres'

/** Every test that touches the database runs on both; PostgreSQL is left out only where none could be started. */
export const engines: EngineName[] = process.env.TEST_POSTGRES ? ['sqlite', 'postgres'] : ['sqlite']

export interface FreshDatabase {
  url: string
  drop(): Promise<void>
}

/** `template`: of PostgreSQL's databases, the one that it is to be a copy of. */
export async function freshDatabase(engine: EngineName, template = 'template1'): Promise<FreshDatabase> {
  if (engine === 'sqlite') {
    const folder = mkdtempSync(join(tmpdir(), 'xueshi-'))
    return { url: `file:${join(folder, 'test.db')}`, drop: async () => { rmSync(folder, { recursive: true, force: true }) } }
  }
  const base = process.env.TEST_POSTGRES as string
  const name = `t_${randomBytes(6).toString('hex')}`
  const admin = async (statement: string) => {
    const client = new pg.Client({ connectionString: `${base}/postgres` })
    await client.connect()
    await client.query(statement)
    await client.end()
  }
  await admin(`create database ${name} template ${template}`)
  return { url: `${base}/${name}`, drop: () => admin(`drop database if exists ${name} with (force)`) }
}
