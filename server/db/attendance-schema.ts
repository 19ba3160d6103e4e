/** Who came to events, and hours of volunteering: see server/events. */
export interface AttendanceSchema {
  attendance_mark: AttendanceMarkTable
  attendance: AttendanceTable
  /** What is said in the room, hashed. */
  session_password: { event_id: string; session: string; direction: 'in' | 'out'; password: string; at: number }
  hour_entry: HourEntryTable
  hours_certificate: HoursCertificateTable
}

/** Append-only: everything that was scanned, said, ticked or corrected. */
export interface AttendanceMarkTable {
  id: string
  event_id: string
  session: string
  member_id: string
  sign_up_id: string | null
  /** void: what was marked before it does not hold. */
  kind: 'in' | 'out' | 'void'
  way: 'code' | 'ticket' | 'password' | 'staff'
  /** When it happened: by the server's clock, or for a scan without network by the phone's. */
  said_at: number
  /** When it reached the server. */
  at: number
  actor: string
  /** Made by the phone, so that sending twice is one. */
  scan_id: string
  /** The `void` of the correction that it belongs to; empty: it was marked by itself. */
  under: string
  reason: string
  /** Of a group, places of those whom it is about: 0 is whoever booked. Empty: he, and nothing is said of the others. */
  party: string
}

/** What the marks of a person in a session come to; can be worked out again from them. */
export interface AttendanceTable {
  event_id: string
  session: string
  member_id: string
  sign_up_id: string | null
  unit_id: string
  state: 'came' | 'late' | 'left-early' | 'absent'
  first_in: number | null
  last_out: number | null
  minutes: number
  corrected: number
  /** Counts as having taken part. */
  attended: number
  /** 0: whoever is in charge has yet to look at the times. */
  settled: number
  /** People who came by it, those brought along included. */
  heads: number
  /** Of a group: places of the others who came. */
  party: string
}

/** Append-only. What a session has earned somebody is the sum of its entries. */
export interface HourEntryTable {
  id: string
  member_id: string
  event_id: string
  session: string
  cause: 'given' | 'corrected' | 'day'
  words: string
  /** Minutes. */
  delta: number
  actor: string
  at: number
}

/** What is printed, and of sessions that began in which stretch of time. */
export interface HoursCertificateTable {
  code: string
  member_id: string
  from_at: number
  /** The moment behind it. */
  to_at: number
  minutes: number
  title: string
  name: string
  unit: string
  text: string
  issuer: string
  issued_at: number
}
