import type { Log } from '../log'
import type { HostOptions } from '../options'
import type { Project } from '../project/types'

/** What the code inside the app's realm gets from outside: from Node, or from the page that Chromium shows. */
export interface Bridge {
  project: Project
  options: HostOptions
  storage: Map<string, string>
  log: Log
  window: Window & typeof globalThis
  timers: Timers
  /** Sends a request and returns a way to abort it. */
  transport(request: TransportRequest, done: (reply: TransportReply) => void): () => void
  byteLength(text: string): number
  toBytes(text: string): ArrayBuffer
  toBase64(bytes: ArrayBuffer): string
  fromBase64(text: string): ArrayBuffer
  runTemplates(code: string): unknown
  runModule(code: string, file: string, scope: ModuleScope): void
}

export interface Timers {
  setTimeout(run: () => void, ms: number): number
  clearTimeout(id: number): void
  setInterval(run: () => void, ms: number): number
  clearInterval(id: number): void
}

export interface ModuleScope {
  require(path: string): unknown
  module: { exports: unknown }
  exports: unknown
}

export interface TransportRequest {
  url: string
  method: string
  header: Record<string, string>
  body?: string | ArrayBuffer
  upload?: Upload
  timeout: number
  /** The answer's body as bytes. */
  binary: boolean
}

export interface Upload {
  field: string
  fileName: string
  content: string | Uint8Array
  fields: Record<string, string>
}

export type TransportReply =
  | { ok: true; status: number; header: Record<string, string>; cookies: string[]; body: string | ArrayBuffer }
  | { ok: false; error: string }
