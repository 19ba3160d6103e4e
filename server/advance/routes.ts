import type { PhaseConfig } from '../../contract/round-config'
import { AppError, notFound } from '../errors'
import type { Handlers } from '../http/call'
import { newId } from '../ids'
import { orderExport } from '../jobs/export-write'
import { jobView } from '../jobs/views'
import { ownRound } from '../organiser/organise'
import type { Round } from '../rounds/round'
import { decideAgain, withdrawEntry, wouldMove } from './decide-write'
import { entriesExport, ENTRIES_EXPORT, type EntriesExport } from './export'
import { entryList } from './list'

type AdvanceRoute = keyof typeof import('../../contract/advance').advanceEndpoints

export const advanceHandlers: Handlers<AdvanceRoute> = {
  async 'GET /organiser/rounds/:id/entries'({ ctx, actor, input, now }) {
    const round = await ownRound(ctx, actor, input.id)
    return { roundTitle: round.title, phases: await Promise.all(round.config.phases.filter(({ entry }) => entry).map((phase) => entryList(ctx, round, phase, now))) }
  },

  async 'POST /organiser/rounds/:id/entries/export'({ ctx, actor, input, now }) {
    const round = await ownRound(ctx, actor, input.id)
    const what: EntriesExport = { roundId: round.id }
    const job = await ctx.writer.write(orderExport, {
      job: { id: newId(now), kind: ENTRIES_EXPORT, unit_id: round.unit_id, actor: actor.accountId, subject: round.id, title: `导出：${round.title}晋级名单`, message: '等待开始', at: now, input: what },
      file: '晋级名单'
    })
    return jobView(job, [entriesExport])
  },

  async 'POST /organiser/rounds/:id/entries/withdraw/preview'({ ctx, actor, input, now }) {
    const round = await ownRound(ctx, actor, input.id)
    const phase = entered(round, input.phase)
    const members = await wouldMove(ctx, round, phase, input.memberId, now)
    return { moves: (await entryList(ctx, round, phase, now)).entries.filter(({ memberId }) => members.includes(memberId)).map(({ memberId, name, unit }) => ({ memberId, name, unit })) }
  },

  async 'POST /organiser/rounds/:id/entries/withdraw'({ ctx, actor, input, now }) {
    const round = await ownRound(ctx, actor, input.id)
    const phase = entered(round, input.phase)
    await ctx.writer.write(withdrawEntry, { roundId: round.id, phase: phase.id, memberId: input.memberId, actor: actor.accountId, now, reason: reasonIn(input.reason) })
    return entryList(ctx, round, phase, now)
  },

  async 'POST /organiser/rounds/:id/entries/again'({ ctx, actor, input, now }) {
    const round = await ownRound(ctx, actor, input.id)
    const phase = entered(round, input.phase)
    await ctx.writer.write(decideAgain, { roundId: round.id, phase: phase.id, actor: actor.accountId, now, reason: reasonIn(input.reason) })
    return entryList(ctx, round, phase, now)
  }
}

function entered(round: Round, id: string): PhaseConfig {
  const phase = round.config.phases.find((one) => one.id === id)
  if (!phase?.entry) throw notFound('这个晋级阶段')
  return phase
}

function reasonIn(text: string): string {
  const reason = text.trim()
  if (reason === '') throw new AppError('bad_request', '请写明理由，会记在操作记录里。', { field: 'reason' })
  return reason
}
