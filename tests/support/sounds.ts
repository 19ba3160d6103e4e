/* Recordings and documents of the least that their formats ask for. */

export function wav(seconds: number, rate = 8000): Buffer {
  const data = Buffer.alloc(seconds * rate)
  const head = Buffer.alloc(44)
  head.write('RIFF', 0); head.writeUInt32LE(36 + data.length, 4); head.write('WAVEfmt ', 8)
  head.writeUInt32LE(16, 16); head.writeUInt16LE(1, 20); head.writeUInt16LE(1, 22); head.writeUInt32LE(rate, 24); head.writeUInt32LE(rate, 28)
  head.writeUInt16LE(1, 32); head.writeUInt16LE(8, 34); head.write('data', 36); head.writeUInt32LE(data.length, 40)
  return Buffer.concat([head, data])
}

/** Frames of layer III, 48 kbit/s at 32 kHz: 216 bytes and 36 ms each. */
export function mp3(seconds: number, { id3 = true } = {}): Buffer {
  const frame = Buffer.alloc(216)
  frame.set([0xff, 0xfb, 0x38, 0xc4])
  const tag = Buffer.from([0x49, 0x44, 0x33, 4, 0, 0, 0, 0, 0, 10, ...Array<number>(10).fill(0)])
  return Buffer.concat([...(id3 ? [tag] : []), ...Array<Buffer>(Math.round(seconds / 0.036)).fill(frame)])
}

const box = (name: string, ...parts: Buffer[]): Buffer => {
  const body = Buffer.concat(parts)
  const head = Buffer.alloc(8)
  head.writeUInt32BE(8 + body.length, 0); head.write(name, 4)
  return Buffer.concat([head, body])
}

/** Film or sound: the movie's head, one track's handler, and as many bytes as wanted. */
export function boxes(brand: string, { seconds = 3, handler = 'soun', bytes = 100 } = {}): Buffer {
  const mvhd = Buffer.alloc(100)
  mvhd.writeUInt32BE(1000, 12); mvhd.writeUInt32BE(seconds * 1000, 16)
  const hdlr = Buffer.alloc(24)
  hdlr.write(handler, 8)
  return Buffer.concat([box('ftyp', Buffer.from(`${brand}\0\0\0\0isom`)), box('moov', box('mvhd', mvhd), box('trak', box('mdia', box('hdlr', hdlr)))), box('mdat', Buffer.alloc(bytes, 7))])
}

/** With an empty page: viewers open it. */
export const pdf = (more = ''): Buffer => Buffer.from(`%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]>>endobj\n${more}\ntrailer<</Root 1 0 R>>\n%%EOF\n`)
