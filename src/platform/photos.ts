import Taro from '@tarojs/taro'
import type { MOST_BYTES } from '../../contract/files'
import { H5 } from './target'

/** Longest side, in pixels: more than a phone shows, and a tenth of what its camera makes. */
const MOST = 1600
const QUALITY = 0.82
const CANCELLED = /cancel/i
const MB = 1024 * 1024
/** As the contract has it: the compiler sees to that. */
const MOST_PHOTO: typeof MOST_BYTES['photo'] = 20_971_520

/** Is told of each that cannot be taken, and why. */
type OnRefused = (why: string) => void

const tooBig = (name: string, bytes: number) => `${name}有 ${(bytes / MB).toFixed(1)} MB，一张照片最大 ${MOST_PHOTO / MB} MB，没有添加。请压缩或截图后再选。`
const unreadable = (name: string) => `${name}不是能读的照片，没有添加。请选 JPG、PNG、WebP 或 GIF 照片。`

/**
 * Photos of the album or the camera, made smaller; none where nobody chose any. Looked at before anybody waits for an upload: what is no photo or too
 * long is left out, and `onRefused` is told. @throws Error with a sentence for the person; without `onRefused` also for what is left out
 */
export async function choosePhotos (most: number, onRefused?: OnRefused): Promise<(Blob | string)[]> {
  const refused: string[] = []
  const taken = await (H5 ? inBrowser(most, (why) => refused.push(why)) : inWechat(most, (why) => refused.push(why)))
  if (!onRefused && refused.length) throw new Error(refused.join(''))
  refused.forEach((why) => onRefused?.(why))
  return taken
}

async function inWechat (most: number, refuse: OnRefused): Promise<string[]> {
  try {
    const { tempFiles } = await Taro.chooseMedia({ count: most, mediaType: ['image'], sizeType: ['compressed'], sourceType: ['album', 'camera'] })
    return tempFiles.flatMap(({ tempFilePath, size }, i) => {
      if (size > MOST_PHOTO) refuse(tooBig(`选的第 ${i + 1} 张`, size))
      return size > MOST_PHOTO ? [] : [tempFilePath]
    })
  } catch (failure) {
    if (CANCELLED.test((failure as { errMsg?: string }).errMsg ?? '')) return []
    throw new Error('微信没有打开相册。请在微信的提示里同意后再选。', { cause: failure })
  }
}

async function inBrowser (most: number, refuse: OnRefused): Promise<Blob[]> {
  const files = await choose(most)
  const made = await Promise.all(files.slice(0, most).map(async (file) => {
    if (file.size > MOST_PHOTO) return tooBig(`“${file.name}”`, file.size)
    // A drawing in words has no size of its own, and no photo either.
    return file.type.includes('svg') ? unreadable(`“${file.name}”`) : await smaller(file) ?? unreadable(`“${file.name}”`)
  }))
  return made.flatMap((one) => {
    if (typeof one === 'string') refuse(one)
    return typeof one === 'string' ? [] : [one]
  })
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

/** Drawn anew, which also leaves behind where it was taken; null: the browser cannot draw it. */
async function smaller (file: File): Promise<Blob | null> {
  const address = URL.createObjectURL(file)
  try {
    const image = await drawn(address)
    const by = Math.min(1, MOST / Math.max(image.naturalWidth, image.naturalHeight))
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.round(image.naturalWidth * by))
    canvas.height = Math.max(1, Math.round(image.naturalHeight * by))
    const pen = canvas.getContext('2d')
    if (pen) {
      // What lets light through would come out black.
      pen.fillStyle = '#ffffff'
      pen.fillRect(0, 0, canvas.width, canvas.height)
      pen.drawImage(image, 0, 0, canvas.width, canvas.height)
    }
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', QUALITY))
    return blob ?? file
  } catch {
    return null
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
