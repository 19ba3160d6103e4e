import { out, run, withDatabase } from './command-line'
import { parseCommand, UsageError } from './questions/cli/arguments'
import { importCommand } from './questions/cli/import'
import { parseFile } from './questions/cli/parse'

/** Command: reads question files and stores them. Ends with 0: all is well, 1: something has to be looked at, 2: it could not be done. */
async function main(): Promise<number> {
  const command = parseCommand(process.argv.slice(2), process.env.INIT_CWD ?? process.cwd())
  if (command.kind === 'parse') return parseFile(command, out, __dirname)
  return withDatabase((ctx) => importCommand(ctx, command, out, __dirname))
}

run(main, UsageError)
