import { covers } from '../auth/actors'
import type { Context } from '../context'
import { AppError, notFound } from '../errors'
import type { Handlers, MemberActor } from '../http/call'
import { isAnswering } from '../quiz/answering'
import { unitById } from '../roster/queries'
import { findRound, type Round } from '../rounds/round'
import { nameOf } from '../rounds/rules/notice-names'
import { keptItems } from './kept'

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
    const phase = input.phase === undefined ? round.phase : round.config.phases.find(({ id }) => id === input.phase)
    if (!phase) throw notFound('这个阶段')
    const { stamps, read } = await keptItems(ctx, round)
    const { attempts, items } = await read(phase)
    const phases = round.config.phases.map(({ id }) => ({ id, name: nameOf(round.config, id), attempts: stamps.get(id) ?? 0 }))
    return { roundTitle: round.title, at: now, phase: phase.id, phases, attempts, items }
  }
}
