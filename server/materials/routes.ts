import type { materialsEndpoints } from '../../contract/materials'
import { notFound } from '../errors'
import type { Handlers } from '../http/call'
import { contributionHandlers } from './contributions'
import { reportProgress } from './progress-write'
import { begunBy, columnsFor, inColumn, newest, periodsIn, withWords } from './shelf'
import { chapterView, materialView, openMaterial, progressView } from './view'

export const materialHandlers: Handlers<keyof typeof materialsEndpoints> = {
  ...contributionHandlers,

  async 'GET /library'({ ctx, actor, now }) {
    const mine = await ctx.db.selectFrom('material').where('author', '=', actor.member.id).select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
    return { columns: await columnsFor(ctx, actor), goOn: await begunBy(ctx, actor, now), newest: await newest(ctx, actor, now), mine: Number(mine.n) }
  },

  async 'GET /columns/:id/materials'({ ctx, actor, now, input }) {
    const [column] = await columnsFor(ctx, actor, input.id)
    if (!column) throw notFound('这个专栏')
    return { ...await inColumn(ctx, actor, input, column.kind, now), column, periods: await periodsIn(ctx, actor, input.id) }
  },

  'GET /materials': ({ ctx, actor, now, input }) => withWords(ctx, actor, input, now),
  'GET /materials/:id': ({ ctx, actor, now, input: { id } }) => materialView(ctx, actor, id, now),
  'GET /materials/:id/chapters/:no': ({ ctx, actor, now, input: { id, no } }) => chapterView(ctx, actor, id, no, now),

  async 'PUT /materials/:id/progress'({ ctx, actor, now, input }) {
    const { kept, version } = await openMaterial(ctx, actor, input.id)
    const { row, later } = await ctx.writer.write(reportProgress, { ...input, memberId: actor.member.id, now })
    return { ...progressView(row, kept, version), later }
  }
}
