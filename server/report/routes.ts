import type { Context } from '../context'
import { AppError } from '../errors'
import type { Handlers, MemberActor } from '../http/call'
import { newId } from '../ids'
import { jobView } from '../jobs/views'
import { coveredUnit } from '../roster/range'
import { findRound } from '../rounds/round'
import { reportFigures, type ReportRequest } from './figures'
import { reporting } from './job'
import { periodWords } from './rules/words'
import type { Reader } from './scope'
import { requestReport } from './writes'

interface Asked { unit: string; from: number; to: number; round?: string; title?: string; bound?: number }

const readerOf = ({ accountId, member, grants }: MemberActor): Reader => ({ accountId, memberId: member.id, grants })

/** A unit of one's own range, and a period. */
async function requestOf(ctx: Context, actor: MemberActor, { unit: id, from, to, ...more }: Asked, without: readonly string[]): Promise<ReportRequest> {
  const { name, path, depth } = await coveredUnit(ctx, actor, id)
  if (from >= to) throw new AppError('bad_request', '结束日期要在开始日期之后。', { field: 'to' })
  return { unit: { id, name, path, depth }, from, to, without, ...more }
}

export const reportHandlers: Handlers<keyof typeof import('../../contract/reports').reportsEndpoints> = {
  async 'GET /organiser/reports/figures'({ ctx, actor, input, now }) {
    const { without = '', ...asked } = input
    return reportFigures(ctx, readerOf(actor), await requestOf(ctx, actor, asked, without.split(',').filter(Boolean)), now)
  },

  async 'POST /organiser/reports'({ ctx, actor, input, now }) {
    const { without = [], ...asked } = input
    const request = await requestOf(ctx, actor, asked, without)
    const only = input.round === undefined ? undefined : await findRound(ctx.db, input.round)
    const title = `${request.unit.name}（${only?.title ?? periodWords(request.from, request.to, ctx.config.zone)}）`
    const job = await ctx.writer.write(requestReport, { jobId: newId(now), actor: actor.accountId, now, title, input: { reader: readerOf(actor), request } })
    return jobView(job, [reporting])
  }
}
