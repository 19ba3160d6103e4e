import type { Job } from '../../contract/jobs'

/** Work that takes longer than a request: see server/jobs. */
export interface JobsSchema {
  job: JobTable
  job_file: { job_id: string; name: string; mime: string; size: number; expires_at: number }
  /** A file's bytes in pieces, so that neither writing nor sending holds all of it. */
  job_part: { job_id: string; no: number; bytes: Uint8Array }
}

export interface JobTable {
  id: string
  kind: string
  state: Job['state']
  /** Whose range it concerns. */
  unit_id: string
  actor: string
  input: string
  /** How far it has come: where to go on after a crash. */
  place: string
  done: number
  total: number
  message: string
  at: number
  /** Who is at it, and when he last said so: another goes on when he falls silent. */
  runner: string
  heartbeat: number
  /** What it is called in the list of one's jobs. */
  title: string
  /** What it is about, e.g. a round; empty: nothing that has a page. */
  subject: string
  /** JSON of what it found, if there is more to say than the message. */
  result: string
  /** How often it failed for no fault of its input. */
  tries: number
  ended_at: number | null
}
