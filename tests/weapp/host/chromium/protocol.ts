import type { Log } from '../log'
import type { SystemInfo } from '../options'
import type { Project } from '../project/types'
import type { TransportRequest } from '../realm/bridge'

/** What is sent into the page at the start: JSON only. */
export interface StartOptions {
  project: Project
  domains?: string[]
  system: Partial<SystemInfo>
  storage: [string, string][]
  privacyPending?: boolean
  hasPhone: boolean
  idleMax: number
  url?: string
  scene?: number
}

/** Functions of the test process that the page may call. Bytes travel as base64. */
export interface Outside {
  __weappSend(request: TransportRequest): Promise<WireReply>
  __weappLoginCode(): Promise<string>
  __weappPhoneCode(): Promise<string>
}

export type WireReply =
  | { ok: true; status: number; header: Record<string, string>; cookies: string[]; text?: string; base64?: string }
  | { ok: false; error: string }

/** What the page offers to the test process, as `window.__weapp`. */
export interface Inside {
  log: Log
  isBusy(): boolean
  path(): string
  find(query: Query): Element
  text(query?: Query): string
  input(query: Query, value: string): void
  pick(query: Query, value: unknown): void
  back(): void
  setOnline(online: boolean): void
  reLaunch(url: string): void
}

declare global {
  interface Window extends Outside {
    /** The bundled entry. */
    __boot: { start(options: StartOptions): void }
    __weapp: Inside
  }
}

/** How an element is named across the border: regular expressions cannot be sent. */
export type Query = { selector: string } | { text: string } | { role: string; name?: string }
