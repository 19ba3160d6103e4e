import { serveThread } from './db/writer/thread'
import { writes } from './writes'

// Entry file of the SQLite writer's thread: see db/writer/thread.ts.
serveThread(writes)
