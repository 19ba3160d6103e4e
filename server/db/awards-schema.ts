/* Tables of awards, prize draws and certificates: see migrations/005-awards.ts. */

export interface AwardsSchema {
  announcement: AnnouncementTable
  honour: HonourTable
  prize_draw: PrizeDrawTable
  certificate: CertificateTable
}

/** The awards of a round as they were made known; a correction is a further version. */
export interface AnnouncementTable {
  round_id: string
  /** From 1; members see the newest. */
  version: number
  at: number
  actor: string
  /** Why it was announced anew; empty for the first. */
  reason: string
  /** A hash of everything announced. */
  mark: string
  /** JSON: the lists' ids, kinds, names and lengths, in order. */
  lists: string
}

/** Who stands in a list of awards, or has won in a draw: names as they were at that moment. */
export interface HonourTable {
  round_id: string
  list: string
  /** That of the announcement; 1 for a draw, which happens once. */
  version: number
  place: number
  /** Member, or unit. */
  holder_id: string
  name: string
  unit_id: string
  unit: string
  rank: number | null
  prize: string
}

export interface PrizeDrawTable {
  round_id: string
  draw: string
  seed: string
  /** JSON of the `PrizeDraw` it was drawn by, */
  rule: string
  /** of everybody who took part with the number of tickets, by member id, */
  holders: string
  /** and of who was drawn, in order. */
  winners: string
  at: number
  actor: string
}

export interface CertificateTable {
  code: string
  round_id: string
  cert: string
  member_id: string
  /** What is printed. */
  title: string
  name: string
  unit: string
  text: string
  issuer: string
  issued_at: number
  revoked_at: number | null
  revoked_by: string | null
  reason: string
}
