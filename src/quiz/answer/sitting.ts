import type { StoreApi } from 'zustand/vanilla'
import type { RequestError } from '@/services/request-error'
import type { Answering } from './answering'

/**
 * answering: all is possible. confirming, submitting: waits for the server.
 * over: the time is up and the paper is being handed in, again and again until the server can be reached.
 * ended: the organiser has closed the round, and the server has handed in what was saved.
 */
export type Stage = 'answering' | 'confirming' | 'submitting' | 'over' | 'ended'

export interface Live extends Answering {
  stage: Stage
  /** Why the last confirmation or submission failed. */
  problem: RequestError | null
  /** Why the last save failed; it is repeated until it succeeds. */
  trouble: RequestError | null
  /** What another device has just changed, in words; empty when there is nothing to say. */
  merged: string
  /** Opened from what this phone kept, and the server has not been heard since: the time left is the phone's guess. */
  alone: boolean
}

export interface Sitting {
  store: StoreApi<Live>
  choose: (place: number) => void
  write: (at: number, text: string) => void
  toggleFlag: () => void
  toggleDouble: () => void
  /** The app was left for a while: told to the server where the rules count it. */
  wasLeft: () => void
  goTo: (pos: number) => void
  confirm: () => void
  submit: () => void
  /** The countdown has come to its end. */
  timeUp: () => void
  /** Sends what waits, at once. */
  flush: () => void
  /** Connected again, or tried by hand. */
  retry: () => void
  /** Reads the attempt again: it may have gone on elsewhere, or be over. */
  refresh: () => void
  /** As `refresh`, unless the server was heard a moment ago. */
  look: () => void
  /** The page goes: where the rules count leaving, that is one. */
  close: () => void
}
