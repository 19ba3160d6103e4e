import { parentPort, workerData } from 'node:worker_threads'
import { AppError } from '../../errors'
import type { ErrorCode } from '../../../contract/errors'
import { interpret } from '../imports/interpret'
import { readFile, type FileInput } from './index'

/** What the thread is started for: to read a file, or to say which questions it holds (with a second file of answers, if there is one). */
export type Job = { as: 'read'; file: FileInput } | { as: 'questions'; file: FileInput; key: FileInput | undefined }

/** What the reader's thread answers: an Error would lose its fields on the way. */
export type Reading<T> = { done: T } | { refused: { code: ErrorCode; message: string } } | { failed: string }

/** The thread's end of sandbox.ts: does the one job it was started with and ends. */
export async function serveReader(): Promise<void> {
  const port = parentPort
  if (!port) throw new Error('serveReader runs in a worker thread only')
  port.postMessage(await reading(workerData as Job))
}

async function reading(job: Job): Promise<Reading<unknown>> {
  try {
    const read = await readFile(job.file)
    return { done: job.as === 'read' ? read : interpret(read, job.key && await readFile(job.key)) }
  } catch (error) {
    if (error instanceof AppError) return { refused: { code: error.code, message: error.message } }
    return { failed: error instanceof Error ? error.stack ?? error.message : String(error) }
  }
}
