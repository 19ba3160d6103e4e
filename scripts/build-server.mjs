// Bundles the server's own code; packages stay in node_modules. One file per entry, CommonJS, with source maps.
import { build } from 'esbuild'
import { existsSync } from 'node:fs'

const entries = ['server/main.ts', 'server/writer-thread.ts', 'server/question-reader.ts', 'server/seed.ts', 'server/rebuild.ts', 'server/questions-cli.ts', 'server/rounds-cli.ts', 'server/setup-cli.ts'].filter((file) => existsSync(file))

await build({
  entryPoints: entries,
  outdir: 'server/dist',
  bundle: true,
  packages: 'external',
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  sourcemap: true,
  logLevel: 'warning'
})
