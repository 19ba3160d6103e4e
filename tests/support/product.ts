import { fork, type ChildProcess } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve as absolute } from 'node:path'
import { seeded } from './seeded'

export interface Product {
  origin: string
  /** Ends the server the hard way or the soft way. */
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<number | null>
  /** Starts it again on the same data and the same port. */
  restart(): Promise<void>
  /** Lets so many milliseconds pass on the server's clock, which phones go by: it is started again with that clock. */
  pass(ms: number): Promise<void>
  dispose(): Promise<void>
}

const CLOCK = absolute('tests/support/moved-clock.cjs')

const withDemo = (_: NodeJS.ProcessEnv, folder: string) => { cpSync(seeded(), folder, { recursive: true }) }

/** The built server with the demo association, or with what `begin` puts into the folder, as `npm start` runs it, on data of its own. */
export async function startProduct(env: Record<string, string> = {}, begin: (env: NodeJS.ProcessEnv, folder: string) => void = withDemo): Promise<Product> {
  const folder = mkdtempSync(join(tmpdir(), 'xueshi-product-'))
  const settings = { ...process.env, DATABASE_URL: `file:${join(folder, 'demo.db')}`, DEMO: '1', LOG_LEVEL: 'warn', WEB_ROOT: 'dist', ...env }
  begin(settings, folder)
  let port = 0
  let child: ChildProcess | undefined
  let ahead = 0

  const start = () => new Promise<void>((resolve, reject) => {
    child = fork('server/dist/main.js', {
      ...(ahead && { execArgv: ['--require', CLOCK] }), env: { ...settings, PORT: String(port), CLOCK_AHEAD: String(ahead) }, stdio: ['ignore', 'inherit', 'inherit', 'ipc']
    })
    child.once('message', (message) => {
      port = (message as { ready: { port: number } }).ready.port
      resolve()
    })
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)))
  })
  const stop = (signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM') => new Promise<number | null>((resolve) => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return resolve(child?.exitCode ?? null)
    child.removeAllListeners('exit')
    child.once('exit', (code) => resolve(code))
    child.kill(signal)
  })
  await start()
  return {
    get origin() { return `http://127.0.0.1:${port}` },
    stop, restart: start,
    async pass(ms) {
      ahead += ms
      await stop()
      await start()
    },
    async dispose() {
      await stop()
      rmSync(folder, { recursive: true, force: true })
    }
  }
}
