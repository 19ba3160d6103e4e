export interface Marked {
  text: string
  /** Nothing like it was there before, or a piece of it is new: what stands before, the new words, what stands behind. */
  fresh: { before: string; words: string; after: string } | null
}

function common(a: string, b: string): { head: number; tail: number } {
  const most = Math.min(a.length, b.length)
  let head = 0
  while (head < most && a[head] === b[head]) head++
  let tail = 0
  while (tail < most - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++
  return { head, tail }
}

/** Sentences of a notice with the words that are new in them, against those of before. */
export function markNew(before: readonly string[], now: readonly string[]): Marked[] {
  const gone = before.filter((one) => !now.includes(one))
  return now.map((text) => {
    if (before.includes(text)) return { text, fresh: null }
    let best = { head: 0, tail: 0 }
    for (const old of gone) {
      const found = common(old, text)
      if (found.head + found.tail > best.head + best.tail) best = found
    }
    // A few letters in common are chance.
    if (best.head + best.tail < Math.min(8, text.length / 2)) best = { head: 0, tail: 0 }
    const { head, tail } = best
    return { text, fresh: { before: text.slice(0, head), words: text.slice(head, text.length - tail), after: text.slice(text.length - tail) } }
  })
}
