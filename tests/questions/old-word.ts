/* A Word 97 document built byte by byte: the container, the two streams that matter, one page of formatting each. */

const SECTOR = 512

export interface OldWord {
  text: string
  /** [from, to, code, value]: one property over these characters. */
  characters?: readonly (readonly [number, number, number, number])[]
  paragraphs?: readonly (readonly [number, number, number, number])[]
  encrypted?: boolean
  /** One byte a character, as Word keeps Latin text. */
  narrow?: boolean
}

const TEXT_AT = 2048

export function oldWord({ text, characters = [], paragraphs = [], encrypted = false, narrow = false }: OldWord): Uint8Array {
  const width = narrow ? 1 : 2
  const body = narrow ? Buffer.from(text, 'latin1') : Buffer.from(text, 'utf16le')
  const word = Buffer.alloc(Math.max(4096, Math.ceil((TEXT_AT + body.length) / SECTOR) * SECTOR))
  word.writeUInt16LE(0xa5ec, 0)
  word.writeUInt16LE(193, 2)
  word.writeUInt16LE(0x0200 | (encrypted ? 0x0100 : 0), 0x0a)
  word.writeUInt32LE(text.length, 0x4c)
  page(characters, width, 1).copy(word, 1024)
  page(paragraphs, width, 13).copy(word, 1536)
  body.copy(word, TEXT_AT)

  const table = Buffer.alloc(4096)
  const clx = Buffer.alloc(5 + 8 + 8)
  clx.writeUInt8(2, 0)
  clx.writeUInt32LE(16, 1)
  clx.writeUInt32LE(text.length, 9)
  clx.writeUInt32LE(narrow ? 0x40000000 + TEXT_AT * 2 : TEXT_AT, 15)
  clx.copy(table, 100)
  word.writeUInt32LE(100, 0x1a2)
  word.writeUInt32LE(clx.length, 0x1a6)
  list(word, table, 0xfa, 200, 2)
  list(word, table, 0x102, 220, 3)
  return compound({ WordDocument: word, '1Table': table })
}

/** The table that names the pages of formatting: here one. */
function list(word: Buffer, table: Buffer, at: number, where: number, pageNumber: number) {
  table.writeUInt32LE(0xffff, where + 4)
  table.writeUInt32LE(pageNumber, where + 8)
  word.writeUInt32LE(where, at)
  word.writeUInt32LE(12, at + 4)
}

function page(properties: readonly (readonly [number, number, number, number])[], width: number, entry: 1 | 13): Buffer {
  const bytes = Buffer.alloc(SECTOR)
  const many = properties.length
  bytes[511] = many
  properties.forEach(([from, to, code, value], j) => {
    const at = 256 + j * 8
    bytes.writeUInt32LE(TEXT_AT + from * width, j * 4)
    bytes.writeUInt32LE(TEXT_AT + to * width, (j + 1) * 4)
    bytes[(many + 1) * 4 + j * entry] = at / 2
    const list = entry === 1 ? [3, code & 0xff, code >> 8, value] : [3, 0, 0, code & 0xff, code >> 8, value]
    bytes.set(list, at)
  })
  return bytes
}

/** Streams of 4096 bytes and more, each in a row of sectors: first the table of sectors, then the directory. */
export function compound(streams: Record<string, Buffer>): Uint8Array {
  const names = Object.keys(streams)
  const fat = new Int32Array(128).fill(-1)
  fat[0] = -3
  fat[1] = -2
  const directory = Buffer.alloc(SECTOR)
  const data: Buffer[] = []
  let sector = 2
  entry(directory, 0, 'Root Entry', 5, -2, 0, 1)
  names.forEach((name, i) => {
    const bytes = streams[name] as Buffer
    const many = bytes.length / SECTOR
    for (let k = 0; k < many; k++) fat[sector + k] = k === many - 1 ? -2 : sector + k + 1
    entry(directory, i + 1, name, 2, sector, bytes.length, -1, i + 2 <= names.length ? i + 2 : -1)
    data.push(bytes)
    sector += many
  })
  const header = Buffer.alloc(SECTOR)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header)
  header.writeUInt16LE(9, 30)
  header.writeUInt16LE(6, 32)
  header.writeInt32LE(1, 44)
  header.writeInt32LE(1, 48)
  header.writeInt32LE(4096, 56)
  header.writeInt32LE(-2, 60)
  header.writeInt32LE(-2, 68)
  for (let i = 0; i < 109; i++) header.writeInt32LE(i ? -1 : 0, 76 + i * 4)
  return Uint8Array.from(Buffer.concat([header, Buffer.from(fat.buffer), directory, ...data]))
}

function entry(directory: Buffer, index: number, name: string, type: number, start: number, size: number, child: number, right = -1) {
  const at = index * 128
  directory.write(name, at, 'utf16le')
  directory.writeUInt16LE(name.length * 2 + 2, at + 64)
  directory[at + 66] = type
  directory.writeInt32LE(-1, at + 68)
  directory.writeInt32LE(right, at + 72)
  directory.writeInt32LE(child, at + 76)
  directory.writeInt32LE(start, at + 116)
  directory.writeUInt32LE(size, at + 120)
}
