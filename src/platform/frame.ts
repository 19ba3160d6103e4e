import Taro from '@tarojs/taro'
import { H5 } from './target'

interface Frame {
  /** Height of the status bar, in px. */
  top: number
  /** Height of the navigation bar so that it lines up with the capsule; 0: as the style says. */
  bar: number
}

let known: Frame | null = null

/** Where our own navigation bar has to lie; asked once, it does not change while the app runs. */
export function frame (): Frame {
  known ??= H5 ? { top: 0, bar: 0 } : measure()
  return known
}

function measure (): Frame {
  const top = Taro.getWindowInfo().statusBarHeight ?? 20
  const capsule = Taro.getMenuButtonBoundingClientRect()
  return { top, bar: capsule.height ? (capsule.top - top) * 2 + capsule.height : 44 }
}

/** How large WeChat's own type is set; 1 is standard. */
export function fontScale (): number {
  if (H5) return 1
  const info = Taro.getAppBaseInfo() as { fontSizeScaleFactor?: number, fontSizeSetting?: number }
  return info.fontSizeScaleFactor ?? (info.fontSizeSetting ?? 16) / 16
}
