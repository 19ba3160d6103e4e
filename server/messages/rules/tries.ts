const WAITS = [10, 60, 300, 900]
const LAST = 3600

/** When a message is tried again that could not be given to WeChat; `tries` counts those that were made, from 1. Milliseconds. */
export const nextTry = (tries: number, now: number): number => now + (WAITS[tries - 1] ?? LAST) * 1000
