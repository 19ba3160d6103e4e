// npm run fuzz [MINUTES [PATTERN]]: the tests of rules again and again, each time with other random input, until the time is over or one fails.
import { spawnSync } from 'node:child_process'

const minutes = Number(process.argv[2] ?? 10)
const pattern = process.argv[3] ?? 'tests'
if (!(minutes > 0)) {
  console.error('npm run fuzz [MINUTES [PATTERN]]')
  process.exit(2)
}
const until = Date.now() + minutes * 60000
let runs = 0
while (Date.now() < until) {
  const seed = Math.floor(Math.random() * 2 ** 31)
  const { status } = spawnSync(process.execPath, ['node_modules/jest/bin/jest.js', '--selectProjects', 'rules', '--maxWorkers=2', '--silent', '--testPathPatterns', pattern],
    { env: { ...process.env, SEED: String(seed) }, stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' })
  runs++
  if (status !== 0) {
    console.error(`Failed after ${runs} runs. Again: SEED=${seed} npx jest --selectProjects rules --testPathPatterns ${pattern}`)
    process.exit(1)
  }
  console.log(`${runs}: seed ${seed} passed`)
}
