import { once } from 'node:events'
import { Readable } from 'node:stream'
import { setImmediate as turn } from 'node:timers/promises'
import { ZipFile } from 'yazl'
import { localTime } from '../zone'

export interface ZippedFile { name: string; bytes: Uint8Array; at: number }

/** Archives hold the time of a clock on the wall and no zone; the library reads it off the clock of the process. */
function wallTime(at: number, zone: string): Date {
  const { year, month, day, hour, minute } = localTime(at, zone)
  return new Date(year, month - 1, day, hour, minute, Math.floor(at / 1000) % 60)
}

/** A zip archive in pieces as its files come: of what has been passed on only names and places are kept. */
export async function* zipped(files: AsyncIterable<ZippedFile>, zone: string): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile()
  const out = zip.outputStream as Readable & { writableLength: number }
  const ready = function* (): Generator<Uint8Array> {
    for (let piece: Uint8Array | null; (piece = out.read() as Uint8Array | null) !== null;) yield piece
  }
  for await (const { name, bytes, at } of files) {
    // The archive remembers how it comes to the bytes, but must not keep them.
    let held: Readable | undefined = Readable.from([bytes], { objectMode: false })
    let ended = false
    void once(held, 'close').then(() => { ended = true })
    // PDF and XLSX are packed already.
    zip.addReadStreamLazy(name, { compress: false, mtime: wallTime(at, zone), forceDosTimestamp: true, size: bytes.length }, (give) => {
      give(null, held as Readable)
      held = undefined
    })
    while (!ended || out.writableLength > 0) {
      yield* ready()
      await turn()
    }
    yield* ready()
  }
  zip.end()
  for await (const piece of out) yield piece as Uint8Array
}
