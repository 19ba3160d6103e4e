import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'

// Everything comes from here and nothing is fetched from elsewhere; inline styles are how the client draws progress.
const POLICY = "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; script-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'"

/** Serves the built phone page. Files with a hash in their name are kept for ever; the page itself is asked for each time. */
export async function registerWeb(app: FastifyInstance, root: string): Promise<void> {
  const h5 = join(root, 'h5')
  const index = join(h5, 'index.html')
  if (!existsSync(index)) {
    app.get('/', (_request, reply) => reply.type('text/plain; charset=utf-8').send('手机页面还没有构建，请运行 npm run build。接口说明在 /api/docs 。'))
    return
  }
  await app.register(fastifyStatic, {
    root: h5, wildcard: false, index: false, preCompressed: true, cacheControl: false,
    setHeaders(reply, path) {
      reply.setHeader('cache-control', /\.[0-9a-f]{8,}\.\w+$/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache')
    }
  })
  const schema = { hide: true }
  const page = (reply: FastifyReply) => reply.header('content-security-policy', POLICY).header('cache-control', 'no-cache').sendFile('index.html')
  // Taro's routes all look like this.
  for (const path of ['/', '/pages/*', '/quiz/*', '/board/*', '/organiser', '/organiser/*']) app.get(path, { schema }, (_request, reply) => page(reply))
  // An address that leads nowhere is a 404 all the same, but who typed it is shown the way home. A missing file never is the page.
  app.get('/*', { schema }, (request, reply) => {
    const path = request.url.split('?')[0] ?? ''
    const typed = request.headers.accept?.includes('text/html') && !path.startsWith('/api') && !/\.\w+$/.test(path)
    return typed ? page(reply.status(404)) : reply.callNotFound()
  })
}
