import type { Sharp } from 'sharp'
import { AppError } from '../errors'

/** 60 million: above what phones take, and far below what a small file could unfold to. */
const MOST_PIXELS = 60_000_000
const LONG_SIDE = 1600
const THUMB = 320
/** Each decoding may take some 100 MB for a moment. */
const AT_ONCE = 2
const WAITING = 40

export interface Photo { bytes: Buffer; thumb: Buffer; width: number; height: number }

/** A picture of ours made from theirs: upright, of a size for a phone, without anything that rode along. */
export async function remakePhoto(bytes: Buffer): Promise<Photo> {
  return inTurn(async () => {
    const open = await decoder()
    try {
      const whole = await open(bytes).autoOrient().resize({ width: LONG_SIDE, height: LONG_SIDE, fit: 'inside', withoutEnlargement: true })
        .flatten({ background: '#ffffff' }).jpeg({ quality: 80, progressive: true }).timeout({ seconds: 20 }).toBuffer({ resolveWithObject: true })
      const thumb = await open(whole.data).resize({ width: THUMB, height: THUMB, fit: 'inside', withoutEnlargement: true }).jpeg({ quality: 72 }).toBuffer()
      return { bytes: whole.data, thumb, width: whole.info.width, height: whole.info.height }
    } catch (error) {
      throw refused(error)
    }
  })
}

function refused(error: unknown): AppError {
  const text = String((error as Error).message)
  if (/pixel limit|too large/i.test(text)) return new AppError('file_unreadable', '这张图片的尺寸太大（超过 6000 万像素），没有保存。请缩小后再上传。')
  if (/timeout/i.test(text)) return new AppError('file_unreadable', '这张图片太复杂，没能读完。请截图后再上传。')
  return new AppError('file_unreadable', '这张图片已经损坏或不完整，没有保存。请重新拍一张或重新选择。')
}

let loading: Promise<(bytes: Buffer) => Sharp> | undefined

/** Loaded with the first photo: a machine without the package's binary can do everything else. */
const decoder = () => loading ??= import('sharp').then(({ default: sharp }) => {
  sharp.cache(false)
  sharp.concurrency(1)
  // What is no photo is not opened, whatever a library's own sniffing makes of it.
  sharp.block({ operation: ['VipsForeignLoad'] })
  sharp.unblock({ operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp', 'VipsForeignLoadNsgif'] })
  return (bytes: Buffer) => sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'truncated', sequentialRead: true, unlimited: false })
})

let running = 0
const line: (() => void)[] = []

async function inTurn<T>(act: () => Promise<T>): Promise<T> {
  if (line.length >= WAITING) throw new AppError('busy', '现在上传照片的人很多，请稍等几秒再试。')
  if (running >= AT_ONCE) await new Promise<void>((resolve) => { line.push(resolve) })
  else running++
  try {
    return await act()
  } finally {
    const next = line.shift()
    if (next) next()
    else running--
  }
}
