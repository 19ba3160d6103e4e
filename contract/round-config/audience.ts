import { Type, type Static } from '@sinclair/typebox'
import { Id, OneOf, Text, Time } from '../common'
import { Level, LocalId, strict } from './terms'

export const Audience = Type.Object({
  /** Subtrees of the unit tree that take part. */
  units: Type.Array(Id, { minItems: 1, maxItems: 500 }),
  /** Members entered on the roster after the round opened: count for themselves only, for the unit too, or not admitted. */
  late: OneOf('personal', 'unit', 'refused'),
  /** Groups with rankings, papers or places of their own: by the unit, by the roster's column, or chosen when signing up. */
  groups: Type.Optional(Type.Object({
    by: OneOf('unit', 'roster', 'choice'),
    list: Type.Array(Type.Object({
      id: LocalId, name: Text(20),
      /** Only by the unit: whose subtrees make it up. */
      units: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 500 }))
    }, strict), { minItems: 2, maxItems: 30 })
  }, strict)),
  /** Take part and are listed without a rank, award or prize: the organisers themselves, guests. */
  outOfRanking: Type.Optional(Type.Object({
    units: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 500 })),
    groups: Type.Optional(Type.Array(LocalId, { minItems: 1, maxItems: 30 })),
    members: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 2000 })),
    /** Whether their scores count in their units' figures. */
    forUnit: Type.Boolean()
  }, strict)),
  /** Signing up beforehand, and what is asked for. A gate `signedUp` makes it a condition. */
  signUp: Type.Optional(Type.Object({
    opensAt: Time, closesAt: Time,
    /** After the close one may still sign up, and takes part out of the ranking. */
    late: Type.Boolean(),
    fields: Type.Optional(Type.Array(Text(20), { minItems: 1, maxItems: 20 }))
  }, strict)),
  /** Organisers of units of this level and below may enter papers, excuse members and export, each for the own subtree. */
  delegated: Type.Optional(Type.Object({
    level: Level,
    may: Type.Array(OneOf('proxy', 'excuse', 'export', 'remind'), { minItems: 1, maxItems: 4, uniqueItems: true })
  }, strict))
}, strict)
export type Audience = Static<typeof Audience>

export const Showing = Type.Object({
  personBoard: Type.Boolean(),
  unitBoard: Type.Boolean(),
  /** Boards beside the whole round's: of each day, week or phase. */
  personBoards: Type.Optional(Type.Array(OneOf('day', 'week', 'phase'), { minItems: 1, maxItems: 3, uniqueItems: true })),
  unitBoards: Type.Optional(Type.Array(OneOf('day', 'week', 'phase'), { minItems: 1, maxItems: 3, uniqueItems: true })),
  /** How many persons a board lists. */
  top: Type.Optional(Type.Integer({ minimum: 1, maximum: 10000 })),
  /** What a member sees of the own result. Absent: yes. */
  score: Type.Optional(Type.Boolean()),
  rank: Type.Optional(Type.Boolean()),
  history: Type.Optional(Type.Boolean())
}, strict)
export type Showing = Static<typeof Showing>
