/** Stations of a red walk: see server/events/route. */
export interface RouteSchema {
  station_mark: StationMarkTable
}

/** Append-only: what was scanned at a station, and how its question was answered. Cards and boards are worked out from it. */
export interface StationMarkTable {
  id: string
  event_id: string
  /** In which one was on the way. */
  session: string
  station: string
  member_id: string
  /** Of the member when he was first marked in this event: who moves does not take his walk along. */
  unit_id: string
  /** scan: the station's question is open to him. wrong: an answer. stamp: the station is done. */
  kind: 'scan' | 'wrong' | 'stamp'
  /** When it happened: by the server's clock, or for what was scanned without network by the phone's. */
  said_at: number
  /** When it reached the server. */
  at: number
  /** Made by the phone, so that sending twice is one. */
  send_id: string
}
