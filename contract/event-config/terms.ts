import { Type, type Static } from '@sinclair/typebox'
import { Id, OneOf, Text } from '../common'
import { LocalId, strict } from '../round-config/terms'

/** Before a session begins: so many minutes, or at a minute of the wall clock so many days before (0: its own day). */
export const Before = Type.Union([
  Type.Object({ minutes: Type.Integer({ minimum: 0, maximum: 525600 }) }, strict),
  Type.Object({ days: Type.Integer({ minimum: 0, maximum: 365 }), at: Type.Integer({ minimum: 0, maximum: 1440 }) }, strict)
])
export type Before = Static<typeof Before>

/** People, heads, seats. */
export const Seats = Type.Integer({ minimum: 1, maximum: 100000 })

/** Where it is. Latitude and longitude (degrees, as WeChat's map takes them: GCJ-02) come together or not at all. */
export const Venue = Type.Object({
  name: Text(60),
  address: Type.Optional(Text(100)),
  /** Where to stand: 东门集合. */
  gather: Type.Optional(Text(60)),
  latitude: Type.Optional(Type.Number({ minimum: -90, maximum: 90 })),
  longitude: Type.Optional(Type.Number({ minimum: -180, maximum: 180 }))
}, strict)
export type Venue = Static<typeof Venue>

/** One thing asked for at sign-up or afterwards. */
export const FormField = Type.Object({
  id: LocalId,
  label: Text(40),
  kind: OneOf('text', 'choice', 'choices', 'number', 'phone', 'id-card', 'date', 'stars'),
  /** Absent: it has to be filled in. */
  optional: Type.Optional(Type.Boolean()),
  options: Type.Optional(Type.Array(Text(30), { minItems: 2, maxItems: 30, uniqueItems: true })),
  /** Of a number: its bounds. Of a text: characters. Of several choices: how many. */
  least: Type.Optional(Type.Integer({ minimum: 0, maximum: 1e6 })), most: Type.Optional(Type.Integer({ minimum: 0, maximum: 1e6 })),
  hint: Type.Optional(Text(60)),
  /** What it is needed for; an identity number is not asked for without it. */
  reason: Type.Optional(Text(100)),
  /** Asked of everybody in a group booking, not only of who books. */
  each: Type.Optional(Type.Boolean())
}, strict)
export type FormField = Static<typeof FormField>

/** Only for these units' subtrees. */
export const OnlyUnits = Type.Array(Id, { minItems: 1, maxItems: 500 })
