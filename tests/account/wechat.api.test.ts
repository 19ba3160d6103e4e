import pino from 'pino'
import type { Route } from '../../contract'
import type { Session } from '../../contract/account'
import { privacy } from '../../server/auth/privacy'
import { plainPhone } from '../../server/auth/keys'
import { addMember, withToken } from '../support/accounts'
import { engines } from '../support/engines'
import { rawCall } from '../support/every-route'
import { fakeWeChat, type FakeWeChat, type Trouble } from '../support/wechat'
import { makeWorld, START, type Caller, type World } from '../support/world'

const TOKEN = '/cgi-bin/stable_token'
const PHONE = '/wxa/business/getuserphonenumber'

describe.each(engines)('signing in through WeChat on %s', (engine) => {
  let world: World
  let wechat: FakeWeChat
  const logged: string[] = []
  const answered: string[] = []
  beforeAll(async () => {
    wechat = await fakeWeChat()
    world = await makeWorld(engine, wechat.env, pino({ level: 'trace' }, { write: (line: string) => { logged.push(line) } }))
  })
  afterAll(async () => {
    await world.close()
    await wechat.close()
  })
  beforeEach(() => { wechat.calls.length = 0 })

  const say = async (caller: Caller, route: Route, input: unknown) => {
    const reply = await rawCall(caller, route, input)
    answered.push(reply.text)
    return { status: reply.status, body: JSON.parse(reply.text) as Record<string, unknown> & { code?: string; message?: string } }
  }
  const signIn = async (openid: string) => {
    const { status, body } = await say(world.anyone, 'POST /auth/wechat', { code: wechat.loginCode(openid) })
    expect(status).toBe(200)
    return body as unknown as Session
  }
  const consented = async (openid: string) => {
    const { accessToken } = await signIn(openid)
    const caller = withToken(world, accessToken)
    await caller.call('POST /me/consent', { version: privacy.version })
    return caller
  }
  const onRoster = (id: string, phone: string) =>
    addMember(world, { id, phone_hash: world.ctx.keys.hash(plainPhone(phone)), phone_enc: world.ctx.keys.encrypt(phone) })

  it('makes an account the first time and finds it again every time after', async () => {
    const first = await signIn('openid-a')
    const again = await signIn('openid-a')
    expect(first.me).toMatchObject({ binding: { state: 'none' }, consent: { given: null }, roles: [] })
    expect(again.me.accountId).toBe(first.me.accountId)
    expect((await signIn('openid-b')).me.accountId).not.toBe(first.me.accountId)
  })

  it('makes one account when the same person signs in many times at once', async () => {
    const sessions = await Promise.all(Array.from({ length: 8 }, () => signIn('openid-many')))
    expect(new Set(sessions.map((session) => session.me.accountId)).size).toBe(1)
  })

  it('takes a code once', async () => {
    const code = wechat.loginCode('openid-a')
    expect((await say(world.anyone, 'POST /auth/wechat', { code })).status).toBe(200)
    expect(await say(world.anyone, 'POST /auth/wechat', { code })).toMatchObject({ status: 400, body: { code: 'code_wrong' } })
  })

  it.each<[Trouble, number, string]>([
    [40029, 400, 'code_wrong'], [45011, 429, 'too_many'], [40226, 403, 'forbidden'], [-1, 502, 'wechat_unavailable'], [40125, 502, 'wechat_unavailable'],
    ['drop', 502, 'wechat_unavailable'], ['page', 502, 'wechat_unavailable']
  ])('answers what can be done about it when WeChat says %s', async (trouble, status, code) => {
    wechat.trouble(trouble)
    const reply = await say(world.anyone, 'POST /auth/wechat', { code: wechat.loginCode('openid-a') })
    expect(reply).toMatchObject({ status, body: { code, message: expect.stringMatching(/[一-龥]{6}/) as string } })
  })

  it('stops waiting for a WeChat that does not answer', async () => {
    const timeout = AbortSignal.timeout.bind(AbortSignal)
    const patience = jest.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => timeout(ms / 80))
    wechat.trouble('slow')
    expect(await say(world.anyone, 'POST /auth/wechat', { code: wechat.loginCode('openid-a') })).toMatchObject({ status: 502, body: { code: 'wechat_unavailable' } })
    expect(patience).toHaveBeenCalledWith(8000)
    patience.mockRestore()
  })

  it('binds by the phone number on the roster, and only with one’s own code', async () => {
    await onRoster('m-phone', '13800138000')
    const thief = await consented('openid-thief')
    const owner = await consented('openid-owner')
    const code = wechat.phoneCode('openid-owner', '13800138000')
    expect(await say(thief, 'POST /me/bind/phone', { phoneCode: code })).toMatchObject({ status: 400, body: { code: 'code_wrong' } })
    expect(await say(owner, 'POST /me/bind/phone', { phoneCode: code })).toMatchObject({ status: 200, body: { binding: { state: 'bound', memberId: 'm-phone' } } })
    expect(await say(owner, 'POST /me/bind/phone', { phoneCode: code })).toMatchObject({ status: 400, body: { code: 'code_wrong' } })
    expect((await signIn('openid-owner')).me.binding.state).toBe('bound')
  })

  it('says so when the number is on nobody’s entry, or the entry is somebody else’s already', async () => {
    const second = await consented('openid-second')
    expect(await say(second, 'POST /me/bind/phone', { phoneCode: wechat.phoneCode('openid-second', '13911112222') })).toMatchObject({ status: 400, body: { code: 'code_wrong' } })
    expect(await say(second, 'POST /me/bind/phone', { phoneCode: wechat.phoneCode('openid-second', '13800138000') })).toMatchObject({ status: 409, body: { code: 'already_bound' } })
  })

  it('asks for consent before it asks WeChat for a number', async () => {
    const { accessToken } = await signIn('openid-c')
    wechat.calls.length = 0
    expect(await say(withToken(world, accessToken), 'POST /me/bind/phone', { phoneCode: wechat.phoneCode('openid-c', '1') })).toMatchObject({ status: 403, body: { code: 'consent_needed' } })
    expect(wechat.calls).toEqual([])
  })

  describe('with the server’s own token', () => {
    const ask = async (caller: Caller, openid: string) => (await say(caller, 'POST /me/bind/phone', { phoneCode: wechat.phoneCode(openid, '13700000000') })).body.code
    let caller: Caller
    beforeEach(async () => {
      world.time.now = START
      caller = await consented('openid-token')
      await ask(caller, 'openid-token')
      wechat.calls.length = 0
    })

    it('uses one token until it nears its end', async () => {
      await ask(caller, 'openid-token')
      expect(wechat.calls).toEqual([PHONE])
      world.time.now += 7200000 - 300000
      wechat.calls.length = 0
      await ask(await consented('openid-token'), 'openid-token')
      expect(wechat.calls.filter((path) => path !== '/sns/jscode2session')).toEqual([TOKEN, PHONE])
    })

    it('renews a token that stopped working early, once, and tries once more', async () => {
      wechat.expireTokens()
      expect(await ask(caller, 'openid-token')).toBe('code_wrong')
      expect(wechat.calls).toEqual([PHONE, TOKEN, PHONE])
    })

    it('gives up after the second refusal', async () => {
      wechat.trouble(40001, 'none', 42001)
      expect(await ask(caller, 'openid-token')).toBe('wechat_unavailable')
      expect(wechat.calls).toEqual([PHONE, TOKEN, PHONE])
    })
  })

  it('lets no secret, session key, token, password or phone number into an answer or a log line', async () => {
    const leaks = [...wechat.secrets, '13800138000', 'openid-owner', 'openid-thief']
    expect(logged.length).toBeGreaterThan(20)
    expect(leaks.filter((secret) => logged.some((line) => line.includes(secret)))).toEqual([])
    expect(leaks.filter((secret) => answered.some((text) => text.includes(secret)))).toEqual([])
    const sessions = answered.map((text) => JSON.parse(text) as Partial<Session>).flatMap((body) => [body.accessToken ?? [], body.refreshToken ?? []].flat())
    expect(sessions.length).toBeGreaterThan(10)
    expect(sessions.filter((secret) => logged.some((line) => line.includes(secret)))).toEqual([])
  })
})
