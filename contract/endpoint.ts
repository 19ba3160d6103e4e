import type { TObject, TSchema, Static } from '@sinclair/typebox'

/**
 * Who may call an endpoint at all. Finer rules (one's own attempt, one's own subtree) are the handler's.
 * - anyone: no sign-in
 * - account: signed in, perhaps not yet bound to the roster
 * - member: bound to the roster
 * - organiser: holds a role over at least one unit subtree
 * - admin: administrator of the association
 */
export type Who = 'anyone' | 'account' | 'member' | 'organiser' | 'admin'

export interface Endpoint {
  who: Who
  /** One line of Chinese, shown in the API documentation. */
  summary: string
  params?: TObject
  query?: TObject
  body?: TSchema
  /** How long the body may be; who calls is asked before it is read. Absent: 1 MB. */
  bodyBytes?: number
  response: TSchema
}

export type EndpointTable = Record<`${'GET' | 'POST' | 'PUT' | 'DELETE'} /${string}`, Endpoint>

type Part<E, K extends string> = E extends Record<K, infer S> ? (S extends TSchema ? Static<S> : unknown) : unknown

/** What a caller passes: the declared parts of the request and nothing else. */
export type Input<E> = Part<E, 'params'> & Part<E, 'query'> & Part<E, 'body'>

/** What a caller gets back. */
export type Output<E> = E extends { response: infer S } ? (S extends TSchema ? Static<S> : never) : never
