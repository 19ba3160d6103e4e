import pino from 'pino'
import { ConfigError, readConfig } from './config'
import { AppError } from './errors'
import { createCommand } from './organiser/cli/create'
import { parseCommand, UsageError } from './rounds/cli/arguments'
import { checkCommand } from './rounds/cli/check'
import { exportCommand } from './rounds/cli/export'
import { standingsCommand } from './rounds/cli/standings'
import { openContext } from './start'

/**
 * Command: checks a round's rules in a file, tries them on a file of attempts, stores them, prints stored ones.
 * Ends with 0: all is well, 1: the rules are wrong, 2: it could not be done.
 */
async function main(): Promise<number> {
  const command = parseCommand(process.argv.slice(2), process.env.INIT_CWD ?? process.cwd())
  const zone = process.env.ZONE || 'Asia/Shanghai'
  const out = { print: (text: string) => { process.stdout.write(`${text}\n`) }, warn: (text: string) => { process.stderr.write(`${text}\n`) } }
  if (command.kind === 'check') return checkCommand(command, out, zone)
  if (command.kind === 'standings') return standingsCommand(command, out, zone)
  const ctx = await openContext(readConfig({ ...process.env, WRITER: 'inline' }), { log: pino({ level: 'warn' }, pino.destination(2)) })
  try {
    return command.kind === 'create' ? await createCommand(ctx, command, out) : await exportCommand(ctx, command, out)
  } finally {
    await ctx.close()
  }
}

main().then((code) => { process.exitCode = code }, (error: unknown) => {
  const known = error instanceof UsageError || error instanceof AppError || error instanceof ConfigError
  process.stderr.write(`${known ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  process.exitCode = 2
})
