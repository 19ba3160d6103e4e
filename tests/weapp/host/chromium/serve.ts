import fs from 'node:fs'
import path from 'node:path'
import type { Page, Route } from 'playwright-core'
import { mapUrl, send } from '../node/transport'
import type { TransportRequest } from '../realm/bridge'
import { toBase64 } from './base64'
import type { WireReply } from './protocol'

/** Where the page seems to live, so that the package's own pictures have an address. */
export const ORIGIN = 'http://weapp.local'

const EMPTY_PAGE = `<!doctype html><html lang="zh"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"></head><body></body></html>`

/** Answers whatever the page loads by itself: the package's files, and pictures of the mapped hosts. Nothing else gets out. */
export async function serve(page: Page, dir: string, hosts: Record<string, string>): Promise<void> {
  await page.route('**', async (route) => {
    const url = route.request().url()
    if (url === `${ORIGIN}/`) return route.fulfill({ contentType: 'text/html', body: EMPTY_PAGE })
    if (url.startsWith(`${ORIGIN}/`)) return servePackageFile(route, dir)
    const mapped = mapUrl(url, hosts)
    if (mapped === url) return route.abort()
    return route.fulfill({ response: await route.fetch({ url: mapped }) })
  })
}

function servePackageFile(route: Route, dir: string): Promise<void> {
  const file = path.join(dir, path.posix.normalize(decodeURIComponent(new URL(route.request().url()).pathname)))
  return fs.existsSync(file) ? route.fulfill({ path: file }) : route.fulfill({ status: 404 })
}

/** The app's requests go out from the test process: no CORS, as on a phone. */
export async function sendForPage(request: TransportRequest, hosts: Record<string, string>): Promise<WireReply> {
  const reply = await send(request, hosts)
  if (!reply.ok) return reply
  const { body, ...rest } = reply
  return typeof body === 'string' ? { ...rest, text: body } : { ...rest, base64: toBase64(body) }
}
