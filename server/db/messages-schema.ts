import type { MessageKind } from '../../contract/messages'

/** Messages through WeChat: see server/messages. */
export interface MessagesSchema {
  /** Append-only: what a member agreed to, and what it was used for. The balance is the sum. */
  message_credit: { id: string; account_id: string; kind: MessageKind; delta: number; cause: 'accepted' | 'used' | 'given-back' | 'withdrawn'; at: number }
  message: MessageTable
  reminder: { id: string; round_id: string; unit_id: string; actor: string; note: string; at: number }
}

export interface MessageTable {
  id: string
  kind: MessageKind
  account_id: string
  /** What it is part of, e.g. a reminder. */
  batch: string
  /** What it is about, e.g. a round. */
  subject: string
  /** JSON of `Words`. */
  words: string
  page: string
  state: 'waiting' | 'sent' | 'unsure' | 'refused' | 'needless' | 'failed'
  tries: number
  next_at: number
  /** After that nobody needs it any more. */
  expires_at: number
  /** Who is sending it. */
  runner: string
  /** 1: it was given to WeChat once and no answer came back. */
  unanswered: number
  problem: string
  at: number
  ended_at: number | null
}
