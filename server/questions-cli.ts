import { parseCommand, UsageError } from './questions/cli/arguments'
import { importCommand } from './questions/cli/import'
import { parseFile } from './questions/cli/parse'
import { ConfigError, readConfig } from './config'
import { AppError } from './errors'
import { openContext } from './start'
import pino from 'pino'

/** Command: reads question files and stores them. Ends with 0: all is well, 1: something has to be looked at, 2: it could not be done. */
async function main(): Promise<number> {
  const command = parseCommand(process.argv.slice(2), process.env.INIT_CWD ?? process.cwd())
  const out = { print: (text: string) => { process.stdout.write(`${text}\n`) }, warn: (text: string) => { process.stderr.write(`${text}\n`) } }
  if (command.kind === 'parse') return parseFile(command, out, __dirname)
  const ctx = await openContext(readConfig({ ...process.env, WRITER: 'inline' }), { log: pino({ level: 'warn' }, pino.destination(2)) })
  try {
    return await importCommand(ctx, command, out, __dirname)
  } finally {
    await ctx.close()
  }
}

main().then((code) => { process.exitCode = code }, (error: unknown) => {
  const known = error instanceof UsageError || error instanceof AppError || error instanceof ConfigError
  process.stderr.write(`${known ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  process.exitCode = 2
})
