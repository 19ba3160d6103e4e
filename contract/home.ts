import { Type } from '@sinclair/typebox'
import { Count, Nullable, Time } from './common'
import type { EndpointTable } from './endpoint'
import { RoundCard } from './quiz'

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
      organiser: Nullable(Type.Object({ joins: Count, absent: Count, roundTitle: Type.String() })),
      /** Notices that one has not read yet. */
      unread: Count
    })
  }
} as const satisfies EndpointTable
