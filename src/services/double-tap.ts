import { useRef } from 'react'

/** A second tap within so many milliseconds is the other half of a double tap. */
const HALF_MS = 350

/**
 * Who taps twice on 下一题 goes on by one: the second tap is dropped, unless `given` (what is answered) has changed in between, so that
 * nobody who answers quickly is held up. Other steps ask or wait by themselves, and may be tried again at once when they failed.
 */
export function useSingleTap (act: () => void, step: string, given: unknown): () => void {
  const last = useRef({ at: 0, given })
  return () => {
    const at = Date.now()
    const again = step === 'next' && at - last.current.at < HALF_MS && last.current.given === given
    if (step === 'next') last.current = { at, given }
    if (!again) act()
  }
}
