import { Type, type Static } from '@sinclair/typebox'
import { Time } from '../common'
import { strict, StudyFact } from './terms'

/** Where the figures of study come from. Absent: from the record of the server, all of it until the round closes. */
export const StudyRule = Type.Object({
  /** What came before this moment does not count. */
  from: Type.Optional(Time),
  /** These an organiser enters from a list instead: the points of another platform. */
  byHand: Type.Optional(Type.Array(StudyFact, { minItems: 1, maxItems: 4, uniqueItems: true }))
}, strict)
export type StudyRule = Static<typeof StudyRule>
