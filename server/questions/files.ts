import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { questionsEndpoints } from '../../contract/questions'
import type { Context } from '../context'
import { notFound } from '../errors'
import { attachment } from '../http/attachment'
import type { MemberActor } from '../http/call'
import { authenticator } from '../http/router'
import { exportBank, FORMATS, type ExportFormat } from './export/bank'
import { problemsXlsx } from './export/xlsx'
import { posesAs } from './imports/disguise'
import { itemViews, setAside, summaryOf } from './imports/items'
import { ownImport } from './imports/routes'
import { stage } from './imports/stage'
import { ownBank, usableBank } from './range'
import { questionsSafely } from './read/sandbox'
import type { Search } from './search'
import { uploadFrom, UPLOAD_LIMITS } from './upload'

const IMAGE_TYPES = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp'])
const id = { type: 'object', properties: { id: { type: 'string', pattern: '^[A-Za-z0-9_-]{1,40}$' } } } as const

/** What is no JSON and so stands in no table: files in and out, and pictures. */
export async function registerFiles(app: FastifyInstance, ctx: Context): Promise<void> {
  const authenticate = authenticator(ctx)
  const organiser = async (request: FastifyRequest) => (await authenticate(request, 'organiser', ctx.clock())) as MemberActor
  // Who may not is told before his twenty megabytes are read.
  const onRequest = async (request: FastifyRequest) => { await organiser(request) }
  const { cursor: _cursor, limit: _limit, ...filters } = questionsEndpoints['GET /banks/:id/questions'].query.properties
  const querystring = { type: 'object', properties: { ...filters, format: { type: 'string', enum: [...FORMATS] } }, required: ['format'] }

  await app.register(async (scope) => {
    await scope.register(multipart, { limits: UPLOAD_LIMITS })
    scope.post('/api/imports/file', { onRequest, schema: { summary: '上传试题文件：先预览', tags: ['imports'], consumes: ['multipart/form-data'] } }, async (request) => {
      const actor = await organiser(request)
      const now = ctx.clock()
      const { file, key, bankId, name } = await uploadFrom(request)
      if (bankId !== null) await ownBank(ctx, actor, bankId)
      const onFailure = (error: unknown) => { request.log.warn({ err: error }, 'a question file could not be read') }
      return summaryOf(ctx, await stage(ctx, await questionsSafely(file, key, { onFailure }), { name, bankId, actor: actor.accountId, now, posesAs: posesAs(file) }))
    })
  })

  app.get('/api/imports/:id/problems.xlsx', { onRequest, schema: { summary: '要处理的题，导出成表', tags: ['imports'], params: id } }, async (request, reply) => {
    const row = await ownImport(ctx, await organiser(request), (request.params as { id: string }).id)
    const items = await ctx.db.selectFrom('import_item').selectAll().where('import_id', '=', row.id).where('state', 'in', ['problem', 'duplicate'])
      .where((eb) => eb.not(setAside('import_item'))).orderBy('no').execute()
    return attachment(reply, { name: `${row.name}-要处理的题.xlsx`, mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }).send(await problemsXlsx(await itemViews(ctx, items)))
  })

  app.get('/api/banks/:id/export', { onRequest, schema: { summary: '导出题库', tags: ['banks'], params: id, querystring } }, async (request, reply) => {
    const bank = await usableBank(ctx, await organiser(request), (request.params as { id: string }).id)
    const { format, ...search } = request.query as Search & { format: ExportFormat }
    const file = await exportBank(ctx, bank, format, search)
    return attachment(reply, file).send(file.bytes)
  })

  // Pages show pictures by their address alone, which nobody can guess: it is the fingerprint of the picture.
  app.get('/api/images/:key', { schema: { summary: '题目里的图片', tags: ['images'] } }, async (request, reply) => {
    const { key } = request.params as { key: string }
    const row = /^[0-9a-f]{32}$/.test(key) ? await ctx.db.selectFrom('image').select(['mime', 'bytes']).where('id', '=', key).executeTakeFirst() : undefined
    if (!row || !IMAGE_TYPES.has(row.mime)) throw notFound('这张图片')
    return reply.type(row.mime).headers({ 'cache-control': 'public, max-age=31536000, immutable', 'content-security-policy': "default-src 'none'; sandbox" }).send(Buffer.from(row.bytes))
  })
}
