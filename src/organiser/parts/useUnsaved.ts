import Taro from '@tarojs/taro'
import { useEffect, useRef } from 'react'
import { openLayer } from '@/platform/back'
import { H5 } from '@/platform/target'

/** Old versions of WeChat do not have these: then nothing is asked. */
async function inWechat (call: () => unknown): Promise<void> {
  try { await call() } catch { /* as it was */ }
}

/** Before leaving on purpose: WeChat would ask once more. */
export function leaveFreely (): void {
  if (!H5) void inWechat(() => Taro.disableAlertBeforeUnload({}))
}

/** Ways out that the page does not see (WeChat's own gestures, the browser's back, closing the tab) ask too while something is unsaved. */
export function useUnsaved (unsaved: boolean, ask: () => void): void {
  const latest = useRef(ask)
  latest.current = ask
  useEffect(() => {
    if (!unsaved) return
    if (!H5) {
      void inWechat(() => Taro.enableAlertBeforeUnload({ message: '有内容还没有保存，离开后不会留下。' }))
      return leaveFreely
    }
    const closed = openLayer(() => latest.current())
    const hold = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', hold)
    return () => {
      closed()
      window.removeEventListener('beforeunload', hold)
    }
  }, [unsaved])
}
