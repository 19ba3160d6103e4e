import type { RoundNews } from '../../contract/conduct'
import type { Context } from '../context'
import { AppError } from '../errors'
import type { Handlers, MemberActor } from '../http/call'
import { parseRoundConfig } from '../rounds/config'
import { momentOf, type Round } from '../rounds/round'
import { dryRun } from './dry-run'
import { ownRound } from './organise'
import { pauseRound, postNote, resumeRound } from './writes'

type ConductRoute = keyof typeof import('../../contract/conduct').conductEndpoints

export const conductHandlers: Handlers<ConductRoute> = {
  async 'POST /organiser/rounds/dry-run'({ ctx, actor, input }) {
    return dryRun(ctx, actor, parseRoundConfig(input.config), input)
  },

  async 'GET /organiser/rounds/:id/notes'({ ctx, actor, input }) {
    await ownRound(ctx, actor, input.id)
    return newsOf(ctx, input.id)
  },

  async 'POST /organiser/rounds/:id/notes'({ ctx, actor, input, now }) {
    const round = await published(ctx, actor, input.id, now)
    await ctx.writer.write(postNote, { roundId: round.id, actor: actor.accountId, now, text: said(input.text, '请写公告的内容。', 'text') })
    return newsOf(ctx, round.id)
  },

  async 'POST /organiser/rounds/:id/pause'({ ctx, actor, input, now }) {
    const round = await published(ctx, actor, input.id, now)
    const reason = said(input.reason, '请写明为什么暂停，成员会看到。', 'reason').replace(/。$/, '')
    if (momentOf(round, now) === 'closed') throw new AppError('round_closed', '竞赛已经结束，不用暂停。')
    await ctx.writer.write(pauseRound, { roundId: round.id, actor: actor.accountId, now, reason })
    return newsOf(ctx, round.id)
  },

  async 'POST /organiser/rounds/:id/resume'({ ctx, actor, input, now }) {
    const round = await published(ctx, actor, input.id, now)
    await ctx.writer.write(resumeRound, { roundId: round.id, actor: actor.accountId, now })
    return newsOf(ctx, round.id)
  }
}

async function published(ctx: Context, actor: MemberActor, id: string, now: number): Promise<Round> {
  const round = await ownRound(ctx, actor, id)
  if (momentOf(round, now) === 'draft') throw new AppError('round_not_open', '这场竞赛还是草稿，成员看不到。请先发布。')
  return round
}

function said(text: string, missing: string, field: string): string {
  const trimmed = text.trim()
  if (trimmed === '') throw new AppError('bad_request', missing, { field })
  return trimmed
}

async function newsOf({ db }: Context, id: string): Promise<RoundNews> {
  const row = await db.selectFrom('round').select(['paused_at', 'paused_why']).where('id', '=', id).executeTakeFirstOrThrow()
  return {
    notes: await db.selectFrom('round_note').select(['at', 'text']).where('round_id', '=', id).orderBy('at', 'desc').orderBy('id', 'desc').limit(100).execute(),
    paused: row.paused_at === null ? null : { at: Number(row.paused_at), reason: row.paused_why }
  }
}
