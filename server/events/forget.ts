import { sql } from 'kysely'
import type { EventConfig } from '../../contract/event-config'
import { recordAudit } from '../audit'
import type { Context } from '../context'
import { defineWrite } from '../db/writer/write'
import { lockEvent } from './event'
import { endOfDaysAfter } from './rules/moments'

const DAY = 86_400_000
/** As the notice says where the event names no number. */
const KEEP_DAYS = 30

/** What people filled in at sign-up goes, names of those who came along too; that they signed up, and how many they were, stays. */
export const forgetForms = defineWrite('event.forget', async (tx, { eventId, now }: { eventId: string; now: number }): Promise<{ forgotten: number }> => {
  await lockEvent(tx, eventId)
  const { numUpdatedRows } = await tx.db.updateTable('sign_up').set({ form: '', others: '' }).where('event_id', '=', eventId).where(sql<boolean>`(form <> '' or others <> '')`).executeTakeFirst()
  const forgotten = Number(numUpdatedRows)
  if (forgotten) await recordAudit(tx, { at: now, actor: 'system', kind: 'event.forget', subject: eventId, outcome: 'done', data: { count: forgotten } })
  return { forgotten }
})

/** Every event whose days of keeping are over. @returns how many sign-ups were emptied */
export async function forgetDue(ctx: Context, stopped: () => boolean = () => false): Promise<number> {
  const now = ctx.clock()
  const { rows } = await sql<{ id: string; config: string; last_at: number }>`select e.id, e.config, e.last_at from event e where e.last_at < ${now - DAY}
    and exists (select 1 from sign_up k where k.event_id = e.id and (k.form <> '' or k.others <> ''))`.execute(ctx.db)
  let forgotten = 0
  for (const { id, config, last_at } of rows) {
    if (stopped()) break
    const { keepDays = KEEP_DAYS } = JSON.parse(config) as EventConfig
    if (endOfDaysAfter(Number(last_at), keepDays, ctx.config.zone) > now) continue
    forgotten += (await ctx.writer.write(forgetForms, { eventId: id, now })).forgotten
  }
  return forgotten
}
