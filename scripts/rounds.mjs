// npm run -s rounds -- check FILE | standings CONFIG ATTEMPTS [ROSTER] [--seed TEXT] [--days FROM-TO] | create FILE [--unit NAME|ID] [--publish] | export ID: see server/rounds-cli.ts.
import { spawn } from 'node:child_process'
import { build } from './build.mjs'

// Nothing but the command's own answer goes to standard output.
await build(['server'], { say: () => {} }).catch((error) => {
  console.error(error.message)
  process.exit(2)
})
spawn(process.execPath, ['server/dist/rounds-cli.js', ...process.argv.slice(2)], { stdio: 'inherit' }).on('exit', (code) => process.exit(code ?? 2))
