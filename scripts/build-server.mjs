// Bundles the server's own code; packages stay in node_modules. One file per entry, CommonJS, with source maps.
import { build } from 'esbuild'
import { copyFileSync, existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const entries = ['server/main.ts', 'server/writer-thread.ts', 'server/question-reader.ts', 'server/paper-writer.ts', 'server/seed.ts', 'server/rebuild.ts', 'server/questions-cli.ts', 'server/rounds-cli.ts', 'server/setup-cli.ts'].filter((file) => existsSync(file))

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

// The font of printed papers: one weight of a package of nine, so that a server without the sources carries 10 MB and not 96.
const font = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/package.json'))
copyFileSync(join(font, '400Regular', 'NotoSansSC_400Regular.ttf'), 'server/dist/paper.ttf')
copyFileSync(join(font, 'LICENSE_FONT'), 'server/dist/paper.ttf.LICENSE')
