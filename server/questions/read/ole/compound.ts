import { unreadable } from '../failure'

export interface Compound {
  /** The streams of the topmost storage by name. */
  stream(name: string): Buffer | undefined
  names: string[]
}

interface Entry {
  type: number
  start: number
  size: number
  name: string
}

const broken = () => unreadable('文件已损坏或没有传完整。请用 Word 打开后另存为 .docx 再上传。')

/**
 * The container of .doc files. Every chain of sectors is followed for at most as many steps as there are sectors, so that chains in a
 * circle end; the packages we looked at follow them for ever.
 */
export function openCompound(bytes: Uint8Array): Compound {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (file.length < 1536) throw broken()
  const [shift, miniShift] = [file.readUInt16LE(30), file.readUInt16LE(32)]
  if ((shift !== 9 && shift !== 12) || miniShift !== 6) throw broken()
  const size = 1 << shift
  const sectors = Math.ceil(file.length / size)
  const sector = (id: number) => id >= 0 && id < sectors ? file.subarray((id + 1) * size, (id + 2) * size) : undefined
  const chain = (start: number, next: Int32Array): number[] => {
    const ids: number[] = []
    for (let id = start; id >= 0; id = next[id] ?? -1) {
      if (ids.length > next.length) throw broken()
      ids.push(id)
    }
    return ids
  }
  const joined = (ids: number[]) => Buffer.concat(ids.map((id) => sector(id) ?? Buffer.alloc(0)))

  const fat = numbers(joined(fatSectors(file, sector, size, sectors)))
  const miniFat = numbers(joined(chain(file.readInt32LE(60), fat)))
  const entries = directory(joined(chain(file.readInt32LE(48), fat)))
  const root = entries[0]
  if (!root || root.type !== 5) throw broken()
  const mini = joined(chain(root.start, fat))
  const cutoff = file.readUInt32LE(56)
  const streams = new Map(children(entries).filter((entry) => entry.type === 2).map((entry) => [entry.name, entry]))

  return {
    names: children(entries).map((entry) => entry.name),
    stream(name) {
      const entry = streams.get(name)
      if (!entry) return undefined
      if (entry.size >= cutoff) return joined(chain(entry.start, fat)).subarray(0, entry.size)
      return Buffer.concat(chain(entry.start, miniFat).map((id) => mini.subarray(id * 64, id * 64 + 64))).subarray(0, entry.size)
    }
  }
}

function fatSectors(file: Buffer, sector: (id: number) => Buffer | undefined, size: number, sectors: number): number[] {
  const ids: number[] = []
  for (let i = 0; i < 109; i++) ids.push(file.readInt32LE(76 + i * 4))
  let next = file.readInt32LE(68)
  for (let steps = 0; next >= 0 && steps <= sectors; steps++) {
    const block = sector(next)
    if (!block || block.length < size) break
    for (let at = 0; at < size - 4; at += 4) ids.push(block.readInt32LE(at))
    next = block.readInt32LE(size - 4)
  }
  return [...new Set(ids)].filter((id) => id >= 0 && id < sectors)
}

function numbers(bytes: Buffer): Int32Array {
  const result = new Int32Array(Math.floor(bytes.length / 4))
  for (let i = 0; i < result.length; i++) result[i] = bytes.readInt32LE(i * 4)
  return result
}

interface Linked extends Entry {
  left: number
  right: number
  child: number
}

function directory(bytes: Buffer): Linked[] {
  const entries: Linked[] = []
  for (let at = 0; at + 128 <= bytes.length; at += 128) {
    const length = Math.min(Math.max(bytes.readUInt16LE(at + 64) - 2, 0), 62)
    entries.push({
      name: bytes.toString('utf16le', at, at + length),
      type: bytes[at + 66] as number,
      left: bytes.readInt32LE(at + 68), right: bytes.readInt32LE(at + 72), child: bytes.readInt32LE(at + 76),
      start: bytes.readInt32LE(at + 116), size: bytes.readUInt32LE(at + 120)
    })
  }
  return entries
}

/** Embedded documents lie in storages of their own, with the same names: only the root's are ours. */
function children(entries: Linked[]): Entry[] {
  const found: Entry[] = []
  const seen = new Set<number>()
  const waiting = [entries[0]?.child ?? -1]
  while (waiting.length) {
    const id = waiting.pop() as number
    const entry = entries[id]
    if (!entry || seen.has(id)) continue
    seen.add(id)
    found.push(entry)
    waiting.push(entry.left, entry.right)
  }
  return found
}
