import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Sheet } from '../rules/sheet'
import type { Drawables } from './rows'
import type { Sheet as Table } from '../../sheets/workbook'
import type { Delivery, Order, Work } from './thread'

/** So long a thread waits for the next paper before it ends. */
const IDLE_MS = 30_000
/** No paper takes this long; what does is broken, and must not keep the others waiting. */
const LATEST_MS = 60_000

interface Waiting {
  resolve(bytes: Buffer): void
  reject(error: Error): void
  timer: NodeJS.Timeout
}

let thread: { worker: Worker; waiting: Map<number, Waiting>; idle: NodeJS.Timeout | undefined } | undefined
let last = 0

/** Sets a paper in a thread of its own: answers of members do not wait for it. One thread serves all, and ends when nothing has come for a while. */
export const setPaper = (sheet: Sheet, pictures: Drawables): Promise<Buffer> => made({ sheet, pictures: [...pictures] })

/** Makes a workbook of one sheet there. */
export const setTable = (table: Table): Promise<Buffer> => made({ table })

function made(work: Work): Promise<Buffer> {
  const own = thread ??= start()
  clearTimeout(own.idle)
  own.worker.ref()
  const id = ++last
  return new Promise<Buffer>((resolve, reject) => {
    const timer = setTimeout(() => end(own, new Error('A paper took too long to set')), LATEST_MS)
    own.waiting.set(id, { resolve, reject, timer })
    own.worker.postMessage({ ...work, id } satisfies Order)
  })
}

function start(): NonNullable<typeof thread> {
  const worker = new Worker(join(found(), 'paper-writer.js'), { env: {}, resourceLimits: { maxOldGenerationSizeMb: 512 } })
  const own: NonNullable<typeof thread> = { worker, waiting: new Map(), idle: undefined }
  worker.on('message', (delivery: Delivery) => {
    const one = own.waiting.get(delivery.id)
    if (!one) return
    clearTimeout(one.timer)
    own.waiting.delete(delivery.id)
    if ('bytes' in delivery) one.resolve(Buffer.from(delivery.bytes.buffer))
    else one.reject(new Error(delivery.failed))
    if (own.waiting.size > 0) return
    // It keeps no process from ending.
    worker.unref()
    own.idle = setTimeout(() => end(own, new Error('idle')), IDLE_MS)
    own.idle.unref()
  })
  worker.on('error', (error: Error) => end(own, error))
  worker.on('exit', (code) => end(own, new Error(`The thread that sets papers ended with code ${code}`)))
  return own
}

function end(own: NonNullable<typeof thread>, error: Error): void {
  if (thread === own) thread = undefined
  clearTimeout(own.idle)
  for (const { reject, timer } of own.waiting.values()) {
    clearTimeout(timer)
    reject(error)
  }
  own.waiting.clear()
  void own.worker.terminate()
}

/** Beside the bundle that runs (server/dist), or, where the sources run (tests), in the server's dist. */
function found(): string {
  for (let folder = __dirname; ; folder = dirname(folder)) {
    for (const candidate of [folder, join(folder, 'dist')]) if (existsSync(join(candidate, 'paper-writer.js'))) return candidate
    if (folder === dirname(folder)) throw new Error('paper-writer.js is not built: node scripts/build-server.mjs')
  }
}
