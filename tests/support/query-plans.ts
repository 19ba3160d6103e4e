import type { CompiledQuery } from 'kysely'
import type { World } from './world'

/*
 * SQLite says beforehand how it will find rows, also of an empty table: what would be read from one end to the other in a year's rows of
 * a city is found here without them. What PostgreSQL makes of it, and how long both take, `npm run bench` measures.
 */

/** Statements that were sent while something was done, whoever sent them. */
async function sentWhile(world: World, act: () => Promise<unknown>): Promise<CompiledQuery[]> {
  const sent: CompiledQuery[] = []
  const adapter = Object.getPrototypeOf(world.ctx.db.getExecutor()) as { executeQuery(query: CompiledQuery, id: unknown): Promise<unknown> }
  const base = Object.getPrototypeOf(adapter) as typeof adapter
  const before = base.executeQuery
  base.executeQuery = function (this: unknown, query, ...rest) { sent.push(query); return before.call(this as never, query, ...rest) }
  await act().finally(() => { base.executeQuery = before })
  return sent
}

async function scansOf(world: World, growing: readonly string[], query: CompiledQuery): Promise<string[]> {
  if (!/^\s*(select|update|delete|with)\b/i.test(query.sql)) return []
  const { rows } = await world.behind.executeQuery<{ detail: string }>({ ...query, sql: `explain query plan ${query.sql}` })
  const named = new Map([...query.sql.matchAll(/\b(?:from|join)\s+"?(\w+)"?(?:\s+(?:as\s+)?"?([a-z])"?(?=\s))?/g)].flatMap(([, table = '', alias]) => [[table, table], ...(alias ? [[alias, table]] : [])] as [string, string][]))
  return rows.flatMap(({ detail }) => {
    const table = named.get(/^SCAN (\w+)/.exec(detail)?.[1] ?? '')
    return table && growing.includes(table) ? [`${detail} in ${query.sql.replace(/\s+/g, ' ').slice(0, 160)}`] : []
  })
}

/** How many statements were sent, and which of them read one of these tables from one end to the other. */
export async function scansWhile(world: World, growing: readonly string[], act: () => Promise<unknown>): Promise<{ sent: number; scans: string[] }> {
  const sent = await sentWhile(world, act)
  return { sent: sent.length, scans: (await Promise.all(sent.map((query) => scansOf(world, growing, query)))).flat() }
}
