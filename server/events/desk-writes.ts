import { recordAudit } from '../audit'
import { among } from '../db/dialects'
import type { SignUpTable } from '../db/events-schema'
import { defineWrite, type Tx } from '../db/writer/write'
import { AppError, notFound } from '../errors'
import { newId } from '../ids'
import { lockEvent, timesOf, type Event } from './event'
import { endSignUps, LIVE, setStates, takeSeats } from './seats'
import { tellChanged, tellDecided, tellSettled } from './tell'
import { bringUp, offerFree } from './turn'

const listed = (event: Event, reason: string, rows: readonly { id: string }[]) => ({ title: event.title, reason, count: rows.length, ids: rows.map(({ id }) => id) })

interface Acting { eventId: string; ids: string[]; actor: string; reason: string; now: number; zone: string }

/** Of the rows only those that the actor may touch were named; the event is locked and brought up to the moment. */
async function locked(tx: Tx, { eventId, ids, now, zone }: Acting) {
  const event = await lockEvent(tx, eventId)
  if (event.state !== 'published') throw new AppError('conflict', '活动没有发布或已经取消，名单不能再动。')
  await tellSettled(tx, event, await bringUp(tx, event, await timesOf(tx, eventId), now, zone), { now, zone })
  const rows = await tx.db.selectFrom('sign_up').selectAll().where('event_id', '=', eventId).where(among(tx.engine, 'id', ids)).orderBy('place').orderBy('id').execute()
  return { event, rows }
}

/**
 * A review's step passed or not: who has passed the last is in. Those for whom no seat is left stay where they were.
 * @param as a unit's organiser passes the steps that are his; whoever runs the event every step
 */
export const decideSignUps = defineWrite('event.decide', async (tx, input: Acting & { pass: boolean; as: 'unit' | 'organiser' }) => {
  const { event, rows } = await locked(tx, input)
  const { now, actor, reason, pass, as, zone } = input
  const stages = event.config.enrol.stages ?? [{ name: '审核', by: 'organiser' as const }]
  const open = rows.filter(({ state, stage }) => state === 'applied' && (as === 'organiser' || stages[stage]?.by === 'unit'))
  if (!pass) {
    const done = await endSignUps(tx, open, 'declined', { actor, reason, now })
    await tellDecided(tx, event, open.map((row) => ({ id: row.id, memberId: row.member_id, session: row.session, state: 'declined', reason, mark: '' })), { now, zone })
    if (done.length) await recordAudit(tx, { at: now, actor, kind: 'event.decline', subject: event.id, outcome: 'done', data: listed(event, reason, done) })
    return { decided: done.length, full: 0 }
  }
  const seated: SignUpTable[] = []
  const on: SignUpTable[] = []
  let full = 0
  for (const row of open) {
    if (row.stage + 1 < stages.length) { on.push({ ...row, stage: row.stage + 1 }); continue }
    const pools = await takeSeats(tx, row)
    if (pools) seated.push({ ...row, state: 'confirmed', pools: JSON.stringify(pools), seated_at: now })
    else full++
  }
  for (const row of on) {
    await tx.db.updateTable('sign_up').set({ stage: row.stage }).where('id', '=', row.id).execute()
    await tx.db.insertInto('sign_up_step').values({ id: newId(now), sign_up_id: row.id, kind: 'passed', actor, reason, at: now }).execute()
  }
  await setStates(tx, seated, actor, reason, now)
  await tellDecided(tx, event, [
    ...seated.map((row) => ({ id: row.id, memberId: row.member_id, session: row.session, state: 'confirmed' as const, reason, mark: '' })),
    ...on.map((row) => ({ id: row.id, memberId: row.member_id, session: row.session, state: 'applied' as const, reason: `“${stages[row.stage - 1]?.name ?? ''}”已通过，下一步是${stages[row.stage]?.name ?? ''}。`, mark: String(row.stage) }))
  ], { now, zone })
  const decided = [...seated, ...on]
  if (decided.length) await recordAudit(tx, { at: now, actor, kind: 'event.pass', subject: event.id, outcome: 'done', data: listed(event, reason, decided) })
  return { decided: decided.length, full }
})

/** Taken off the list, whatever the deadlines say; the seats go on. */
export const removeSignUps = defineWrite('event.remove', async (tx, input: Acting) => {
  const { event, rows } = await locked(tx, input)
  const { now, actor, reason, zone } = input
  const held = rows.filter(({ state }) => (LIVE as readonly string[]).includes(state))
  await endSignUps(tx, held, 'removed', { actor, reason, now })
  await tellDecided(tx, event, held.map((row) => ({ id: row.id, memberId: row.member_id, session: row.session, state: 'removed', reason, mark: '' })), { now, zone })
  for (const times of await timesOf(tx, event.id)) if (held.some(({ session }) => session === times.session)) await tellSettled(tx, event, await offerFree(tx, event, times, now, zone), { now, zone })
  if (held.length) await recordAudit(tx, { at: now, actor, kind: 'event.remove', subject: event.id, outcome: 'done', data: listed(event, reason, held) })
  return { removed: held.length }
})

/** What an organiser tells those on the list; everybody gets it once. */
export const noteEvent = defineWrite('event.note', async (tx, { eventId, noteId, memberIds, actor, text, now }: { eventId: string; noteId: string; memberIds: string[]; actor: string; text: string; now: number }) => {
  const event = await lockEvent(tx, eventId)
  if (event.state === 'draft') throw notFound('这个活动')
  await tellChanged(tx, event, memberIds, { title: `“${event.title}”通知`, text, until: event.last_at, mark: `note:${noteId}`, now })
  await recordAudit(tx, { at: now, actor, kind: 'event.note', subject: eventId, outcome: 'done', data: { title: event.title, text, people: memberIds.length } })
  return { told: memberIds.length }
})
