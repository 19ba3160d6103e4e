import type { awardsEndpoints } from '../../contract/awards'
import { AppError, notFound } from '../errors'
import { numberCursor } from '../http/cursor'
import type { Handlers } from '../http/call'
import { seenRound } from '../rounds/visible'
import { announcedLists, listRows } from './announced'
import { checkCertificate } from './certificates'
import { issueTo } from './issue'
import { certificateView } from './view'

type MemberRoute = Exclude<keyof typeof awardsEndpoints, `${string} /organiser/${string}`>

export const awardsHandlers: Handlers<MemberRoute> = {
  async 'GET /rounds/:id/honours'({ ctx, actor, input }) {
    const round = await seenRound(ctx, actor, input.id)
    return { roundTitle: round.title, ...await announcedLists(ctx, round.id, { member: actor.member, allNames: false }) }
  },

  async 'GET /rounds/:id/honours/rows'({ ctx, actor, input }) {
    const round = await seenRound(ctx, actor, input.id)
    return listRows(ctx, round.id, input.list, numberCursor(input.cursor) ?? 0, input.limit ?? 50, { member: actor.member, allNames: false })
  },

  async 'POST /rounds/:id/certificates/:cert'({ ctx, actor, input, now }) {
    const round = await seenRound(ctx, actor, input.id)
    const rule = round.config.awards?.certificates?.find(({ id }) => id === input.cert)
    const issued = await ctx.db.selectFrom('certificate').selectAll().where('round_id', '=', round.id).where('cert', '=', input.cert).where('member_id', '=', actor.member.id).executeTakeFirst()
    if (issued && issued.revoked_at !== null) throw new AppError('conflict', `这张证书已经由组织者作废：${issued.reason}`)
    if (issued) return certificateView(issued)
    if (!rule) throw notFound('这种证书')
    return certificateView(await issueTo(ctx, actor, round, rule, now))
  },

  'GET /certificates/:code': ({ ctx, input, address, now }) => checkCertificate(ctx, input.code, address, now)
}
