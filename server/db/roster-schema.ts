/** Stays in units, and lists that are being read in: see server/roster and server/enrol. */
export interface RosterSchema {
  membership: MembershipTable
  roster_import: RosterImportTable
  roster_import_row: RosterImportRowTable
}

/** One stay of a member in a unit. */
export interface MembershipTable {
  id: string
  member_id: string
  unit_id: string
  from_at: number
  /** Null: until now. */
  to_at: number | null
  /** 0: a transfer that is to come. */
  begun: number
}

export interface RosterImportTable {
  id: string
  /** Whose list it is: what the file leaves unsaid lies here, and only from here anybody is taken off. */
  unit_id: string
  actor: string
  name: string
  state: 'open' | 'applying' | 'done'
  version: number
  created_at: number
  updated_at: number
  /** JSON of the columns that the file has. */
  columns: string
  /** JSON of what was decided about units that the roster has not: see `UnitChoice`. */
  choices: string
  /** The file holds everybody of the unit. */
  complete: number
  /** JSON of sentences about the file as a whole. */
  notes: string
  job_id: string | null
  /** JSON of the figures, once applied. */
  result: string
}

export interface RosterImportRowTable {
  import_id: string
  no: number
  /** Row in the file. */
  line: number
  /** JSON of `RowText`. */
  body: string
  phone_hash: string | null
  phone_enc: string | null
  skipped: number
}
