import { out, run, withDatabase } from './command-line'
import { parseSetup, UsageError } from './setup/arguments'
import { begin, reset } from './setup/begin'

/** Command: makes the association and its first administrator in an empty database, or helps one who forgot the password. */
async function main(): Promise<number> {
  const command = parseSetup(process.argv.slice(2))
  return withDatabase((ctx) => (command.kind === 'reset' ? reset(ctx, command.account, out) : begin(ctx, command.given, out)))
}

run(main, UsageError)
