import type { FastifyBaseLogger } from 'fastify'
import type { Api, Input, Output, Route } from '../../contract'
import type { Actor, ActorMember } from '../auth/actors'
import type { Context } from '../context'
import type { KeptAnswer } from './kept-answer'

export type MemberActor = Actor & { member: ActorMember }

/** Who a handler can count on, by what its endpoint declares. */
export interface ActorFor {
  anyone: null
  account: Actor
  member: MemberActor
  organiser: MemberActor
  admin: MemberActor
}

export interface Call<K extends Route> {
  ctx: Context
  input: Input<Api[K]>
  actor: ActorFor[Api[K]['who']]
  now: number
  /** Address of the client, for limits only. */
  address: string
  log: FastifyBaseLogger
}

/** One endpoint, one handler. */
export type Handlers<K extends Route> = { [R in K]: (call: Call<R>) => Promise<Output<Api[R]> | KeptAnswer<Output<Api[R]> & object>> }
