import pino from 'pino'
import { ConfigError, readConfig } from './config'
import type { Context } from './context'
import { AppError } from './errors'
import { openContext } from './start'

/* What the commands beside the server have in common. */

export const out = {
  print: (text: string) => { process.stdout.write(`${text}\n`) },
  warn: (text: string) => { process.stderr.write(`${text}\n`) }
}

/** With the database that the environment names; the command writes to it itself. */
export async function withDatabase(act: (ctx: Context) => Promise<number>): Promise<number> {
  const ctx = await openContext(readConfig({ ...process.env, WRITER: 'inline' }), { log: pino({ level: 'warn' }, pino.destination(2)) })
  try {
    return await act(ctx)
  } finally {
    await ctx.close()
  }
}

/**
 * Ends with what `main` answers, or with 2 and a sentence.
 * @param expected errors that were made for the person at the keyboard
 */
export function run(main: () => Promise<number>, expected: new (...args: never[]) => Error): void {
  main().then((code) => { process.exitCode = code }, (error: unknown) => {
    const known = error instanceof expected || error instanceof AppError || error instanceof ConfigError
    out.warn(known ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error))
    process.exitCode = 2
  })
}
