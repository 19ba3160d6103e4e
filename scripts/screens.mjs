// node scripts/screens.mjs [--console] [FOLDER [NAME …]]: PNGs of every screen of the phone (standard and 长辈版) or of the console (1440 and 1024 wide),
// with the demo's data (after npm run build).
import { spawnSync } from 'node:child_process'
import { build } from 'esbuild'

const args = process.argv.slice(2)
const desk = args[0] === '--console'
await build({
  entryPoints: [desk ? 'tests/console/take-screens.ts' : 'tests/e2e/support/take-screens.ts'], outfile: '.cache/screens.cjs', bundle: true, packages: 'external',
  platform: 'node', target: 'node20', format: 'cjs', logLevel: 'warning'
})
process.exit(spawnSync(process.execPath, ['.cache/screens.cjs', ...args.slice(desk ? 1 : 0)], { stdio: 'inherit' }).status ?? 1)
