import type { Generated } from 'kysely'
import type { AttendanceSchema } from './attendance-schema'
import type { AwardsSchema } from './awards-schema'
import type { BankSchema } from './bank-schema'
import type { EventsSchema } from './events-schema'
import type { FeedbackSchema } from './feedback-schema'
import type { InboxSchema } from './inbox-schema'
import type { JobsSchema } from './jobs-schema'
import type { MenuSchema } from './menu-schema'
import type { MessagesSchema } from './messages-schema'
import type { PracticeSchema } from './practice-schema'
import type { RosterSchema } from './roster-schema'
import type { RouteSchema } from './route-schema'
import type { StudySchema } from './study-schema'

/*
 * The tables. Times are UTC milliseconds, booleans are 0 or 1, JSON is text, ids are made by us: the same on both engines.
 * Scores are integers in hundredths of a point.
 */

export interface Schema extends BankSchema, PracticeSchema, AwardsSchema, InboxSchema, JobsSchema, MenuSchema, MessagesSchema, RosterSchema, StudySchema, EventsSchema, AttendanceSchema, RouteSchema, FeedbackSchema {
  meta: { key: string; value: string }
  unit: UnitTable
  member: MemberTable
  account: AccountTable
  identity: IdentityTable
  session: SessionTable
  throttle: { key: string; failures: number; until: number }
  consent: { id: string; account_id: string; document: string; version: string; at: number; withdrawn_at: number | null }
  join_request: JoinRequestTable
  /** Shown to staff at the door. */
  member_portrait: { member_id: string; file_id: string; at: number }
  desk_entry: { hash: string; account_id: string; allowed: number; taken: number; expires_at: number }
  role_grant: { id: string; member_id: string; role: 'organiser' | 'admin'; unit_id: string; created_at: number }
  audit: { id: string; at: number; actor: string; kind: string; subject: string; outcome: string; data: string }
  round: RoundTable
  /** Until when the study figures of a round are worked out; from its closing on they stay. */
  round_studied: { round_id: string; at: number }
  round_unit: { round_id: string; unit_id: string }
  round_roster: { round_id: string; unit_id: string; heads: number }
  round_entrant: { round_id: string; member_id: string; unit_id: string; late: number }
  round_note: { id: string; round_id: string; at: number; text: string }
  attempt: AttemptTable
  paper: { attempt_id: string; body: string }
  standing: StandingTable
  rank_cell: { round_id: string; board: string; level: number; cell: number; n: number }
  unit_standing: UnitStandingTable
  daily_new: { round_id: string; board: string; unit_id: string; day: number; n: number }
  round_member: RoundMemberTable
  /** Hundredths of a point that an organiser gave a unit, and why. */
  unit_given: { round_id: string; unit_id: string; points: number; reason: string }
  /** A phase with an entry rule, once it is decided who comes in. */
  phase_cut: { round_id: string; phase: string; decided_at: number }
  phase_entry: PhaseEntryTable
  /** How many have started in a stretch of the intake. */
  intake: { round_id: string; phase: string; stretch: number; n: number }
}

export interface UnitTable {
  id: string
  parent_id: string | null
  name: string
  depth: number
  /** Ids from the top down to this unit, each followed by a slash: a subtree is a prefix. */
  path: string
  sort: number
  /** Head count declared for a unit without a roster. */
  declared_heads: number | null
  active: number
  created_at: number
  /** Counts changes of its name and head count. */
  version: Generated<number>
}

export interface MemberTable {
  id: string
  unit_id: string
  name: string
  staff_no: string | null
  /** Keyed hash for look-up; the number itself is encrypted. */
  phone_hash: string | null
  phone_enc: string | null
  activation_hash: string | null
  status: 'active' | 'left'
  created_at: number
  note: Generated<string>
  /** Counts changes, so that two who edit one person hear of each other. */
  version: Generated<number>
}

export interface AccountTable {
  id: string
  member_id: string | null
  created_at: number
  disabled: number
}

export interface IdentityTable {
  provider: 'wechat' | 'password'
  subject: string
  account_id: string
  secret: string | null
  created_at: number
  /** 1: the password was handed out, and has to be changed first. */
  must_change: Generated<number>
}

export interface SessionTable {
  id: string
  account_id: string
  refresh_hash: string
  /** The token before the last renewal: accepted for a moment, since a reply can be lost. */
  previous_hash: string | null
  renewed_at: number
  created_at: number
  expires_at: number
  revoked_at: number | null
  /** 1: begun with a password that was handed out. */
  must_change: Generated<number>
}

export interface JoinRequestTable {
  id: string
  account_id: string
  unit_id: string
  name: string
  note: string
  state: 'waiting' | 'approved' | 'refused' | 'withdrawn'
  reason: string
  created_at: number
  decided_at: number | null
  decided_by: string | null
}

export interface RoundTable {
  id: string
  unit_id: string
  title: string
  config: string
  version: number
  state: 'draft' | 'published' | 'ended'
  practice: number
  opens_at: number
  closes_at: number
  created_by: string
  created_at: number
  updated_at: number
  published_at: number | null
  ended_at: number | null
  /** When the roster was frozen; null until the round opens. */
  frozen_at: number | null
  /** What every lot of the round is drawn from. */
  seed: string
  /** Since when nobody can start a paper; null: they can. */
  paused_at: number | null
  paused_why: string
}

/** What is known of a member for one round, beside the roster. */
export interface RoundMemberTable {
  round_id: string
  member_id: string
  group_id: string
  signed_up_at: number | null
  /** JSON of what was asked for when signing up: field → text. */
  fields: string
  /** The reason why somebody is not among the heads; empty: is. */
  excused: string
  /** JSON of `Facts` that an organiser entered. */
  facts: string
  /** JSON of `Facts` that the server has worked out and that results were made of; empty: none yet. */
  studied?: string
}

export interface PhaseEntryTable {
  round_id: string
  phase: string
  member_id: string
  /** In order, 1-based, among those of the same state; of a reserve among those who wait for the same places. */
  place: number
  /** moved: from the reserves into the phase. out: withdrawn, for the reason in `note`. */
  state: 'in' | 'reserve' | 'moved' | 'out'
  /** The phase that sent them. */
  source: string
  at: number
  note: string
}

export interface AttemptTable {
  id: string
  round_id: string
  phase: string
  member_id: string
  unit_id: string
  /** 1 when the attempt counts for the unit's figures. */
  for_unit: number
  no: number
  /** Calendar day of the start in the association's zone, e.g. 20261121. */
  day: number
  /** `round:phase:member` while open, null after: unique, so that nobody has two open at once. */
  open_key: string | null
  state: string
  seq: number
  device: string
  started_at: number
  deadline_at: number
  finished_at: number | null
  /** left: the app was left once too often. */
  finish: 'submitted' | 'timeout' | 'ended' | 'left' | null
  score: number | null
  full_score: number
  correct: number | null
  total: number
  time_ms: number | null
  /** JSON of `Marks`, once finished. */
  marks: string | null
  /** Corrections of keys that had been made when it was marked: see quiz/load.ts. */
  scored_epoch: number
  /** Which of the phase's papers; its own is `main`. */
  paper_id: string
  passed: number
  /** Why it does not count; empty: it does. */
  voided: '' | 'tooFast' | 'left'
  /** How often the app was left during the paper. */
  leaves: number
  /** Account of the organiser who entered a paper answered by hand; empty: the member answered. */
  proxy_by: string
}

export interface StandingTable {
  round_id: string
  /** See rounds/rules/boards.ts. */
  board: string
  member_id: string
  unit_id: string
  for_unit: number
  score: number
  time_ms: number
  finished_at: number
  /** What persons are ordered by first, downwards: the score, with how far one came before it where only the last phase counts. */
  sort: number
  /** Tie-breakers in the round's order, lower first; 0 where none is configured. The third and all further ones as one text. */
  tie1: number
  tie2: number
  tie3: string
  attempts: number
  full_mark: number
  passed: number
  /** 0: listed without a rank. */
  ranked: number
  /** Only where groups are ranked apart. */
  group_id: string
  /** JSON of `KeptTally`; empty on the board of a result that several phases make up. */
  tally: string
}

export interface UnitStandingTable {
  round_id: string
  board: string
  unit_id: string
  participants: number
  attempts: number
  score_sum: number
  time_sum: number
  full_marks: number
  passed: number
  high_scores: number
}
