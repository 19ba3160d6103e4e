// Builds what has changed: node scripts/build.mjs [h5] [weapp] [console] [server] [--force]; without names, all of them.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { fingerprint, isBuilt, markBuilt } from './inputs.mjs'

const CLIENT = ['src', 'contract', 'config', 'types', 'babel.config.js', 'package.json', 'package-lock.json', 'project.config.json']
const parts = {
  server: {
    says: 'the server (a second)', inputs: ['server', 'contract', 'scripts/build-server.mjs', 'package-lock.json'].map((p) => p), output: 'server/dist/main.js',
    run: () => command(process.execPath, ['scripts/build-server.mjs'])
  },
  h5: { says: 'the phone page (about half a minute)', inputs: CLIENT, output: 'dist/h5/index.html', run: async () => { await taro('h5'); offlineWorker('dist/h5'); compress('dist/h5') } },
  console: {
    says: "the organiser's console (about a quarter of a minute)", inputs: [...['index.html', 'package.json', 'public', 'src', 'tsconfig.json', 'vite.config.ts'].map((name) => join('console', name)), 'contract', 'package-lock.json'], output: 'dist/console/index.html',
    run: async () => { await command(process.execPath, [vite(), 'build', 'console'], { NODE_ENV: 'production' }); compress('dist/console') }
  },
  weapp: { says: 'the mini-program (about half a minute)', inputs: CLIENT, output: 'dist/weapp/app.json', run: () => taro('weapp'), extra: process.env.API_BASE ?? '' }
}

function taro(type) {
  return command(process.execPath, [join('node_modules', '@tarojs', 'cli', 'bin', 'taro'), 'build', '--type', type], { NODE_ENV: 'production' })
}

/** The console's own: a workspace's packages lie with it or above it. */
const vite = () => join(dirname(createRequire(resolve('console', 'package.json')).resolve('vite/package.json')), 'bin', 'vite.js')

/** Runs quietly; what it printed is shown only when it failed. */
function command(program, args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => { output += chunk })
    child.on('exit', (code) => (code === 0 ? resolve(output) : reject(new Error(`${args.join(' ')} ended with ${code}\n${relevant(output)}`))))
  })
}

/** Taro redraws its progress many times; what matters comes after the last of it. */
function relevant(output) {
   
  const lines = output.replace(/\x1b\[[0-9;]*[A-Za-z]/g, '').split('\n')
  const from = lines.findLastIndex((line) => /Errors:|Compiled with/.test(line))
  return lines.slice(from === -1 ? -60 : from).slice(0, 60).join('\n')
}

/** The worker knows the files of its build by name; their names hold their hashes, so that they are its version too. */
function offlineWorker(folder) {
  const files = ['js', 'css'].flatMap((part) => readdirSync(join(folder, part)).filter((name) => /\.(js|css)$/.test(name)).sort().map((name) => `/${part}/${name}`))
  const version = createHash('sha256').update(files.join()).update(readFileSync(join(folder, 'index.html'))).digest('hex').slice(0, 12)
  writeFileSync(join(folder, 'sw.js'), `const VERSION = '${version}'\nconst FILES = ${JSON.stringify(files)}\n${readFileSync('config/offline-worker.js', 'utf8')}`)
}

/** Beside each text file its compressed forms, so that the server only picks one. */
function compress(folder) {
  for (const name of readdirSync(folder)) {
    const file = join(folder, name)
    if (statSync(file).isDirectory()) compress(file)
    else if (/\.(js|css|html|svg|json)$/.test(name)) {
      const text = readFileSync(file)
      writeFileSync(`${file}.gz`, gzipSync(text, { level: 9 }))
      writeFileSync(`${file}.br`, brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } }))
    }
  }
}

export async function build(names = Object.keys(parts), { force = false, say = console.log } = {}) {
  const due = names.map((name) => {
    const part = parts[name]
    const print = fingerprint(part.inputs.filter((p) => p !== 'server'), part.extra ?? '') + (name === 'server' ? fingerprint(serverSources()) : '')
    return { name, part, print }
  }).filter(({ name, part, print }) => force || !existsSync(part.output) || !isBuilt(name, print))
  const builder = async () => {
    for (let next = due.shift(); next; next = due.shift()) await buildPart(next, say)
  }
  // Two at a time: each is busy on one core most of the while, and takes up to a gigabyte.
  const failed = (await Promise.allSettled([builder(), builder()])).find(({ status }) => status === 'rejected')
  if (failed) throw failed.reason
}

async function buildPart({ name, part, print }, say) {
  const started = Date.now()
  say(`Building ${part.says} …`)
  await part.run()
  markBuilt(name, print)
  say(`  ${name}: done in ${((Date.now() - started) / 1000).toFixed(1)} s`)
}

const serverSources = () => readdirSync('server').filter((name) => !['dist', 'node_modules'].includes(name)).map((name) => join('server', name))

if (process.argv[1]?.endsWith('build.mjs')) {
  const wanted = process.argv.slice(2).filter((arg) => !arg.startsWith('--'))
  const unknown = wanted.filter((name) => !(name in parts))
  if (unknown.length) {
    console.error(`Unknown part: ${unknown.join(', ')}. Known: ${Object.keys(parts).join(', ')}.`)
    process.exit(2)
  }
  build(wanted.length ? wanted : undefined, { force: process.argv.includes('--force') }).catch((error) => {
    console.error(error.message)
    process.exit(1)
  })
}
