import type { Api, Input, Output, Route } from '../../../contract'
import type { Session } from '../../../contract/account'
import { RequestError, answered, offline } from './request-error'
import { adopt, adoptKept, forget, kept, session, signInAgain } from './session'

export type Sent<R extends Route> = Input<Api[R]>
export type Answer<R extends Route> = Output<Api[R]>
type Args<R extends Route> = Record<string, never> extends Sent<R> ? [sent?: Sent<R>] : unknown extends Sent<R> ? [] : [sent: Sent<R>]

/** Calls an endpoint by its name in the contract: request('GET /banks/:id/facets', { id }). Throws RequestError only. */
export async function request<R extends Route>(route: R, ...[sent]: Args<R>): Promise<Answer<R>> {
  const { method, url, body } = prepare(route, (sent ?? {}) as Record<string, unknown>)
  const open = route.startsWith('POST /auth/') && route !== 'POST /auth/logout'
  const send = async (token: string | null) => {
    const response = await reach(url, {
      method, ...(body && { body: JSON.stringify(body) }), headers: { ...(body && { 'content-type': 'application/json' }), ...bearer(token) }
    })
    return answered(response.status, await response.text())
  }
  return await (open || !session.get().tokens ? send(null) : signed(send)) as Answer<R>
}

/** A response that is no JSON: a file. */
export const requestFile = (path: string): Promise<Response> => signed(async (token) => {
  const response = await reach(`/api${path}`, { headers: bearer(token) })
  if (!response.ok) answered(response.status, await response.text())
  return response
})

export const bearer = (token: string | null) => (token ? { authorization: `Bearer ${token}` } : undefined)

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { ...init, signal: AbortSignal.timeout(60_000) })
  } catch {
    throw offline()
  }
}

function prepare(route: string, sent: Record<string, unknown>) {
  const [method = 'GET', pattern = ''] = route.split(' ')
  const rest = { ...sent }
  const path = pattern.replace(/:(\w+)/g, (_, name: string) => {
    const value = String(rest[name])
    delete rest[name]
    return encodeURIComponent(value)
  })
  const url = `/api${path}`
  if (method === 'POST' || method === 'PUT') return { method, url, body: rest }
  const query = searchOf(rest)
  return { method, url: query ? `${url}?${query}` : url }
}

export const searchOf = (values: Record<string, unknown>): string =>
  new URLSearchParams(Object.entries(values).flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, String(value)]]))).toString()

const accessToken = () => session.get().tokens?.accessToken ?? null
const isExpired = (error: unknown) => error instanceof RequestError && error.status === 401 && (error.code === 'session_expired' || error.code === 'not_signed_in')

/** Sends with the token; when it is spent renews it, and when that is refused asks the person, and sends again. */
export async function signed<T>(send: (token: string | null) => Promise<T>): Promise<T> {
  const tokens = session.get().tokens
  if (tokens && tokens.accessExpiresAt - Date.now() < 5000) await renew(tokens.accessToken)
  const used = accessToken()
  try {
    return await send(used)
  } catch (error) {
    if (!isExpired(error)) throw error
    if (used) await renew(used)
    return send(accessToken())
  }
}

let renewing: Promise<void> | null = null

/** Renews once, however many calls ask at the same time. `spent` is what was refused: when another has come since there is nothing to do. */
async function renew(spent: string): Promise<void> {
  if (accessToken() !== spent) return
  renewing ??= refresh().finally(() => { renewing = null })
  await renewing
}

async function refresh(): Promise<void> {
  if (adoptFromOtherTab()) return
  const { tokens } = session.get()
  if (!tokens) return
  try {
    const response = await reach('/api/auth/refresh', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ refreshToken: tokens.refreshToken }) })
    adopt(answered(response.status, await response.text()) as Session)
  } catch (error) {
    if (!(error instanceof RequestError) || error.status < 400 || error.status >= 500 || error.status === 429) throw error
    if (adoptFromOtherTab()) return
    if (!await signInAgain()) {
      forget()
      throw error
    }
  }
}

/** A refresh token works once: another tab may have used ours and kept its successor. */
function adoptFromOtherTab(): boolean {
  const stored = kept()
  const { tokens, me } = session.get()
  if (!stored || !tokens || stored.tokens.refreshToken === tokens.refreshToken || stored.me.accountId !== me?.accountId) return false
  adoptKept(stored)
  return true
}
