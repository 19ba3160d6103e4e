import Taro from '@tarojs/taro'
import { H5 } from './target'

/**
 * Keeps the screen on until it is let go: whoever reads slowly would otherwise leave the page by doing nothing. Where a
 * phone cannot do that it goes on as it was.
 */
export function keepAwake (): () => void {
  if (!H5) {
    const set = (keepScreenOn: boolean) => { Promise.resolve(Taro.setKeepScreenOn({ keepScreenOn })).catch(() => undefined) }
    set(true)
    return () => set(false)
  }
  // Old browsers have none, and any may refuse. It is taken away with the page's sight: then it is asked for again.
  const { wakeLock } = navigator as { wakeLock?: { request: (type: 'screen') => Promise<{ release: () => Promise<void> }> } }
  let lock: Promise<{ release: () => Promise<void> } | undefined> | undefined
  const ask = () => { if (document.visibilityState === 'visible') lock = wakeLock?.request('screen').catch(() => undefined) }
  ask()
  document.addEventListener('visibilitychange', ask)
  return () => {
    document.removeEventListener('visibilitychange', ask)
    void lock?.then((held) => held?.release()).catch(() => undefined)
  }
}
