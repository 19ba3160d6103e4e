import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What goes wrong with the next call: an error code of WeChat's, or the network's own ways of failing. */
export type Trouble = number | 'slow' | 'drop' | 'page' | 'none'

export interface FakeWeChat {
  /** For makeWorld: the server reaches this one instead of WeChat's. */
  env: { WECHAT_APPID: string; WECHAT_SECRET: string; WECHAT_BASE_URL: string }
  /** What `wx.login` gives this person: works once. */
  loginCode(openid: string): string
  /** What the phone button gives this person: works once, and only with their own openid. */
  phoneCode(openid: string, phone: string): string
  trouble(...next: Trouble[]): void
  /** Tokens given out so far stop working before their time. */
  expireTokens(): void
  /** Paths called, in order, without what was asked. */
  calls: string[]
  /** What must never be seen outside: secrets, session keys, tokens. */
  secrets: Set<string>
  close(): Promise<void>
}

const APP = 'wx0123456789abcdef'
const SECRET = 'fake-app-secret-0123456789abcdef'

/** Speaks the part of WeChat's server API that we use, over real HTTP. */
export async function fakeWeChat(): Promise<FakeWeChat> {
  const logins = new Map<string, string>()
  const phones = new Map<string, { openid: string; phone: string }>()
  const tokens = new Set<string>()
  const troubles: Trouble[] = []
  const calls: string[] = []
  const secrets = new Set([SECRET])
  let count = 0
  let token = ''

  const newToken = () => {
    token = `TOKEN-${++count}-${'t'.repeat(500)}`
    tokens.add(token)
    secrets.add(token)
    return token
  }

  const routes: Record<string, (query: URLSearchParams, body: Record<string, unknown>) => object> = {
    '/sns/jscode2session'(query) {
      if (query.get('appid') !== APP || query.get('secret') !== SECRET) return { errcode: 40125, errmsg: 'invalid appsecret' }
      const openid = logins.get(query.get('js_code') ?? '')
      if (query.get('grant_type') !== 'authorization_code' || !openid) return { errcode: 40029, errmsg: 'invalid code' }
      logins.delete(query.get('js_code') ?? '')
      const session_key = `SESSION-KEY-${++count}`
      secrets.add(session_key)
      return { openid, session_key }
    },
    '/cgi-bin/stable_token'(_query, body) {
      if (body.appid !== APP || body.secret !== SECRET) return { errcode: 40125, errmsg: 'invalid appsecret' }
      if (body.grant_type !== 'client_credential') return { errcode: 40002, errmsg: 'invalid grant_type' }
      return { access_token: body.force_refresh === true || !tokens.has(token) ? newToken() : token, expires_in: 7200 }
    },
    '/wxa/business/getuserphonenumber'(query, body) {
      if (!tokens.has(query.get('access_token') ?? '')) return { errcode: 40001, errmsg: 'invalid credential' }
      const code = String(body.code)
      const found = phones.get(code)
      if (!found || found.openid !== body.openid) return { errcode: 40029, errmsg: 'invalid code' }
      phones.delete(code)
      return { errcode: 0, errmsg: 'ok', phone_info: { phoneNumber: `+86${found.phone}`, purePhoneNumber: found.phone, countryCode: '86' } }
    }
  }

  const server = createServer((request: IncomingMessage, reply: ServerResponse) => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      calls.push(url.pathname)
      const trouble = troubles.shift()
      if (trouble === 'slow') return
      if (trouble === 'drop') return request.socket.destroy()
      if (trouble === 'page') return reply.writeHead(502, { 'content-type': 'text/html' }).end('<html>Bad Gateway</html>')
      const text = Buffer.concat(parts).toString()
      const answer = trouble === undefined || trouble === 'none' ? routes[url.pathname]?.(url.searchParams, text ? JSON.parse(text) as Record<string, unknown> : {}) : { errcode: trouble, errmsg: 'trouble' }
      // WeChat answers JSON under this type, with status 200 also for errors.
      reply.writeHead(200, { 'content-type': 'text/plain' }).end(JSON.stringify(answer ?? { errcode: 40066, errmsg: 'invalid url' }))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

  return {
    env: { WECHAT_APPID: APP, WECHAT_SECRET: SECRET, WECHAT_BASE_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` },
    calls, secrets,
    loginCode(openid) {
      const code = `login-${++count}`
      logins.set(code, openid)
      return code
    },
    phoneCode(openid, phone) {
      const code = `phone-${++count}`
      phones.set(code, { openid, phone })
      return code
    },
    trouble: (...next) => { troubles.push(...next) },
    expireTokens: () => { tokens.clear() },
    close: () => new Promise((resolve) => {
      server.closeAllConnections()
      server.close(() => resolve())
    })
  }
}
