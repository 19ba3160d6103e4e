import { Type, type Static } from '@sinclair/typebox'
import { Id, OneOf, Text } from '../common'
import { LocalId, PointsOf, strict } from '../round-config/terms'
import { DailyHours } from '../round-config/window'
import { Day, Weekdays } from './calendar'

const kind = <K extends string>(value: K) => Type.Literal(value)
/** Not needed: handed in by whoever likes. */
const optional = { optional: Type.Optional(Type.Boolean()) }

/** What shows that a task was done. What the server can know itself (read, quiz, place) it does not ask for. */
export const Proof = Type.Union([
  /** Characters without spaces. A label where there is more than one text: 书名, 读书笔记. */
  Type.Object({ kind: kind('text'), label: Type.Optional(Text(20)), least: Type.Integer({ minimum: 1, maximum: 5000 }), most: Type.Optional(Type.Integer({ minimum: 1, maximum: 10000 })), ...optional }, strict),
  Type.Object({ kind: kind('photos'), least: Type.Integer({ minimum: 1, maximum: 9 }), most: Type.Integer({ minimum: 1, maximum: 9 }), ...optional }, strict),
  /** Seconds of speech. */
  Type.Object({ kind: kind('audio'), least: Type.Optional(Type.Integer({ minimum: 1, maximum: 600 })), most: Type.Integer({ minimum: 5, maximum: 600 }), ...optional }, strict),
  /** What the member counts: minutes read, steps, pages. By the member's word. */
  Type.Object({ kind: kind('number'), id: LocalId, label: Text(20), unit: Text(6), least: Type.Optional(Type.Integer({ minimum: 1, maximum: 1e6 })), most: Type.Optional(Type.Integer({ minimum: 1, maximum: 1e6 })), ...optional }, strict),
  /** The material of the task (or of the day's theme) was read to its end. */
  Type.Object({ kind: kind('read'), ...optional }, strict),
  /** A paper of that round, or a practice session in that bank, was finished on the day, with at least so many points (per cent, for practice). */
  Type.Object({ kind: kind('quiz'), roundId: Type.Optional(Id), bankId: Type.Optional(Id), pass: Type.Optional(PointsOf), ...optional }, strict),
  /** The code of one of the places was scanned. Absent list: any of the plan's. */
  Type.Object({ kind: kind('place'), places: Type.Optional(Type.Array(LocalId, { minItems: 1, maxItems: 100 })), /** Each place counts once in the whole plan. */ once: Type.Optional(Type.Boolean()), ...optional }, strict),
  /** A reflection of so many characters was handed in. */
  Type.Object({ kind: kind('reflection'), least: Type.Integer({ minimum: 1, maximum: 5000 }), ...optional }, strict)
])
export type Proof = Static<typeof Proof>

export const Theme = Type.Object({
  from: Day, to: Day, title: Text(40), note: Type.Optional(Text(300)),
  materialId: Type.Optional(Id),
  /** Other proofs than the task's, on these days. */
  proofs: Type.Optional(Type.Array(Proof, { minItems: 1, maxItems: 6 }))
}, strict)
export type Theme = Static<typeof Theme>

export const PlanTask = Type.Object({
  id: LocalId,
  title: Text(40),
  note: Type.Optional(Text(300)),
  /** One material to study for it, or a column to study from: not both. */
  materialId: Type.Optional(Id), columnId: Type.Optional(Id),
  /** Due every day, once in every week (from Monday) or month, or once between its days. */
  every: OneOf('day', 'week', 'month', 'once'),
  /** Absent: the plan's first and last day. */
  from: Type.Optional(Day), to: Type.Optional(Day),
  /** Of `every: day`. Absent: the plan's. */
  weekdays: Type.Optional(Weekdays),
  /** Check-ins needed for it to be done in its day, week, month or span. Absent: 1. */
  times: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  /** Check-ins that count in the same stretch, at most. Absent: as many as are needed. */
  most: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  /** Of a task that is due in a week, month or span: how many count on one day. Absent: one. */
  mostADay: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  /** Hours of the day in which one can check in. */
  hours: Type.Optional(DailyHours),
  /** For whoever likes: nothing is missing without it. */
  optional: Type.Optional(Type.Boolean()),
  /** Only for these units' subtrees, or these groups. */
  units: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 500 })),
  groups: Type.Optional(Type.Array(LocalId, { minItems: 1, maxItems: 30 })),
  themes: Type.Optional(Type.Array(Theme, { minItems: 1, maxItems: 366 })),
  /** Empty: saying that it is done is enough. */
  proofs: Type.Array(Proof, { maxItems: 6 }),
  /** So many of the proofs will do. Absent: all that are not optional. */
  proofsNeeded: Type.Optional(Type.Integer({ minimum: 1, maximum: 5 })),
  /** For each check-in that counts. Never for time spent. */
  points: Type.Optional(PointsOf),
  /** More for a longer text: so many points for every `step` characters above `from`. */
  lengthBonus: Type.Optional(Type.Object({ from: Type.Integer({ minimum: 1, maximum: 5000 }), step: Type.Integer({ minimum: 1, maximum: 5000 }), points: PointsOf, most: PointsOf }, strict))
}, strict)
export type PlanTask = Static<typeof PlanTask>

/** Somewhere to go, with a code on the spot to scan. */
export const Place = Type.Object({ id: LocalId, name: Text(40), address: Type.Optional(Text(80)), text: Type.Optional(Text(500)) }, strict)
export type Place = Static<typeof Place>
