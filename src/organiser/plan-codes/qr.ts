/*
 * A QR code of a short word (up to 106 bytes): byte mode, error correction M, versions 1 to 6, which have no version block and at most one alignment
 * mark. After ISO/IEC 18004; drawn on the phone, so that no code for a place goes through somebody else's server.
 */

/** For each version: data bytes of a block, blocks, and correction bytes of a block. */
const versions = [[16, 1, 10], [28, 1, 16], [44, 1, 26], [32, 2, 18], [43, 2, 24], [27, 4, 16]] as const

/** Rows of dark (true) and light modules, without the quiet zone. @throws where the text is too long */
export function qrOf (text: string): boolean[][] {
  const bytes = utf8(text)
  const at = versions.findIndex(([data, blocks]) => bytes.length + 2 <= data * blocks)
  const found = versions[at]
  if (!found) throw new RangeError(`Too long for a code: ${bytes.length} bytes`)
  const grid = new Grid(at + 1)
  grid.lay(interleaved(bytes, found))
  return grid.masked()
}

const utf8 = (text: string): number[] => {
  const encoded = unescape(encodeURIComponent(text))
  return Array.from(encoded, (letter) => letter.charCodeAt(0))
}

function interleaved (bytes: readonly number[], [size, blocks, correction]: (typeof versions)[number]): number[] {
  const bits: number[] = []
  const push = (value: number, length: number) => { for (let i = length - 1; i >= 0; i--) bits.push(value >>> i & 1) }
  push(4, 4)
  push(bytes.length, 8)
  for (const byte of bytes) push(byte, 8)
  push(0, 4)
  const data: number[] = []
  for (let i = 0; i < bits.length; i += 8) data.push(bits.slice(i, i + 8).reduce((sum, bit) => sum << 1 | bit, 0))
  for (let pad = 0xec; data.length < size * blocks; pad ^= 0xec ^ 0x11) data.push(pad)
  const parts = Array.from({ length: blocks }, (_, i) => data.slice(i * size, (i + 1) * size))
  const checks = parts.map((part) => remainder(part, generator(correction)))
  const across = (lists: readonly number[][], length: number) => Array.from({ length }, (_, i) => lists.map((list) => list[i] ?? 0)).flat()
  return [...across(parts, size), ...across(checks, correction)]
}

function times (a: number, b: number): number {
  let product = 0
  for (let i = 7; i >= 0; i--) {
    product = product << 1 ^ (product >>> 7) * 0x11d
    product ^= (b >>> i & 1) * a
  }
  return product
}

function generator (degree: number): number[] {
  let poly = [...Array<number>(degree - 1).fill(0), 1]
  let root = 1
  for (let i = 0; i < degree; i++) {
    const before = poly
    poly = before.map((one, j) => times(one, root) ^ (before[j + 1] ?? 0))
    root = times(root, 2)
  }
  return poly
}

function remainder (data: readonly number[], divisor: readonly number[]): number[] {
  let rest = divisor.map(() => 0)
  for (const byte of data) {
    const factor = byte ^ (rest[0] ?? 0)
    rest = [...rest.slice(1), 0].map((one, i) => one ^ times(divisor[i] ?? 0, factor))
  }
  return rest
}

const masks: ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0, (_, y) => y % 2 === 0, (x) => x % 3 === 0, (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0, (x, y) => x * y % 2 + x * y % 3 === 0,
  (x, y) => (x * y % 2 + x * y % 3) % 2 === 0, (x, y) => ((x + y) % 2 + x * y % 3) % 2 === 0
]

class Grid {
  private readonly size: number
  private readonly dark: boolean[][]
  /** Marks that every code has: neither filled with data nor masked. */
  private readonly fixed: boolean[][]

  constructor (version: number) {
    this.size = version * 4 + 17
    this.dark = Array.from({ length: this.size }, () => Array<boolean>(this.size).fill(false))
    this.fixed = this.dark.map((row) => [...row])
    const end = this.size - 1
    for (let i = 0; i < this.size; i++) {
      this.set(6, i, i % 2 === 0)
      this.set(i, 6, i % 2 === 0)
    }
    for (const [x, y] of [[3, 3], [end - 3, 3], [3, end - 3]] as const) this.mark(x, y, 4, (ring) => ring !== 2 && ring !== 4)
    if (version > 1) this.mark(end - 6, end - 6, 2, (ring) => ring !== 1)
    this.format(0)
  }

  private set (x: number, y: number, dark: boolean): void {
    const [row, kept] = [this.dark[y], this.fixed[y]]
    if (!row || !kept || x < 0 || x >= this.size) return
    row[x] = dark
    kept[x] = true
  }

  private mark (x: number, y: number, reach: number, dark: (ring: number) => boolean): void {
    for (let dy = -reach; dy <= reach; dy++) for (let dx = -reach; dx <= reach; dx++) this.set(x + dx, y + dy, dark(Math.max(Math.abs(dx), Math.abs(dy))))
  }

  /** Level M is 0 in it: only the mask is said. */
  private format (mask: number): void {
    let rest = mask
    for (let i = 0; i < 10; i++) rest = rest << 1 ^ (rest >>> 9) * 0x537
    const bits = (mask << 10 | rest) ^ 0x5412
    const bit = (i: number) => (bits >>> i & 1) === 1
    for (let i = 0; i < 6; i++) this.set(8, i, bit(i))
    this.set(8, 7, bit(6))
    this.set(8, 8, bit(7))
    this.set(7, 8, bit(8))
    for (let i = 9; i < 15; i++) this.set(14 - i, 8, bit(i))
    for (let i = 0; i < 8; i++) this.set(this.size - 1 - i, 8, bit(i))
    for (let i = 8; i < 15; i++) this.set(8, this.size - 15 + i, bit(i))
    this.set(8, this.size - 8, true)
  }

  /** In columns of two from the right, up and down in turns. */
  lay (bytes: readonly number[]): void {
    let i = 0
    for (let right = this.size - 1; right >= 1; right -= 2) {
      if (right === 6) right = 5
      for (let step = 0; step < this.size; step++) {
        const y = (right + 1 & 2) === 0 ? this.size - 1 - step : step
        for (const x of [right, right - 1]) {
          const row = this.dark[y]
          if (!row || this.fixed[y]?.[x] || i >= bytes.length * 8) continue
          row[x] = ((bytes[i >>> 3] ?? 0) >>> (7 - (i & 7)) & 1) === 1
          i++
        }
      }
    }
  }

  private flip (mask: number): void {
    const turns = masks[mask]
    this.dark.forEach((row, y) => row.forEach((dark, x) => { if (!this.fixed[y]?.[x] && turns?.(x, y)) row[x] = !dark }))
  }

  /** With the mask that leaves the fewest patterns a camera stumbles over. */
  masked (): boolean[][] {
    const costs = masks.map((_, mask) => {
      this.flip(mask)
      this.format(mask)
      const cost = costOf(this.dark)
      this.flip(mask)
      return cost
    })
    const best = costs.indexOf(Math.min(...costs))
    this.flip(best)
    this.format(best)
    return this.dark
  }
}

function costOf (rows: boolean[][]): number {
  const size = rows.length
  const columns = rows.map((_, x) => rows.map((row) => row[x] ?? false))
  let cost = 0
  for (const line of [...rows, ...columns]) cost += lineCost(line)
  for (let y = 0; y + 1 < size; y++) {
    for (let x = 0; x + 1 < size; x++) {
      const dark = rows[y]?.[x]
      if (dark === rows[y]?.[x + 1] && dark === rows[y + 1]?.[x] && dark === rows[y + 1]?.[x + 1]) cost += 3
    }
  }
  const dark = rows.flat().filter(Boolean).length
  return cost + (Math.ceil(Math.abs(dark * 20 - size * size * 10) / (size * size)) - 1) * 10
}

/** Runs of five and more, and what looks like a corner mark. */
function lineCost (line: readonly boolean[]): number {
  const drawn = line.map((dark) => (dark ? '1' : '0')).join('')
  const runs = drawn.match(/1{5,}|0{5,}/g) ?? []
  // Beside the code everything is light.
  const padded = `0000${drawn}0000`
  let corners = 0
  for (let i = 0; i + 11 <= padded.length; i++) if (/^(10111010000|00001011101)$/.test(padded.slice(i, i + 11))) corners++
  return runs.reduce((sum, run) => sum + run.length - 2, 0) + corners * 40
}
