import { serveThread } from '../server/db/writer/thread'
import { writes } from '../server/writes'

/** The product's writer, with a disk that needs this much longer for each commit. */
const delay = Number(process.env.BENCH_FSYNC_MS ?? 0)
const pause = () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, delay)

serveThread(writes, (run) => async (ops) => {
  const outcomes = await run(ops)
  if (delay > 0) pause()
  return outcomes
})
