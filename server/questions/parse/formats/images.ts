import { IMAGE_MARK, type Image } from '../types'

/** Where the bytes are that a path means, if the caller has them (a package's other files). */
export type FindImage = (src: string) => Image | undefined

export const NO_IMAGE = '[image]'
const MOST = 5000

const KINDS: readonly (readonly [mime: string, at: number, magic: string])[] = [
  ['image/png', 0, '\x89PNG'], ['image/jpeg', 0, '\xFF\xD8\xFF'], ['image/gif', 0, 'GIF8'], ['image/webp', 8, 'WEBP']
]

export function decodeImage(base64: string): Image | undefined {
  let raw: string
  try {
    raw = atob(base64)
  } catch {
    return undefined
  }
  const mime = KINDS.find(([, at, magic]) => raw.startsWith(magic, at))?.[0]
  if (!mime) return undefined
  const bytes = new Uint8Array(raw.length)
  for (let at = 0; at < raw.length; at++) bytes[at] = raw.charCodeAt(at)
  return { mime, bytes }
}

/** The pictures of one document, each under a key that its text does not already use. */
export class Pictures {
  readonly images = new Map<string, Image>()
  private readonly taken: Set<string>
  private last = 0

  constructor(source: string, private readonly find: FindImage = () => undefined) {
    this.taken = new Set(Array.from(source.matchAll(IMAGE_MARK), (mark) => mark[1] ?? ''))
  }

  mark(src: string, files?: ReadonlyMap<string, string>): string {
    const image = this.images.size < MOST ? this.bytesOf(src.trim(), files) : undefined
    if (!image) return NO_IMAGE
    do this.last++
    while (this.taken.has(`m${this.last}`))
    this.images.set(`m${this.last}`, image)
    return `[图:m${this.last}]`
  }

  private bytesOf(src: string, files?: ReadonlyMap<string, string>): Image | undefined {
    const comma = src.indexOf(',')
    if (/^data:/i.test(src)) return /;base64$/i.test(src.slice(0, comma)) ? decodeImage(src.slice(comma + 1)) : undefined
    const base64 = files?.get(nameOf(src))
    return base64 === undefined ? this.find(src) : decodeImage(base64)
  }
}

/** @@PLUGINFILE@@/a%20b.png?x=1 → a b.png */
function nameOf(src: string): string {
  const path = src.replace(/^@@PLUGINFILE@@\//, '').replace(/[?#].*$/s, '')
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
