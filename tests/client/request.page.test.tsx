import { forget, serve } from '../mocks/taro'
import { listen, type Heard, type Reply } from './server'
import type { Me } from '../../contract/account'
import { now, resetClock } from '@/services/clock'
import { request } from '@/services/request'
import { type RequestError } from '@/services/request-error'
import { storage } from '@/platform/storage'
import { useSession } from '@/store/session'

const me = { accountId: 'a1', binding: { state: 'none' }, roles: [], consent: { required: '1', given: '1' }, association: '', zone: 'Asia/Shanghai', demo: true } as Me
const tokens = (n: number, lives = 900_000) => ({ accessToken: `access-${n}`, accessExpiresAt: Date.now() + lives, refreshToken: `refresh-${n}`, me })
const expired: Reply = { status: 401, body: { code: 'session_expired', message: '登录已过期' } }

let server: Awaited<ReturnType<typeof listen>>
const begin = async (answer: (heard: Heard) => Reply | Promise<Reply>) => {
  server = await listen(answer)
  serve(server.origin)
}
/** Knows one access token and one refresh token at a time, like the real one. */
const rotating = () => {
  let n = 1
  return ({ path, token, body }: Heard): Reply => {
    if (path === '/api/auth/refresh') {
      if ((body as { refreshToken: string }).refreshToken !== `refresh-${n}`) return expired
      return { body: tokens(++n) }
    }
    return token === `access-${n}` && n > 1 ? { body: me } : expired
  }
}

beforeEach(() => {
  forget()
  resetClock()
  useSession.getState().reset()
})
afterEach(() => server.close())

const failure = (call: Promise<unknown>) => call.then(() => { throw new Error('should have failed') }, (error: unknown) => error as RequestError)

test('path parameters, query and body each go to their place', async () => {
  await begin(() => ({ body: { ok: true } }))
  await request('GET /rounds/:id/board/people', { id: 'r 1', scope: 'unit', offset: 0 })
  await request('PUT /attempts/:id/answers', { id: 'a1', seq: 1, device: 'phone', answers: [{ pos: 1, value: [0] }] })
  expect(server.heard).toMatchObject([
    { method: 'GET', path: '/api/rounds/r%201/board/people', query: { scope: 'unit', offset: '0' }, body: undefined },
    { method: 'PUT', path: '/api/attempts/a1/answers', query: {}, body: { seq: 1, device: 'phone', answers: [{ pos: 1, value: [0] }] } }
  ])
})

test('an answer of the server that is an error becomes a typed one, with its number', async () => {
  await begin(() => ({ status: 409, body: { code: 'no_attempts_left', message: '次数已经用完', problem: 'P1' } }))
  expect(await failure(request('POST /rounds/:id/attempts', { id: 'r1' })))
    .toMatchObject({ name: 'RequestError', code: 'no_attempts_left', message: '次数已经用完', problem: 'P1', status: 409 })
})

test('no network is offline; a page of somebody else is unreadable, never shown', async () => {
  await begin(() => ({ status: 502, raw: '<html>Bad gateway</html>' }))
  expect(await failure(request('GET /system'))).toMatchObject({ code: 'unreadable', status: 502 })
  serve('http://127.0.0.1:1')
  expect(await failure(request('GET /system'))).toMatchObject({ code: 'offline', status: 0 })
})

test('the clock follows the server', async () => {
  await begin(() => ({ body: {}, header: { 'x-now': String(Date.now() + 3_600_000) } }))
  await request('GET /system')
  expect(Math.abs(now() - Date.now() - 3_600_000)).toBeLessThan(500)
})

test('ten calls that fail at once renew the tokens once, and all succeed', async () => {
  await begin(rotating())
  useSession.getState().adopt(tokens(1))
  const answers = await Promise.all(Array.from({ length: 10 }, () => request('GET /me')))
  expect(answers).toHaveLength(10)
  expect(server.heard.filter(({ path }) => path === '/api/auth/refresh')).toHaveLength(1)
  expect(useSession.getState().tokens?.accessToken).toBe('access-2')
})

test('an access token about to end is renewed before it is used', async () => {
  await begin(rotating())
  useSession.getState().adopt(tokens(1, 1000))
  await request('GET /me')
  expect(server.heard.map(({ path }) => path)).toEqual(['/api/auth/refresh', '/api/me'])
})

test('a refused renewal ends the session, once, and says that it expired', async () => {
  await begin(() => expired)
  useSession.getState().adopt(tokens(1))
  const ended = jest.fn()
  const stop = useSession.subscribe((state, before) => { if (before.tokens && !state.tokens) ended(state.expired) })
  const errors = await Promise.all([failure(request('GET /me')), failure(request('GET /home'))])
  stop()
  expect(errors.map(({ code }) => code)).toEqual(['session_expired', 'session_expired'])
  expect(ended.mock.calls).toEqual([[true]])
  expect(storage.read('session')).toBeNull()
})

test.each([['a server in trouble', { status: 503, body: { code: 'busy', message: '请稍后' } }], ['no answer', null]] as const)(
  'renewal that fails for %s keeps the sign-in', async (_, reply) => {
    await begin(({ path }) => path === '/api/auth/refresh' && reply ? reply : expired)
    useSession.getState().adopt(tokens(1, reply ? 900_000 : 1000))
    if (!reply) serve('http://127.0.0.1:1')
    expect(['busy', 'offline']).toContain((await failure(request('GET /me'))).code)
    expect(useSession.getState().tokens?.refreshToken).toBe('refresh-1')
  })

test('tokens that another tab has renewed are taken over instead of spending a used one', async () => {
  await begin(({ token }) => (token === 'access-7' ? { body: me } : expired))
  useSession.getState().adopt(tokens(1))
  const { me: person, ...renewed } = tokens(7)
  storage.write('session', { tokens: renewed, me: person })
  await request('GET /me')
  expect(server.heard.map(({ path, token }) => `${path} ${token}`)).toEqual(['/api/me access-1', '/api/me access-7'])
})

test('signing in carries no old token', async () => {
  await begin(() => ({ body: tokens(3) }))
  useSession.getState().adopt(tokens(1))
  await request('POST /auth/demo', { accountId: 'a2' })
  expect(server.heard[0]?.token).toBeUndefined()
})
