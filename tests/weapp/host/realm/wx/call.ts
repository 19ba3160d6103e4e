export interface Callbacks {
  success?(result: object): void
  fail?(result: object): void
  complete?(result: object): void
}

/** A refusal that the app sees as `name:fail message`. */
export class WxError extends Error {
  constructor(
    message: string,
    readonly errno?: number,
  ) {
    super(message)
  }
}

export type Call = <Options extends object>(
  name: string,
  options: (Options & Callbacks) | undefined,
  work: (options: Options & Callbacks) => unknown,
) => Promise<object> | undefined

/**
 * The convention of every asynchronous wx function: callbacks when any is given, else a promise.
 * The work starts at once, its outcome is told later.
 */
export function createCall(later: (run: () => void) => void): Call {
  return (name, options, work) => {
    const given = (options ?? {}) as Parameters<typeof work>[0]
    const outcome = new Promise<object>((resolve) => resolve(work(given) as object)).then(
      (value) => ({ ...value, errMsg: `${name}:ok` }),
      (error: unknown) => Promise.reject(failure(name, error)),
    )
    if (!given.success && !given.fail && !given.complete) return outcome
    outcome.then(
      (result) => later(() => tell(given, 'success', result)),
      (result: object) => later(() => tell(given, 'fail', result)),
    )
    return undefined
  }
}

/** A task can be awaited when it was started without callbacks. */
export function thenable(promise: Promise<object> | undefined): object {
  return promise ? { then: promise.then.bind(promise), catch: promise.catch.bind(promise), finally: promise.finally.bind(promise) } : {}
}

function tell(callbacks: Callbacks, kind: 'success' | 'fail', result: object): void {
  try {
    callbacks[kind]?.(result)
  } finally {
    callbacks.complete?.(result)
  }
}

function failure(name: string, error: unknown): object {
  const message = error instanceof Error ? error.message : String(error)
  const errno = error instanceof WxError ? error.errno : undefined
  return { errMsg: `${name}:fail ${message}`, ...(errno === undefined ? {} : { errno }) }
}
