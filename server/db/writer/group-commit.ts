import type { ErrorCode } from '../../../contract/errors'
import { AppError } from '../../errors'
import type { BatchRunner, Op } from './batch'
import type { Outcome, Write } from './write'

export interface Writer {
  /** Resolves after the commit: what it answers is on the disk. */
  write<I, O>(write: Write<I, O>, input: I): Promise<O>
  /** Finishes what was taken, then refuses. */
  close(): Promise<void>
  stats(): { queued: number; batches: number; writes: number }
}

interface Waiting extends Op {
  resolve(value: unknown): void
  reject(error: Error): void
}

/** The queue was full: nothing was taken, the client may try again. */
export const BUSY_RETRY_SECONDS = 2

/**
 * Writes that arrive together commit together: while one batch is at the disk the next one gathers. The queue is bounded; past it callers
 * are refused before anything is acknowledged.
 */
export function groupCommit(run: BatchRunner, options: { maxBatch?: number; maxQueued?: number; onClose?: () => Promise<void> } = {}): Writer {
  const maxBatch = options.maxBatch ?? 512
  const maxQueued = options.maxQueued ?? 20000
  let queue: Waiting[] = []
  let running: Promise<void> | undefined
  let closed = false
  const stats = { batches: 0, writes: 0 }

  async function drain(): Promise<void> {
    // What else arrives in this turn of the loop rides along.
    await new Promise((resolve) => setImmediate(resolve))
    while (queue.length) {
      const batch = queue.slice(0, maxBatch)
      queue = queue.slice(maxBatch)
      stats.batches++
      stats.writes += batch.length
      try {
        const outcomes = await run(batch.map(({ name, input }) => ({ name, input })))
        for (const [i, one] of batch.entries()) settle(one, outcomes[i])
      } catch (error) {
        for (const one of batch) one.reject(error as Error)
      }
    }
    running = undefined
  }

  return {
    write<I, O>(write: Write<I, O>, input: I) {
      if (closed) return Promise.reject(new AppError('busy', '服务正在重新启动，请稍等几秒再试。已保存的内容不会丢。'))
      if (queue.length >= maxQueued) return Promise.reject(new AppError('busy', '现在人很多，请稍等几秒再试。已保存的内容不会丢。'))
      return new Promise<O>((resolve, reject) => {
        queue.push({ name: write.name, input, resolve: resolve as (value: unknown) => void, reject })
        running ??= drain()
      })
    },
    async close() {
      closed = true
      await running
      await options.onClose?.()
    },
    stats: () => ({ queued: queue.length, ...stats })
  }
}

function settle(one: Waiting, outcome: Outcome<unknown> | undefined) {
  if (outcome && 'ok' in outcome) return one.resolve(outcome.ok)
  const refused = outcome?.refused ?? { code: 'internal', message: 'no outcome' }
  if (refused.code === 'internal') one.reject(new Error(`${one.name}: ${refused.message}`))
  else one.reject(new AppError(refused.code as ErrorCode, refused.message, refused.details))
}
