/**
 * So many at once, so many waiting; the next one is refused. What it answers gives the place to the one who waits longest.
 */
export function places(atOnce: number, queue: number, refusal: () => Error): () => Promise<() => void> {
  let taken = 0
  const waiting: (() => void)[] = []
  const leave = () => {
    const next = waiting.shift()
    if (next) next()
    else taken--
  }
  const once = () => {
    let left = false
    return () => {
      if (left) return
      left = true
      leave()
    }
  }
  return async () => {
    if (taken < atOnce) {
      taken++
      return once()
    }
    if (waiting.length >= queue) throw refusal()
    await new Promise<void>((resolve) => waiting.push(resolve))
    return once()
  }
}
