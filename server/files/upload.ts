import type { MultipartFile } from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import { createHash } from 'node:crypto'
import { MOST_BYTES, type FileKind, type FilePurpose } from '../../contract/files'
import type { Context } from '../context'
import { AppError } from '../errors'
import type { MemberActor } from '../http/call'
import { newId } from '../ids'
import { evened } from '../pieces'
import { remakePhoto } from './photo'
import { HEAD, isHeic, tellKind, type Told } from './rules/kind'
import { HEIC, LONGEST, MOST_A_DAY, notFor, tooLong, WRONG_TYPE } from './rules/limits'
import { secondsOf } from './rules/seconds'
import type { ShownFile } from './view'
import { addPiece, beginFile, dropFile, sealFile } from './writes'

export const UPLOAD = { fileSize: LONGEST + 1, files: 1, fields: 3, fieldSize: 200, parts: 4, headerPairs: 50 }

/** Held in memory: what is remade, and what tells its length. The others go to the database as they come. */
const WHOLE: readonly FileKind[] = ['photo', 'audio']

interface Uploading { ctx: Context; actor: MemberActor; id: string; now: number; begun: boolean }
interface Kept { file: ShownFile; sha256: string; thumb: Uint8Array | null }

export async function receive(ctx: Context, request: FastifyRequest, actor: MemberActor): Promise<ShownFile> {
  if (!request.isMultipart()) throw new AppError('bad_request', '请用表单（multipart）上传文件。')
  const now = ctx.clock()
  const uploading: Uploading = { ctx, actor, now, id: newId(now), begun: false }
  try {
    let kept: Kept | undefined
    let purpose = ''
    // What it is for may stand behind the file.
    for await (const part of request.parts()) {
      if (part.type === 'file') kept = await keep(uploading, part)
      else if (part.fieldname === 'purpose') purpose = String(part.value)
    }
    if (!kept) throw new AppError('bad_request', '没有收到文件，请重新选择。')
    if (!isPurpose(purpose)) throw new AppError('bad_request', '没有说明这个文件做什么用，请更新小程序后再试。')
    const why = notFor(kept.file.kind, purpose, actor.grants.length > 0)
    if (why) throw new AppError('bad_request', why)
    const { width, height, seconds } = kept.file
    await ctx.writer.write(sealFile, { id: uploading.id, sha256: kept.sha256, thumb: kept.thumb, width, height, seconds, purpose })
    return kept.file
  } catch (error) {
    if (uploading.begun) await ctx.writer.write(dropFile, { id: uploading.id })
    if ((error as { statusCode?: number }).statusCode === 413) throw new AppError('file_too_large', '文件太大，没有保存。请压缩后再上传。')
    if (error instanceof AppError) throw error
    request.log.info({ err: error }, 'an upload broke off')
    throw new AppError('bad_request', '上传没有完成，请检查网络后重新上传。')
  }
}

const PURPOSES: readonly string[] = ['check-in', 'reflection', 'material', 'menu', 'event', 'portrait'] satisfies FilePurpose[]
const isPurpose = (purpose: string): purpose is FilePurpose => PURPOSES.includes(purpose)

async function keep(uploading: Uploading, part: MultipartFile): Promise<Kept> {
  try {
    const pieces = evened(part.file as AsyncIterable<Buffer>)
    const { value: first } = await pieces.next()
    if (!first) throw new AppError('bad_request', '这个文件是空的，请重新选择。')
    const head = first.subarray(0, HEAD)
    const told = tellKind(head)
    if (!told) throw new AppError('file_unreadable', isHeic(head) ? HEIC : WRONG_TYPE)
    const bytes = limited(told.kind, first, pieces)
    return await (WHOLE.includes(told.kind) ? whole(uploading, told, bytes) : streamed(uploading, told, bytes))
  } catch (error) {
    // The rest still comes: it is let through, so that the sender hears why.
    part.file.resume()
    throw error
  }
}

async function* limited(kind: FileKind, first: Uint8Array, rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let size = first.length
  yield first
  for await (const piece of rest) {
    size += piece.length
    if (size > MOST_BYTES[kind]) throw new AppError('file_too_large', tooLong(kind))
    yield piece
  }
}

async function whole(uploading: Uploading, { kind, mime }: Told, pieces: AsyncIterable<Uint8Array>): Promise<Kept> {
  const taken: Uint8Array[] = []
  for await (const piece of pieces) taken.push(piece)
  const bytes = Buffer.concat(taken)
  if (kind === 'photo') {
    await begin(uploading, { kind, mime: 'image/jpeg' })
    const { thumb, ...photo } = await remakePhoto(bytes)
    return store(uploading, { kind, width: photo.width, height: photo.height, seconds: null }, [photo.bytes], thumb)
  }
  const seconds = secondsOf(mime, bytes)
  await begin(uploading, { kind, mime })
  return store(uploading, { kind, width: null, height: null, seconds }, [bytes], null)
}

async function streamed(uploading: Uploading, told: Told, pieces: AsyncIterable<Uint8Array>): Promise<Kept> {
  await begin(uploading, told)
  let tail: Uint8Array = Buffer.alloc(0)
  async function* watched() {
    for await (const piece of pieces) {
      tail = Buffer.concat([tail, piece.subarray(-1024)]).subarray(-1024)
      yield piece
    }
  }
  const kept = await store(uploading, { kind: told.kind, width: null, height: null, seconds: null }, watched(), null)
  if (told.kind === 'pdf' && !Buffer.from(tail).includes('%%EOF')) throw new AppError('file_unreadable', '这个 PDF 不完整，没有保存。请重新导出后再上传。')
  return kept
}

async function begin(uploading: Uploading, { kind, mime }: Told): Promise<void> {
  const { ctx, actor, id, now } = uploading
  const mostBytes = actor.grants.length > 0 ? MOST_A_DAY.organiser : MOST_A_DAY.member
  await ctx.writer.write(beginFile, { file: { id, kind, mime, member_id: actor.member.id, at: now }, mostBytes })
  uploading.begun = true
}

async function store({ ctx, id }: Uploading, about: Pick<ShownFile, 'kind' | 'width' | 'height' | 'seconds'>, pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>, thumb: Uint8Array | null): Promise<Kept> {
  const hash = createHash('sha256')
  let size = 0
  let no = 0
  for await (const bytes of evened(pieces)) {
    hash.update(bytes)
    size += bytes.length
    await ctx.writer.write(addPiece, { id, no: no++, bytes })
  }
  return { file: { id, size, ...about }, sha256: hash.digest('hex'), thumb }
}
