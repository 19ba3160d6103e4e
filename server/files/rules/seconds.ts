/* How long a recording is, as far as its bytes say so without decoding it. Null: they do not. */

const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
const word = (bytes: Uint8Array, at: number) => String.fromCharCode(...bytes.subarray(at, at + 4))

export function secondsOf(mime: string, bytes: Uint8Array): number | null {
  try {
    const found = readers[mime]?.(bytes) ?? null
    return found !== null && Number.isFinite(found) && found > 0 && found < 86400 ? Math.max(1, Math.round(found)) : null
  } catch {
    // It ends in the middle of what is read.
    return null
  }
}

const readers: Record<string, (bytes: Uint8Array) => number | null> = { 'audio/wav': ofWav, 'audio/mpeg': ofMpeg, 'audio/aac': ofAdts, 'audio/ogg': ofOgg, 'audio/mp4': ofBoxes }

function ofWav(bytes: Uint8Array): number | null {
  const data = view(bytes)
  let rate = 0
  for (let at = 12; at + 8 <= bytes.length;) {
    const size = data.getUint32(at + 4, true)
    if (word(bytes, at) === 'fmt ') rate = data.getUint32(at + 16, true)
    if (word(bytes, at) === 'data') return rate ? Math.min(size, bytes.length - at - 8) / rate : null
    at += 8 + size + (size % 2)
  }
  return null
}

const RATES = [44100, 48000, 32000]
const KBPS1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320]
const KBPS2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]

/** Layer III, frame by frame. */
function ofMpeg(bytes: Uint8Array): number | null {
  let at = 0
  if (word(bytes, 0).startsWith('ID3')) at = 10 + [6, 7, 8, 9].reduce((size, place) => size * 128 + ((bytes[place] ?? 0) & 0x7f), 0)
  let seconds = 0
  while (at + 4 <= bytes.length) {
    const second = bytes[at + 1] as number
    const third = bytes[at + 2] as number
    if (bytes[at] !== 0xff || (second & 0xe6) !== 0xe2) { at++; continue }
    const version = (second >> 3) & 3
    const first = version === 3
    const rate = (RATES[(third >> 2) & 3] ?? 0) / (first ? 1 : version === 2 ? 2 : 4)
    const kbps = (first ? KBPS1 : KBPS2)[third >> 4] ?? 0
    if (!rate || !kbps || version === 1) { at++; continue }
    at += Math.floor(((first ? 144 : 72) * kbps * 1000) / rate) + ((third >> 1) & 1)
    seconds += (first ? 1152 : 576) / rate
  }
  return seconds
}

const ADTS = [96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000, 7350]

function ofAdts(bytes: Uint8Array): number | null {
  let seconds = 0
  for (let at = 0; at + 7 <= bytes.length;) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = bytes.subarray(at, at + 6)
    const size = ((d & 3) << 11) | (e << 3) | (f >> 5)
    const rate = ADTS[(c >> 2) & 15]
    if (a !== 0xff || (b & 0xf6) !== 0xf0 || size < 7 || !rate) break
    seconds += 1024 / rate
    at += size
  }
  return seconds
}

/** Opus counts in 48,000ths, whatever it was recorded at; where the last page ends is how long it is. */
function ofOgg(bytes: Uint8Array): number | null {
  if (!String.fromCharCode(...bytes.subarray(28, 36)).includes('OpusHead')) return null
  for (let at = bytes.length - 14; at >= 0; at--) {
    if (word(bytes, at) === 'OggS') return Number(view(bytes).getBigUint64(at + 6, true)) / 48000
  }
  return null
}

function ofBoxes(bytes: Uint8Array): number | null {
  const data = view(bytes)
  const find = (name: string, from: number, to: number): [number, number] | null => {
    for (let at = from; at + 8 <= to;) {
      const size = data.getUint32(at)
      if (size < 8) return null
      if (word(bytes, at + 4) === name) return [at + 8, Math.min(at + size, to)]
      at += size
    }
    return null
  }
  const moov = find('moov', 0, bytes.length)
  const head = moov && find('mvhd', ...moov)
  if (!head) return null
  const [at] = head
  const long = bytes[at] === 1
  const scale = data.getUint32(at + (long ? 20 : 12))
  const length = long ? Number(data.getBigUint64(at + 24)) : data.getUint32(at + 16)
  return scale ? length / scale : null
}
