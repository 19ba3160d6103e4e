import { Type, type Static } from '@sinclair/typebox'
import { Count, Id, Nullable, Time } from './common'
import type { EndpointTable } from './endpoint'
import { EventKind } from './event-config'
import { EventCard, SignUpState } from './events'
import { RoundCard } from './quiz'

/** A session of mine that is near. */
export const NextSession = Type.Object({
  eventId: Id, title: Type.String(), kind: EventKind,
  /** Empty where the event has but one. */
  session: Type.String(), begins: Time, ends: Time, place: Type.String(),
  /** Null: everybody belongs to it, nobody signs up. */
  signUpId: Nullable(Id), state: Nullable(SignUpState), said: Type.String()
})
export type NextSession = Static<typeof NextSession>

export const homeEndpoints = {
  'GET /home': {
    who: 'member', summary: '首页：现在的竞赛与近况',
    response: Type.Object({
      now: Time,
      /** The one thing now: an open round, soonest to close first. */
      main: Nullable(RoundCard),
      open: Type.Array(RoundCard),
      upcoming: Type.Array(RoundCard),
      closed: Type.Array(RoundCard),
      /** For organisers: what waits for them. */
      organiser: Nullable(Type.Object({ joins: Count, absent: Count, roundTitle: Type.String(), /** Sign-ups for events that they have to decide about. */ applications: Count })),
      /** What of mine comes within a week, soonest first; where nothing does, an event that I could sign up for. */
      events: Type.Object({ mine: Type.Array(NextSession), open: Nullable(EventCard) }),
      /** Notices that one has not read yet. */
      unread: Count
    })
  }
} as const satisfies EndpointTable
