/** A line of the list as it stands, mended or not. */
export interface ListRow {
  no: number
  /** Where it stands, for people: 第 7 行. */
  place: string
  name: string
  unit: string
  parent: string
  /** Picked by hand; empty: as the names say. */
  unitId: string
  staffNo: string
  /** Keyed hash, so that no number is needed to compare. */
  phone: string | null
  phoneWrong: '' | 'cut' | 'shape'
  note: string
  skipped: boolean
}

/** Somebody on the roster, within the range of whoever reads the list in. */
export interface Entry {
  id: string
  name: string
  unitId: string
  staffNo: string | null
  phone: string | null
  note: string
  left: boolean
  /** Not in this person's hands (a role above his own), or this person himself: never changed or taken off by a list. */
  guarded: boolean
}

export interface UnitAt { id: string; name: string; parentId: string | null; path: string }

/** What becomes of a unit that the roster has not. */
export type UnitChoice = { unitId: string } | { under: string }

export interface Given {
  rows: readonly ListRow[]
  people: readonly Entry[]
  units: readonly UnitAt[]
  /** Whose list it is. */
  base: string
  /** The file has a column of units. */
  hasUnits: boolean
  choices: Readonly<Record<string, UnitChoice>>
  complete: boolean
  /** Numbers that somebody outside the range has. */
  elsewhere: { staffNos: ReadonlySet<string>; phones: ReadonlySet<string> }
}

export type Field = 'name' | 'staffNo' | 'phone' | 'note'

export type ProblemCode = 'no_name' | 'name_long' | 'staff_long' | 'phone_wrong' | 'no_unit' | 'unknown_unit' | 'which_unit' | 'same_staff' | 'same_phone' | 'same_name' | 'which_person' | 'twice' | 'phone_other' | 'elsewhere' | 'guarded'

export type Kind = 'problem' | 'skipped' | 'new' | 'back' | 'moved' | 'changed' | 'same'

export interface Judged {
  no: number
  kind: Kind
  memberId: string | null
  /** An existing unit's id, or `new:` and the key of one to be made; null: stays where he is. */
  to: string | null
  from: string | null
  changes: { field: Field; from: string }[]
  problem: { code: ProblemCode; message: string; /** Units that may be meant. */ near: string[] } | null
}

export interface NewUnit { key: string; name: string; parent: string; rows: number; near: string[]; choice: UnitChoice | null }

export interface Diff {
  rows: Judged[]
  /** Units of the file that the roster has not, decided about or not. */
  units: NewUnit[]
  /** On the roster and not in a list that is said to be whole. */
  left: string[]
}
