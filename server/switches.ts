import type { Kysely } from 'kysely'
import type { Switches } from '../contract/switches'
import { recordAudit } from './audit'
import type { Schema } from './db/schema'
import { defineWrite } from './db/writer/write'
import type { Handlers } from './http/call'

/** Study is voluntary: what ranks or rewards it is off until somebody switches it on. */
const START: Switches = { studyPoints: false, studyBoards: false, social: true, showWhenChecked: false }
const names = Object.keys(START) as (keyof Switches)[]
const key = (name: string) => `switch.${name}`

/** What this deployment has switched on, read from the database each time: another process may have changed it. */
export async function readSwitches(db: Kysely<Schema>): Promise<Switches> {
  const rows = await db.selectFrom('meta').select(['key', 'value']).where('key', 'in', names.map(key)).execute()
  const kept = new Map(rows.map((row) => [row.key, row.value === '1']))
  return Object.fromEntries(names.map((name) => [name, kept.get(key(name)) ?? START[name]])) as unknown as Switches
}

export const setSwitches = defineWrite('switches.set', async (tx, { switches, actor, now }: { switches: Switches; actor: string; now: number }) => {
  const before = await readSwitches(tx.db)
  for (const name of names) {
    const value = switches[name] ? '1' : '0'
    await tx.db.insertInto('meta').values({ key: key(name), value }).onConflict((oc) => oc.column('key').doUpdateSet({ value })).execute()
  }
  await recordAudit(tx, { at: now, actor, kind: 'switches', subject: '', outcome: 'done', data: { before, after: switches } })
  return {}
})

export const switchHandlers: Handlers<keyof typeof import('../contract/switches').switchesEndpoints> = {
  'GET /switches': ({ ctx }) => readSwitches(ctx.db),

  async 'PUT /switches'({ ctx, actor, input, now }) {
    const { studyPoints, studyBoards, social, showWhenChecked } = input
    await ctx.writer.write(setSwitches, { switches: { studyPoints, studyBoards, social, showWhenChecked }, actor: actor.accountId, now })
    return readSwitches(ctx.db)
  }
}
