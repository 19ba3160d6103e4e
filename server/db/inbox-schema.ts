import type { NoticeKind } from '../../contract/inbox'

/** What members are told in the app: see server/inbox. */
export interface InboxSchema {
  notice: NoticeTable
}

export interface NoticeTable {
  id: string
  member_id: string
  kind: NoticeKind
  title: string
  text: string
  page: string
  /** What it is about, e.g. an event. */
  about: string
  /** Nobody gets two notices with the same word. */
  once: string
  at: number
  read_at: number | null
  /** 1: it is shown no longer. */
  withdrawn: number
  /** 1: it was to go through WeChat too. */
  wanted: number
  /** The message through WeChat; null: none was meant, or the person had not agreed to one. */
  message_id: string | null
}
