import { unreadable } from './failure'

export interface Decoded {
  text: string
  encoding: string
  /** Characters that could not be read and stand as � in the text. */
  lost: number
}

/** BOM, UTF-16 by its zero bytes, strict UTF-8, then GB18030, unless the bytes are clearly Big5. */
export function decode(bytes: Uint8Array): Decoded {
  const decoded = byMark(bytes) ?? utf16(bytes) ?? strict(bytes, 'utf-8') ?? damagedUtf8(bytes) ?? chinese(bytes)
  if (!decoded || looksBinary(decoded.text)) throw unreadable('这不是文本文件，或者编码认不出来。请用记事本打开后另存为 UTF-8，或把题目放进 Word 文档（.docx）再上传。')
  return decoded
}

const loose = (bytes: Uint8Array, encoding: string): Decoded => {
  const text = new TextDecoder(encoding).decode(bytes)
  return { text, encoding, lost: count(text, '\ufffd') }
}

function strict(bytes: Uint8Array, encoding: string): Decoded | undefined {
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding, lost: 0 }
  } catch {
    return undefined
  }
}

function byMark(bytes: Uint8Array): Decoded | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return loose(bytes, 'utf-8')
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return loose(bytes, 'utf-16le')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return loose(bytes, 'utf-16be')
  return undefined
}

/** Line ends, digits and letters have a zero byte, mostly at one parity (but 一 is 4E 00). */
function utf16(bytes: Uint8Array): Decoded | undefined {
  let even = 0, odd = 0
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] !== 0) continue
    if (i % 2) odd++
    else even++
  }
  if (bytes.length % 2 || even === odd) return undefined
  const decoded = strict(bytes, odd > even ? 'utf-16le' : 'utf-16be')
  return decoded && readable(decoded.text) ? decoded : undefined
}

function readable(text: string): boolean {
  let good = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < 0x250 || (code >= 0x2000 && code < 0x2700) || (code >= 0x3000 && code < 0xa000) || code >= 0xf900) good++
  }
  return good >= text.length * 0.95
}

/** One broken character must not turn a whole UTF-8 file into nonsense. */
function damagedUtf8(bytes: Uint8Array): Decoded | undefined {
  const decoded = loose(bytes, 'utf-8')
  let foreign = 0
  for (let i = 0; i < decoded.text.length; i++) if (decoded.text.charCodeAt(i) > 0x7f) foreign++
  return decoded.lost * 50 < foreign ? decoded : undefined
}

function chinese(bytes: Uint8Array): Decoded | undefined {
  const big5 = strict(bytes, 'big5')
  if (big5 && clearlyBig5(bytes)) return big5
  const gb = strict(bytes, 'gb18030')
  if (gb) return gb
  const damaged = loose(bytes, 'gb18030')
  return damaged.lost * 100 < damaged.text.length ? damaged : big5
}

/** Big5 writes two second bytes in five below 0x80; ordinary Chinese in GBK hardly any, and with first bytes that Big5 has not. */
function clearlyBig5(bytes: Uint8Array): boolean {
  let pairs = 0, low = 0, foreign = 0
  for (let i = 0; i < bytes.length - 1; i++) {
    const first = bytes[i] as number
    if (first < 0x81) continue
    const second = bytes[++i] as number
    pairs++
    if (second < 0x80) low++
    if (first < 0xa1 || first > 0xf9 || (first > 0xc6 && first < 0xc9)) foreign++
  }
  return pairs >= 6 && low > pairs * 0.15 && foreign <= pairs * 0.02
}

function looksBinary(text: string): boolean {
  let control = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 0) return true
    if (code < 32 && (code < 9 || code > 13) && code !== 0x1a) control++
  }
  return control > 8 + text.length / 500
}

function count(text: string, part: string): number {
  let found = 0
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) found++
  return found
}
