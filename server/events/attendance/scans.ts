import { among } from '../../db/dialects'
import type { AttendanceMarkTable, AttendanceTable } from '../../db/attendance-schema'
import type { EventSessionTable, SignUpTable } from '../../db/events-schema'
import { defineWrite, type Tx } from '../../db/writer/write'
import { AppError } from '../../errors'
import { newId } from '../../ids'
import { lockEvent, sessionOf, timesOf, type Event } from '../event'
import { scanBarrier } from '../rules/attendance'
import { attendanceSaid } from '../rules/attendance-words'
import { goesOnForDays } from '../rules/moments'
import type { EventConfig } from '../../../contract/event-config'
import { groupOf, inGroup, ofLeader, partyOf, partyText, type Group } from '../rules/groups'
import { addMarks, refold } from './kept'

/** A scan whose code was read: what it says is ours, and fresh enough when it was scanned. */
export interface Scan { scanId: string; signUpId: string; number: string; at: number; direction: 'in' | 'out'; why: string; /** Of a group, who stands there; empty: nothing is said of the others. */ party: number[] }
export interface Scanned { /** Null: nobody's ticket. */ memberId: string | null; scanId: string; outcome: 'counted' | 'before' | 'refused'; name: string; unit: string; said: string; booking: Booking | null; came: string }

/** Of a group, what its names are read from. */
export type Booking = Pick<SignUpTable, 'form' | 'others' | 'heads'>

interface Holder extends Booking, Pick<SignUpTable, 'id' | 'session' | 'member_id' | 'state' | 'ticket'> { name: string; unit: string }

async function holdersOf({ db, engine }: Tx, eventId: string, scans: readonly Scan[]): Promise<Holder[]> {
  const of = (column: 'k.id' | 'k.ticket', values: string[]) => db.selectFrom('sign_up as k').innerJoin('member as m', 'm.id', 'k.member_id').innerJoin('unit as u', 'u.id', 'm.unit_id')
    .select(['k.id', 'k.session', 'k.member_id', 'k.state', 'k.ticket', 'k.form', 'k.others', 'k.heads', 'm.name', 'u.name as unit']).where('k.event_id', '=', eventId).where(among(engine, column, values)).execute()
  return [...await of('k.id', scans.flatMap(({ signUpId }) => signUpId || [])), ...await of('k.ticket', scans.flatMap(({ number }) => number || []))]
}

/**
 * What staff scanned, at once or hours later: each by itself, and each once, whichever phone it comes from and however often it is sent. Those
 * that are refused leave nothing behind.
 */
export const mergeScans = defineWrite('event.scans', async (tx, { eventId, scans, actor, now, zone }: { eventId: string; scans: Scan[]; actor: string; now: number; zone: string }): Promise<{ answers: Scanned[]; config: EventConfig }> => {
  const event = await lockEvent(tx, eventId)
  if (event.state === 'draft') throw new AppError('conflict', '活动还没有发布。')
  const all = await timesOf(tx, eventId)
  const holders = await holdersOf(tx, eventId, scans)
  const known = new Set((await tx.db.selectFrom('attendance_mark').select('scan_id').where('event_id', '=', eventId).where(among(tx.engine, 'scan_id', scans.map(({ scanId }) => `s:${scanId}`))).execute()).map(({ scan_id }) => scan_id))
  const kept = await tx.db.selectFrom('attendance').selectAll().where('event_id', '=', eventId).where(among(tx.engine, 'member_id', holders.map(({ member_id }) => member_id))).execute()
  const seen = new Map(kept.map((row): [string, Seen] => [`${row.session} ${row.member_id}`, { first: row.first_in === null ? Infinity : Number(row.first_in), others: new Set(partyOf(row.party)) }]))
  const marks: AttendanceMarkTable[] = []
  const results = scans.map((scan): { scan: Scan; holder: Holder | undefined; outcome: Scanned['outcome']; said: string } => {
    const holder = holders.find(({ id, ticket }) => (scan.signUpId ? id === scan.signUpId : scan.number !== '' && ticket === scan.number))
    if (known.has(`s:${scan.scanId}`)) return { scan, holder, outcome: 'before', said: '' }
    const group = groupOf(event.config, holder?.heads ?? 1)
    const party = inGroup(scan.party, group)
    const why = scan.why || refusal(event, all, holder, scan, now) || (scan.party.length > 0 && party.length === 0 ? '同行的人有变动，请刷新名单再扫。' : '')
    if (why || !holder) return { scan, holder, outcome: 'refused', said: why }
    const place = `${holder.session} ${holder.member_id}`
    const again = scan.direction === 'in' && !changes(seen, place, party, group, scan.at) && !event.config.attendance?.segments
    known.add(`s:${scan.scanId}`)
    // Also what changes nothing is kept: whose phone saw whom, when.
    marks.push({ id: newId(now), event_id: eventId, session: holder.session, member_id: holder.member_id, sign_up_id: holder.id, kind: scan.direction, way: 'ticket', said_at: scan.at, at: now, actor, scan_id: `s:${scan.scanId}`, under: '', reason: '', party: scan.direction === 'in' ? partyText(party) : '' })
    return { scan, holder, outcome: again ? 'before' : 'counted', said: '' }
  })
  await addMarks(tx, marks)
  const now1 = new Map(kept.map((row) => [`${row.session} ${row.member_id}`, row]))
  for (const times of all) {
    const ids = marks.flatMap(({ session, member_id }) => (session === times.session ? member_id : []))
    if (ids.length) for (const [memberId, row] of (await refold(tx, event, times, ids, { actor, reason: '离线扫码补传', now, zone })).kept) now1.set(`${times.session} ${memberId}`, row)
  }
  return {
    config: event.config,
    answers: results.map(({ scan, holder, outcome, said }) => {
      const row = holder && now1.get(`${holder.session} ${holder.member_id}`)
      return { memberId: holder?.member_id ?? null, scanId: scan.scanId, outcome, name: holder?.name ?? '', unit: holder?.unit ?? '', said: said || stands(event, all, row, zone), booking: holder ? { form: holder.form, others: holder.others, heads: holder.heads } : null, came: row?.party ?? '' }
    })
  }
})

interface Seen { first: number; others: Set<number> }

/** Whether a scan says something new of who came; from then on it is known. */
function changes(seen: Map<string, Seen>, place: string, party: readonly number[], group: Group, at: number): boolean {
  const before = seen.get(place) ?? { first: Infinity, others: new Set<number>() }
  const fresh = party.filter((one) => one > 0 && !before.others.has(one))
  const leader = ofLeader(party, group)
  seen.set(place, { first: leader ? Math.min(before.first, at) : before.first, others: new Set([...before.others, ...fresh]) })
  return fresh.length > 0 || (leader && before.first > at)
}

function refusal(event: Event, all: readonly EventSessionTable[], holder: Holder | undefined, { at, direction }: Scan, now: number): string {
  const rule = event.config.attendance
  if (!rule?.ways.includes('ticket')) return '这个活动不用报名码签到。'
  if (event.state === 'cancelled') return '活动已经取消。'
  if (event.state === 'closed') return '活动已经办结，只能由组织者更正。'
  if (!holder) return '这个活动里没有这张报名码，可能是别的活动的。'
  if (holder.state !== 'confirmed') return '这次报名已经取消，或者还没有报上。'
  if (all.find(({ session }) => session === holder.session)?.state !== 'open') return '这个场次已经取消。'
  return scanBarrier(direction, at, sessionOf(event, holder.session), rule, now)
}

function stands(event: Event, all: readonly EventSessionTable[], row: AttendanceTable | undefined, zone: string): string {
  if (!row) return ''
  return attendanceSaid({ state: row.state, firstIn: row.first_in === null ? null : Number(row.first_in), lastOut: row.last_out === null ? null : Number(row.last_out), minutes: row.minutes, corrected: row.corrected === 1, others: partyOf(row.party).length }, {
    zone, over: all.some(({ session, settled_at }) => session === row.session && settled_at !== null), asksOut: event.config.attendance?.signOut !== undefined, days: goesOnForDays(sessionOf(event, row.session))
  })
}
