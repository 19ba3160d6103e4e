import type { ScryptOptions } from 'node:crypto'
import { addAccount, sessionOf } from '../support/accounts'
import { engines } from '../support/engines'
import { makeWorld, START, type World } from '../support/world'

/** Costs asked of scrypt. It is worked out at a lower one: what is tested here is everything around it. */
const scrypts: number[] = []
jest.mock('node:crypto', () => {
  const actual = jest.requireActual<typeof import('node:crypto')>('node:crypto')
  const scrypt = (password: string, salt: Buffer, length: number, options: ScryptOptions, done: (error: Error | null, key: Buffer) => void) => {
    scrypts.push(options.N ?? 0)
    actual.scrypt(password, salt, length, { ...options, N: 16 }, done)
  }
  return { ...actual, scrypt }
})

const MINUTE = 60000

describe.each(engines)('signing in with a password on %s', (engine) => {
  let world: World
  beforeAll(async () => { world = await makeWorld(engine) })
  afterAll(() => world.close())
  beforeEach(async () => {
    world.time.now = START
    await world.behind.deleteFrom('throttle').execute()
  })

  const attempt = async (account: string, password: string) => {
    const reply = await world.app.inject({ method: 'POST', url: '/api/auth/password', payload: { account, password } })
    return { status: reply.statusCode, retryAfter: reply.headers['retry-after'], body: reply.json<{ code?: string; message?: string; details?: { retryAfterSeconds?: number }; me?: unknown }>(), text: reply.body }
  }
  const withPassword = () => addAccount(world, { password: 'right-password' })

  it('lets the right one in, however the account’s name is spaced or cased', async () => {
    const account = await withPassword()
    expect((await attempt(account, 'right-password')).status).toBe(200)
    expect((await attempt(` ${account.toUpperCase()} `, 'right-password')).body).toMatchObject({ me: { accountId: account } })
  })

  it('answers the same to a wrong password and to an account that is not there', async () => {
    const wrong = await attempt(await withPassword(), 'wrong-password')
    const nobody = await attempt('nobody-at-all', 'wrong-password')
    expect(wrong).toMatchObject({ status: 401, body: { code: 'wrong_password' } })
    expect(nobody.text).toBe(wrong.text)
  })

  it('works a hash out also for an account that is not there, so that time tells nothing', async () => {
    const account = await withPassword()
    const before = scrypts.length
    await attempt(account, 'wrong-password')
    await attempt('nobody-at-all', 'wrong-password')
    expect(scrypts.slice(before)).toEqual([16384, 16384])
  })

  it('shuts for five minutes after five wrong ones, also to the right one, and says how long', async () => {
    const account = await withPassword()
    for (let i = 0; i < 5; i++) expect((await attempt(account, 'wrong-password')).status).toBe(401)
    const shut = await attempt(account, 'right-password')
    expect(shut).toMatchObject({ status: 429, retryAfter: '300', body: { code: 'too_many', message: '试错次数太多，请 5 分钟后再试。', details: { retryAfterSeconds: 300 } } })
    world.time.now += 2 * MINUTE
    expect((await attempt(account, 'right-password')).retryAfter).toBe('180')
    world.time.now = START + 5 * MINUTE
    expect((await attempt(account, 'right-password')).status).toBe(200)
  })

  it('shuts for longer with each further wrong one', async () => {
    const account = await withPassword()
    for (let i = 0; i < 5; i++) await attempt(account, 'wrong-password')
    world.time.now += 5 * MINUTE
    await attempt(account, 'wrong-password')
    expect((await attempt(account, 'right-password')).retryAfter).toBe('600')
  })

  it('forgets the wrong ones after a right one', async () => {
    const account = await withPassword()
    for (let round = 0; round < 3; round++) {
      for (let i = 0; i < 4; i++) await attempt(account, 'wrong-password')
      expect((await attempt(account, 'right-password')).status).toBe(200)
    }
  })

  it('checks no more than a handful of guesses that come all at once', async () => {
    const account = await withPassword()
    const replies = await Promise.all(Array.from({ length: 24 }, () => attempt(account, 'wrong-password')))
    expect(replies.filter((reply) => reply.status === 401).length).toBeLessThanOrEqual(5)
    expect((await attempt(account, 'right-password')).status).toBe(429)
  })

  it('does not shut one account for the failures of another', async () => {
    const [mine, other] = [await withPassword(), await withPassword()]
    for (let i = 0; i < 6; i++) await attempt(other, 'wrong-password')
    expect((await attempt(mine, 'right-password')).status).toBe(200)
  })

  it('shuts an address that tries many accounts', async () => {
    await world.behind.insertInto('throttle').values({ key: 'ip:127.0.0.1', failures: 49, until: START }).execute()
    expect((await attempt('one-more', 'wrong-password')).status).toBe(401)
    expect((await attempt(await withPassword(), 'right-password')).status).toBe(429)
  })

  it('guards the change of a password in the same way', async () => {
    const account = await withPassword()
    const { caller } = await sessionOf(world, account)
    const change = (old: string) => caller.raw('POST /me/password', { old, fresh: 'fresh-password' })
    for (let i = 0; i < 5; i++) expect((await change('wrong-password')).status).toBe(400)
    expect((await change('right-password')).status).toBe(429)
  })
})

describe.each(engines)('the demo sign-in on %s', (engine) => {
  const everybody = { method: 'GET' as const, url: '/api/auth/demo' }

  it('is not there unless the deployment is a demo', async () => {
    const world = await makeWorld(engine)
    expect((await world.app.inject(everybody)).statusCode).toBe(404)
    await expect(world.anyone.call('POST /auth/demo', { accountId: 'acc-m-a1-1' })).rejects.toMatchObject({ status: 404, body: { code: 'not_found' } })
    expect((await world.anyone.call('GET /system')).signIn.demo).toBe(false)
    await world.close()
  })

  it('lets one pick a person in a demo, and nobody who is not there', async () => {
    const world = await makeWorld(engine, { DEMO: '1' })
    const { people } = await world.anyone.call('GET /auth/demo', { search: '书记' })
    expect(people).toMatchObject([{ accountId: 'acc-m-sec', name: '书记', roles: [{ role: 'organiser', unit: { id: 'u-a1' } }] }])
    expect((await world.anyone.call('POST /auth/demo', { accountId: 'acc-m-sec' })).me).toMatchObject({ demo: true, binding: { state: 'bound', name: '书记' } })
    await expect(world.anyone.call('POST /auth/demo', { accountId: 'acc-nobody' })).rejects.toMatchObject({ status: 404, body: { code: 'not_found' } })
    await world.close()
  })
})
