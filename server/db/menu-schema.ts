import type { MenuContact, OfferInput, OfferState, OrderAct, OrderState } from '../../contract/menu'

/** What units offer and what others order of it: see server/menu. */
export interface MenuSchema {
  menu_offer: MenuOfferTable
  /** Subtrees that may order. */
  menu_offer_unit: { offer_id: string; unit_id: string }
  /**
   * Orders that count against a limit: `all`, `m202606` by month, `u…` by unit; and `no`, the last number given. One statement counts and
   * refuses, so that no two processes accept the last one both.
   */
  menu_tally: { offer_id: string; slot: string; n: number }
  menu_order: MenuOrderTable
  /** Append-only: every step of an order. `version` is the order's after it, `send_id` makes a step that is sent twice one. */
  menu_order_event: { id: string; order_id: string; version: number; send_id: string; act: OrderAct | 'ask'; actor: string; reason: string; begin_at: number | null; end_at: number | null; at: number }
}

/** What of an offer is only ever read as a whole. */
export type OfferBody = Omit<OfferInput, 'title' | 'kind' | 'picture' | 'units' | 'contact'>
export type KeptContact = MenuContact

export interface MenuOfferTable {
  id: string
  unit_id: string
  kind: OfferInput['kind']
  title: string
  /** JSON of `OfferBody`. */
  body: string
  picture: string | null
  /** Name and phone, sealed. */
  contact_enc: string
  /** What a search looks through. */
  words: string
  state: OfferState
  reason: string
  version: number
  created_by: string
  created_at: number
  updated_at: number
  shown_at: number | null
}

export interface MenuOrderTable {
  id: string
  offer_id: string
  no: number
  /** Who ordered, for which unit. */
  member_id: string
  unit_id: string
  send_id: string
  state: OrderState
  version: number
  /** JSON of `Wish[]`. */
  wishes: string
  heads: number
  venue: string
  contact_enc: string
  note: string
  /** As the offer said when it was ordered. */
  minutes: number
  begin_at: number | null
  end_at: number | null
  place: string
  accept_note: string
  reason: string
  accepted_at: number | null
  done_heads: number | null
  done_note: string
  stars: number | null
  said: string
  asked_at: number
  updated_at: number
}
