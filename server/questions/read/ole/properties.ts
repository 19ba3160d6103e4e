/** A stretch of the WordDocument stream, by file position, and what its formatting says. */
export interface Stretch {
  from: number
  to: number
  flags: number
}

export const DELETED = 1, HIDDEN = 2, UNDERLINED = 4, IN_TABLE = 8, ROW_END = 16, NUMBERED = 32

const STRETCHES = 500_000

/** Formatting lies in pages of 512 bytes that a table lists; one kind for characters, one for paragraphs. */
export function stretches(word: Buffer, table: Buffer, listAt: number, kind: 'characters' | 'paragraphs'): Stretch[] {
  if (listAt + 8 > word.length) return []
  const list = table.subarray(word.readUInt32LE(listAt), word.readUInt32LE(listAt) + word.readUInt32LE(listAt + 4))
  const pages = Math.floor((list.length - 4) / 8)
  const found: Stretch[] = []
  for (let i = 0; i < pages && found.length < STRETCHES; i++) {
    const at = list.readUInt32LE((pages + 1) * 4 + i * 4) * 512
    const page = word.subarray(at, at + 512)
    if (page.length === 512) readPage(page, kind, found)
  }
  return found.sort((a, b) => a.from - b.from)
}

function readPage(page: Buffer, kind: 'characters' | 'paragraphs', found: Stretch[]) {
  const many = page[511] as number
  const width = kind === 'characters' ? 1 : 13
  if ((many + 1) * 4 + many * width > 511) return
  for (let j = 0; j < many; j++) {
    const at = (page[(many + 1) * 4 + j * width] as number) * 2
    found.push({ from: page.readUInt32LE(j * 4), to: page.readUInt32LE((j + 1) * 4), flags: at ? flagsOf(properties(page, at, kind)) : 0 })
  }
}

function properties(page: Buffer, at: number, kind: 'characters' | 'paragraphs'): Buffer {
  const size = page[at] as number
  if (kind === 'characters') return page.subarray(at + 1, at + 1 + size)
  const [start, length] = size ? [at + 1, size * 2 - 1] : [at + 2, (page[at + 1] ?? 0) * 2]
  // The first two bytes name the style.
  return page.subarray(start + 2, start + length)
}

function flagsOf(list: Buffer): number {
  let flags = 0
  for (let at = 0; at + 2 < list.length;) {
    const code = list.readUInt16LE(at)
    const value = list[at + 2] as number
    at += 2
    if (code === 0x0800 && value & 1) flags |= DELETED
    else if (code === 0x083c && value & 1) flags |= HIDDEN
    else if (code === 0x2a3e && value) flags |= UNDERLINED
    else if (code === 0x2416 && value) flags |= IN_TABLE
    else if (code === 0x2417 && value) flags |= ROW_END
    else if (code === 0x460b && value) flags |= NUMBERED
    at += operandSize(code, list, at)
  }
  return flags
}

function operandSize(code: number, list: Buffer, at: number): number {
  switch (code >> 13) {
    case 0: case 1: return 1
    case 3: return 4
    case 6: return code === 0xd608 && at + 2 <= list.length ? list.readUInt16LE(at) + 1 : 1 + (list[at] as number)
    case 7: return 3
    default: return 2
  }
}

/** The stretch over this position. */
export function flagsAt(sorted: readonly Stretch[], position: number): Stretch | undefined {
  let low = 0, high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] as Stretch).from <= position) low = middle + 1
    else high = middle
  }
  const found = sorted[low - 1]
  return found && position < found.to ? found : undefined
}
