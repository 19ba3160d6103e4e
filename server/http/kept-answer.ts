import { constants, crc32, deflateRaw } from 'node:zlib'
import { promisify } from 'node:util'

const deflate = promisify(deflateRaw)

/** What is the same for everybody who asks: written out once, and packed once for those who take gzip. */
export class KeptPart<P extends object> {
  readonly text: string
  private packing: Promise<PackedPart> | undefined

  constructor(value: P) {
    // Without its closing brace: the reader's own part goes on from here.
    this.text = JSON.stringify(value).slice(0, -1)
  }

  packed(): Promise<PackedPart> {
    return this.packing ??= this.pack()
  }

  private async pack(): Promise<PackedPart> {
    const plain = Buffer.from(this.text)
    // Ends on a byte and is not the last block: another may follow (RFC 1951).
    const blocks = await deflate(plain, { level: 6, finishFlush: constants.Z_SYNC_FLUSH })
    return { blocks, bytes: plain.length, crc: crc32(plain) }
  }
}

interface PackedPart {
  blocks: Buffer
  bytes: number
  crc: number
}

/** An answer of the type T, joined for each reader from the kept part and the reader's own. It is not serialised by the contract's schema. */
export class KeptAnswer<T extends object, P extends Partial<T> = Partial<T>> {
  private readonly own: string

  constructor(private readonly part: KeptPart<P>, own: Omit<T, keyof P>) {
    this.own = `,${JSON.stringify(own).slice(1)}`
  }

  text(): string {
    return this.part.text + this.own
  }

  /** One gzip member (RFC 1952): the packed blocks, then the reader's part as a block that is stored as it is. Undefined: too long for that. */
  async gzip(): Promise<Buffer | undefined> {
    const own = Buffer.from(this.own)
    if (own.length > 0xffff) return undefined
    const { blocks, bytes, crc } = await this.part.packed()
    const last = Buffer.alloc(5)
    last.writeUInt8(1, 0)
    last.writeUInt16LE(own.length, 1)
    last.writeUInt16LE(own.length ^ 0xffff, 3)
    const trailer = Buffer.alloc(8)
    trailer.writeUInt32LE(crc32(own, crc), 0)
    trailer.writeUInt32LE((bytes + own.length) % 2 ** 32, 4)
    return Buffer.concat([GZIP_HEADER, blocks, last, own, trailer])
  }
}

const GZIP_HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff])

/** Says plainly that gzip is taken. Rarer ways to say it are left to the compressing hook. */
export const takesGzip = (header: string | string[] | undefined) => /(^|,)\s*gzip\s*(,|$)/i.test(String(header ?? ''))
