/* How far somebody has come, by what was on his screen or was played. Time alone shows nothing. */

/** From first to last, both included; sorted, and none touches another. */
export type Stretches = [number, number][]

export function merged(...all: (readonly (readonly number[])[])[]): Stretches {
  const sorted = all.flat().flatMap(([from, to]) => (from !== undefined && to !== undefined && from <= to ? [[from, to] as [number, number]] : [])).sort((a, b) => a[0] - b[0])
  const out: Stretches = []
  for (const [from, to] of sorted) {
    const last = out.at(-1)
    if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to)
    else out.push([from, to])
  }
  return out
}

export const within = (stretches: Stretches, count: number): Stretches => stretches.flatMap(([from, to]) => (from < count ? [[from, Math.min(to, count - 1)] as [number, number]] : []))
export const sizeOf = (stretches: Stretches): number => stretches.reduce((sum, [from, to]) => sum + to - from + 1, 0)
const has = (stretches: Stretches, at: number) => stretches.some(([from, to]) => from <= at && at <= to)

/** What there is of a material to see: so many characters in each paragraph, or so many seconds to play. */
export type Measure = { kind: 'pieces'; chars: readonly number[] } | { kind: 'seconds'; seconds: number }

export const countOf = (measure: Measure): number => (measure.kind === 'pieces' ? measure.chars.length : measure.seconds)

/** Faster than anybody reads, and what the first screen shows at once. */
const CHARS_A_SECOND = 40
const FIRST_SCREEN = 80
/** Played at double speed, and a few seconds for the way of a report. */
const FASTEST = 2
const PLAY_SLACK = 3
const ENOUGH = 0.9

/** Whether so much can have been seen in the seconds since the report before. */
export function believable(measure: Measure, before: Stretches, claimed: Stretches, seconds: number): boolean {
  if (measure.kind === 'seconds') return sizeOf(merged(before, claimed)) - sizeOf(before) <= seconds * FASTEST + PLAY_SLACK
  const chars = measure.chars.reduce((sum, one, at) => (has(claimed, at) && !has(before, at) ? sum + one : sum), 0)
  return chars <= seconds * CHARS_A_SECOND + FIRST_SCREEN
}

/** All that there is was on the screen; of what is played nine tenths. */
export function isRead(measure: Measure, seen: Stretches): boolean {
  const all = countOf(measure)
  return all > 0 && sizeOf(within(seen, all)) >= (measure.kind === 'pieces' ? all : Math.ceil(all * ENOUGH))
}
