import { sql } from 'kysely'
import type { EventSessionTable } from '../../db/events-schema'
import type { Tx } from '../../db/writer/write'
import { putNotices } from '../../inbox/put'
import { endMoment } from '../../rounds/rules/words'
import { sessionOf, timesOf, type Event } from '../event'
import { feedbackWindow } from '../rules/feedback'

type Db = Pick<Tx, 'db' | 'engine'>

export const feedbackPage = (eventId: string) => `events/feedback/index?id=${eventId}`

/** Who was there, for as long as was asked. */
async function wereIn(tx: Db, event: Event, session: string, memberIds?: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ member_id: string }>`select member_id from attendance where event_id = ${event.id} and session = ${session} and attended = 1 ${memberIds ? sql`and member_id in (${sql.join([...memberIds])})` : sql``}`.execute(tx.db)
  return rows.map(({ member_id }) => member_id)
}

/** Tells those of a session that is over; nobody twice, also of an event in which he was in two sessions. */
export async function askFeedback(tx: Tx, event: Event, { session }: Pick<EventSessionTable, 'session'>, { now, zone }: { now: number; zone: string }): Promise<void> {
  const window = feedbackWindow(event.config, sessionOf(event, session), zone)
  if (!window || now >= window.to) return
  const page = feedbackPage(event.id)
  await putNotices(tx, (await wereIn(tx, event, session)).map((memberId) => ({
    memberId, kind: 'event', about: event.id, once: `${event.id}:feedback`, title: '活动怎么样', text: `“${event.title}”已经结束，请说说你的意见，${endMoment(window.to, zone)}前可以填写和修改。组织者看到的没有姓名。`, page
  })), now)
}

/** From when to when a member is asked: by the last session of his that is over, else by the next. Null: he was in none. */
export async function askedOf(tx: Db, event: Event, memberId: string, now: number, zone: string): Promise<{ from: number; to: number } | null> {
  const windows: { from: number; to: number }[] = []
  for (const { session, state } of await timesOf(tx, event.id)) {
    if (state !== 'open') continue
    const window = feedbackWindow(event.config, sessionOf(event, session), zone)
    if (window && (await wereIn(tx, event, session, [memberId])).length) windows.push(window)
  }
  return windows.filter(({ from }) => from <= now).sort((a, b) => b.to - a.to)[0] ?? windows.sort((a, b) => a.from - b.from)[0] ?? null
}

export async function countAsked(tx: Db, event: Event, now: number, zone: string): Promise<{ asked: number; until: number | null }> {
  const people = new Set<string>()
  let until: number | null = null
  for (const { session, state } of await timesOf(tx, event.id)) {
    const window = feedbackWindow(event.config, sessionOf(event, session), zone)
    if (state !== 'open' || !window || window.from > now) continue
    until = Math.max(until ?? 0, window.to)
    for (const id of await wereIn(tx, event, session)) people.add(id)
  }
  return { asked: people.size, until }
}
