import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ConfigError, readConfig } from '../../server/config'
import { buildServer, launch } from '../support/child'

describe('a wrong configuration', () => {
  let folder: string
  beforeAll(() => {
    buildServer()
    folder = mkdtempSync(join(tmpdir(), 'xueshi-config-'))
  })
  afterAll(() => { rmSync(folder, { recursive: true, force: true }) })

  const SECRET = 'x'.repeat(32)
  const messages = (env: Record<string, string>) => {
    try {
      readConfig({ SECRET, ...env }, folder)
    } catch (error) {
      if (error instanceof ConfigError) return error.message.split('\n')
      throw error
    }
    return []
  }

  it.each<[Record<string, string>, RegExp]>([
    [{ PORT: 'eighty' }, /^PORT=eighty: expected a whole number from 0 to 65535\.$/],
    [{ PORT: '65536' }, /^PORT=65536/],
    [{ PORT: '80.5' }, /^PORT=80\.5/],
    [{ DATABASE_CONNECTIONS: '1' }, /^DATABASE_CONNECTIONS=1: expected a whole number from 2 to 500\.$/],
    [{ DATABASE_URL: 'mysql://localhost/x' }, /^DATABASE_URL: expected file:PATH or postgres:/],
    [{ ZONE: 'Asia/Atlantis' }, /^ZONE=Asia\/Atlantis/],
    [{ DEMO: '1', HOST: '0.0.0.0' }, /^DEMO=1 .*loopback.*HOST=0\.0\.0\.0/],
    [{ WRITER: 'quill' }, /^WRITER=quill: expected thread or inline\.$/],
    [{ WECHAT_APPID: 'wx1' }, /^WECHAT_APPID and WECHAT_SECRET go together/],
    [{ WECHAT_SECRET: 'top-secret' }, /^WECHAT_APPID and WECHAT_SECRET go together/],
    [{ WECHAT_APPID: 'wx1', WECHAT_SECRET: 's', WECHAT_BASE_URL: 'not a url' }, /^WECHAT_BASE_URL/],
    [{ SECRET: 'short' }, /^SECRET: at least 32 characters/],
    [{ SECRET: '', HOST: '10.0.0.1' }, /^SECRET must be set when HOST=10\.0\.0\.1/],
    [{ LOG_LEVEL: 'loud' }, /^LOG_LEVEL=loud: expected one of /]
  ])('%j is named in one plain line', (env, line) => {
    expect(messages(env)).toEqual([expect.stringMatching(line)])
    expect(messages(env).join()).not.toMatch(/top-secret|short|password/)
  })

  it('is told all at once', () => {
    expect(messages({ PORT: 'x', ZONE: 'y', WRITER: 'z' })).toHaveLength(3)
  })

  it('keeps a database’s password out of what it says', () => {
    expect(messages({ DATABASE_URL: 'postgress://me:password@host/db' }).join()).not.toContain('password@')
  })

  it('stops the server before it begins, with exit code 2 and no stack', async () => {
    const end = await launch({ PORT: 'eighty', SECRET: 'short' }, folder).ended
    expect(end).toMatchObject({ code: 2, signal: null })
    expect(end.stderr).toBe([
      'The server cannot start with this configuration:', '  - SECRET: at least 32 characters, e.g. the output of: openssl rand -hex 32',
      '  - PORT=eighty: expected a whole number from 0 to 65535.', ''
    ].join('\n'))
    expect(existsSync(join(folder, 'data'))).toBe(false)
  })

  it('and a port that is taken end with one line that says what to do, and exit code 1', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => taken.once('listening', resolve))
    const port = (taken.address() as AddressInfo).port
    const end = await launch({ PORT: String(port), SECRET, DATABASE_URL: `file:${join(folder, 'port.db')}` }, folder).ended
    taken.close()
    expect(end).toMatchObject({ code: 1, signal: null })
    expect(end.stderr).toMatch(new RegExp(`^Port ${port} on 127\\.0\\.0\\.1 is in use by another program\\. .*PORT=\\d+\n$`))
  })

  it.each([
    ['a folder that cannot be made', 'file/data/xueshi.db', SECRET], ['the same, before there is a secret', 'file/data/xueshi.db', ''], ['a folder where the file should be', '', SECRET]
  ])('and a place that cannot be written to end the same way: %s', async (_what, place, secret) => {
    writeFileSync(join(folder, 'file'), '')
    const end = await launch({ ...(secret && { SECRET: secret }), DATABASE_URL: `file:${join(folder, place)}` }, folder).ended
    expect(end).toMatchObject({ code: 1, signal: null })
    expect(end.stderr).toMatch(/^[^\n]+ DATABASE_URL=file:\/path\/to\/xueshi\.db\n$/)
    expect(end.stderr).not.toMatch(/ at /)
  })

  it('and a PostgreSQL that does not answer end the same way, without the password', async () => {
    const end = await launch({ SECRET, DATABASE_URL: 'postgres://me:pass-word@127.0.0.1:1/none' }, folder).ended
    expect(end).toMatchObject({ code: 1, stderr: 'The database does not answer at the address in DATABASE_URL (ECONNREFUSED). Is it running, and are host and port right?\n' })
  })

  it('is not the empty one: on a loopback address a secret is made once and kept for its owner alone', () => {
    const { secret } = readConfig({}, folder)
    expect(secret).toHaveLength(64)
    expect(readConfig({}, folder).secret).toBe(secret)
    expect(readFileSync(join(folder, 'data/secret'), 'utf8')).toBe(secret)
    expect(statSync(join(folder, 'data/secret')).mode & 0o777).toBe(0o600)
  })
})
