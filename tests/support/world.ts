import type { FastifyInstance } from 'fastify'
import type { Kysely } from 'kysely'
import pino, { type Logger } from 'pino'
import { endpoints, type Api, type Input, type Output, type Route } from '../../contract'
import type { ApiError } from '../../contract/errors'
import type { RoundConfig } from '../../contract/round-config'
import { privacy } from '../../server/auth/privacy'
import { signIn } from '../../server/account/session'
import { buildApp } from '../../server/app'
import { readConfig } from '../../server/config'
import type { Context } from '../../server/context'
import { openDatabase } from '../../server/db/dialects'
import type { Schema } from '../../server/db/schema'
import { decideDue } from '../../server/advance/decider'
import { reapOnce } from '../../server/quiz/reaper'
import { openContext } from '../../server/start'
import { associationDatabase } from './association'
import type { EngineName } from './engines'
import type { MemberSpec } from './fixtures'

export const START = Date.UTC(2026, 5, 15, 1, 0)

export class CallError extends Error {
  constructor(readonly status: number, readonly body: ApiError) {
    super(`${status} ${body.code}: ${body.message}`)
  }
}

type Args<K extends Route> = keyof Input<Api[K]> extends never ? [] : unknown extends Input<Api[K]> ? [] : [Input<Api[K]>]

/** A person at the API: calls go over the real server, the way a phone's do. */
export interface Caller {
  call<K extends Route>(route: K, ...input: Args<K>): Promise<Output<Api[K]>>
  /** The answer's text, for looking for what must not be there. */
  raw<K extends Route>(route: K, ...input: Args<K>): Promise<{ status: number; text: string }>
  token(): Promise<string>
}

export interface World {
  ctx: Context
  app: FastifyInstance
  /** The server's clock: tests move it. */
  time: { now: number }
  /** Changes rows behind the server's back: what an import or an administrator elsewhere would have done. */
  behind: Kysely<Schema>
  as(memberId: string): Promise<Caller>
  anyone: Caller
  round(config: Partial<RoundConfig> & Pick<RoundConfig, 'phases'>, by?: string, unit?: string): Promise<string>
  reap(): Promise<number>
  close(): Promise<void>
}

/**
 * A real server on a fresh database with a small association: top `u-top`, cities `u-a` and `u-b`, branches `u-a1`, `u-a2` (members
 * m-a1-1 …), `u-b1`. m-top administers everything, m-org-a organises city A, m-sec branch A1.
 */
export async function makeWorld(engine: EngineName, env: Record<string, string> = {}, log: Logger = pino({ level: process.env.TEST_LOG ?? 'silent' })): Promise<World> {
  const database = await associationDatabase(engine, START)
  const config = readConfig({ DATABASE_URL: database.url, SECRET: 'test-secret-test-secret-test-secret', WRITER: 'inline', WEB_ROOT: '/nonexistent', ...env })
  const time = { now: START }
  const ctx = await openContext(config, { clock: () => time.now, boardMs: 0, log })
  const behind = openDatabase(database.url, { size: 2 })
  const app = await buildApp(ctx)
  const people = new Map<string, Promise<Caller>>()
  const anyone = callerOf(app, async () => '')

  const as = (memberId: string) => {
    let caller = people.get(memberId)
    if (!caller) people.set(memberId, caller = signInAs(memberId))
    return caller
  }
  const signInAs = async (memberId: string) => {
    const account = await ctx.db.selectFrom('account').select('id').where('member_id', '=', memberId).executeTakeFirstOrThrow()
    // The clock is moved by days: signing in again stands for the client's renewal.
    let session = await signIn(ctx, account.id, 'test', time.now)
    const caller = callerOf(app, async () => {
      if (session.accessExpiresAt <= time.now || time.now < session.accessExpiresAt - 3600000) session = await signIn(ctx, account.id, 'test', time.now)
      return session.accessToken
    })
    if (session.me.consent.given !== privacy.version) await caller.call('POST /me/consent', { version: privacy.version })
    return caller
  }

  return {
    ctx, app, time, as, anyone, behind: behind.db,
    async round(partial, by = 'm-top', unit = 'u-top') {
      const organiser = await as(by)
      const config = roundConfig(partial)
      const later = time.now
      // Nothing is published into the past.
      time.now = Math.min(later, ...config.phases.map(({ window }) => window.opensAt))
      const { id } = await organiser.call('POST /organiser/rounds', { unitId: unit, config })
      await organiser.call('POST /organiser/rounds/:id/publish', { id })
      time.now = later
      return id
    },
    async reap() {
      const ended = await reapOnce(ctx)
      await decideDue(ctx)
      return ended
    },
    async close() {
      await app.close()
      await behind.close()
      await (ctx as Context & { close(): Promise<void> }).close()
      await database.drop()
    }
  }
}

export function callerOf(app: FastifyInstance, tokenNow: () => Promise<string>): Caller {
  const send = async (route: Route, input: Record<string, unknown> = {}) => {
    const token = await tokenNow()
    const [method, path] = route.split(' ') as ['GET', string]
    const endpoint = endpoints[route] as { query?: { properties: object }; body?: unknown }
    const used = new Set<string>()
    const url = path.replace(/:(\w+)/g, (_, name: string) => { used.add(name); return encodeURIComponent(String(input[name])) })
    const rest = Object.fromEntries(Object.entries(input).filter(([name, value]) => !used.has(name) && value !== undefined))
    return app.inject({
      method, url: `/api${url}`,
      ...(token && { headers: { authorization: `Bearer ${token}` } }),
      ...(endpoint.query && { query: rest as Record<string, string> }),
      ...(endpoint.body !== undefined && { payload: rest })
    })
  }
  return {
    token: tokenNow,
    async call(route, ...input) {
      const reply = await send(route, input[0] as Record<string, unknown> | undefined)
      if (reply.statusCode >= 400) throw new CallError(reply.statusCode, reply.json())
      return reply.json()
    },
    async raw(route, ...input) {
      const reply = await send(route, input[0] as Record<string, unknown> | undefined)
      return { status: reply.statusCode, text: reply.body }
    }
  }
}

/** A valid configuration; tests name only what matters to them. */
export function roundConfig(partial: Partial<RoundConfig> & Pick<RoundConfig, 'phases'>): RoundConfig {
  return {
    v: 1, title: '测试竞赛', topic: '', practice: false,
    audience: { units: ['u-top'], late: 'personal' },
    person: { ties: ['time', 'finish'], shared: 'gap' },
    unit: { by: { kind: 'composite', weights: [{ metric: 'rate', percent: 60 }, { metric: 'mean', percent: 40 }] }, ties: ['rate', 'mean'], shared: 'gap' },
    show: { personBoard: true, unitBoard: true },
    ...partial
  }
}

type Phase = RoundConfig['phases'][number]

/** One phase: ten singles of ten points, open for a day from the start, half an hour, best of any number. */
export const phase = (partial: Partial<Phase> = {}): Phase => ({
  id: 'main',
  window: { opensAt: START, closesAt: START + 86400000 },
  paper: { kind: 'drawn', parts: [{ type: 'single', count: 10, points: 10 }], shuffleQuestions: true, shuffleOptions: true },
  scoring: { multiple: 'all' }, timing: { paperSeconds: 1800 }, attempts: {}, counting: { kind: 'best' }, reveal: 'paper',
  ...partial
})

export type { MemberSpec }
