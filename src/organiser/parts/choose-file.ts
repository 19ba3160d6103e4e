import Taro from '@tarojs/taro'

export interface Chosen {
  name: string
  size: number
  /** WeChat: where its copy lies. */
  file: File | string
}

/** Nobody chose anything: no failure. */
const CANCELLED = /cancel/i

/** One file of the device, in WeChat of a chat; of these endings (mp3), if any are named. @throws Error with a sentence for the person */
export const chooseFile = (endings: readonly string[] = [], otherwise = ''): Promise<Chosen | null> =>
  (process.env.TARO_ENV === 'h5' ? inBrowser(endings) : inWechat(endings, otherwise))

/** A film of the phone. @throws Error with a sentence for the person */
export const chooseVideo = (): Promise<Chosen | null> => (process.env.TARO_ENV === 'h5' ? inBrowser(['mp4']) : ofAlbum())

function inBrowser (endings: readonly string[]): Promise<Chosen | null> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = endings.map((one) => `.${one}`).join(',')
    input.hidden = true
    // Only what lies in the page is sure to hear of the choice.
    document.body.append(input)
    const end = () => {
      const [file] = input.files ?? []
      input.remove()
      resolve(file ? { name: file.name, size: file.size, file } : null)
    }
    input.addEventListener('change', end)
    input.addEventListener('cancel', end)
    input.click()
  })
}

async function inWechat (endings: readonly string[], otherwise: string): Promise<Chosen | null> {
  try {
    const { tempFiles: [file] } = await Taro.chooseMessageFile({ count: 1, type: 'file', ...(endings.length > 0 && { extension: [...endings] }) })
    return file ? { name: file.name, size: file.size, file: file.path } : null
  } catch (failure) {
    if (CANCELLED.test((failure as { errMsg?: string }).errMsg ?? '')) return null
    throw new Error(`微信没有打开聊天里的文件。请同意微信的提示后再选${otherwise}。`, { cause: failure })
  }
}

async function ofAlbum (): Promise<Chosen | null> {
  try {
    const { tempFiles: [file] } = await Taro.chooseMedia({ count: 1, mediaType: ['video'], sizeType: ['compressed'], sourceType: ['album', 'camera'] })
    return file ? { name: '', size: file.size, file: file.tempFilePath } : null
  } catch (failure) {
    if (CANCELLED.test((failure as { errMsg?: string }).errMsg ?? '')) return null
    throw new Error('微信没有打开相册。请在微信的提示里同意后再选。', { cause: failure })
  }
}
