import { crc32, deflateRawSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'

/** So many zeros in one entry; zipped natively, since this is most of what the tests would wait for. */
export function bomb(name: string, size: number): Uint8Array {
  const zeros = Buffer.alloc(size)
  const packed = deflateRawSync(zeros, { level: 1 })
  const local = Buffer.alloc(30)
  local.write('PK\x03\x04', 0, 'latin1')
  const record = Buffer.alloc(46)
  record.write('PK\x01\x02', 0, 'latin1')
  for (const [header, at] of [[local, 0], [record, 2]] as const) {
    header.writeUInt16LE(8, 8 + at)
    header.writeUInt32LE(crc32(zeros), 14 + at)
    header.writeUInt32LE(packed.length, 18 + at)
    header.writeUInt32LE(size, 22 + at)
    header.writeUInt16LE(name.length, 26 + at)
  }
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 0, 'latin1')
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(46 + name.length, 12)
  end.writeUInt32LE(30 + name.length + packed.length, 16)
  return Uint8Array.from(Buffer.concat([local, Buffer.from(name), packed, record, Buffer.from(name), end]))
}

/** The directory tells a size that is not the real one. */
export function withDeclaredSize(file: Uint8Array, size: number): Uint8Array {
  const bytes = Buffer.from(file)
  bytes.writeUInt32LE(size, bytes.lastIndexOf('PK\x01\x02', undefined, 'latin1') + 24)
  return Uint8Array.from(bytes)
}

/** So many names in the directory, all of them over the same bytes. */
export function overlapping(many: number): Uint8Array {
  const file = Buffer.from(zipSync({ 'word/document.xml': strToU8(`<a>${' '.repeat(100_000)}</a>`) }))
  const directory = file.indexOf('PK\x01\x02', 0, 'latin1')
  const end = file.indexOf('PK\x05\x06', 0, 'latin1')
  const record = file.subarray(directory, end)
  const records = Array.from({ length: many }, (_, i) => {
    const copy = Buffer.from(record)
    copy.write(String(i).padStart(17, '0'), 46, 'latin1')
    return copy
  })
  const tail = Buffer.from(file.subarray(end))
  tail.writeUInt16LE(many, 8)
  tail.writeUInt16LE(many, 10)
  tail.writeUInt32LE(record.length * many, 12)
  return Uint8Array.from(Buffer.concat([file.subarray(0, directory), ...records, tail]))
}

/** The file cut off at several places, and with single bytes changed. */
export function broken(file: Uint8Array, many: number): Uint8Array[] {
  return Array.from({ length: many }, (_, i) => {
    const at = Math.floor((file.length - 9) * (i + 1) / (many + 1)) + 8
    return i % 2 ? file.slice(0, at) : file.map((byte, j) => j === at ? byte ^ 0x55 : byte)
  })
}
