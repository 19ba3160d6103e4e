import Taro from '@tarojs/taro'
import { useEffect } from 'react'
import { H5 } from '@/platform/target'

/** Ways out that the page does not see (WeChat's own gestures, closing the tab) ask too while something is unsaved. */
export function useUnsaved (unsaved: boolean): void {
  useEffect(() => {
    if (!unsaved) return
    if (!H5) {
      void Taro.enableAlertBeforeUnload({ message: '有内容还没有保存，离开后不会留下。' })
      return () => { void Taro.disableAlertBeforeUnload({}) }
    }
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [unsaved])
}
