import type { MessageKind as Kind } from '../../contract/messages'
import type { Context } from '../context'
import type { MessageTable } from '../db/messages-schema'

/** What the sender has to know of a kind of message; what it is about lies with its feature. */
export interface MessageKind {
  kind: Kind
  /** @returns the ids of those that nobody needs any more, looked at just before they go out */
  needless(ctx: Context, messages: readonly MessageTable[], now: number): Promise<ReadonlySet<string>>
}
