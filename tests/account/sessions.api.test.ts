import type { Session } from '../../contract/account'
import { privacy } from '../../server/auth/privacy'
import { addAccount, sessionOf, withToken } from '../support/accounts'
import { engines } from '../support/engines'
import { makeWorld, START, type World } from '../support/world'

const MINUTE = 60000
const DAY = 24 * 60 * MINUTE
const over = { status: 401, body: { code: 'session_expired' } }

describe.each(engines)('a session on %s', (engine) => {
  let world: World
  beforeAll(async () => { world = await makeWorld(engine) })
  afterAll(() => world.close())
  beforeEach(() => { world.time.now = START })

  const renew = (refreshToken: string): Promise<Session> => world.anyone.call('POST /auth/refresh', { refreshToken })
  const alive = (accessToken: string) => withToken(world, accessToken).call('GET /me')
  const begin = async () => sessionOf(world, await addAccount(world))

  it('works a quarter of an hour without renewal, and not a moment longer', async () => {
    const session = await begin()
    expect(session.accessExpiresAt).toBe(START + 15 * MINUTE)
    world.time.now = session.accessExpiresAt - 1
    await alive(session.accessToken)
    world.time.now = session.accessExpiresAt
    await expect(alive(session.accessToken)).rejects.toMatchObject(over)
  })

  it('goes on with a new pair of tokens when it is renewed', async () => {
    const session = await begin()
    world.time.now += DAY
    const renewed = await renew(session.refreshToken)
    expect(renewed.refreshToken).not.toBe(session.refreshToken)
    expect((await alive(renewed.accessToken)).accountId).toBe(session.me.accountId)
    world.time.now += DAY
    await renew(renewed.refreshToken)
  })

  it('can be renewed again with the old token when the reply was lost', async () => {
    const session = await begin()
    await renew(session.refreshToken)
    world.time.now += MINUTE
    const again = await renew(session.refreshToken)
    await alive(again.accessToken)
    await renew(again.refreshToken)
  })

  it('ends for both holders when an old token is used a minute after it was replaced', async () => {
    const session = await begin()
    const renewed = await renew(session.refreshToken)
    world.time.now += MINUTE + 1
    await alive(renewed.accessToken)
    await expect(renew(session.refreshToken)).rejects.toMatchObject(over)
    await expect(alive(renewed.accessToken)).rejects.toMatchObject(over)
    await expect(renew(renewed.refreshToken)).rejects.toMatchObject(over)
  })

  it('ends after thirty days without renewal', async () => {
    const session = await begin()
    world.time.now += 30 * DAY
    await expect(renew(session.refreshToken)).rejects.toMatchObject(over)
  })

  it('ends at once when one signs out, and no other with it', async () => {
    const account = await addAccount(world)
    const [phone, desktop] = [await sessionOf(world, account), await sessionOf(world, account)]
    await alive(desktop.accessToken)
    await phone.caller.call('POST /auth/logout')
    await expect(alive(phone.accessToken)).rejects.toMatchObject(over)
    await expect(renew(phone.refreshToken)).rejects.toMatchObject(over)
    await alive(desktop.accessToken)
  })

  it('ends everywhere else when the password is changed', async () => {
    const account = await addAccount(world, { password: 'old-password' })
    const [phone, desktop] = [await sessionOf(world, account), await sessionOf(world, account)]
    await alive(phone.accessToken)
    await desktop.caller.call('POST /me/password', { old: 'old-password', fresh: 'fresh-password' })
    await expect(alive(phone.accessToken)).rejects.toMatchObject(over)
    await alive(desktop.accessToken)
    await world.anyone.call('POST /auth/password', { account, password: 'fresh-password' })
    await expect(world.anyone.call('POST /auth/password', { account, password: 'old-password' })).rejects.toMatchObject({ status: 401 })
  })

  it('does not begin for an account that is disabled, nor go on after it', async () => {
    const account = await addAccount(world, { password: 'some-password' })
    const session = await sessionOf(world, account)
    await world.behind.updateTable('account').set({ disabled: 1 }).where('id', '=', account).execute()
    await expect(world.anyone.call('POST /auth/password', { account, password: 'some-password' })).rejects.toMatchObject({ status: 403 })
    world.time.now += 3001
    await expect(alive(session.accessToken)).rejects.toMatchObject(over)
    await expect(renew(session.refreshToken)).rejects.toMatchObject({ status: 403 })
  })

  it('is not opened by a token that is made up, of another key, or of another kind', async () => {
    const session = await begin()
    const [head, body] = session.accessToken.split('.') as [string, string]
    const none = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url')
    for (const token of ['x', 'a.b.c', `${head}.${body}.`, `${none}.${body}.`, `${session.accessToken}x`, session.refreshToken]) {
      await expect(alive(token)).rejects.toMatchObject({ status: 401 })
    }
  })

  describe('by consent', () => {
    it('lets a member in only after they agreed to the text as it is now', async () => {
      const { caller } = await sessionOf(world, await addAccount(world, { consent: null }))
      expect((await caller.call('GET /me')).consent).toEqual({ required: privacy.version, given: null })
      await expect(caller.call('GET /home')).rejects.toMatchObject({ status: 403, body: { code: 'consent_needed' } })
      await expect(caller.call('POST /me/consent', { version: '2020-01-01' })).rejects.toMatchObject({ status: 409, body: { code: 'conflict' } })
      expect((await caller.call('POST /me/consent', { version: privacy.version })).consent.given).toBe(privacy.version)
      await expect(caller.call('GET /home')).rejects.toMatchObject({ status: 403, body: { code: 'not_bound' } })
    })

    it('asks again when the text has changed since', async () => {
      const { caller, me } = await sessionOf(world, await addAccount(world, { consent: '2025-01-01' }))
      expect(me.consent).toEqual({ required: privacy.version, given: '2025-01-01' })
      await expect(caller.call('GET /home')).rejects.toMatchObject({ body: { code: 'consent_needed' } })
    })

    it('ends at once, on every device, when it is withdrawn, and keeps the record of both', async () => {
      const account = await addAccount(world)
      const [phone, desktop] = [await sessionOf(world, account), await sessionOf(world, account)]
      await alive(desktop.accessToken)
      world.time.now += 1000
      await phone.caller.call('POST /me/consent/withdraw')
      for (const { accessToken, refreshToken } of [phone, desktop]) {
        await expect(alive(accessToken)).rejects.toMatchObject(over)
        await expect(renew(refreshToken)).rejects.toMatchObject(over)
      }
      expect((await sessionOf(world, account)).me.consent.given).toBeNull()
      expect(await world.behind.selectFrom('consent').select(['version', 'at', 'withdrawn_at']).where('account_id', '=', account).execute())
        .toEqual([{ version: privacy.version, at: START, withdrawn_at: START + 1000 }])
    })
  })
})
