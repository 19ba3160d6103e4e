import { Type, type Static } from '@sinclair/typebox'
import { LocalId, Percent, strict } from '../round-config/terms'
import { OneOf } from '../common'

/** What persons are ordered by. */
export const PersonFigure = Type.Union([
  Type.Object({ of: OneOf('points', 'days', 'checkIns', 'fullDays', 'streak', 'likes', 'places') }, strict),
  Type.Object({ of: Type.Literal('number'), id: LocalId }, strict)
])
export type PersonFigure = Static<typeof PersonFigure>

/** What units are ordered by: who took part at all, of the roster; days, points, numbers per head of the roster or in all. */
export const UnitFigure = Type.Union([
  Type.Object({ of: OneOf('participants', 'rate', 'days', 'daysPerHead', 'points', 'pointsPerHead', 'checkIns', 'fullDays', 'tiers') }, strict),
  Type.Object({ of: OneOf('number', 'numberPerHead'), id: LocalId }, strict)
])
export type UnitFigure = Static<typeof UnitFigure>

/** One after the other (level on the first: the second decides), or weighted shares of the best of each, or points for each place. */
const order = <T extends typeof PersonFigure | typeof UnitFigure>(figure: T) => Type.Union([
  Type.Object({ by: Type.Array(figure, { minItems: 1, maxItems: 6 }) }, strict),
  Type.Object({ shares: Type.Array(Type.Object({ figure, weight: Percent }, strict), { minItems: 2, maxItems: 6 }) }, strict),
  Type.Object({
    places: Type.Array(Type.Object({
      figure, first: Type.Number({ minimum: 0, maximum: 1000 }), step: Type.Number({ minimum: 0, maximum: 1000 }), least: Type.Number({ minimum: 0, maximum: 1000 })
    }, strict), { minItems: 1, maxItems: 6 })
  }, strict)
])

/** Off unless named: nobody is ranked for studying by default. */
export const PlanBoards = Type.Object({
  person: Type.Optional(Type.Object({ order: order(PersonFigure), top: Type.Optional(Type.Integer({ minimum: 1, maximum: 10000 })) }, strict)),
  unit: Type.Optional(Type.Object({ order: order(UnitFigure), level: Type.Integer({ minimum: 0, maximum: 20 }), /** A unit below this rate is listed without a place. */ leastRate: Type.Optional(Percent) }, strict))
}, strict)
export type PlanBoards = Static<typeof PlanBoards>
