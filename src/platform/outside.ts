import Taro from '@tarojs/taro'
import { copyText } from './clipboard'
import { H5 } from './target'

/** Opens a document: a browser in another tab, WeChat in its own viewer. @throws Error with a sentence for the person */
export async function openDocument (url: string): Promise<void> {
  if (H5) {
    window.open(url, '_blank', 'noopener')
    return
  }
  try {
    const { tempFilePath } = await Taro.downloadFile({ url })
    await Taro.openDocument({ filePath: tempFilePath, fileType: 'pdf', showMenu: true })
  } catch (failure) {
    throw new Error('文件没有打开，请检查网络后再试。', { cause: failure })
  }
}

/** A browser opens it beside this page; a mini-program may not, so that the address is copied. */
export async function openAddress (url: string): Promise<void> {
  if (H5) window.open(url, '_blank', 'noopener,noreferrer')
  else await copyText(url)
}
