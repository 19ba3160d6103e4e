import Taro from '@tarojs/taro'
import { H5 } from './target'

/** Browsers copy by themselves where they may (a secure address); WeChat and old browsers through Taro, which shows a word about it. */
export async function copyText (text: string): Promise<void> {
  const browser = H5 ? (navigator.clipboard as Clipboard | undefined) : undefined
  if (browser) await browser.writeText(text)
  else await Taro.setClipboardData({ data: text })
}
