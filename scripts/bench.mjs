// npm run bench: builds the product and the benchmark, measures, writes bench/results/. Names of parts may be given: submits ranks …
import { spawnSync } from 'node:child_process'
import { build as bundle } from 'esbuild'
import { build } from './build.mjs'

await build(['server', 'h5', 'weapp'])
await bundle({
  entryPoints: ['bench/run.ts', 'bench/load.ts', 'bench/writer-thread.ts'], outdir: 'server/dist/bench', bundle: true, packages: 'external',
  platform: 'node', target: 'node20', format: 'cjs', logLevel: 'warning'
})
// What a tap costs the mini-program is measured where it is asserted: in the test that plays a round.
if (process.argv.length < 3 || process.argv.includes('setdata')) {
  spawnSync(process.execPath, ['node_modules/jest/bin/jest.js', '--selectProjects', 'weapp', '--testPathPatterns', 'weapp/round'], { stdio: 'ignore' })
}
process.exit(spawnSync(process.execPath, ['--expose-gc', 'server/dist/bench/run.js', ...process.argv.slice(2)], { stdio: 'inherit' }).status ?? 1)
