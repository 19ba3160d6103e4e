/** Bytes in one row of a stored file. */
export const PIECE = 512 * 1024

/** The same bytes in pieces of one size. */
export async function* evened(pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let kept: Uint8Array[] = []
  let length = 0
  for await (const piece of pieces) {
    for (let at = 0; at < piece.length;) {
      const taken = piece.subarray(at, at + PIECE - length)
      kept.push(taken)
      length += taken.length
      at += taken.length
      if (length < PIECE) continue
      yield Buffer.concat(kept)
      kept = []
      length = 0
    }
  }
  if (length) yield Buffer.concat(kept)
}
