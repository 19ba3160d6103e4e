// npm test: builds what the tests need, runs every suite and closes with the sum. Arguments go to jest (e.g. tests/quiz).
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { build } from './build.mjs'

const args = process.argv.slice(2)
await build(['server', 'h5', 'weapp', 'console']).catch((error) => {
  console.error(error.message)
  console.log('0 passed, 1 failed')
  process.exit(1)
})

mkdirSync('.cache', { recursive: true })
const report = '.cache/jest.json'
rmSync(report, { force: true })
const code = await new Promise((resolve) => {
  spawn(process.execPath, ['node_modules/jest/bin/jest.js', '--maxWorkers=2', '--json', `--outputFile=${report}`, ...args],
    { stdio: ['ignore', 'ignore', 'inherit'] }).on('exit', resolve)
})
let passed = 0, failed = 0, skipped = 0
try {
  const result = JSON.parse(readFileSync(report, 'utf8'))
  passed = result.numPassedTests
  // A file that cannot even be loaded has no tests to fail.
  failed = result.numFailedTests + result.numRuntimeErrorTestSuites
  skipped = result.numPendingTests + result.numTodoTests
} catch {
  failed = 1
}
if (code !== 0 && failed === 0) failed = 1
console.log(`\n${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`)
process.exit(failed ? 1 : 0)
