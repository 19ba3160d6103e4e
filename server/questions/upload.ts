import type { FastifyRequest } from 'fastify'
import { AppError } from '../errors'
import { tooLarge } from './read/failure'
import type { FileInput } from './read'
import { LIMITS } from './read/limits'
import { plain } from './rules/body'

export interface Upload {
  file: FileInput
  key: FileInput | undefined
  /** The bank, or the unit, that it is for. */
  bankId: string | null
  name: string
}

export const UPLOAD_LIMITS = { fileSize: LIMITS.fileBytes, files: 2, fields: 4, fieldSize: 2000, parts: 6, headerPairs: 50 }

/** The parts of an upload, in whatever order they come. */
export async function uploadFrom(request: FastifyRequest, belongsTo: 'bankId' | 'unitId' = 'bankId'): Promise<Upload> {
  if (!request.isMultipart()) throw new AppError('bad_request', '请用表单（multipart）上传文件。')
  const files: Partial<Record<'file' | 'key', FileInput>> = {}
  const fields: Partial<Record<string, string>> = {}
  try {
    for await (const part of request.parts()) {
      if (part.type === 'file') {
        const bytes = await part.toBuffer()
        if (part.fieldname === 'file' || part.fieldname === 'key') files[part.fieldname] = { name: plain(part.filename, 200), bytes }
      } else if (typeof part.value === 'string') fields[part.fieldname] = plain(part.value, 200)
    }
  } catch (error) {
    if ((error as { statusCode?: number }).statusCode === 413) throw tooLarge('文件超过 20 MB，没有读取。请压缩图片，或把题目分成几个文件上传。')
    if (error instanceof AppError) throw error
    throw new AppError('bad_request', '上传没有完成，请检查网络后重新上传。')
  }
  const { file, key } = files
  if (!file || (file.bytes.length === 0 && file.name === '')) throw new AppError('bad_request', '没有收到文件，请重新选择。')
  const bankId = fields[belongsTo]?.trim() || null
  if (bankId !== null && !/^[A-Za-z0-9_-]{1,40}$/.test(bankId)) throw new AppError('bad_request', `没有这个${belongsTo === 'bankId' ? '题库' : '单位'}，请重新选择。`)
  return { file, key: key && key.bytes.length > 0 ? key : undefined, bankId, name: fields.name?.trim() || file.name || '未命名' }
}
