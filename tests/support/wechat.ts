import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What goes wrong with the next call: an error code of WeChat's, or the network's own ways of failing. */
/** after: does what is asked and loses the answer. */
export type Trouble = number | 'slow' | 'drop' | 'page' | 'none' | 'after'

export interface FakeWeChat {
  /** For makeWorld: the server reaches this one instead of WeChat's. */
  env: { WECHAT_APPID: string; WECHAT_SECRET: string; WECHAT_BASE_URL: string; WECHAT_TEMPLATE_ROUND: string; WECHAT_TEMPLATE_EVENT: string }
  /** What `wx.login` gives this person: works once. */
  loginCode(openid: string): string
  /** What the phone button gives this person: works once, and only with their own openid. */
  phoneCode(openid: string, phone: string): string
  trouble(...next: Trouble[]): void
  /** What goes wrong with every message from now on, whatever else is asked. */
  messageTrouble(trouble: Trouble): void
  /** The person tapped 允许: one message more may be sent to them. */
  accept(openid: string, times?: number, kind?: Kind): void
  /** The person has turned messages off in WeChat's settings. */
  withdraw(openid: string): void
  /** What was delivered. */
  delivered: { openid: string; page: string; data: Record<string, string> }[]
  /** The person has opened the mini-program (again), by this fake's clock. */
  opens(openid: string): void
  /** So much time has gone by since everybody opened it. */
  pass(ms: number): void
  /** What it suggests for a text that holds this word. */
  suspect(word: string, suggest: 'review' | 'risky', label: number): void
  /** What it was asked to read. */
  texts: { openid: string; content: string; scene: number }[]
  /** Tokens given out so far stop working before their time. */
  expireTokens(): void
  /** Paths called, in order, without what was asked. */
  calls: string[]
  /** What must never be seen outside: secrets, session keys, tokens. */
  secrets: Set<string>
  close(): Promise<void>
}

const TWO_HOURS = 2 * 3600 * 1000
const APP = 'wx0123456789abcdef'
const TEMPLATE = 'tmpl-0123456789-0123456789-0123456789-0123'
const SECRET = 'fake-app-secret-0123456789abcdef'

/** What a template of each kind has to be filled with. */
const TEMPLATES = {
  round: { id: TEMPLATE, things: ['thing1', 'thing3'], times: ['time2'] },
  event: { id: 'tmpl-9876543210-9876543210-9876543210-9876', things: ['thing1', 'thing3', 'thing4'], times: ['time2'] }
}
type Kind = keyof typeof TEMPLATES

/** Speaks the part of WeChat's server API that we use, over real HTTP. */
export async function fakeWeChat(): Promise<FakeWeChat> {
  const logins = new Map<string, string>()
  const phones = new Map<string, { openid: string; phone: string }>()
  const tokens = new Set<string>()
  const troubles: Trouble[] = []
  const consents = new Map<string, number>()
  const delivered: FakeWeChat['delivered'] = []
  const opened = new Map<string, number>()
  const suspects: { word: string; suggest: 'review' | 'risky'; label: number }[] = []
  const texts: FakeWeChat['texts'] = []
  let clock = 0
  let messageTrouble: Trouble = 'none'
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
    },
    '/wxa/msg_sec_check'(query, body) {
      if (!tokens.has(query.get('access_token') ?? '')) return { errcode: 42001, errmsg: 'access_token expired' }
      const { openid, content, scene, version } = body as { openid: string; content: string; scene: number; version: number }
      if (version !== 2 || ![1, 2, 3, 4].includes(scene) || content === '') return { errcode: 47001, errmsg: 'data format error' }
      if ([...content].length > 2500) return { errcode: 44991, errmsg: 'content too long' }
      if (!openid.startsWith('o')) return { errcode: 40003, errmsg: 'invalid openid' }
      if (clock - (opened.get(openid) ?? -Infinity) > TWO_HOURS) return { errcode: 61010, errmsg: 'code is expired' }
      texts.push({ openid, content, scene })
      const found = suspects.find(({ word }) => content.includes(word))
      // No error says nothing about the text.
      return { errcode: 0, errmsg: 'ok', trace_id: `trace-${++count}`, result: { suggest: found?.suggest ?? 'pass', label: found?.label ?? 100 }, detail: [] }
    },
    '/cgi-bin/message/subscribe/send'(query, body) {
      if (!tokens.has(query.get('access_token') ?? '')) return { errcode: 40001, errmsg: 'invalid credential' }
      const { touser, template_id, page, data } = body as { touser: string; template_id: string; page: string; data: Record<string, { value: string }> }
      const template = Object.values(TEMPLATES).find(({ id }) => id === template_id)
      if (!template) return { errcode: 40037, errmsg: 'invalid template_id' }
      if (!touser.startsWith('o')) return { errcode: 40003, errmsg: 'invalid openid' }
      if (!/^[a-z]+(\/[a-z-]+)+(\?|$)/.test(page)) return { errcode: 41030, errmsg: 'invalid page' }
      for (const key of [...template.things, ...template.times]) {
        const value = data[key]?.value ?? ''
        const fits = key.startsWith('thing') ? value !== '' && [...value].length <= 20 : /^\d{4}年\d{2}月\d{2}日 \d{2}:\d{2}$/.test(value)
        if (!fits) return { errcode: 47003, errmsg: `argument invalid! data.${key}.value invalid` }
      }
      const left = consents.get(`${touser} ${template.id}`) ?? 0
      if (left === 0) return { errcode: 43101, errmsg: 'user refuse to accept the msg' }
      consents.set(`${touser} ${template.id}`, left - 1)
      delivered.push({ openid: touser, page, data: Object.fromEntries(Object.entries(data).map(([key, { value }]) => [key, value])) })
      return { errcode: 0, errmsg: 'ok', msgid: ++count }
    }
  }

  const server = createServer((request: IncomingMessage, reply: ServerResponse) => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      calls.push(url.pathname)
      const trouble = url.pathname.endsWith('/send') && messageTrouble !== 'none' ? messageTrouble : troubles.shift()
      if (trouble === 'slow') return
      if (trouble === 'drop') return request.socket.destroy()
      if (trouble === 'page') return reply.writeHead(502, { 'content-type': 'text/html' }).end('<html>Bad Gateway</html>')
      const text = Buffer.concat(parts).toString()
      const answer = trouble === undefined || trouble === 'none' || trouble === 'after' ? routes[url.pathname]?.(url.searchParams, text ? JSON.parse(text) as Record<string, unknown> : {}) : { errcode: trouble, errmsg: 'trouble' }
      if (trouble === 'after') return request.socket.destroy()
      // WeChat answers JSON under this type, with status 200 also for errors.
      reply.writeHead(200, { 'content-type': 'text/plain' }).end(JSON.stringify(answer ?? { errcode: 40066, errmsg: 'invalid url' }))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

  return {
    env: { WECHAT_APPID: APP, WECHAT_SECRET: SECRET, WECHAT_BASE_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, WECHAT_TEMPLATE_ROUND: `${TEMPLATE} thing1=title time2=until thing3=note`, WECHAT_TEMPLATE_EVENT: `${TEMPLATES.event.id} thing1=title time2=at thing3=place thing4=note` },
    calls, secrets, delivered, texts,
    opens: (openid) => { opened.set(openid, clock) },
    pass: (ms) => { clock += ms },
    suspect: (word, suggest, label) => { suspects.push({ word, suggest, label }) },
    messageTrouble(trouble) { messageTrouble = trouble },
    accept(openid, times = 1, kind = 'round') {
      const of = `${openid} ${TEMPLATES[kind].id}`
      consents.set(of, (consents.get(of) ?? 0) + times)
    },
    withdraw: (openid) => { for (const { id } of Object.values(TEMPLATES)) consents.delete(`${openid} ${id}`) },
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
