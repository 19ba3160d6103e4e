import { same, write, type Path } from './paths'

/** Edits to the same field within this time are one: a word typed is taken back as a word. */
const TOGETHER_MS = 1500

export interface History<T> {
  now: T
  past: T[]
  future: T[]
  last: { path: Path; at: number } | null
}

const MOST = 200

export const begin = <T>(now: T): History<T> => ({ now, past: [], future: [], last: null })

export function edited<T>(history: History<T>, path: Path, value: unknown, at: number): History<T> {
  const now = write(history.now, path, value)
  if (same(now, history.now)) return history
  const { last } = history
  const together = last !== null && last.path === path && at - last.at < TOGETHER_MS
  return { now, past: together ? history.past : [...history.past.slice(-MOST + 1), history.now], future: [], last: { path, at } }
}

export function undone<T>({ now, past, future }: History<T>): History<T> {
  const before = past.at(-1)
  return before === undefined ? { now, past, future, last: null } : { now: before, past: past.slice(0, -1), future: [now, ...future], last: null }
}

export function redone<T>({ now, past, future }: History<T>): History<T> {
  const [next] = future
  return next === undefined ? { now, past, future, last: null } : { now: next, past: [...past, now], future: future.slice(1), last: null }
}
