export interface FilePart { field: string, name: string, bytes: ArrayBuffer }

/** A form with files as bytes, where no FormData is: wx.uploadFile sends one file only. */
export function multipart (fields: readonly [name: string, value: string][], files: readonly FilePart[], boundary: string): ArrayBuffer {
  const pieces: Uint8Array[] = []
  const put = (text: string) => pieces.push(utf8(text))
  for (const [name, value] of fields) put(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
  for (const { field, name, bytes } of files) {
    put(`--${boundary}\r\nContent-Disposition: form-data; name="${field}"; filename="${quoted(name)}"\r\nContent-Type: application/octet-stream\r\n\r\n`)
    pieces.push(new Uint8Array(bytes))
    put('\r\n')
  }
  put(`--${boundary}--\r\n`)
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole.buffer
}

/** As browsers write it. */
const quoted = (name: string) => name.replace(/["\r\n]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)

/** WeChat has no TextEncoder. */
function utf8 (text: string): Uint8Array {
  const bytes: number[] = []
  encodeURIComponent(text).replace(/%(..)|[^%]/g, (sign, hex?: string) => {
    bytes.push(hex ? parseInt(hex, 16) : sign.charCodeAt(0))
    return ''
  })
  return new Uint8Array(bytes)
}
