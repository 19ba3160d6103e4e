import { serveReader } from './questions/read/thread'

// Entry file of the thread that reads uploaded question files: see questions/read/sandbox.ts.
void serveReader()
