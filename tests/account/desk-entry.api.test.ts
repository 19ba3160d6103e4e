import { CODE_MS } from '../../server/account/desk-entry'
import { engines } from '../support/engines'
import { makeWorld, type Caller, type World } from '../support/world'

describe.each(engines)('a desktop signed in by a phone on %s', (engine) => {
  let world: World
  let organiser: Caller
  beforeAll(async () => {
    world = await makeWorld(engine)
    organiser = await world.as('m-org-a')
  })
  afterAll(() => world.close())
  beforeEach(() => { world.time.now += 3600_000 })

  const ask = () => world.anyone.call('POST /auth/desk')
  const enter = (secret: string) => world.anyone.call('POST /auth/desk/enter', { secret })
  const answer = (code: string, allow = true, who = organiser) => who.call('POST /organiser/desk-entry', { code, allow })
  const conflict = (message: string) => ({ body: { code: 'conflict', message } })

  it('is in as the person who agreed, once, with the same number on both screens', async () => {
    const { secret, code, number, expiresAt } = await ask()
    expect(number).toMatch(/^\d{4}$/)
    expect(code).not.toContain(secret)
    expect(await enter(secret)).toEqual({ state: 'waiting' })
    expect(await organiser.call('GET /organiser/desk-entry', { code })).toEqual({ number, expiresAt })
    await answer(code)
    const entered = await enter(secret)
    const me = await organiser.call('GET /me')
    expect(entered).toMatchObject({ state: 'in', session: { me: { accountId: me.accountId } } })
    // Whoever saw the code over a shoulder has nothing: it is not the secret; and the secret works once.
    expect(await enter(code)).toEqual({ state: 'waiting' })
    expect(await enter(secret)).toEqual({ state: 'expired' })
    await expect(answer(code)).rejects.toMatchObject(conflict('这个二维码已经用过，请在电脑上换一个新的再扫。'))
    const { items } = await organiser.call('GET /organiser/trail', { group: 'account' })
    expect(items.find(({ what, details }) => what === '登录' && details[0]?.value === '扫码')).toMatchObject({ who: { name: expect.any(String) } })
  })

  it('stays out when the phone says no, and nobody can say yes afterwards', async () => {
    const { secret, code } = await ask()
    await answer(code, false)
    expect(await enter(secret)).toEqual({ state: 'refused' })
    await expect(answer(code, true)).rejects.toMatchObject(conflict('这个二维码已经用过，请在电脑上换一个新的再扫。'))
    expect(await enter(secret)).toEqual({ state: 'refused' })
  })

  it('has a few minutes to be scanned and a minute to notice', async () => {
    const first = await ask()
    world.time.now += CODE_MS
    await expect(answer(first.code)).rejects.toMatchObject(conflict('这个二维码已经过期，请在电脑上换一个新的再扫。'))
    const second = await ask()
    world.time.now += CODE_MS - 1
    await answer(second.code)
    world.time.now += 60_001
    expect(await enter(second.secret)).toEqual({ state: 'expired' })
  })

  it('believes no code but its own', async () => {
    const { code, secret } = await ask()
    const [hash = '', at = '', seal = ''] = code.split('.')
    const later = (parseInt(at, 36) + 3600_000).toString(36)
    for (const forged of [`${hash}.${later}.${seal}`, `${'A'.repeat(32)}.${at}.${seal}`, `${hash}.${at}.${'A'.repeat(22)}`, 'https://example.org', '']) {
      await expect(answer(forged)).rejects.toMatchObject({ status: forged ? 404 : 400 })
    }
    expect(await enter(secret)).toEqual({ state: 'waiting' })
    expect(await world.behind.selectFrom('desk_entry').select('hash').where('hash', '=', hash).execute()).toEqual([])
  })

  it('two phones at once: the first answer stands; two desktops with one secret: one is in', async () => {
    const { code, secret } = await ask()
    const top = await world.as('m-top')
    const said = await Promise.allSettled([answer(code, true, organiser), answer(code, true, top)])
    expect(said.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const states = (await Promise.all([enter(secret), enter(secret), enter(secret)])).map(({ state }) => state)
    expect(states.sort()).toEqual(['expired', 'expired', 'in'])
  })

  it('is for organisers: a member is refused', async () => {
    const { code } = await ask()
    await expect(answer(code, true, await world.as('m-a1-1'))).rejects.toMatchObject({ status: 403 })
  })
})
