import { recordAudit } from '../../audit'
import { among } from '../../db/dialects'
import type { AttendanceMarkTable } from '../../db/attendance-schema'
import { defineWrite, type Tx } from '../../db/writer/write'
import { AppError } from '../../errors'
import { newId } from '../../ids'
import { sessionOf, lockEvent, type Event } from '../event'
import { holding, markWindow, othersIn, stretches, type Mark } from '../rules/attendance'
import { groupOf, inGroup, ofLeader, partyText, type Group } from '../rules/groups'
import { addMarks, markFrom, refold } from './kept'
import { attendanceRule, mayCome, openSession, settleDue } from './writes'

export interface Marking {
  eventId: string; session: string; memberIds: string[]; what: 'tick' | 'came' | 'absent' | 'times' | 'group' | 'confirm'
  from: number | null; to: number | null; reason: string; /** Of one group, who; null: nothing is said. */ party: number[] | null; sendId: string; actor: string; now: number; zone: string
}
export interface NotMarked { memberId: string; name: string; why: string }

const HOUR = 3_600_000

/** Staff tick who is there, correct what was marked, or say that it is right. Only people whom the actor may touch were named. */
export const markPeople = defineWrite('event.marks', async (tx, input: Marking): Promise<{ marked: number; refused: NotMarked[] }> => {
  const event = await lockEvent(tx, input.eventId)
  if (event.state !== 'published' && event.state !== 'closed') throw new AppError('conflict', '活动没有发布或已经取消，不能登记。')
  attendanceRule(event)
  await settleDue(tx, event, { actor: 'system', reason: '', now: input.now, zone: input.zone })
  const times = await openSession(tx, event, input.session)
  checkMarking(event, times.settled_at !== null, input)
  const people = await tx.db.selectFrom('member').select(['id', 'name']).where(among(tx.engine, 'id', input.memberIds)).execute()
  const seats = await tx.db.selectFrom('sign_up').select(['id', 'member_id', 'heads']).where('event_id', '=', event.id).where('session', '=', input.session).where('state', '=', 'confirmed').where(among(tx.engine, 'member_id', input.memberIds)).execute()
  const refused: NotMarked[] = []
  const marks: AttendanceMarkTable[] = []
  let marked = 0
  for (const memberId of input.memberIds) {
    const seat = seats.find(({ member_id }) => member_id === memberId)
    const signUpId = seat?.id ?? null
    const group = groupOf(event.config, seat?.heads ?? 1)
    const own = await ownMarks(tx, input, memberId)
    if (own.some(({ scan_id }) => scan_id.startsWith(`k:${input.sendId}:`))) { marked++; continue }
    const why = signUpId || own.length > 0 || await mayCome(tx, event, input.session, memberId) ? groupBarrier(group, input.party) : notComing(event, input)
    const { marks: held, correction } = holding(own.map((mark) => markFrom(mark, signUpId)))
    // What was corrected has been looked at.
    if (!why && input.what === 'confirm' && correction) { marked++; continue }
    const fresh = why ? [] : marksFor(event, input, held, correction, { memberId, signUpId, group })
    if (fresh.length === 0) { refused.push({ memberId, name: people.find(({ id }) => id === memberId)?.name ?? '', why: why || '没有到场记录，不用核对。' }); continue }
    marks.push(...fresh)
    marked++
  }
  await addMarks(tx, marks)
  await refold(tx, event, times, marks.map(({ member_id }) => member_id), input)
  if (marks.length && input.what !== 'tick') {
    const confirmed = input.what === 'confirm'
    await recordAudit(tx, { at: input.now, actor: input.actor, kind: confirmed ? 'event.attendance.confirm' : 'event.attendance.correct', subject: event.id, outcome: 'done', data: { title: event.title, session: sessionOf(event, input.session).name, what: input.what, ...(input.what === 'group' && input.party && { came: input.party.length }), count: new Set(marks.map(({ member_id }) => member_id)).size, reason: input.reason, members: [...new Set(marks.map(({ member_id }) => member_id))] } })
  }
  return { marked, refused }
})

/** Whom one enters has to be of the group; who comes alone has none. */
function groupBarrier(group: Group, party: number[] | null): string {
  if (party === null) return ''
  if (group.others === 0) return '没有同行的人，请刷新名单再登记。'
  return inGroup(party, group).length === party.length ? '' : '同行的人有变动，请刷新名单再登记。'
}

/** Why somebody who has no seat cannot be entered as having come. */
function notComing(event: Event, { session, now }: Marking): string {
  if (event.config.enrol.how === 'opt-out' || event.config.attendance?.walkIn) return '这一场不面向他所在的单位。'
  return now < sessionOf(event, session).ends ? '没有报上这一场，请先补录。' : '没有报上这一场，也不允许没报名的人到场。'
}

const ownMarks = ({ db }: Tx, { eventId, session }: Marking, memberId: string) => db.selectFrom('attendance_mark').selectAll().where('event_id', '=', eventId).where('session', '=', session).where('member_id', '=', memberId).execute()

function checkMarking(event: Event, over: boolean, { what, session: id, from, to, reason, party, memberIds, now }: Marking) {
  const rule = attendanceRule(event)
  const session = sessionOf(event, id)
  if (what === 'confirm') {
    if (!over) throw new AppError('conflict', '场次还没有结束，结束后再核对。')
    return
  }
  if (party !== null && memberIds.length > 1) throw new AppError('bad_request', '一次只能登记一组人。')
  if (what === 'group' ? party === null : party !== null && what !== 'tick') throw new AppError('bad_request', '请选这一组里谁来了。')
  if (what === 'tick' && party?.length === 0) throw new AppError('bad_request', '请选这一组里谁到了。')
  const window = markWindow('in', session, rule)
  if (what === 'tick') {
    if (event.state === 'closed') throw new AppError('conflict', '活动已经办结，请用更正，并写明原因。')
    if (!rule.ways.includes('staff')) throw new AppError('conflict', '这个活动不由工作人员登记签到；确需补登，请用更正，并写明原因。')
    if (!window || now < window.from || now >= window.to) throw new AppError('conflict', '现在不在签到时间内；确需补登，请用更正，并写明原因。')
    return
  }
  if (reason === '') throw new AppError('bad_request', '请写明更正的原因。')
  if (!window || now < window.from) throw new AppError('conflict', '还没有开始签到，不能更正。')
  if (what !== 'times') return
  if (from === null) throw new AppError('bad_request', '请填写到场的时间。')
  if (to !== null && to <= from) throw new AppError('bad_request', '离开的时间要在到场之后。')
  if (from < session.begins - 12 * HOUR || (to ?? from) > session.ends + 12 * HOUR) throw new AppError('bad_request', '填写的时间离这个场次太远，请检查日期。')
  if (Math.max(from, to ?? from) > now) throw new AppError('bad_request', '填写的时间还没有到。')
  if (rule.signOut && over && to === null) throw new AppError('bad_request', '请填写离开的时间。')
}

function marksFor(event: Event, input: Marking, held: readonly Mark[], before: Mark | null, { memberId, signUpId, group }: { memberId: string; signUpId: string | null; group: Group }): AttendanceMarkTable[] {
  const { what, now, sendId, actor, reason } = input
  const session = sessionOf(event, input.session)
  const rule = attendanceRule(event)
  const mark = (kind: AttendanceMarkTable['kind'], saidAt: number, under: string, no: string, party: readonly number[] = []): AttendanceMarkTable => ({
    id: newId(now), event_id: event.id, session: input.session, member_id: memberId, sign_up_id: signUpId, kind, way: 'staff', said_at: saidAt, at: now, actor, scan_id: `k:${sendId}:${memberId}:${no}`, under, reason: what === 'tick' ? '' : reason, party: partyText(party)
  })
  if (what === 'tick') return [mark('in', now, '', 'in', input.party ?? [])]
  const correction = mark('void', now, '', 'void')
  // Ids of one millisecond are in no order: the new correction has to be the last one all the same.
  if (before && before.at >= now) correction.at = before.at + 1
  // A correction stands in place of all that was marked before: of whom it does not speak, what was known is entered again.
  const others = what === 'group' ? (input.party ?? []).filter((place) => place > 0) : othersIn(held, group)
  const withOthers = others.length ? [...(group.leaderComes ? [0] : []), ...others] : []
  const enter = (from: number, to: number | null, no = 0) => [mark('in', from, correction.id, `in${no}`, no ? [] : withOthers), ...(to === null ? [] : [mark('out', to, correction.id, `out${no}`)])]
  const whole = () => enter(session.begins, rule.signOut && now >= session.ends ? session.ends : null)
  const alone = () => (group.leaderComes && others.length ? [mark('in', session.begins, correction.id, 'others', others)] : [])
  const there = stretches(held.filter(({ party = [] }) => ofLeader(party, group)), rule.segments ?? false)
  const again = () => there.flatMap(({ from, to }, i) => enter(from, to, i))
  switch (what) {
    case 'absent': return [correction, ...alone()]
    case 'came': return [correction, ...whole()]
    case 'times': return [correction, ...enter(input.from ?? session.begins, input.to)]
    case 'group': return [correction, ...(!(group.leaderComes ? input.party?.includes(0) : others.length) ? alone() : there.length ? again() : whole())]
    case 'confirm': return there.length ? [correction, ...again()].map((one) => ({ ...one, reason: '' })) : []
  }
}
