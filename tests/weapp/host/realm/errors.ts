import type { Log } from '../log'
import type { Hooks } from './hooks'

/** Message and stack as text: an Error of another realm prints badly and cannot be sent as JSON. */
export function describeError(error: unknown): string {
  if (error instanceof Error) return error.stack?.includes(error.message) ? error.stack : `${error.name}: ${error.message}`
  if (typeof error === 'object' && error !== null && 'errMsg' in error) return String(error.errMsg)
  return String(error)
}

export class Errors {
  private reporting = false

  constructor(
    private readonly log: Log,
    private readonly hooks: Hooks,
  ) {}

  /** Records an uncaught error and tells the app, as WeChat does. */
  report(error: unknown): void {
    const text = describeError(error)
    this.log.errors.push(text)
    if (this.reporting) return
    this.reporting = true
    try {
      this.hooks.fire('Error', text)
    } finally {
      this.reporting = false
    }
  }

  /** Runs code of the app; what it throws is reported and goes no further. */
  guard<T>(run: () => T): T | undefined {
    try {
      return run()
    } catch (error) {
      this.report(error)
      return undefined
    }
  }
}
