import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { createVerifier } from 'fast-jwt'
import { endpoints, type Route } from '../../contract'
import type { Endpoint, Who } from '../../contract/endpoint'
import { ApiError } from '../../contract/errors'
import type { Actor } from '../auth/actors'
import { privacy } from '../auth/privacy'
import type { Context } from '../context'
import { AppError } from '../errors'
import type { Call, Handlers } from './call'
import { KeptAnswer, takesGzip } from './kept-answer'

type AnyHandler = (call: Call<Route>) => Promise<unknown>

/** Registers every endpoint of the contract with its handler; refuses to start when one is missing. */
export function registerEndpoints(app: FastifyInstance, ctx: Context, handlers: Handlers<Route>): void {
  const authenticate = authenticator(ctx)
  for (const [key, endpoint] of Object.entries(endpoints) as [Route, Endpoint][]) {
    const handler = handlers[key] as unknown as AnyHandler | undefined
    if (!handler) throw new Error(`No handler for ${key}`)
    const [method = 'GET', path = ''] = key.split(' ')
    app.route({
      method, url: `/api${path}`,
      ...(endpoint.bodyBytes && { bodyLimit: endpoint.bodyBytes, onRequest: async (request: FastifyRequest) => { await authenticate(request, endpoint.who, ctx.clock()) } }),
      schema: {
        summary: endpoint.summary,
        description: `谁可以调用：${endpoint.who}`,
        tags: [path.split('/')[1] ?? ''],
        ...(endpoint.params && { params: endpoint.params }),
        ...(endpoint.query && { querystring: endpoint.query }),
        ...(endpoint.body && { body: endpoint.body }),
        ...(endpoint.who !== 'anyone' && { security: [{ bearer: [] }] }),
        response: { 200: endpoint.response, '4xx': ApiError, '5xx': ApiError }
      },
      handler: async (request, reply) => {
        const now = ctx.clock()
        const actor = await authenticate(request, endpoint.who, now)
        // Only what the contract declares has been checked; what stands in the address cannot be overridden.
        const input = { ...(endpoint.query && (request.query as object)), ...(endpoint.body && (request.body as object)), ...(request.params as object) }
        const answer = await handler({ ctx, input: input as never, actor: actor as never, now, address: request.ip, log: request.log })
        return answer instanceof KeptAnswer ? sendKept(request, reply, answer) : answer
      }
    })
  }
}

async function sendKept(request: FastifyRequest, reply: FastifyReply, answer: KeptAnswer<object>): Promise<string | Buffer> {
  void reply.type('application/json; charset=utf-8')
  const packed = takesGzip(request.headers['accept-encoding']) ? await answer.gzip() : undefined
  if (!packed) return answer.text()
  void reply.headers({ 'content-encoding': 'gzip', vary: 'accept-encoding' })
  return packed
}

/** Who asks, if he may: for the endpoints of the contract and for the few routes beside it. */
export function authenticator(ctx: Context) {
  // No cache of good signatures: its key is a hash of the token, which costs as much as the signature. Whether the session lives: `actors`.
  const verify = createVerifier({ key: ctx.keys.token, algorithms: ['HS256'], cache: false, clockTimestamp: undefined, ignoreExpiration: true })

  return async (request: FastifyRequest, who: Who, now: number): Promise<Actor | null> => {
    if (who === 'anyone') return null
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1]
    if (!token) throw new AppError('not_signed_in', '请先登录。')
    const claims = readClaims(verify, token)
    if (!claims || claims.exp * 1000 <= now) throw new AppError('session_expired', '登录已过期，请重新登录。你填写的内容还在。')
    const actor = await ctx.actors.find(claims.s, claims.a, now)
    if (!actor) throw new AppError('session_expired', '登录已失效，请重新登录。')
    permit(actor, who)
    return actor
  }
}

interface Claims {
  /** Session, account, end in seconds. */
  s: string
  a: string
  exp: number
}

function readClaims(verify: (token: string) => unknown, token: string): Claims | undefined {
  try {
    return verify(token) as Claims
  } catch {
    return undefined
  }
}

/** The coarse rule that the contract states; handlers check units and ownership. */
function permit(actor: Actor, who: Who) {
  if (who === 'account') return
  if (actor.mustChange) throw new AppError('password_change_needed', '你用的是组织者给的一次性密码，请先改成自己的密码。')
  if (actor.consent !== privacy.version) throw new AppError('consent_needed', '请先阅读并同意隐私保护说明。')
  if (!actor.member) throw new AppError('not_bound', '你的账号还没有对应到花名册，请先绑定或等待组织者同意。')
  if (who === 'organiser' && actor.grants.length === 0) throw new AppError('forbidden', '这一项由组织者使用。如需权限，请联系上级组织者。')
  if (who === 'admin' && !actor.grants.some((grant) => grant.role === 'admin')) throw new AppError('forbidden', '这一项由管理员使用。')
}
