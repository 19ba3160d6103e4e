import type { EventPerson } from '../../../contract/event-desk'
import type { AttendanceRow } from '../../../contract/attendance'
import type { Context } from '../../context'
import { among } from '../../db/dialects'
import type { MemberActor } from '../../http/call'
import { moment } from '../../rounds/rules/words'
import type { Cell, Sheet } from '../../sheets/workbook'
import { attendancePage } from '../attendance/view'
import type { Event } from '../event'
import { isOwn } from '../managed'
import { peopleRows, shownPeople } from '../people'
import { overFrom } from '../rules/attendance'
import { attendanceNames, signUpNames } from '../rules/names'

const AT_A_TIME = 200

/** One line of the table: a sign-up with what came of it, somebody who comes along with it, or who came, or should have, without one. */
type Other = NonNullable<AttendanceRow['group']>['others'][number]

interface Line { person: EventPerson | null; came: AttendanceRow | null; /** One who came along, or did not. */ other?: Other }

/** Everybody of an event whose name the actor may see: sign-ups of every state, then who belongs to it without one. */
export async function eventLines(ctx: Context, actor: MemberActor, event: Event, tell: (done: number) => Promise<void>): Promise<Line[]> {
  const came = new Map<string, AttendanceRow>()
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: Awaited<ReturnType<typeof attendancePage>> = await attendancePage(ctx, actor, event, { ...(cursor && { cursor }), limit: AT_A_TIME })
    for (const row of page.items) came.set(`${row.session} ${row.memberId}`, row)
    cursor = page.next
    await tell(came.size)
  }
  const lines: Line[] = []
  for (let offset = 0; ; offset += AT_A_TIME) {
    const rows = await peopleRows(ctx, actor, event, {}, { offset, limit: AT_A_TIME })
    for (const person of await shownPeople(ctx, actor, event, rows)) {
      const place = `${person.session} ${person.memberId}`
      const own = person.state === 'confirmed' ? came.get(place) ?? null : null
      if (own) came.delete(place)
      lines.push({ person, came: own }, ...(own?.group?.others ?? []).map((other) => ({ person, came: own, other })))
    }
    await tell(lines.length + came.size)
    if (rows.length < AT_A_TIME) break
  }
  return [...lines, ...[...came.values()].map((row): Line => ({ person: null, came: row }))]
}

async function phonesOf({ db, engine, keys }: Context, memberIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.selectFrom('member').select(['id', 'phone_enc']).where(among(engine, 'id', memberIds)).execute()
  return new Map(rows.flatMap(({ id, phone_enc }) => (phone_enc === null ? [] : [[id, keys.decrypt(phone_enc) ?? '']])))
}

interface Column { title: string; width: number; cell: (line: Line) => Cell; /** Of somebody who comes along: the same as of whoever booked, or something of its own. Absent: nothing. */ other?: 'same' | ((line: Line, other: Other) => Cell) }

/** Answers are in it for whoever runs the event, and for nobody else; columns that would be empty are left out. */
export async function peopleSheet(ctx: Context, actor: MemberActor, event: Event, lines: readonly Line[], made: string): Promise<Sheet> {
  const { config } = event
  const own = await isOwn(ctx, actor, event)
  const { zone } = ctx.config
  const phones = await phonesOf(ctx, lines.flatMap(({ person, came }) => (person === null && came ? [came.memberId] : [])))
  const when = (at: number | null | undefined) => (at === null || at === undefined ? '' : moment(at, zone))
  const sessionName = (id: string) => config.sessions.find((one) => one.id === id)?.name ?? ''
  const optOut = config.enrol.how === 'opt-out'
  const over = (id: string) => config.sessions.some((session) => session.id === id && ctx.clock() >= (config.attendance ? overFrom(session, config.attendance) : session.ends))
  const columns: Column[] = [
    ...(config.sessions.length > 1 ? [{ title: '场次', width: 18, cell: ({ person, came }: Line) => sessionName((person ?? came)?.session ?? ''), other: 'same' as const }] : []),
    { title: '姓名', width: 12, cell: ({ person, came }) => (person ?? came)?.name ?? '', other: (_, { name }) => name || '（姓名已删除）' },
    { title: '单位', width: 28, cell: ({ person, came }) => (person ?? came)?.unit.name ?? '', other: 'same' },
    { title: '电话', width: 14, cell: ({ person, came }) => (person ? person.phone : phones.get(came?.memberId ?? '')) ?? '' },
    ...(config.sessions.some(({ positions }) => positions) ? [{ title: '岗位', width: 14, cell: ({ person, came }: Line) => (person ?? came)?.position ?? '', other: 'same' as const }] : []),
    { title: optOut ? '请假' : '报名', width: 12, cell: ({ person, came }) => (person ? signUpNames[person.state] : came?.walkIn ? '没有报名' : ''), other: () => '同行' },
    { title: '报名号', width: 12, cell: ({ person }) => person?.ticket ?? '', other: 'same' },
    ...(config.enrol.group ? [{ title: '人数', width: 8, cell: ({ person }: Line) => person?.heads ?? null }, { title: '同行的人', width: 24, cell: ({ person }: Line) => person?.others.join('、') ?? '' }] : []),
    ...(own ? (config.form ?? []).map(({ label }) => ({ title: label, width: 18, cell: ({ person }: Line) => person?.answers.find((one) => one.label === label)?.text ?? '' })) : []),
    { title: optOut ? '请假时间' : '报名时间', width: 18, cell: ({ person }) => when(person?.at) },
    ...(config.attendance ? [
      { title: '到场', width: 10, cell: ({ came }: Line) => (came?.state ? attendanceNames[came.state] : ''), other: ({ came }: Line, { came: here }: Other) => (here ? attendanceNames.came : over(came?.session ?? '') ? attendanceNames.absent : '') },
      { title: '签到', width: 18, cell: ({ came }: Line) => when(came?.firstIn) }, ...(config.attendance.signOut ? [{ title: '签退', width: 18, cell: ({ came }: Line) => when(came?.lastOut) }, { title: '在场（分钟）', width: 10, cell: ({ came }: Line) => (came?.state && came.state !== 'absent' ? came.minutes : null) }] : [])
    ] : []),
    ...(config.hours ? [{ title: '时长（分钟）', width: 10, cell: ({ came }: Line) => (came ? came.hours : null) }] : []),
    { title: '说明', width: 26, cell: ({ person, came }) => [person?.reason ?? '', came?.corrected ? '到场记录更正过' : ''].filter(Boolean).join('；'), other: ({ person }) => (person ? `${person.name}报的名` : '') }
  ]
  return {
    name: '名单', lead: [`${event.title}名单`, `共 ${lines.length} 条，${made}`], columns: columns.map(({ title, width }) => ({ title, width })), rows: lines.map((line) => columns.map(({ cell, other }) => {
      if (!line.other || other === 'same') return cell(line)
      return other ? other(line, line.other) : ''
    }))
  }
}
