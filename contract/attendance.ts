import { Type, type Static } from '@sinclair/typebox'
import { Count, Id, Nullable, Ok, OneOf, PageQuery, Text, Time, UnitRef, page } from './common'
import type { EndpointTable } from './endpoint'
import { SendId } from './events'

/*
 * Who came. A member signs in for himself only: with the code that the room shows and that changes, with a word said in the room, or by showing
 * his ticket to somebody of the staff, who sees whose it is. A photograph of the room's code that is passed on at once still works for a minute:
 * where it matters who came, staff scan tickets.
 */

export const AttendanceState = OneOf('came', 'late', 'left-early', 'absent')
export type AttendanceState = Static<typeof AttendanceState>
export const Direction = OneOf('in', 'out')
export type Direction = Static<typeof Direction>

export const MyAttendance = Type.Object({
  session: Type.String(), sessionName: Type.String(),
  state: AttendanceState,
  /** 9:02 签到，算迟到; 11:30 签退，在场 2 小时. */
  said: Type.String(),
  firstIn: Nullable(Time), lastOut: Nullable(Time), minutes: Count,
  /** What it has earned so far, in minutes. */
  hours: Count
})
export type MyAttendance = Static<typeof MyAttendance>

/** Of a booking for several: whoever booked is its place 0 if he comes too, the others are 1, 2, … A name that was deleted, as the notice says, is empty. */
export const Group = Type.Object({ leaderComes: Type.Boolean(), others: Type.Array(Type.Object({ name: Type.String(), came: Type.Boolean() })) })
export type Group = Static<typeof Group>

/** Places in a group of those who came. */
const Party = Type.Array(Type.Integer({ minimum: 0, maximum: 1000 }), { maxItems: 1001, uniqueItems: true })

const Span = Type.Object({ from: Time, to: Time })
const Way = OneOf('code', 'ticket', 'password', 'staff')

const times = {
  begins: Time, ends: Time,
  /** When one can sign in, and out; null: nobody signs out. */
  in: Span, out: Nullable(Span),
  /** Who signs in from then on is late; null: nobody is. */
  lateFrom: Nullable(Time)
}

/** How and when I can sign in at a session. */
export const SignInTimes = Type.Object({
  session: Type.String(), sessionName: Type.String(), ...times, ways: Type.Array(Way),
  /** Who leaves in between signs out, and in again. */
  segments: Type.Boolean(),
  /** I have a seat, or can come without one. */
  mine: Type.Boolean()
})
export type SignInTimes = Static<typeof SignInTimes>

/** What staff at the door need, also where there is no network. */
export const Door = Type.Object({
  now: Time, title: Type.String(),
  /** Of which the people are. */
  session: Type.String(),
  ways: Type.Array(Way),
  /** Times are looked at afterwards before they count. */
  confirm: Type.Boolean(),
  closed: Type.Boolean(),
  /** Who is not on the list can have come all the same: without having signed up, or as one of all. */
  withoutSeat: Type.Boolean(),
  sessions: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), ...times, cancelled: Type.Boolean() })),
  /** People, those brought along included; expected is who has to come, by a seat or as one of all. */
  counts: Type.Object({ expected: Count, came: Count, late: Count, out: Count, missing: Count, walkIns: Count }),
  people: Type.Array(Type.Object({ signUpId: Id, number: Type.String(), memberId: Id, name: Type.String(), unit: Type.String(), position: Type.String(), heads: Count, group: Nullable(Group), firstIn: Nullable(Time), lastOut: Nullable(Time) }))
})
export type Door = Static<typeof Door>

export const ScanAnswer = Type.Object({
  scanId: Type.String(),
  outcome: OneOf('counted', 'before', 'refused'),
  /** Whose it is, for looking at the person: empty where it is nobody's. */
  name: Type.String(), unit: Type.String(),
  /** Whom he brings, as it is known now; null: he comes alone. */
  group: Nullable(Group),
  /** What was counted, or why it was not. */
  said: Type.String(),
  /** The photo that he put there himself, small; fresh: within the last day. Null: he put none, or the ticket was refused. */
  portrait: Nullable(Type.Object({ thumb: Type.String(), fresh: Type.Boolean() }))
})
export type ScanAnswer = Static<typeof ScanAnswer>

export const AttendanceRow = Type.Object({
  memberId: Id, name: Type.String(), unit: UnitRef, session: Type.String(), position: Type.String(),
  /** Null: nothing is known yet. */
  state: Nullable(AttendanceState),
  firstIn: Nullable(Time), lastOut: Nullable(Time), minutes: Count, corrected: Type.Boolean(), settled: Type.Boolean(),
  /** Came without having signed up. */
  walkIn: Type.Boolean(),
  group: Nullable(Group),
  hours: Count,
  marks: Type.Array(Type.Object({ kind: OneOf('in', 'out', 'void'), way: Way, saidAt: Time, at: Time, by: Type.String(), reason: Type.String(), /** Of a group, whom it is about; empty: whoever booked. */ names: Type.Array(Type.String()) }))
})
export type AttendanceRow = Static<typeof AttendanceRow>

/** Of people, those brought along included. */
const SessionFigures = Type.Object({
  session: Type.String(), name: Type.String(), begins: Time, ends: Time,
  expected: Count, came: Count, late: Count, leftEarly: Count, absent: Count, walkIns: Count,
  /** Times that wait for whoever is in charge. */
  unsettled: Count,
  /** Minutes of volunteering. */
  hours: Count
})

const event = Type.Object({ id: Id })
const strict = { additionalProperties: false }
const LocalName = Type.String({ maxLength: 20 })
const Password = Type.String({ minLength: 2, maxLength: 20 })

export const attendanceEndpoints = {
  'POST /events/:id/attendance': {
    who: 'member', summary: '签到、签退：现场的码，或现场公布的口令', params: event,
    body: Type.Object({ session: LocalName, sendId: SendId, direction: Direction, /** What the room's picture says, or the six digits below it. */ code: Type.Optional(Text(200)), password: Type.Optional(Text(20)) }, strict),
    response: Type.Object({ attendance: MyAttendance })
  },
  'GET /events/:id/attendance': { who: 'member', summary: '我在这个活动的到场情况，什么时候可以签到签退', params: event, response: Type.Object({ now: Time, sessions: Type.Array(MyAttendance), times: Type.Array(SignInTimes) }) },
  'GET /organiser/events/:id/sessions/:session/code': {
    who: 'organiser', summary: '现场展示的签到码，每半分钟换一次', params: Type.Object({ id: Id, session: LocalName }), query: Type.Object({ direction: Type.Optional(Direction) }),
    response: Type.Object({ code: Type.String(), /** Six, for whoever cannot scan. */ digits: Type.String(), until: Time, now: Time })
  },
  'GET /organiser/events/:id/door': {
    who: 'organiser', summary: '检票名单：断网时核对用；不写场次就是当前这一场', params: event, query: Type.Object({ session: Type.Optional(LocalName) }), response: Door
  },
  'POST /organiser/events/:id/scans': {
    who: 'organiser', summary: '扫到的报名码，断网时扫的恢复后一起送；重复送只算一次', params: event,
    body: Type.Object({
      scans: Type.Array(Type.Object({
        scanId: SendId,
        /** What the ticket's code says, or the eight digits below it. */
        code: Text(200),
        /** By the clock of the phone that scanned. */
        at: Time, direction: Direction,
        /** Of a group, who stands there. Absent: whoever booked; of the others it says nothing. What is scanned later adds to it. */
        party: Type.Optional(Party)
      }, strict), { minItems: 1, maxItems: 500 })
    }, strict),
    response: Type.Object({ answers: Type.Array(ScanAnswer) })
  },
  'POST /organiser/events/:id/marks': {
    who: 'organiser', summary: '登记到场、缺席或起止时间；更正要写明原因', params: event,
    body: Type.Object({
      sendId: SendId, session: LocalName, memberIds: Type.Array(Id, { minItems: 1, maxItems: 500, uniqueItems: true }),
      /** tick: is here now. group: these of a group came, and nobody else of it. confirm: the times are right as they stand. Others of a group stay as they were entered where nothing is said of them. */
      what: OneOf('tick', 'came', 'absent', 'times', 'group', 'confirm'),
      from: Type.Optional(Time), to: Type.Optional(Time), reason: Type.Optional(Type.String({ maxLength: 100 })),
      /** Of one group: who stands there, or who came. */
      party: Type.Optional(Party)
    }, strict),
    response: Type.Object({ marked: Count, refused: Type.Array(Type.Object({ memberId: Id, name: Type.String(), why: Type.String() })) })
  },
  'POST /organiser/events/:id/password': {
    who: 'organiser', summary: '设置现场口令，只存摘要', params: event, body: Type.Object({ session: LocalName, direction: Direction, password: Password }, strict), response: Ok
  },
  'GET /organiser/events/:id/attendance': {
    who: 'organiser', summary: '到场情况：各场次人数、每个人的状态和时间', params: event,
    query: Type.Object({
      ...PageQuery, session: Type.Optional(LocalName), state: Type.Optional(OneOf('came', 'late', 'left-early', 'absent', 'none', 'unsettled')), unitId: Type.Optional(Id), search: Type.Optional(Type.String({ maxLength: 40 }))
    }),
    response: Type.Intersect([page(AttendanceRow), Type.Object({ sessions: Type.Array(SessionFigures) })])
  },
  'POST /organiser/events/:id/close': { who: 'organiser', summary: '办结：名单和时长不再变动，只能更正', params: event, response: Ok }
} as const satisfies EndpointTable
