import { sql } from 'kysely'
import type { EventConfig } from '../../../contract/event-config'
import { among } from '../../db/dialects'
import type { Tx } from '../../db/writer/write'
import { newId } from '../../ids'
import { putNotices, withdrawNotices } from '../../inbox/put'
import { endMoment, moment } from '../../rounds/rules/words'
import type { Event } from '../event'
import { barOf } from '../rules/no-show'
import { ticketPage } from '../tell'
import type { Doing } from './kept'

interface NoShowRow { member_id: string; sign_up_id: string; event_id: string; begins_at: number; ends_at: number; config: string; title: string }

const word = (signUpId: string, until: number) => `${signUpId}:barred:${until}`

/**
 * What follows from not coming, for these people at the events of that owner: new bars, and those lifted that no longer follow because
 * somebody was there after all. One that an organiser lifted on appeal stays lifted.
 */
export async function reworkBars(tx: Tx, event: Event, memberIds: readonly string[], { actor, reason, now, zone }: Doing): Promise<void> {
  if (!event.config.noShow || memberIds.length === 0) return
  const { db, engine } = tx
  const { rows } = await sql<NoShowRow>`select a.member_id, a.sign_up_id, a.event_id, s.begins_at, s.ends_at, e.config, e.title from attendance a join event e on e.id = a.event_id join event_session s on s.event_id = a.event_id and s.session = a.session
    where ${among(engine, 'a.member_id', memberIds)} and a.state = 'absent' and a.sign_up_id is not null and e.unit_id = ${event.unit_id} and s.state = 'open'`.execute(db)
  const bars = await db.selectFrom('event_bar').selectAll().where('unit_id', '=', event.unit_id).where('sign_up_id', 'is not', null).where(among(engine, 'member_id', memberIds)).execute()
  const rules = new Map<string, EventConfig['noShow']>()
  for (const row of rows) if (!rules.has(row.event_id)) rules.set(row.event_id, (JSON.parse(row.config) as EventConfig).noShow)
  // An event that says nothing of it does not count either.
  const missed = rows.filter(({ event_id }) => rules.get(event_id))
  const wanted = new Map(missed.flatMap((row) => {
    const noShow = rules.get(row.event_id)
    const bar = noShow && barOf(missed.filter(({ member_id }) => member_id === row.member_id).map(({ begins_at }) => Number(begins_at)), Number(row.begins_at), noShow, zone)
    return bar ? [[row.sign_up_id, { row, ...bar }] as const] : []
  }))
  for (const bar of bars) {
    if (bar.state !== 'in-force' || wanted.get(bar.sign_up_id ?? '')?.until === Number(bar.until_at)) continue
    await db.updateTable('event_bar').set({ state: 'lifted', decided_by: actor, decision: reason || '到场记录有变动', decided_at: now }).where('id', '=', bar.id).execute()
    await withdrawNotices(tx, bar.sign_up_id ?? '', undefined, [bar.member_id])
  }
  for (const { row, until, times } of wanted.values()) {
    const own = bars.filter(({ sign_up_id }) => sign_up_id === row.sign_up_id)
    if (own.some(({ state, until_at, appeal }) => Number(until_at) === until && (state === 'in-force' || appeal !== ''))) continue
    const why = `“${row.title}”（${moment(Number(row.begins_at), zone)}）报名后没有到场${times > 1 ? `，累计 ${times} 次` : ''}`
    await db.insertInto('event_bar').values({
      id: newId(now), member_id: row.member_id, unit_id: event.unit_id, sign_up_id: row.sign_up_id, from_at: Number(row.ends_at), until_at: until, reason: why, state: 'in-force', appeal: '', appeal_at: null, decided_by: '', decision: '', decided_at: null, at: now
    }).execute()
    if (until > now) await putNotices(tx, [{ memberId: row.member_id, kind: 'event', about: row.sign_up_id, once: word(row.sign_up_id, until), title: '暂时不能报名', text: `${why}，${endMoment(until, zone)}前不能报名同一单位办的活动。如果其实到场了，请联系组织者更正。`, page: ticketPage(row.sign_up_id) }], now)
  }
}
