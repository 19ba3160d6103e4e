// npm start: builds what is not built, makes and fills the database, starts the server and says where to go.
import { fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import { build } from './build.mjs'

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`学史 needs Node 20.19 or newer; this is ${process.versions.node}. Get it from https://nodejs.org .`)
  process.exit(1)
}
if (!existsSync('node_modules/fastify')) {
  console.error('The packages are not installed yet. Run: npm ci')
  process.exit(1)
}

const host = process.env.HOST || '127.0.0.1'
const loopback = ['127.0.0.1', '::1', 'localhost'].includes(host)
// The demo association is for a look on one's own machine; DEMO=0 starts with an empty database.
const demo = process.env.DEMO ?? (loopback ? '1' : '0')
const env = { ...process.env, DEMO: demo, LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn' }

await build(['server', 'h5', 'console'])
if (demo === '1') await run('server/dist/seed.js')

const server = fork('server/dist/main.js', { env })
server.on('message', ({ ready }) => {
  const base = `http://${host.includes(':') ? `[${host}]` : host}:${ready.port}`
  console.log(`
学史 is running.

  Phone page            ${base}/
  Organiser's entrance  ${base}/organiser/desk/index${demo === '1' ? '   (sign in as 李敏)' : ''}
  Console               ${base}/console/
  API documentation     ${base}/api/docs
${demo === '1' ? '' : '\nNobody can sign in yet? Make the association and its first administrator: npm run -s setup\n'}${demo === '1' ? '\nDemo data: choose a person to sign in as. For the phone page, make the window narrow or use the browser\'s device mode.' : ''}
Stop with Ctrl+C; the data stay in ${process.env.DATABASE_URL?.replace(/:[^:@/]*@/, ':…@') ?? 'data/xueshi.db'}.
`)
})
server.on('exit', (code) => {
  // What went wrong it has said itself.
  process.exit(code ?? 1)
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill('SIGTERM'))

function run(file) {
  return new Promise((resolve, reject) => {
    fork(file, { env }).on('exit', (code) => (code === 0 ? resolve() : reject(code ?? 1)))
  }).catch((code) => process.exit(code))
}
