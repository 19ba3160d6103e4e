import Taro from '@tarojs/taro'
import type { Api, Input, Output, Route } from '../../contract'
import type { Session } from '../../contract/account'
import type { ApiError } from '../../contract/errors'
import { kept, useSession } from '@/store/session'
import { heard, now } from './clock'
import { RequestError, offline, unreadable } from './request-error'

/** Path parameters, query and body of an endpoint, side by side: their names never collide. */
export type Sent<R extends Route> = Input<Api[R]>
export type Answer<R extends Route> = Output<Api[R]>
type Args<R extends Route> = unknown extends Sent<R>
  ? [sent?: Record<string, never>, options?: Options]
  : Record<string, never> extends Sent<R> ? [sent?: Sent<R>, options?: Options] : [sent: Sent<R>, options?: Options]

export interface Options {
  /** ms; 15 s by default. */
  timeout?: number
}

/** Calls an endpoint by its name in the contract: request('GET /rounds/:id', { id }). Throws RequestError only. */
export async function request<R extends Route> (route: R, ...[sent, options]: Args<R>): Promise<Answer<R>> {
  const call = prepare(route, (sent ?? {}) as Record<string, unknown>)
  const ask = (token: string | null) => send(call, token, options) as Promise<Answer<R>>
  const open = route.startsWith('POST /auth/') && route !== 'POST /auth/logout'
  return open ? ask(null) : signed(ask)
}

/** Calls with the token of whoever is signed in: renewed before it runs out, and once more when it was refused all the same. */
export async function signed<T> (call: (token: string | null) => Promise<T>): Promise<T> {
  const tokens = useSession.getState().tokens
  if (!tokens) return call(null)
  if (tokens.accessExpiresAt - now() < 5000) await renew()
  try {
    return await call(accessToken())
  } catch (error) {
    if (!isExpired(error)) throw error
    await renew(tokens.accessToken)
    return call(accessToken())
  }
}

const accessToken = () => useSession.getState().tokens?.accessToken ?? null
const isExpired = (error: unknown) =>
  error instanceof RequestError && error.status === 401 && (error.code === 'session_expired' || error.code === 'not_signed_in')

interface Call { method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, body?: Record<string, unknown> }

function prepare (route: string, sent: Record<string, unknown>): Call {
  const [method, pattern] = route.split(' ') as [Call['method'], string]
  const rest = { ...sent }
  const path = pattern.replace(/:(\w+)/g, (_, name: string) => {
    const value = String(rest[name])
    delete rest[name]
    return encodeURIComponent(value)
  })
  const url = API_BASE + path
  if (method === 'POST' || method === 'PUT') return { method, url, body: rest }
  const query = Object.entries(rest)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
    .join('&')
  return { method, url: query ? `${url}?${query}` : url }
}

async function send ({ method, url, body }: Call, token: string | null, options: Options = {}): Promise<unknown> {
  const sentAt = Date.now()
  const header: Record<string, string> = {}
  if (body) header['content-type'] = 'application/json'
  if (token) header.authorization = `Bearer ${token}`
  let response
  try {
    response = await Taro.request<unknown>({
      url, method, header, data: body && JSON.stringify(body), dataType: 'text', timeout: options.timeout ?? 15_000
    })
  } catch (failure) {
    throw offline(failure)
  }
  const serverNow = Number(find(response.header as Record<string, unknown> | undefined, 'x-now'))
  if (serverNow) heard(serverNow, sentAt, Date.now())
  return answered(response.statusCode, response.data)
}

/** What the server said; its refusal is thrown. */
export function answered (status: number, text: unknown): unknown {
  const data = parse(text)
  if (status >= 200 && status < 300 && data !== undefined) return data
  throw isApiError(data) ? new RequestError(data, status) : unreadable(status)
}

/** WeChat keeps the letters of a header's name as the server wrote them, browsers do not. */
const find = (header: Record<string, unknown> | undefined, name: string): unknown =>
  Object.entries(header ?? {}).find(([key]) => key.toLowerCase() === name)?.[1]

function parse (text: unknown): unknown {
  if (typeof text !== 'string') return text ?? undefined
  try { return JSON.parse(text) } catch { return undefined }
}

const isApiError = (data: unknown): data is ApiError =>
  typeof data === 'object' && data !== null && 'code' in data && 'message' in data

let renewing: Promise<void> | null = null

/**
 * Renews the tokens once, however many calls ask at the same time. `spent` is the token that was refused: when another
 * one has come meanwhile there is nothing to do. Without network the sign-in is kept.
 */
export async function renew (spent?: string): Promise<void> {
  if (spent && accessToken() !== spent) return
  renewing ??= refresh().finally(() => { renewing = null })
  await renewing
}

async function refresh (): Promise<void> {
  if (adoptFromOtherTab()) return
  const { tokens, adopt, reset } = useSession.getState()
  if (!tokens) return
  try {
    const { url, method, body } = prepare('POST /auth/refresh', { refreshToken: tokens.refreshToken })
    adopt(await send({ url, method, body }, null) as Session)
  } catch (error) {
    if (!(error instanceof RequestError) || error.status < 400 || error.status >= 500 || error.status === 429) throw error
    if (adoptFromOtherTab()) return
    reset(true)
    throw error
  }
}

/** A refresh token works once: another tab of the same browser may have used ours and kept its successor. */
function adoptFromOtherTab (): boolean {
  const stored = kept()
  const { tokens, adoptKept } = useSession.getState()
  if (!stored || !tokens || stored.tokens.refreshToken === tokens.refreshToken) return false
  adoptKept(stored)
  return true
}
