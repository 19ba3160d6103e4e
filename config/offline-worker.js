/*
 * The phone page's service worker: with it the page opens, and every page of it, where there is no network. The build puts FILES and VERSION
 * before it (scripts/build.mjs). It keeps the built files and nothing else: what the server says is the app's own to keep.
 */
const NAME = `xueshi-${VERSION}`
const PAGE = '/'
/** A page that takes longer than this to come is shown as it was kept. */
const PATIENCE_MS = 4000

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll([PAGE, ...FILES])).then(() => self.skipWaiting()))
})

self.addEventListener('activate', (event) => {
  event.waitUntil((async () => {
    // The build before this one stays: a page that is open may still ask for its parts.
    const names = (await caches.keys()).filter((name) => name.startsWith('xueshi-') && name !== NAME)
    await Promise.all(names.slice(0, -1).map((name) => caches.delete(name)))
    await self.clients.claim()
  })())
})

const isBuilt = (path) => FILES.includes(path) || path.startsWith('/js/') || path.startsWith('/css/')
const isElsewhere = (path) => ['/api', '/console', '/healthz', '/readyz'].some((root) => path === root || path.startsWith(`${root}/`))

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== self.location.origin || isElsewhere(url.pathname)) return
  if (request.mode === 'navigate') event.respondWith(pageFor(request))
  else if (isBuilt(url.pathname)) event.respondWith(caches.match(url.pathname).then((kept) => kept ?? fetch(request)))
})

/** The server's page, which knows the newest build; without network, or with next to none, the one that was kept. */
async function pageFor(request) {
  const kept = await caches.open(NAME).then((cache) => cache.match(PAGE))
  const fresh = fetch(request)
  if (!kept) return fresh
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS, kept))
  // A gateway in front of a server that is being restarted answers for it.
  return Promise.race([fresh.then((response) => (response.status >= 500 ? kept : response), () => kept), late])
}
