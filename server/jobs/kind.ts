import type { Context } from '../context'
import type { JobTable } from '../db/jobs-schema'

/** A kind of long work. Begun again after a crash: it either goes on from the job's `place` or starts anew, and done twice it changes nothing. */
export interface JobKind {
  kind: string
  /** Whoever asked may call it off. */
  mayCancel: boolean
  /** It has to be done: tried again for as long as it takes. Others are given up after a few tries, and say so. */
  must: boolean
  /** @returns null: it has ended the job itself, in the transaction of its last step. */
  run(run: JobRun): Promise<JobEnd | null>
}

export interface JobEnd {
  /** What is said of it afterwards. */
  message: string
  /** More of it, for the page that shows it. */
  result?: unknown
}

/** What a kind of work has in its hand while it runs. */
export interface JobRun {
  ctx: Context
  job: JobTable
  runner: string
  /** The process is about to stop: leave off at the next good place, with `leave`. */
  stopped: () => boolean
  /** Says how far it is. @throws Interrupted when the job was called off, was taken over, or the process is to stop */
  tell(progress: { done: number; total?: number; message?: string; place?: unknown }): Promise<void>
  /** The job's file, in pieces as they are made; whatever an earlier try left of it is gone. */
  file(about: { name: string; mime: string }, pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<void>
}

/** Ends a run without ending the job: it is somebody else's now, nobody's any more, or goes on with the next process. */
export class Interrupted extends Error {}
