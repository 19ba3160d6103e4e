import { parentPort, workerData } from 'node:worker_threads'
import { AppError } from '../../errors'
import type { ErrorCode } from '../../../contract/errors'
import { readFile, type FileInput, type ReadFile } from './index'

/** What the reader's thread answers: an Error would lose its fields on the way. */
export type Reading = { read: ReadFile } | { refused: { code: ErrorCode; message: string } } | { failed: string }

/** The thread's end of sandbox.ts: reads the one file it was started with and ends. */
export async function serveReader(): Promise<void> {
  const port = parentPort
  if (!port) throw new Error('serveReader runs in a worker thread only')
  port.postMessage(await reading(workerData as FileInput))
}

async function reading(input: FileInput): Promise<Reading> {
  try {
    return { read: await readFile(input) }
  } catch (error) {
    if (error instanceof AppError) return { refused: { code: error.code, message: error.message } }
    return { failed: error instanceof Error ? error.stack ?? error.message : String(error) }
  }
}
