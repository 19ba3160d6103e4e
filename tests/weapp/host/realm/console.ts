import type { Log } from '../log'
import { describeError } from './errors'

const LEVELS = ['log', 'info', 'warn', 'error', 'debug', 'trace', 'group', 'groupCollapsed', 'groupEnd', 'time', 'timeEnd'] as const

export type AppConsole = Record<(typeof LEVELS)[number], (...args: unknown[]) => void>

/** A console that writes into the log and, where asked, through to the real one. */
export function createConsole(log: Log, echo?: (level: string, text: string) => void): AppConsole {
  const write = (level: string) => (...args: unknown[]) => {
    const text = args.map(printable).join(' ')
    log.console.push({ level, text })
    echo?.(level, text)
  }
  return Object.fromEntries(LEVELS.map((level) => [level, write(level)])) as AppConsole
}

function printable(value: unknown): string {
  if (typeof value === 'string') return value
  if (value instanceof Error) return describeError(value)
  try {
    return JSON.stringify(value) ?? String(value)
  } catch {
    return String(value)
  }
}
