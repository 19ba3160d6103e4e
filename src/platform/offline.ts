import { H5 } from './target'

/** Lets the browser keep the built pages, so that they open without network. Not while developing, where each build would be kept. */
export function keepOffline (): void {
  if (!H5 || process.env.NODE_ENV !== 'production' || !('serviceWorker' in navigator)) return
  // What the first page needs comes first. Refused (private window, no https): the page works as it did, with network.
  const register = () => { void navigator.serviceWorker.register('/sw.js').catch(() => {}) }
  if (document.readyState === 'complete') register()
  else window.addEventListener('load', register, { once: true })
}
