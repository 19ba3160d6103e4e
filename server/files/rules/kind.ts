import type { FileKind } from '../../../contract/files'

/** What the first bytes say a file is; its name and what the sender calls it count for nothing. */
export interface Told { kind: FileKind; mime: string }

/** So many of the first bytes tell it: of a recording by a browser the tracks come early. */
export const HEAD = 64 * 1024

const latin1 = (bytes: Uint8Array, from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to))
const begins = (bytes: Uint8Array, ...head: number[]) => head.every((byte, i) => bytes[i] === byte)

const photo = (mime: string): Told => ({ kind: 'photo', mime })
const audio = (mime: string): Told => ({ kind: 'audio', mime })

export function tellKind(head: Uint8Array): Told | null {
  if (begins(head, 0xff, 0xd8, 0xff)) return photo('image/jpeg')
  if (begins(head, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return photo('image/png')
  const four = latin1(head, 0, 4)
  const third = latin1(head, 8, 12)
  if (four === 'GIF8') return photo('image/gif')
  if (four === 'RIFF') return third === 'WEBP' ? photo('image/webp') : third === 'WAVE' ? audio('audio/wav') : null
  if (latin1(head, 0, 5) === '%PDF-') return { kind: 'pdf', mime: 'application/pdf' }
  if (latin1(head, 4, 8) === 'ftyp') return inBoxes(head, third)
  if (four === 'OggS') return has(head, 'OpusHead') || has(head, 'vorbis') ? audio('audio/ogg') : null
  if (begins(head, 0x1a, 0x45, 0xdf, 0xa3)) return (has(head, 'A_OPUS') || has(head, 'A_VORBIS')) && !has(head, 'V_') ? audio('audio/webm') : null
  if (four.startsWith('ID3')) return audio('audio/mpeg')
  return framed(head)
}

const STILLS = new Set(['heic', 'heix', 'hevc', 'mif1', 'msf1', 'avif'])

/** Pictures of newer phones, which want a word of their own. */
export const isHeic = (head: Uint8Array) => latin1(head, 4, 8) === 'ftyp' && STILLS.has(latin1(head, 8, 12))

function inBoxes(head: Uint8Array, brand: string): Told | null {
  if (brand === 'M4A ' || brand === 'M4B ') return audio('audio/mp4')
  if (STILLS.has(brand) || brand.startsWith('qt')) return null
  // A browser's recording carries the brands of a film; what its tracks are stands near its beginning.
  if (/hdlr[^]{8}soun/.test(latin1Long(head)) && !/hdlr[^]{8}vide/.test(latin1Long(head))) return audio('audio/mp4')
  return { kind: 'video', mime: 'video/mp4' }
}

/** MPEG audio without any head: eleven set bits, then a layer and a rate that exist. AAC in ADTS has no layer. */
function framed(head: Uint8Array): Told | null {
  const [first, second = 0, third = 0] = head
  if (first !== 0xff || (second & 0xe0) !== 0xe0) return null
  if ((second & 0xf6) === 0xf0) return audio('audio/aac')
  const real = (second & 0x18) !== 0x08 && (second & 0x06) === 0x02 && (third >> 4) !== 15 && (third >> 4) !== 0 && (third & 0x0c) !== 0x0c
  return real ? audio('audio/mpeg') : null
}

function latin1Long(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8192) text += latin1(bytes, at, at + 8192)
  return text
}

const has = (head: Uint8Array, word: string) => latin1Long(head).includes(word)
