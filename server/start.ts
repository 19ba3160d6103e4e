import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Logger } from 'pino'
import { actorsOf } from './auth/actors'
import { keysFrom } from './auth/keys'
import type { Config } from './config'
import type { Context } from './context'
import { openDatabase } from './db/dialects'
import { migrate } from './db/migrate'
import { batchRunner } from './db/writer/batch'
import { groupCommit, type Writer } from './db/writer/group-commit'
import { threadRunner } from './db/writer/thread'
import { openLog } from './log'
import { databaseError, ensureWritable } from './start-error'
import { reindexQuestions } from './questions/reindex'
import { wechatClient } from './wechat/client'
import { writes } from './writes'

export interface Options {
  clock?: () => number
  boardMs?: number
  /** Folder of the built server: the writer's thread is loaded from there. */
  builtFrom?: string
  log?: Logger
}

/** Opens everything the server needs. `close` finishes what was acknowledged. */
export async function openContext(config: Config, options: Options = {}): Promise<Context & { close(): Promise<void> }> {
  const clock = options.clock ?? Date.now
  const log = options.log ?? openLog(config.logLevel)
  // Migrations run on a connection of their own, which may write.
  if (config.databaseUrl.startsWith('file:')) ensureWritable(config.databaseUrl.slice(5))
  const setup = openDatabase(config.databaseUrl, { size: 2 })
  const ran = await migrate(setup).catch((error: unknown) => { throw databaseError(error) })
  await reindexQuestions(setup)
  await setup.close()
  if (ran.length) log.info({ migrations: ran }, 'database brought up to date')
  const reading = openDatabase(config.databaseUrl, { readonly: true, size: config.databaseConnections })
  const writer = openWriter(config, options, log)
  return {
    config, clock, log, writer,
    engine: reading.engine, db: reading.db,
    boardMs: options.boardMs ?? 500,
    secretText: (bytes) => randomBytes(bytes).toString('base64url'),
    keys: keysFrom(config.secret),
    actors: actorsOf(reading.db),
    wechat: config.wechat ? wechatClient(config.wechat, clock) : null,
    async close() {
      await writer.close()
      await reading.close()
    }
  }
}

function openWriter(config: Config, options: Options, log: Logger): Writer {
  const threaded = config.writer === 'thread' && config.databaseUrl.startsWith('file:') && options.builtFrom !== undefined
  if (threaded) {
    const thread = threadRunner(join(options.builtFrom as string, 'writer-thread.js'), config.databaseUrl, (error) => {
      log.fatal({ err: error }, 'the writer has ended: stopping, since nobody can say what was written')
      process.exit(1)
    })
    return groupCommit(thread.run, { onClose: thread.stop })
  }
  const database = openDatabase(config.databaseUrl, { size: 2 })
  return groupCommit(batchRunner(database, writes), { onClose: () => database.close() })
}
