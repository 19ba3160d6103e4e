import type { Context } from '../../context'
import type { ImportItemTable, QuestionImportTable } from '../../db/bank-schema'
import { AppError, notFound } from '../../errors'
import type { Handlers, MemberActor } from '../../http/call'
import { ownBank } from '../range'
import { questionsSafely } from '../read/sandbox'
import { tidied } from '../rules/body'
import { problemsOf } from '../rules/check'
import { standingOf, whyNot } from '../rules/item'
import { exactKey } from '../rules/likeness'
import { commit } from './commit'
import { factsOf, itemPage, itemViews, summaries, summaryOf } from './items'
import { decideNear, LINES, moveTo, stage, withFreshTwins } from './stage'
import { changeItems, dropImport } from './writes'

type ImportRoute = 'POST /imports/text' | 'GET /imports' | 'GET /imports/:id' | 'GET /imports/:id/items' | 'GET /imports/:id/source' | 'PUT /imports/:id/items/:no'
  | 'PUT /imports/:id/near' | 'PUT /imports/:id' | 'POST /imports/:id/commit' | 'DELETE /imports/:id'

/** An import is its maker's alone, and only while its bank lies in his range. */
export async function ownImport(ctx: Context, actor: MemberActor, id: string): Promise<QuestionImportTable> {
  const row = await ctx.db.selectFrom('question_import').selectAll().where('id', '=', id).where('actor', '=', actor.accountId).executeTakeFirst()
  if (!row) throw notFound('这次导入')
  if (row.bank_id !== null) await ownBank(ctx, actor, row.bank_id)
  return row
}

export const importHandlers: Handlers<ImportRoute> = {
  async 'POST /imports/text'({ ctx, actor, input, now, log }) {
    if (input.bankId !== null) await ownBank(ctx, actor, input.bankId)
    const onFailure = (error: unknown) => { log.warn({ err: error }, 'a pasted text could not be read') }
    const read = await questionsSafely(pasted(input.text), input.key ? pasted(input.key) : undefined, { onFailure })
    return summaryOf(ctx, await stage(ctx, read, { name: input.name, bankId: input.bankId, actor: actor.accountId, now }))
  },

  async 'GET /imports'({ ctx, actor, input }) {
    const limit = input.limit ?? 30
    let query = ctx.db.selectFrom('question_import').selectAll().where('actor', '=', actor.accountId)
    // Ids begin with the time.
    if (input.cursor) query = query.where('id', '<', input.cursor)
    const rows = await query.orderBy('id', 'desc').limit(limit + 1).execute()
    const shown = rows.slice(0, limit)
    return { items: await summaries(ctx, shown), next: rows.length > limit ? shown.at(-1)?.id ?? null : null }
  },

  async 'GET /imports/:id'({ ctx, actor, input }) {
    return summaryOf(ctx, (await ownImport(ctx, actor, input.id)).id)
  },

  async 'GET /imports/:id/items'({ ctx, actor, input }) {
    const row = await ownImport(ctx, actor, input.id)
    return itemPage(ctx, row.id, input.filter ?? 'all', input.around ?? false, input.cursor, input.limit ?? 50)
  },

  async 'GET /imports/:id/source'({ ctx, actor, input }) {
    const row = await ownImport(ctx, actor, input.id)
    const from = input.from ?? 1
    const to = Math.min(input.to ?? from + LINES - 1, from + 1999)
    const chunks = await ctx.db.selectFrom('import_line').select(['chunk', 'body']).where('import_id', '=', row.id)
      .where('chunk', '>=', Math.floor((from - 1) / LINES)).where('chunk', '<=', Math.floor((to - 1) / LINES)).orderBy('chunk').execute()
    const lines = chunks.flatMap(({ chunk, body }) => (JSON.parse(body) as string[]).map((text, i) => ({ line: chunk * LINES + i + 1, text })))
    return { lines: lines.filter(({ line }) => line >= from && line <= to), total: row.lines }
  },

  async 'PUT /imports/:id/items/:no'({ ctx, actor, input, now }) {
    const row = await ownImport(ctx, actor, input.id)
    const item = await ctx.db.selectFrom('import_item').selectAll().where('import_id', '=', row.id).where('no', '=', input.no).executeTakeFirst()
    if (!item) throw notFound('这道题')
    if (item.state === 'done') throw new AppError('conflict', '这道题已经入库。要修改，请到题库里改。')
    const changed = await edited(ctx, row, item, input)
    await ctx.writer.write(changeItems, { importId: row.id, version: row.version, now, rows: changed })
    const fresh = changed.find(({ no }) => no === item.no) as ImportItemTable
    return { item: (await itemViews(ctx, [fresh]))[0] as Awaited<ReturnType<typeof itemViews>>[number], summary: await summaryOf(ctx, row.id) }
  },

  async 'PUT /imports/:id/near'({ ctx, actor, input, now }) {
    const row = await ownImport(ctx, actor, input.id)
    await decideNear(ctx, row, input.decision, now)
    return summaryOf(ctx, row.id)
  },

  async 'PUT /imports/:id'({ ctx, actor, input, now }) {
    const row = await ownImport(ctx, actor, input.id)
    const bank = await ownBank(ctx, actor, input.bankId)
    const { topic, period, difficulty } = input
    await moveTo(ctx, row, bank.id, { topic: topic?.trim(), period: period?.trim(), difficulty }, now)
    return summaryOf(ctx, row.id)
  },

  async 'POST /imports/:id/commit'({ ctx, actor, input, now }) {
    const row = await ownImport(ctx, actor, input.id)
    await commit(ctx, row, actor.accountId, now)
    return summaryOf(ctx, row.id)
  },

  async 'DELETE /imports/:id'({ ctx, actor, input, now }) {
    const row = await ownImport(ctx, actor, input.id)
    await ctx.writer.write(dropImport, { importId: row.id, actor: actor.accountId, now })
    return { ok: true }
  }
}

const pasted = (text: string) => ({ name: 'pasted.txt', bytes: Buffer.from(text) })

type Edit = { body?: Parameters<typeof tidied>[0]; decision?: ImportItemTable['decision'] }

/** The item after the edit, and others whose twin it was. */
async function edited(ctx: Context, row: QuestionImportTable, item: ImportItemTable, { body: given, decision }: Edit): Promise<ImportItemTable[]> {
  let rows = [item]
  if (given) {
    const body = tidied(given)
    // Who mends what was set aside wants it after all.
    const chosen = item.state === 'problem' ? null : item.chosen
    const fresh = { ...item, chosen, type: body.type, body: JSON.stringify(body), problems: JSON.stringify(problemsOf(body, item.line)), edited: 1, exact: exactKey(body) }
    rows = await withFreshTwins(ctx, row, fresh)
  }
  if (!decision) return rows
  return rows.map((one) => {
    if (one.no !== item.no) return one
    const facts = factsOf(one)
    const why = whyNot(decision, facts)
    if (why) throw new AppError('bad_request', why)
    return { ...one, chosen: decision, ...standingOf({ ...facts, chosen: decision }) }
  })
}
