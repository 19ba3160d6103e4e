import Taro from '@tarojs/taro'
import { back, replace } from '@/services/nav'
import { tell } from './told'
import { leaveFreely } from './useUnsaved'

/** From a form that has done its work: the page that it was opened from is shown again; from elsewhere it comes in place of the form. */
export function leaveTo (url: string, word: string): void {
  tell(word)
  leaveFreely()
  const pages = Taro.getCurrentPages()
  const beneath = pages[pages.length - 2]?.route ?? ''
  if (`/${beneath.replace(/^\//, '')}` === url.split('?')[0]) back()
  else replace(url)
}
