import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import type { Actors } from './auth/actors'
import type { Keys } from './auth/keys'
import type { Config } from './config'
import type { Engine } from './db/dialects'
import type { Schema } from './db/schema'
import type { Writer } from './db/writer/group-commit'
import type { WeChat } from './wechat/client'

/** Everything a handler may need, made once at the start. Clock and chance are here so that tests can hold them. */
export interface Context {
  config: Config
  engine: Engine
  /** For reading; changes go through the writer. */
  db: Kysely<Schema>
  writer: Writer
  clock: () => number
  /** How long a board may be served again before it is read anew, in milliseconds. */
  boardMs: number
  /** Seeds for papers, tokens: from the system's generator. */
  secretText: (bytes: number) => string
  keys: Keys
  actors: Actors
  wechat: WeChat | null
  log: Logger
}
