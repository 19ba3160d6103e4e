import type { ReadBody } from '../../../contract/questions'
import { compared } from '../parse/normalise'

/* When two questions say the same, and when nearly. Keys find candidates among many; the words decide. */

export type Likened = Pick<ReadBody, 'type' | 'stem' | 'options'>

/** As alike as this, a person is asked. */
export const NEAR = 0.85

const BANDS = 10
const ROWS = 4

const isChoice = ({ type }: Likened) => type === 'single' || type === 'multiple'
/** Punctuation alone is all that such a text has, so it is not left out. */
const folded = (text: string) => compared(text) || text.trim()
const optionsOf = (body: Likened) => (isChoice(body) ? body.options.map(folded).sort() : [])

/** What is equal when two questions are the same: type, stem, and the options in whatever order. */
export const exactForm = (body: Likened): string => [body.type, folded(body.stem), ...optionsOf(body)].join('\n')

export const exactKey = (body: Likened): string => hash53(exactForm(body)).toString(36)

/** The words in which likeness is measured. */
export const wordsOf = (body: Likened): string => [folded(body.stem), ...optionsOf(body)].join('\n')

export function bigrams(text: string): Set<number> {
  const found = new Set<number>()
  if (text.length === 1) found.add(text.charCodeAt(0))
  for (let at = 1; at < text.length; at++) found.add(text.charCodeAt(at - 1) * 65536 + text.charCodeAt(at))
  return found
}

/** Dice coefficient of the sets of neighbouring characters: 0 nothing in common, 1 the same. */
export function likenessOf(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  if (a.size === 0 && b.size === 0) return 1
  const [small, large] = a.size < b.size ? [a, b] : [b, a]
  let common = 0
  for (const one of small) if (large.has(one)) common++
  return (2 * common) / (a.size + b.size)
}

export const likeness = (a: Likened, b: Likened): number => likenessOf(bigrams(wordsOf(a)), bigrams(wordsOf(b)))

/**
 * MinHash in bands: two texts as alike as NEAR share a key with about 97 in 100 chances, more alike ones nearly always, and texts with a
 * third in common hardly ever.
 */
export function nearKeys(body: Likened, grams: ReadonlySet<number> = bigrams(wordsOf(body))): string[] {
  const least = new Uint32Array(BANDS * ROWS).fill(0xffffffff)
  for (const gram of grams) {
    const base = mixed((gram >>> 0) ^ Math.imul(Math.floor(gram / 65536), 0x9e3779b1))
    for (let i = 0; i < least.length; i++) {
      const value = mixed(base ^ (SEEDS[i] as number))
      if (value < (least[i] as number)) least[i] = value
    }
  }
  return Array.from({ length: BANDS }, (_, band) => {
    let value = band + 1
    for (let row = 0; row < ROWS; row++) value = mixed(Math.imul(value, 31) ^ (least[band * ROWS + row] as number))
    return `${band.toString(36)}${value.toString(36)}`
  })
}

/** Finaliser of MurmurHash3: every bit of the input changes every bit of the result. */
function mixed(value: number): number {
  let h = value
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

const SEEDS = Uint32Array.from({ length: BANDS * ROWS }, (_, i) => mixed((i + 1) * 0x9e3779b1))

/** 53 bits of a text, as cyrb53 mixes them. Whoever finds an equal key compares the texts. */
function hash53(text: string): number {
  let a = 0xdeadbeef, b = 0x41c6ce57
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    a = Math.imul(a ^ code, 2654435761)
    b = Math.imul(b ^ code, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return 4294967296 * (2097151 & b) + (a >>> 0)
}
