import { parseCommand, UsageError } from './rounds/cli/arguments'
import { checkCommand } from './rounds/cli/check'
import { standingsCommand } from './rounds/cli/standings'

/** Command: checks a round's rules in a file and tries them on a file of attempts. Ends with 0: all is well, 1: the rules are wrong, 2: it could not be done. */
function main(): number {
  const command = parseCommand(process.argv.slice(2), process.env.INIT_CWD ?? process.cwd())
  const zone = process.env.ZONE || 'Asia/Shanghai'
  const out = { print: (text: string) => { process.stdout.write(`${text}\n`) }, warn: (text: string) => { process.stderr.write(`${text}\n`) } }
  return command.kind === 'check' ? checkCommand(command, out, zone) : standingsCommand(command, out, zone)
}

try {
  process.exitCode = main()
} catch (error) {
  process.stderr.write(`${error instanceof UsageError ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  process.exitCode = 2
}
