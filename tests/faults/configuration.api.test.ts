import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
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

  it('is not the empty one: on a loopback address a secret is made once and kept for its owner alone', () => {
    const { secret } = readConfig({}, folder)
    expect(secret).toHaveLength(64)
    expect(readConfig({}, folder).secret).toBe(secret)
    expect(readFileSync(join(folder, 'data/secret'), 'utf8')).toBe(secret)
    expect(statSync(join(folder, 'data/secret')).mode & 0o777).toBe(0o600)
  })
})
