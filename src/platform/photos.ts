import Taro from '@tarojs/taro'
import { H5 } from './target'

/** Longest side, in pixels: more than a phone shows, and a tenth of what its camera makes. */
const MOST = 1600
const QUALITY = 0.82
const CANCELLED = /cancel/i

/** Photos of the album or the camera, made smaller; none where nobody chose any. @throws Error with a sentence for the person */
export const choosePhotos = (most: number): Promise<(Blob | string)[]> => (H5 ? inBrowser(most) : inWechat(most))

async function inWechat (most: number): Promise<string[]> {
  try {
    const { tempFiles } = await Taro.chooseMedia({ count: most, mediaType: ['image'], sizeType: ['compressed'], sourceType: ['album', 'camera'] })
    return tempFiles.map(({ tempFilePath }) => tempFilePath)
  } catch (failure) {
    if (CANCELLED.test((failure as { errMsg?: string }).errMsg ?? '')) return []
    throw new Error('微信没有打开相册。请在微信的提示里同意后再选。', { cause: failure })
  }
}

async function inBrowser (most: number): Promise<Blob[]> {
  const files = await choose(most)
  return Promise.all(files.slice(0, most).map(smaller))
}

function choose (most: number): Promise<File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = 'image/*'
    input.multiple = most > 1
    input.hidden = true
    // Only what lies in the page is sure to hear of the choice.
    document.body.append(input)
    const end = () => {
      const files = [...input.files ?? []]
      input.remove()
      resolve(files)
    }
    input.addEventListener('change', end)
    input.addEventListener('cancel', end)
    input.click()
  })
}

/** Drawn anew, which also leaves behind where it was taken. What the browser cannot draw goes as it is: the server says what it thinks of it. */
async function smaller (file: File): Promise<Blob> {
  const address = URL.createObjectURL(file)
  try {
    const image = await drawn(address)
    const by = Math.min(1, MOST / Math.max(image.naturalWidth, image.naturalHeight))
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.round(image.naturalWidth * by))
    canvas.height = Math.max(1, Math.round(image.naturalHeight * by))
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', QUALITY))
    return blob ?? file
  } catch {
    return file
  } finally {
    URL.revokeObjectURL(address)
  }
}

const drawn = (address: string) => new Promise<HTMLImageElement>((resolve, reject) => {
  const image = new Image()
  image.onload = () => resolve(image)
  image.onerror = () => reject(new Error('no picture'))
  image.src = address
})
