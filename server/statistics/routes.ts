import { sql } from 'kysely'
import { covers } from '../auth/actors'
import type { Context } from '../context'
import { AppError, notFound } from '../errors'
import type { Handlers, MemberActor } from '../http/call'
import { isAnswering } from '../quiz/answering'
import { unitById } from '../roster/queries'
import { findRound, type Round } from '../rounds/round'
import { nameOf } from '../rounds/rules/notice-names'
import { ttlCache, type TtlCache } from '../ttl-cache'
import { phaseItems, type PhaseItems } from './items'

const KEEP_MS = 30000
const kept = new WeakMap<Context, TtlCache<PhaseItems>>()

/** A round of a unit in the actor's range. Who is answering it himself waits: the figures come with the keys. */
export async function roundInRange({ db }: Context, actor: MemberActor, id: string, now: number): Promise<Round> {
  const round = await findRound(db, id)
  const owner = round && await unitById(db, round.unit_id)
  if (!round || !owner) throw notFound('这场竞赛')
  if (!covers(actor.grants, owner.path)) throw new AppError('forbidden', '这场竞赛由上级单位管理，试题分析由组织它的单位查看。')
  if (await isAnswering(db, actor, id, now)) throw new AppError('conflict', '你有一份答卷还没交，交卷后再看试题分析。')
  return round
}

export const statisticsHandlers: Handlers<'GET /organiser/rounds/:id/items'> = {
  async 'GET /organiser/rounds/:id/items'({ ctx, actor, input, now }) {
    const round = await roundInRange(ctx, actor, input.id, now)
    let cache = kept.get(ctx)
    if (!cache) kept.set(ctx, cache = ttlCache(KEEP_MS, 20))
    const phase = input.phase === undefined ? round.phase : round.config.phases.find(({ id }) => id === input.phase)
    if (!phase) throw notFound('这个阶段')
    const { rows } = await sql<{ phase: string; n: number; epoch: number }>`select phase, count(*) as n, coalesce(sum(scored_epoch), 0) as epoch from attempt
      where round_id = ${round.id} and finished_at is not null group by phase`.execute(ctx.db)
    const stamps = new Map(rows.map((row) => [row.phase, row]))
    // Another paper, or a corrected key, makes it another list.
    const stamp = stamps.get(phase.id)
    const { attempts, items } = await cache.get(`${round.id} ${phase.id} ${stamp?.n} ${stamp?.epoch}`, () => phaseItems(ctx, round.id, phase))
    const phases = round.config.phases.map(({ id }) => ({ id, name: nameOf(round.config, id), attempts: Number(stamps.get(id)?.n ?? 0) }))
    return { roundTitle: round.title, at: now, phase: phase.id, phases, attempts, items }
  }
}
