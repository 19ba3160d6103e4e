import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Readable } from 'node:stream'
import type { Context } from '../context'
import type { FileTable } from '../db/study-schema'
import { AppError, notFound } from '../errors'
import type { MemberActor } from '../http/call'
import { authenticator } from '../http/router'
import { PIECE } from '../pieces'
import { LONGEST } from './rules/limits'
import { rangeOf } from './rules/range'
import { receive, UPLOAD } from './upload'
import { fileView, signed } from './view'

const params = { type: 'object', properties: { id: { type: 'string', pattern: '^[A-Za-z0-9_-]{1,40}$' } } } as const
const querystring = {
  type: 'object', required: ['until', 'sign'],
  properties: { until: { type: 'integer', minimum: 0, maximum: 8640000000000000 }, sign: { type: 'string', maxLength: 100 }, size: { type: 'string', enum: ['thumb'] } }
} as const

/** Each holds up to twenty megabytes. */
const AT_ONCE = 12

export async function registerStoredFiles(app: FastifyInstance, ctx: Context): Promise<void> {
  const authenticate = authenticator(ctx)
  let coming = 0
  await app.register(async (scope) => {
    await scope.register(multipart, { limits: UPLOAD })
    // Who may not, and what cannot be, is told before it is read.
    const onRequest = async (request: FastifyRequest) => {
      await authenticate(request, 'member', ctx.clock())
      if (Number(request.headers['content-length'] ?? 0) > LONGEST + 100_000) throw new AppError('file_too_large', '文件超过 100 MB，没有读取。请压缩后再上传。')
      if (coming >= AT_ONCE) throw new AppError('busy', '现在上传的人很多，请稍等几秒再试。')
    }
    scope.post('/api/files', { onRequest, schema: { summary: '上传照片、录音或文档（multipart：file、purpose）', description: '谁可以调用：member', tags: ['files'], consumes: ['multipart/form-data'] } }, async (request) => {
      const actor = (await authenticate(request, 'member', ctx.clock())) as MemberActor
      coming++
      try {
        return fileView(ctx, await receive(ctx, request, actor), ctx.clock())
      } finally {
        coming--
      }
    })
  })

  // A page shows pictures by their address alone: whoever could make the server sign it may see them.
  app.get('/api/files/:id', { compress: false, schema: { summary: '照片、录音或文档：地址由服务器签发', tags: ['files'], params, querystring } }, async (request, reply) => {
    const { id } = request.params as { id: string }
    const { until, sign, size } = request.query as { until: number; sign: string; size?: 'thumb' }
    const now = ctx.clock()
    if (!signed(ctx, id, until, sign, now)) throw new AppError('forbidden', '这个地址已经过期，请回到原来的页面再打开。')
    const file = await ctx.db.selectFrom('file').select(['id', 'kind', 'mime', 'size', 'sha256', 'thumb']).where('id', '=', id).where('state', '<>', 'coming').executeTakeFirst()
    if (!file) throw notFound('这个文件')
    void reply.headers({
      'cache-control': `private, max-age=${Math.floor((until - now) / 1000)}, immutable`,
      // A browser opens no PDF that is sandboxed; what runs inside of one is its viewer's.
      ...(file.kind === 'pdf' ? { 'content-disposition': 'inline; filename="document.pdf"' } : { 'content-security-policy': "default-src 'none'; sandbox" })
    })
    if (size === 'thumb' && file.thumb) return reply.type('image/jpeg').send(Buffer.from(file.thumb))
    return sendPieces(ctx, request, reply, file)
  })
}

function sendPieces(ctx: Context, request: FastifyRequest, reply: FastifyReply, file: Pick<FileTable, 'id' | 'mime' | 'size' | 'sha256'>): FastifyReply {
  const etag = `"${file.sha256}"`
  void reply.headers({ etag, 'accept-ranges': 'bytes' })
  if (request.headers['if-none-match'] === etag) return reply.status(304).send()
  const range = rangeOf(request.headers.range, file.size)
  if (range === 'none') return reply.status(416).header('content-range', `bytes */${file.size}`).send()
  const { from, to } = range ?? { from: 0, to: file.size - 1 }
  void reply.type(file.mime).header('content-length', to - from + 1)
  if (range) void reply.status(206).header('content-range', `bytes ${from}-${to}/${file.size}`)
  return reply.send(Readable.from(bytesOf(ctx, file.id, from, to)))
}

async function* bytesOf({ db }: Context, id: string, from: number, to: number): AsyncGenerator<Buffer> {
  for (let no = Math.floor(from / PIECE); no * PIECE <= to; no++) {
    const piece = await db.selectFrom('file_piece').select('bytes').where('file_id', '=', id).where('no', '=', no).executeTakeFirst()
    if (!piece) return
    const begin = no * PIECE
    yield Buffer.from(piece.bytes).subarray(Math.max(0, from - begin), to - begin + 1)
  }
}
