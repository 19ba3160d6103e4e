// npm run -s setup: makes the association and its first administrator; see server/setup-cli.ts.
import { spawn } from 'node:child_process'
import { build } from './build.mjs'

// Nothing but the command's own answer goes to standard output.
await build(['server'], { say: () => {} }).catch((error) => {
  console.error(error.message)
  process.exit(2)
})
spawn(process.execPath, ['server/dist/setup-cli.js', ...process.argv.slice(2)], { stdio: 'inherit' }).on('exit', (code) => process.exit(code ?? 2))
