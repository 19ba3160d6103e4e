/** Events, their sessions and seats, and who signed up: see server/events. */
export interface EventsSchema {
  event: EventTable
  event_unit: { event_id: string; unit_id: string }
  event_session: EventSessionTable
  event_pool: EventPoolTable
  sign_up: SignUpTable
  /** Append-only: every step of a sign-up. */
  sign_up_step: { id: string; sign_up_id: string; kind: SignUpStep; actor: string; reason: string; at: number }
  event_bar: EventBarTable
  /** Beside an event: of what it is about, and of how it was. */
  event_picture: { id: string; event_id: string; part: 'about' | 'after'; file_id: string; at: number; actor: string }
}

export interface EventTable {
  id: string
  unit_id: string
  title: string
  kind: string
  /** JSON of `EventConfig`. */
  config: string
  state: 'draft' | 'published' | 'cancelled' | 'closed'
  version: number
  /** Begin of the first session and end of the last. */
  first_at: number
  last_at: number
  created_by: string
  created_at: number
  updated_at: number
  published_at: number | null
  ended_at: number | null
  /** Why it was cancelled. */
  reason: string
}

/** What the configuration says of a session, as moments. */
export interface EventSessionTable {
  event_id: string
  session: string
  begins_at: number
  ends_at: number
  /** Between them one can sign up. */
  opens_at: number
  closes_at: number
  /** After that nobody is offered a seat any more. */
  offers_until: number
  /** Of a lot. Null: it is none. */
  draw_at: number | null
  drawn_at: number | null
  /** With which the lot was drawn, and can be drawn again. */
  seed: string
  state: 'open' | 'cancelled'
  /** Why it was cancelled. */
  reason: string
  /** When it was written down who has not come. */
  settled_at: number | null
}

/**
 * Seats that are shared: a session's, a position's in it, a unit's quota, those kept for some. A sign-up takes its heads from each of its pools
 * in one statement; the table itself refuses more than there are.
 */
export interface EventPoolTable {
  event_id: string
  pool: string
  session: string
  /** Null: as many as come. */
  seats: number | null
  taken: number
  /** What is left goes to `free_pool` at that moment. Null: never. */
  free_at: number | null
  free_pool: string
}

/** Waits for a lot or a decision; waits in line; has a seat held; is in; has said that he cannot come. What follows is over. */
export type SignUpState = 'applied' | 'waiting' | 'offered' | 'confirmed' | 'excused' | 'cancelled' | 'moved' | 'removed' | 'declined' | 'lapsed' | 'lost'
export type SignUpStep = SignUpState | 'passed' | 'corrected'

export interface SignUpTable {
  id: string
  event_id: string
  session: string
  member_id: string
  unit_id: string
  /** Empty: the session has none. */
  position: string
  state: SignUpState
  /** Of a review: steps passed so far. */
  stage: number
  /** People in it. */
  heads: number
  /** JSON: the ways to a seat in order of preference, each a list of pools; worked out when signing up. */
  ways: string
  /** JSON: the pools from which its seats are taken; empty while it has none. */
  pools: string
  /** Encrypted JSON of the answers, and of those who come along. Empty: deleted, or nothing was asked. */
  form: string
  others: string
  send_id: string
  /** Account that entered it. */
  by_actor: string
  /** Place in line: the smaller one is next. */
  place: number
  ticket: string
  reason: string
  at: number
  /** A held seat is given on after that. */
  offer_until: number | null
  seated_at: number | null
  ended_at: number | null
}

/** Cannot sign up for a while. */
export interface EventBarTable {
  id: string
  member_id: string
  /** By whose events: those of this unit's subtree. */
  unit_id: string
  sign_up_id: string | null
  from_at: number
  until_at: number
  reason: string
  state: 'in-force' | 'lifted'
  appeal: string
  appeal_at: number | null
  decided_by: string
  decision: string
  decided_at: number | null
  at: number
}
