import { H5 } from './target'

/** In browsers the page goes out of sight, or away for good: the last moment in which something can be kept. In WeChat `useDidHide` hears of it. */
export function onLeaving (act: () => void): () => void {
  if (!H5) return () => undefined
  const hidden = () => { if (document.visibilityState === 'hidden') act() }
  window.addEventListener('pagehide', act)
  document.addEventListener('visibilitychange', hidden)
  return () => {
    window.removeEventListener('pagehide', act)
    document.removeEventListener('visibilitychange', hidden)
  }
}
