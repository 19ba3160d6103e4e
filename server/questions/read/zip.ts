import { crc32, inflateRawSync } from 'node:zlib'
import { unreadable, tooLarge } from './failure'
import { LIMITS } from './limits'

export interface Zip {
  names: string[]
  has(name: string): boolean
  /** The entry's bytes; inflated only now, and never past what was declared. */
  read(name: string): Uint8Array
}

interface Entry {
  name: string
  flags: number
  method: number
  crc: number
  packed: number
  size: number
  offset: number
}

const broken = () => unreadable('文件已损坏或没有传完整。请重新保存一份再上传。')
const bomb = () => tooLarge('文件解压后太大，没有读取。请删去大图片，或把题目分成几个文件上传。')

/**
 * Our own reading of the directory: libraries trust the declared sizes, let two entries share the same bytes and take names as keys.
 * All entries are checked before the first is inflated.
 */
export function openZip(bytes: Uint8Array): Zip {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const { entries, directory } = readDirectory(view)
  check(entries, directory, bytes.length)
  const byName = new Map<string, Entry>()
  const folded = new Set<string>()
  for (const entry of entries) {
    if (folded.has(entry.name.toLowerCase())) throw broken()
    folded.add(entry.name.toLowerCase())
    byName.set(entry.name, entry)
  }
  let inflated = 0
  return {
    names: [...byName.keys()],
    has: (name) => byName.has(name),
    read(name) {
      const entry = byName.get(name)
      if (!entry) throw broken()
      inflated += entry.size
      if (inflated > LIMITS.zipBytes) throw bomb()
      return inflate(view, entry)
    }
  }
}

function readDirectory(view: Buffer): { entries: Entry[]; directory: number } {
  const end = view.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  if (end < 0 || end + 22 > view.length) throw broken()
  const count = view.readUInt16LE(end + 10)
  const directory = view.readUInt32LE(end + 16)
  if (count === 0xffff || count > LIMITS.zipEntries) throw tooLarge('压缩包里的文件太多，没有读取。请用 Word 或 Excel 打开后另存一份再上传。')
  const entries: Entry[] = []
  let at = directory
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || view.readUInt32LE(at) !== 0x02014b50) throw broken()
    const [nameLength, extraLength, commentLength] = [view.readUInt16LE(at + 28), view.readUInt16LE(at + 30), view.readUInt16LE(at + 32)]
    const next = at + 46 + nameLength + extraLength + commentLength
    if (next > end) throw broken()
    entries.push({
      name: view.toString('utf8', at + 46, at + 46 + nameLength).replaceAll('\\', '/'),
      flags: view.readUInt16LE(at + 8),
      method: view.readUInt16LE(at + 10),
      crc: view.readUInt32LE(at + 16),
      packed: view.readUInt32LE(at + 20),
      size: view.readUInt32LE(at + 24),
      offset: view.readUInt32LE(at + 42)
    })
    at = next
  }
  return { entries, directory }
}

function check(entries: Entry[], directory: number, fileBytes: number) {
  let total = 0
  let free = 0
  for (const entry of [...entries].sort((a, b) => a.offset - b.offset)) {
    if (entry.flags & 1) throw unreadable('文件有密码保护。请去掉密码，另存一份再上传。')
    if (/^\/|^[A-Za-z]:|(^|\/)\.\.(\/|$)|\0/.test(entry.name)) throw broken()
    // Two entries over the same bytes: nobody but a bomb's author does that.
    if (entry.offset < free || entry.offset + 30 + entry.packed > directory) throw broken()
    free = entry.offset + 30 + entry.packed
    total += entry.size
    if (entry.size > LIMITS.entryBytes || total > LIMITS.zipBytes) throw bomb()
  }
  if (total > LIMITS.zipBytes / 5 && total > fileBytes * 200) throw bomb()
}

function inflate(view: Buffer, entry: Entry): Uint8Array {
  if (entry.offset + 30 > view.length || view.readUInt32LE(entry.offset) !== 0x04034b50) throw broken()
  const start = entry.offset + 30 + view.readUInt16LE(entry.offset + 26) + view.readUInt16LE(entry.offset + 28)
  if (start + entry.packed > view.length) throw broken()
  const packed = view.subarray(start, start + entry.packed)
  const bytes = entry.method === 0 ? packed : entry.method === 8 ? unpack(packed, entry.size) : undefined
  if (!bytes || bytes.length !== entry.size || crc32(bytes) !== entry.crc) throw broken()
  return bytes
}

function unpack(packed: Buffer, size: number): Buffer {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) })
  } catch {
    throw broken()
  }
}
