import Taro from '@tarojs/taro'
import { H5 } from './target'

export const POSTER = 'poster'

/** The canvas of this page, and how to keep what was drawn on it. Null: this phone cannot draw. */
export interface Board { context: CanvasRenderingContext2D, canvas: HTMLCanvasElement }

/** `width` and `height` in px of the picture; it is drawn twice as fine. */
export function openCanvas (width: number, height: number): Promise<Board | null> {
  return H5 ? Promise.resolve(inBrowser(width, height)) : inWechat(width, height)
}

const FINE = 2

function inBrowser (width: number, height: number): Board | null {
  const canvas = document.querySelector<HTMLCanvasElement>(`canvas#${POSTER}`)
  return canvas && sized(canvas, width, height)
}

function inWechat (width: number, height: number): Promise<Board | null> {
  return new Promise((done) => {
    const page = Taro.getCurrentInstance().page
    const query = page ? Taro.createSelectorQuery().in(page) : Taro.createSelectorQuery()
    query.select(`#${POSTER}`).fields({ node: true, size: true }).exec((found: unknown) => {
      const [first] = found as ({ node?: HTMLCanvasElement } | null)[]
      done(first?.node ? sized(first.node, width, height) : null)
    })
  })
}

function sized (canvas: HTMLCanvasElement, width: number, height: number): Board | null {
  const context = canvas.getContext('2d')
  if (!context) return null
  canvas.width = width * FINE
  canvas.height = height * FINE
  context.scale(FINE, FINE)
  return { canvas, context }
}

/** Into the album, in a browser as a download. @throws Error with a sentence for the person */
export async function keepPicture ({ canvas }: Board, name: string): Promise<void> {
  if (H5) {
    const link = document.createElement('a')
    link.href = canvas.toDataURL('image/png')
    link.download = `${name}.png`
    link.click()
    return
  }
  try {
    const { tempFilePath } = await Taro.canvasToTempFilePath({ canvas: canvas as unknown as Taro.Canvas, fileType: 'png' })
    await Taro.saveImageToPhotosAlbum({ filePath: tempFilePath })
  } catch (cause) {
    throw new Error('没有存进相册。请在微信的设置里允许保存到相册，再试一次。', { cause })
  }
}
