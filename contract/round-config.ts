import { Type, type Static } from '@sinclair/typebox'
import { Text } from './common'
import { AttemptRule } from './round-config/attempts'
import { Audience, Showing } from './round-config/audience'
import { Awards } from './round-config/awards'
import { PersonRanking, ResultRule } from './round-config/person'
import { PhaseConfig } from './round-config/phase'
import { StudyRule } from './round-config/study'
import { strict } from './round-config/terms'
import { UnitRanking } from './round-config/unit'

/*
 * A round is data: this is its whole configuration, versioned by `v`. It is stored as written, exported and imported as a file, and
 * every rule in it is read by a pure function in server/rounds/rules/. New rules are new optional fields, so that old files stay valid.
 */

export * from './round-config/terms'
export * from './round-config/paper'
export * from './round-config/scoring'
export * from './round-config/window'
export * from './round-config/attempts'
export * from './round-config/entry'
export * from './round-config/phase'
export * from './round-config/person'
export * from './round-config/unit'
export * from './round-config/awards'
export * from './round-config/audience'
export * from './round-config/study'

export const RoundConfig = Type.Object({
  v: Type.Literal(1),
  title: Text(40),
  /** What it is about, one short line. */
  topic: Type.String({ maxLength: 40 }),
  /** Which preset it came from; for the organiser's eye only. */
  preset: Type.Optional(Text(40)),
  /** A practice round: no standings, no boards, no unit figures. */
  practice: Type.Boolean(),
  audience: Audience,
  phases: Type.Array(PhaseConfig, { minItems: 1, maxItems: 60 }),
  /** Limits over all phases that count together, beside each phase's own: three tries a day, whichever level they are spent on. */
  attempts: Type.Optional(AttemptRule),
  study: Type.Optional(StudyRule),
  /** How phases make up the result. Needed where more than one counts. */
  result: Type.Optional(ResultRule),
  person: PersonRanking,
  unit: UnitRanking,
  awards: Type.Optional(Awards),
  show: Showing
}, strict)
export type RoundConfig = Static<typeof RoundConfig>
