import { sql } from 'kysely'
import type { Session } from '../../contract/event-config'
import { among } from '../db/dialects'
import type { Tx } from '../db/writer/write'
import { putNotices, withdrawNotices, type NewNotice } from '../inbox/put'
import { endMoment, moment } from '../rounds/rules/words'
import { sessionOf, type Event } from './event'
import type { Settled } from './seats'
import { clashesElsewhere } from './signer'

/* What people are told of an event, in the app and through WeChat. Part of the write that makes it true. */

export const eventPage = (eventId: string) => `events/event/index?id=${eventId}`
export const ticketPage = (signUpId: string) => `events/ticket/index?id=${signUpId}`

/** What is told to hold a seat open is not true any more once it is over. */
const offerWord = (signUpId: string) => `${signUpId}:offered`

/** Of the evening before one begin: who was told of a time that was then moved to another day is told again. */
export const soonWord = (begins: number) => `:soon:${begins}`

type Told = Omit<NewNotice, 'memberId' | 'kind' | 'about' | 'once'>

/** What became of sign-ups without their members' doing. */
export async function tellSettled(tx: Tx, event: Event, settled: readonly Settled[], { now, zone }: { now: number; zone: string }): Promise<void> {
  if (settled.length === 0) return
  for (const one of settled) if (one.state !== 'offered') await withdrawNotices(tx, event.id, offerWord(one.id), [one.memberId])
  await putNotices(tx, settled.flatMap((one): NewNotice[] => {
    const told = settledWords(event, one, zone)
    return told ? [{ ...told, memberId: one.memberId, kind: 'event', about: event.id, once: one.state === 'offered' ? offerWord(one.id) : `${one.id}:${one.state}` }] : []
  }), now)
}

function settledWords(event: Event, { id, state, offerUntil, session }: Settled, zone: string): Told | null {
  const { begins, name } = sessionOf(event, session)
  const what = `“${event.title}”${event.config.sessions.length > 1 ? name : ''}`
  const when = moment(begins, zone)
  const lot = event.config.enrol.how === 'lot'
  const message = (note: string, until: number) => ({ words: { title: event.title, unit: event.config.sessions.length > 1 ? name : when, until, note }, page: ticketPage(id), expiresAt: until })
  switch (state) {
    case 'offered': {
      const until = offerUntil ?? begins
      return { title: '有名额了，请确认', text: `${what}（${when}）空出了名额，轮到你。请在 ${endMoment(until, zone)} 前确认，过时让给下一位。`, page: ticketPage(id), message: message('空出名额，请按时确认', until) }
    }
    case 'confirmed': return { title: lot ? '抽中了' : '报名成功', text: `${what}（${when} 开始）${lot ? '抽签结果：你抽中了。' : '轮到你，已经替你报上。'}来不了请及早取消，把名额让给别人。`, page: ticketPage(id), message: message(lot ? '抽签抽中，请按时参加' : '候补成功，请按时参加', begins) }
    case 'waiting': return { title: '没有抽中，已排候补', text: `${what}（${when}）没有抽中。有人取消时按抽签顺序递补，会再通知你。`, page: ticketPage(id) }
    case 'lost': return { title: '没有抽中', text: `${what}（${when}）没有抽中，谢谢你的参与。`, page: eventPage(event.id) }
    case 'lapsed': return { title: '候补已结束', text: offerUntil === null ? `${what}（${when}）的候补已经结束。` : `${what}（${when}）的名额没有按时确认，已让给下一位。`, page: eventPage(event.id) }
    default: return null
  }
}

/** An organiser's decision about one sign-up. */
export async function tellDecided(tx: Tx, event: Event, rows: readonly { id: string; memberId: string; session: string; state: 'confirmed' | 'declined' | 'removed' | 'applied'; reason: string; mark: string }[], { now, zone }: { now: number; zone: string }): Promise<void> {
  await putNotices(tx, rows.map((row): NewNotice => {
    const { begins, name } = sessionOf(event, row.session)
    const what = `“${event.title}”${event.config.sessions.length > 1 ? name : ''}（${moment(begins, zone)}）`
    const because = row.reason ? `原因：${row.reason}` : ''
    const told = {
      confirmed: { title: '报名成功', text: `${what}已经报上名。来不了请及早取消。` },
      declined: { title: '报名没有通过', text: `${what}的报名没有通过。${because}` },
      removed: { title: '报名被取消', text: `${what}的报名被组织者取消。${because}` },
      applied: { title: '报名通过了一步', text: `${what}：${row.reason}` }
    }[row.state]
    return { ...told, memberId: row.memberId, kind: 'event', about: event.id, once: `${row.id}:${row.state}:${row.mark}`, page: ticketPage(row.id), ...(row.state === 'confirmed' && {
      message: { words: { title: event.title, unit: name, until: begins, note: '报名成功，请按时参加' }, page: ticketPage(row.id), expiresAt: begins }
    }) }
  }), now)
}

interface Moved { session: Session; /** When it began before. */ from: number; people: readonly string[]; said: string; reason: string; version: number; now: number }

/** Another time or place, and what one has at that time elsewhere; what was said of the old time is shown no longer. */
export async function tellMovedTo(tx: Tx, event: Event, { session, from, people, said, reason, version, now }: Moved): Promise<void> {
  await sql`update notice set withdrawn = 1 where about = ${event.id} and withdrawn = 0 and ${among(tx.engine, 'member_id', people)}
    and (once like ${`${event.id}:moved:${session.id}:%`}${from === session.begins ? sql`` : sql` or once like ${`%${soonWord(from)}`}`})`.execute(tx.db)
  const clashes = await clashesElsewhere(tx, event.id, people, session.begins, session.ends)
  const what = `“${event.title}”${event.config.sessions.length > 1 ? session.name : ''}${said}。${reason ? `原因：${reason.replace(/。$/, '')}。` : ''}`
  for (const other of new Set(['', ...clashes.values()])) {
    await tellChanged(tx, event, people.filter((id) => (clashes.get(id) ?? '') === other), {
      title: '活动有变动', text: `${what}${other ? `与你报名的“${other}”时间冲突，` : ''}来不了请及早取消。`, until: session.begins, mark: `moved:${session.id}:${version}`, now
    })
  }
}

/** Everybody concerned by a change of the event itself. `mark` tells this change from another. */
export async function tellChanged(tx: Tx, event: Event, memberIds: readonly string[], { title, text, until, mark, now }: { title: string; text: string; until: number; mark: string; now: number }): Promise<void> {
  const expiresAt = Math.max(until, now + 86_400_000)
  await putNotices(tx, [...new Set(memberIds)].map((memberId): NewNotice => ({
    memberId, kind: 'event', about: event.id, once: `${event.id}:${mark}`, title, text, page: eventPage(event.id),
    message: { words: { title: event.title, unit: title, until, note: text }, page: eventPage(event.id), expiresAt }
  })), now)
}
