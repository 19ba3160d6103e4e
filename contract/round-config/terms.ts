import { Type, type Static } from '@sinclair/typebox'
import { OneOf } from '../common'

/** Words that several parts of a round's configuration share. */
export const strict = { additionalProperties: false }

/** Points of a question or a rule, 0 to 1000, at most two decimals. */
export const PointsOf = Type.Number({ minimum: 0, maximum: 1000, multipleOf: 0.01 })
/** A score that may be the sum of many papers, 0 to 1,000,000 points. */
export const ScoreOf = Type.Number({ minimum: 0, maximum: 1e6, multipleOf: 0.01 })
export const Percent = Type.Number({ exclusiveMinimum: 0, maximum: 100 })
export const Times = Type.Integer({ minimum: 1, maximum: 10000 })

/** Ids within one configuration: phases, groups, papers, awards. */
export const LocalId = Type.String({ pattern: '^[a-z][a-z0-9-]{0,19}$' })
/** Level of the unit tree: 0 is its top. */
export const Level = Type.Integer({ minimum: 0, maximum: 20 })

/**
 * What else is known of a member, as a number kept outside the round (`StudyRule` says where from): points and items of study, check-ins, reflections, events, days signed
 * in, shares, people invited, and what an organiser entered by hand.
 */
export const Fact = OneOf('studyPoints', 'studyDone', 'checkIns', 'reflections', 'events', 'signIns', 'shares', 'invites', 'given')
export type Fact = Static<typeof Fact>

/** Of these the server itself keeps the record: study plans, check-ins, what members write. */
export const StudyFact = OneOf('studyPoints', 'studyDone', 'checkIns', 'reflections')
export type StudyFact = Static<typeof StudyFact>

/** Whoever is still level shares a rank and leaves a gap (1,2,2,4), shares without a gap (1,2,2,3), or is put in order by lot (1,2,3,4). */
export const SharedRanks = OneOf('gap', 'dense', 'broken')
export type SharedRanks = Static<typeof SharedRanks>

/** Where a number of places cuts through people who are level: all of them get in, a seeded lot decides, or none of them does. */
export const Edge = OneOf('all', 'lot', 'none')
export type Edge = Static<typeof Edge>

/** How a percentage becomes a number of places: up (the default: somebody always gets in), down, or to the nearest. */
export const Rounding = OneOf('up', 'down', 'nearest')
export type Rounding = Static<typeof Rounding>
