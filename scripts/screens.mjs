// node scripts/screens.mjs [FOLDER [NAME …]]: PNGs of every screen, standard and 长辈版, with the demo's data (after npm run build).
import { spawnSync } from 'node:child_process'
import { build } from 'esbuild'

await build({
  entryPoints: ['tests/e2e/support/take-screens.ts'], outfile: '.cache/screens.cjs', bundle: true, packages: 'external',
  platform: 'node', target: 'node20', format: 'cjs', logLevel: 'warning'
})
process.exit(spawnSync(process.execPath, ['.cache/screens.cjs', ...process.argv.slice(2)], { stdio: 'inherit' }).status ?? 1)
