import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Context } from '../context'
import { AppError } from '../errors'
import { attachment } from '../http/attachment'
import type { MemberActor } from '../http/call'
import { authenticator } from '../http/router'
import { readSafely } from '../questions/read/sandbox'
import { uploadFrom, UPLOAD_LIMITS } from '../questions/upload'
import { coveredUnit } from '../roster/range'
import { workbook, XLSX } from '../sheets/workbook'
import { stage } from './stage'
import { listView } from './views'

const HEAD = [{ title: '姓名', width: 18 }, { title: '单位', width: 26 }, { title: '上级单位', width: 22 }, { title: '工号', width: 14 }, { title: '手机号', width: 18 }, { title: '备注', width: 24 }]
const EXAMPLE = ['（示例，请删去）张三', '办公室党支部', '', 'A001', '13800000000', '']

/** What is no JSON and so stands in no table: the list that comes in, and the sheet to fill. */
export async function registerEnrolFiles(app: FastifyInstance, ctx: Context): Promise<void> {
  const authenticate = authenticator(ctx)
  const organiser = async (request: FastifyRequest) => (await authenticate(request, 'organiser', ctx.clock())) as MemberActor
  const onRequest = async (request: FastifyRequest) => { await organiser(request) }

  await app.register(async (scope) => {
    await scope.register(multipart, { limits: UPLOAD_LIMITS })
    scope.post('/api/roster-imports/file', { onRequest, schema: { summary: '上传名单：先比对', tags: ['roster-imports'], consumes: ['multipart/form-data'] } }, async (request) => {
      const actor = await organiser(request)
      const { file, name, bankId: unitId } = await uploadFrom(request, 'unitId')
      if (unitId === null) throw new AppError('bad_request', '请选这份名单是哪个单位的。')
      const unit = await coveredUnit(ctx, actor, unitId)
      const onFailure = (error: unknown) => { request.log.warn({ err: error }, 'a list could not be read') }
      const read = await readSafely(file, { onFailure }).catch((error: unknown) => { throw forLists(error, file.name) })
      return listView(ctx, actor, await stage(ctx, read, { name, unitId: unit.id, actor: actor.accountId, now: ctx.clock() }))
    })
  })

  app.get('/api/roster-imports/template.xlsx', { onRequest, schema: { summary: '名单模板', tags: ['roster-imports'] } }, async (_request, reply) =>
    attachment(reply, { name: '花名册模板.xlsx', mime: XLSX }).send(await workbook([{ name: '花名册', columns: HEAD, rows: [EXAMPLE] }])))
}

/** The reader speaks of questions; who sends a list of people is told about the list. */
function forLists(error: unknown, name: string): unknown {
  if (!(error instanceof AppError) || !['file_unreadable', 'file_too_large'].includes(error.code)) return error
  if (/\.xls$/i.test(name)) return new AppError('file_unreadable', '这是旧版 Excel（.xls），读不出来。请用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”再上传。')
  return new AppError(error.code, error.message.replaceAll('把题目分成几个文件', '把名单分成几个文件').replaceAll('题目', '名单').replace('另存为 .docx 或 .xlsx', '另存为 .xlsx').replace('另存为 .docx', '另存为 .xlsx'))
}
