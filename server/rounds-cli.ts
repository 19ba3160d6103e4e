import { out, run, withDatabase } from './command-line'
import { createCommand } from './organiser/cli/create'
import { parseCommand, UsageError } from './rounds/cli/arguments'
import { checkCommand } from './rounds/cli/check'
import { exportCommand } from './rounds/cli/export'
import { standingsCommand } from './rounds/cli/standings'

/**
 * Command: checks a round's rules in a file, tries them on a file of attempts, stores them, prints stored ones.
 * Ends with 0: all is well, 1: the rules are wrong, 2: it could not be done.
 */
async function main(): Promise<number> {
  const command = parseCommand(process.argv.slice(2), process.env.INIT_CWD ?? process.cwd())
  const zone = process.env.ZONE || 'Asia/Shanghai'
  if (command.kind === 'check') return checkCommand(command, out, zone)
  if (command.kind === 'standings') return standingsCommand(command, out, zone)
  return withDatabase((ctx) => (command.kind === 'create' ? createCommand(ctx, command, out) : exportCommand(ctx, command, out)))
}

run(main, UsageError)
