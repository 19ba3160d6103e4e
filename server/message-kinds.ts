import { eventMessage } from './inbox/message'
import type { MessageKind } from './messages/kind'
import { roundMessage } from './reminders/message'

/** Every kind of message that members can subscribe to. */
export const messageKinds: readonly MessageKind[] = [roundMessage, eventMessage]
