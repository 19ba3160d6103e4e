import { Worker, parentPort, workerData } from 'node:worker_threads'
import { openDatabase } from '../dialects'
import { batchRunner, type BatchRunner, type Op } from './batch'
import type { AnyWrite, Outcome } from './write'

interface Reply {
  id: number
  outcomes?: Outcome<unknown>[]
  error?: string
}

/**
 * The SQLite writer in a thread of its own: the fsync does not hold up the event loop that serves reads.
 * When the thread dies nobody can say what was committed, so the process must end and start again: `onFatal`.
 */
export function threadRunner(file: string, url: string, onFatal: (error: Error) => void): { run: BatchRunner; stop: () => Promise<void> } {
  const worker = new Worker(file, { workerData: { url } })
  const waiting = new Map<number, { resolve(outcomes: Outcome<unknown>[]): void; reject(error: Error): void }>()
  let next = 1
  let stopping = false
  worker.on('message', (reply: Reply) => {
    const one = waiting.get(reply.id)
    waiting.delete(reply.id)
    if (reply.outcomes) one?.resolve(reply.outcomes)
    else one?.reject(new Error(reply.error))
  })
  const fail = (error: Error) => {
    for (const one of waiting.values()) one.reject(error)
    waiting.clear()
    if (!stopping) onFatal(error)
  }
  worker.on('error', fail)
  worker.on('exit', (code) => fail(new Error(`The writer's thread ended with code ${code}`)))
  return {
    run: (ops) => new Promise((resolve, reject) => {
      const id = next++
      waiting.set(id, { resolve, reject })
      worker.postMessage({ id, ops })
    }),
    async stop() {
      stopping = true
      worker.postMessage({ id: 0, ops: [] })
      await new Promise((resolve) => worker.once('exit', resolve))
    }
  }
}

/**
 * The other end: run by the worker's entry file with all the writes there are.
 * @param around wraps the runner; the benchmark slows the disk down with it.
 */
export function serveThread(writes: readonly AnyWrite[], around: (run: BatchRunner) => BatchRunner = (run) => run): void {
  const port = parentPort
  if (!port) throw new Error('serveThread runs in a worker thread only')
  const database = openDatabase((workerData as { url: string }).url)
  const run = around(batchRunner(database, writes))
  port.on('message', (message: { id: number; ops: Op[] }) => {
    if (message.id === 0) {
      void database.close().then(() => port.close())
      return
    }
    run(message.ops).then(
      (outcomes) => port.postMessage({ id: message.id, outcomes } satisfies Reply),
      (error: unknown) => port.postMessage({ id: message.id, error: String(error) } satisfies Reply)
    )
  })
}
