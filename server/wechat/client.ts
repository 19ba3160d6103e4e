import type { Config } from '../config'
import { AppError } from '../errors'

/** The calls to WeChat's server that we make. The base URL is configurable: tests run a fake server that speaks HTTP. */
export interface WeChat {
  /** Exchanges `wx.login`'s single-use code. The session key stays in here. */
  openid(code: string): Promise<string>
  /** Exchanges the code of a getPhoneNumber button; `openid` lets WeChat check that the code is this person's. */
  phone(code: string, openid: string): Promise<string>
}

interface Answer {
  errcode?: number
  openid?: string
  access_token?: string
  expires_in?: number
  phone_info?: { purePhoneNumber?: string }
}

const unavailable = () => new AppError('wechat_unavailable', '微信暂时没有回应，请稍等片刻再试；也可以用激活码登录。')
/** Renewed this long before its end: both the old and the new token live for five minutes. */
const EARLY_MS = 300000

export function wechatClient(config: NonNullable<Config['wechat']>, clock: () => number): WeChat {
  let token: { value: string; until: number } | undefined

  async function ask(path: string, init?: { body: unknown }): Promise<Answer> {
    // The URL carries the secret: it is never logged and never part of an error.
    const reply = await fetch(config.baseUrl + path, {
      signal: AbortSignal.timeout(8000),
      ...(init && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(init.body) })
    }).catch(() => { throw unavailable() })
    if (!reply.ok) throw unavailable()
    return await reply.json().catch(() => { throw unavailable() }) as Answer
  }

  async function accessToken(force = false): Promise<string> {
    if (!force && token && token.until > clock()) return token.value
    const answer = await ask('/cgi-bin/stable_token', { body: { grant_type: 'client_credential', appid: config.appId, secret: config.secret, force_refresh: force } })
    if (!answer.access_token) throw unavailable()
    token = { value: answer.access_token, until: clock() + (answer.expires_in ?? 7200) * 1000 - EARLY_MS }
    return token.value
  }

  return {
    async openid(code) {
      const query = new URLSearchParams({ appid: config.appId, secret: config.secret, js_code: code, grant_type: 'authorization_code' })
      const answer = await ask(`/sns/jscode2session?${query.toString()}`)
      if (answer.openid) return answer.openid
      switch (answer.errcode) {
        case 40029: case 40163: throw new AppError('code_wrong', '微信登录没有成功，请再点一次“微信登录”。')
        case 45011: throw new AppError('too_many', '登录太频繁，请一分钟后再试。')
        case 40226: throw new AppError('forbidden', '微信限制了这个账号登录，请在微信里查看提示，或改用激活码。')
        default: throw unavailable()
      }
    },
    async phone(code, openid) {
      for (const force of [false, true]) {
        const answer = await ask(`/wxa/business/getuserphonenumber?access_token=${await accessToken(force)}`, { body: { code, openid } })
        if (answer.phone_info?.purePhoneNumber) return answer.phone_info.purePhoneNumber
        if (answer.errcode === 40029) throw new AppError('code_wrong', '没有取到手机号，请再点一次授权。')
        if (answer.errcode !== 40001 && answer.errcode !== 42001) break
      }
      throw unavailable()
    }
  }
}
