import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { AppError } from '../../errors'
import type { Interpreted } from '../imports/interpret'
import { tooLarge, unreadable } from './failure'
import type { FileInput, ReadFile } from './index'
import { LIMITS } from './limits'
import { places } from './places'
import type { Job, Reading } from './thread'

export interface ReadLimits {
  /** Where question-reader.js was built to. */
  builtFrom: string
  fileBytes: number
  milliseconds: number
  heapMb: number
  /** Called with what went wrong inside, for the log; the person gets a sentence. */
  onFailure(error: unknown): void
}

const AT_ONCE = 2
const QUEUE = 8

const place = places(AT_ONCE, QUEUE, () => new AppError('busy', '正在读取的文件太多，请稍等一分钟再上传。'))

/**
 * Reads an uploaded file in a thread of its own, with a bound on memory and on time: whatever the file holds, other requests go on.
 * Throws an AppError that says what the person can do.
 */
export const readSafely = (file: FileInput, limits: Partial<ReadLimits> = {}): Promise<ReadFile> => safely({ as: 'read', file }, limits)

/** The same, on to the questions that the file holds: looking for them takes as long as reading. */
export const questionsSafely = (file: FileInput, key: FileInput | undefined, limits: Partial<ReadLimits> = {}): Promise<Interpreted> =>
  safely({ as: 'questions', file, key }, limits)

async function safely<T>(job: Job, limits: Partial<ReadLimits>): Promise<T> {
  const most = limits.fileBytes ?? LIMITS.fileBytes
  if (filesOf(job).some(({ bytes }) => bytes.length > most)) throw tooLarge('文件超过 20 MB，没有读取。请压缩图片，或把题目分成几个文件上传。')
  const leave = await place()
  try {
    return await inThread<T>(job, limits)
  } finally {
    leave()
  }
}

const filesOf = (job: Job) => (job.as === 'questions' && job.key ? [job.file, job.key] : [job.file])

/** A copy, to be handed over: a view would take along the whole buffer that it lies in. */
const owned = ({ name, bytes }: FileInput): FileInput => ({ name, bytes: Uint8Array.from(bytes) })

async function inThread<T>(job: Job, { builtFrom = found(), milliseconds = 20_000, heapMb = 256, onFailure }: Partial<ReadLimits>): Promise<T> {
  const own: Job = job.as === 'read' ? { as: 'read', file: owned(job.file) } : { as: 'questions', file: owned(job.file), key: job.key && owned(job.key) }
  const worker = new Worker(join(builtFrom, 'question-reader.js'), {
    workerData: own,
    transferList: filesOf(own).map(({ bytes }) => bytes.buffer as ArrayBuffer),
    resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
    env: {}
  })
  let timer: NodeJS.Timeout | undefined
  try {
    const reading = await new Promise<Reading<T>>((resolve, reject) => {
      timer = setTimeout(() => reject(tooLarge('文件太复杂，读了很久也没有读完。请把题目分成几个文件，或复制到一个新文档里再上传。')), milliseconds)
      worker.once('message', resolve)
      worker.once('error', (error: NodeJS.ErrnoException) => {
        if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') reject(tooLarge('文件太大或太复杂，没有读取。请把题目分成几个文件上传。'))
        else reject(failed(error, onFailure))
      })
      // After its message the thread ends as well: by then this is settled.
      worker.once('exit', (code) => reject(new Ended(code)))
    })
    if ('done' in reading) return reading.done
    if ('refused' in reading) throw new AppError(reading.refused.code, reading.refused.message)
    throw failed(new Error(reading.failed), onFailure)
  } catch (error) {
    throw error instanceof Ended ? failed(error, onFailure) : error
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}

class Ended extends Error {
  constructor(code: number) {
    super(`The reader's thread ended with code ${code}`)
  }
}

function failed(error: Error, onFailure: ReadLimits['onFailure'] | undefined): AppError {
  onFailure?.(error)
  return unreadable('文件读取时出错，可能已损坏。请用 Word 或 Excel 打开，另存一份再上传。')
}

/** Beside the bundle that runs (server/dist), or, where the sources run (tests), in the server's dist. */
function found(): string {
  for (let folder = __dirname; ; folder = dirname(folder)) {
    for (const candidate of [folder, join(folder, 'dist')]) if (existsSync(join(candidate, 'question-reader.js'))) return candidate
    if (folder === dirname(folder)) throw new Error('question-reader.js is not built: node scripts/build-server.mjs')
  }
}
