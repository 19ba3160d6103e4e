import type { Config } from '../config'
import { AppError } from '../errors'

/** The calls to WeChat's server that we make. The base URL is configurable: tests run a fake server that speaks HTTP. */
export interface WeChat {
  /** Exchanges `wx.login`'s single-use code. The session key stays in here. */
  openid(code: string): Promise<string>
  /** Exchanges the code of a getPhoneNumber button; `openid` lets WeChat check that the code is this person's. */
  phone(code: string, openid: string): Promise<string>
  /** Gives WeChat one message for a person who has agreed to it. */
  send(message: { openid: string; template: string; page: string; data: Record<string, { value: string }> }): Promise<Sent>
  /** Has WeChat read a text, in parts where it is long: the worst counts. */
  checkText(asked: { openid: string; text: string; scene: 'comment' | 'post' }): Promise<CheckedText>
}

/**
 * - pass, review, risky: what WeChat suggests, and what it believes to have found
 * - not-lately: it reads only texts of people who have used the mini-program within two hours
 * - later: it said nothing one could go by
 */
export type CheckedText = { how: 'pass' | 'review' | 'risky'; label: number } | { how: 'not-lately' } | { how: 'later' }

/**
 * - sent: WeChat has taken it
 * - unanswered: nobody knows; it may have been taken
 * - later: not now (WeChat is busy, the day's number is used up, or it cannot be reached at all)
 * - refused: the person does not take it (any more)
 * - wrong: it will never be taken like that
 */
export type Sent = { how: 'sent' | 'unanswered' | 'refused' } | { how: 'later' | 'wrong'; why: string }

interface Answer {
  errcode?: number
  errmsg?: string
  openid?: string
  access_token?: string
  expires_in?: number
  phone_info?: { purePhoneNumber?: string }
  result?: { suggest?: string; label?: number }
}

const UNAVAILABLE = '微信暂时没有回应，请稍等片刻再试；也可以用激活码登录。'
const unavailable = () => new AppError('wechat_unavailable', UNAVAILABLE)
/** The request never left: nothing can have been done about it. */
class Unreached extends AppError {}
/** Renewed this long before its end: both the old and the new token live for five minutes. */
const EARLY_MS = 300000

export function wechatClient(config: NonNullable<Config['wechat']>, clock: () => number): WeChat {
  let token: { value: string; until: number } | undefined

  async function ask(path: string, init?: { body: unknown }): Promise<Answer> {
    // The URL carries the secret: it is never logged and never part of an error.
    const reply = await fetch(config.baseUrl + path, {
      signal: AbortSignal.timeout(8000),
      ...(init && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(init.body) })
    }).catch((error: unknown) => { throw refusedToConnect(error) ? new Unreached('wechat_unavailable', UNAVAILABLE) : unavailable() })
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
    },
    async send({ openid, template, page, data }) {
      for (const force of [false, true]) {
        const token = await accessToken(force).catch(() => null)
        if (token === null) return { how: 'later', why: '微信暂时没有回应' }
        const answer = await ask(`/cgi-bin/message/subscribe/send?access_token=${token}`, { body: { touser: openid, template_id: template, page, data, lang: 'zh_CN', miniprogram_state: 'formal' } })
          .catch((error: unknown): Sent => (error instanceof Unreached ? { how: 'later', why: '连不上微信' } : { how: 'unanswered' }))
        if ('how' in answer) return answer
        if (answer.errcode !== 40001 && answer.errcode !== 42001) return sentAs(answer)
      }
      return { how: 'later', why: '微信不认可这里的凭证' }
    },
    async checkText({ openid, text, scene }) {
      let worst: CheckedText = { how: 'pass', label: 100 }
      for (const content of partsOf(text)) {
        const said = await checkPart({ openid, content, scene: scene === 'comment' ? 2 : 4 })
        if (said.how === 'not-lately' || said.how === 'later') return said
        if (GRAVE.indexOf(said.how) > GRAVE.indexOf(worst.how)) worst = said
      }
      return worst
    }
  }

  async function checkPart(body: { openid: string; content: string; scene: number }): Promise<CheckedText> {
    for (const force of [false, true]) {
      const token = await accessToken(force).catch(() => null)
      if (token === null) return { how: 'later' }
      const answer = await ask(`/wxa/msg_sec_check?access_token=${token}`, { body: { ...body, version: 2 } }).catch(() => null)
      if (answer?.errcode !== 40001 && answer?.errcode !== 42001) return checkedAs(answer)
    }
    return { how: 'later' }
  }
}

const GRAVE: readonly string[] = ['pass', 'review', 'risky']
/** What one call takes; parts overlap, so that no word is cut in two for both. */
const PART = 2500
const OVERLAP = 50

function partsOf(text: string): string[] {
  const chars = [...text]
  const parts: string[] = []
  for (let at = 0; at === 0 || at + OVERLAP < chars.length; at += PART - OVERLAP) parts.push(chars.slice(at, at + PART).join(''))
  return parts
}

/** No error is not yet a pass: only `suggest` says so. */
function checkedAs(answer: Answer | null): CheckedText {
  if (answer?.errcode === 61010) return { how: 'not-lately' }
  const suggest = answer?.errcode === 0 ? answer.result?.suggest : undefined
  return suggest === 'pass' || suggest === 'review' || suggest === 'risky' ? { how: suggest, label: answer?.result?.label ?? 0 } : { how: 'later' }
}

const refusedToConnect = (error: unknown) => ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'].includes(String((error as { cause?: { code?: string } }).cause?.code))

function sentAs({ errcode, errmsg = '' }: Answer): Sent {
  switch (errcode) {
    case 0: return { how: 'sent' }
    case 43101: return { how: 'refused' }
    case 40003: return { how: 'wrong', why: '这个人不是这个小程序的用户' }
    case 40037: return { how: 'wrong', why: '小程序没有这个消息模板，请管理员检查设置' }
    case 41030: return { how: 'wrong', why: '小程序还没有发布，或没有这个页面' }
    case 47003: return { how: 'wrong', why: `消息模板的字段不对（${errmsg.slice(0, 60)}），请管理员检查设置` }
    case 43108: return { how: 'refused' }
    case 45009: return { how: 'later', why: '今天发给微信的消息已到上限' }
    case -1: case 45011: case undefined: return { how: 'later', why: '微信正忙' }
    default: return { how: 'wrong', why: `微信没有接受（${errcode}）` }
  }
}
