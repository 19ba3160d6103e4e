import { execFileSync, fork, type ChildProcess } from 'node:child_process'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import { endpoints, type Api, type Input, type Output, type Route } from '../../contract'
import { privacy } from '../../server/auth/privacy'
import { openDatabase } from '../../server/db/dialects'
import { migrate } from '../../server/db/migrate'
import { insertBank, insertTree } from './fixtures'

const root = resolve(__dirname, '../..')

/** Unless it is built: others may be starting from these files at this moment. */
export const buildServer = () => { execFileSync(process.execPath, [join(root, 'scripts/build.mjs'), 'server'], { cwd: root, stdio: 'pipe' }) }

/** A database with the small association in it, for a server that runs in a process of its own. */
export async function prepare(url: string): Promise<void> {
  const database = openDatabase(url)
  await migrate(database)
  await database.db.transaction().execute(async (trx) => {
    await insertTree(trx, Date.now())
    await insertBank(trx, Date.now())
  })
  await database.close()
}

export interface ServerProcess {
  base: string
  child: ChildProcess
  /** Resolves with how it ended. */
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null; stderr: string }>
}

export function launch(env: Record<string, string>, cwd = root): Omit<ServerProcess, 'base'> & { ready: Promise<string> } {
  const child = fork(join(root, 'server/dist/main.js'), { cwd, execArgv: [], stdio: ['ignore', 'ignore', 'pipe', 'ipc'], env: { PATH: process.env.PATH, PORT: '0', LOG_LEVEL: 'silent', ...env } as unknown as NodeJS.ProcessEnv })
  let stderr = ''
  child.stderr?.on('data', (part: Buffer) => { stderr += part.toString() })
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null; stderr: string }>((done) => { child.once('close', (code, signal) => done({ code, signal, stderr })) })
  const ready = new Promise<string>((done, fail) => {
    child.once('message', (message) => done(`http://127.0.0.1:${(message as { ready: AddressInfo }).ready.port}`))
    void ended.then((end) => fail(new Error(`The server ended before it was ready: ${end.stderr}`)))
  })
  ready.catch(() => {})
  return { child, ended, ready }
}

export async function startServer(env: Record<string, string>): Promise<ServerProcess> {
  const { ready, ...rest } = launch(env)
  return { ...rest, base: await ready }
}

/** Over the wire. @returns undefined when no answer came, or an answer that nothing was taken (503) */
export async function ask<K extends Route>(base: string, token: string, route: K, input: Input<Api[K]> | Record<string, never> = {}): Promise<Output<Api[K]> | undefined> {
  const [method, path] = route.split(' ') as [string, string]
  const used = new Set<string>()
  const values = input as Record<string, unknown>
  const url = path.replace(/:(\w+)/g, (_, name: string) => { used.add(name); return String(values[name]) })
  const body = 'body' in endpoints[route] ? JSON.stringify(Object.fromEntries(Object.entries(values).filter(([name]) => !used.has(name)))) : undefined
  const reply = await fetch(`${base}/api${url}`, { method, headers: { ...(token && { authorization: `Bearer ${token}` }), ...(body && { 'content-type': 'application/json' }) }, body }).catch(() => undefined)
  if (!reply) return undefined
  const answer = await reply.json().catch(() => undefined) as Output<Api[K]> | undefined
  if (answer === undefined || reply.status === 503) return undefined
  if (!reply.ok) throw new Error(`${route}: ${reply.status} ${JSON.stringify(answer)}`)
  return answer
}

/** Signs a fixture member in through the demo and agrees to the privacy text. */
export async function enter(base: string, member: string): Promise<string> {
  const session = await ask(base, '', 'POST /auth/demo', { accountId: `acc-${member}` })
  if (!session) throw new Error('no session')
  if (session.me.consent.given === null) await ask(base, session.accessToken, 'POST /me/consent', { version: privacy.version })
  return session.accessToken
}
