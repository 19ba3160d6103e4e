import pino, { type DestinationStream, type Logger } from 'pino'

const DEBUG = 20

/** JSON lines without personal data. A client that goes away in the middle of an answer is no fault of ours: said at `debug`. */
export const openLog = (level: string, destination?: DestinationStream): Logger => pino({
  level, redact: ['req.headers.authorization'],
  hooks: {
    logMethod(args, method, at) {
      if (at > DEBUG && isPrematureClose(args[0])) this.debug(...args)
      else method.apply(this, args)
    }
  }
}, destination as DestinationStream)

/** Node's streams say it with a code, the compressing hook's in words. */
function isPrematureClose(said: unknown): boolean {
  const error = said instanceof Error ? said : (said as { err?: unknown } | undefined)?.err
  return error instanceof Error && ((error as { code?: unknown }).code === 'ERR_STREAM_PREMATURE_CLOSE' || error.message === 'premature close')
}
