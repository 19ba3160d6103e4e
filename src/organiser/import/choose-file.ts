import Taro from '@tarojs/taro'

export interface Chosen {
  name: string
  size: number
  /** WeChat: where its copy lies. */
  file: File | string
}

/** Nobody chose anything: no failure. */
const CANCELLED = /cancel/i

/** One file of the device, in WeChat of a chat. @throws Error with a sentence for the person */
export const chooseFile = (): Promise<Chosen | null> => (process.env.TARO_ENV === 'h5' ? inBrowser() : inWechat())

function inBrowser (): Promise<Chosen | null> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
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

async function inWechat (): Promise<Chosen | null> {
  try {
    const { tempFiles: [file] } = await Taro.chooseMessageFile({ count: 1, type: 'file' })
    return file ? { name: file.name, size: file.size, file: file.path } : null
  } catch (failure) {
    if (CANCELLED.test((failure as { errMsg?: string }).errMsg ?? '')) return null
    throw new Error('微信没有打开聊天里的文件。请同意微信的提示后再选，也可以改为粘贴文字。', { cause: failure })
  }
}
