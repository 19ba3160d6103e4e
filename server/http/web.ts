import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic, { type FastifyStaticOptions } from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'

// Everything comes from here and nothing is fetched from elsewhere; a photo or recording not yet sent is shown from memory; inline styles are how the client draws progress.
const POLICY = "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; style-src 'self' 'unsafe-inline'; script-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'"

const schema = { hide: true }

/** Files with a hash in their name are kept for ever; a page itself is asked for each time. */
const files = (root: string): FastifyStaticOptions => ({
  root, wildcard: false, index: false, preCompressed: true, cacheControl: false,
  setHeaders(reply, path) {
    reply.setHeader('vary', 'accept-encoding')
    // What is sent may be the compressed form that lies beside it.
    reply.setHeader('cache-control', /\.[0-9a-f]{8,}\.\w+(\.br|\.gz)?$/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache')
  }
})

const sendPage = (reply: FastifyReply, root: string) => reply.header('content-security-policy', POLICY).header('cache-control', 'no-cache').sendFile('index.html', root)

/** Serves the built clients: the phone page at the top and the organisers' console below /console. */
export async function registerWeb(app: FastifyInstance, root: string): Promise<void> {
  const phone = await registerPhone(app, join(root, 'h5'))
  await registerConsole(app, join(root, 'console'), phone)
}

async function registerPhone(app: FastifyInstance, h5: string): Promise<boolean> {
  if (!existsSync(join(h5, 'index.html'))) {
    app.get('/', (_request, reply) => reply.type('text/plain; charset=utf-8').send('手机页面还没有构建，请运行 npm run build。接口说明在 /api/docs 。'))
    return false
  }
  await app.register(fastifyStatic, files(h5))
  const page = (reply: FastifyReply) => sendPage(reply, h5)
  // Taro's routes all look like this.
  for (const path of ['/', '/pages/*', '/quiz/*', '/board/*', '/practice/*', '/awards/*', '/library/*', '/study/*', '/reflect/*', '/notices/*', '/menu/*', '/events/*', '/check', '/organiser', '/organiser/*', '/hosting/*']) app.get(path, { schema }, (_request, reply) => page(reply))
  // An address that leads nowhere is a 404 all the same, but who typed it is shown the way home. A missing file never is the page.
  app.get('/*', { schema }, (request, reply) => {
    const path = request.url.split('?')[0] ?? ''
    const typed = request.headers.accept?.includes('text/html') && !path.startsWith('/api') && !/\.\w+$/.test(path)
    return typed ? page(reply.status(404)) : reply.callNotFound()
  })
  return true
}

/** `decorated`: the plugin is there already and adds its methods to replies once. */
async function registerConsole(app: FastifyInstance, folder: string, decorated: boolean): Promise<void> {
  if (!existsSync(join(folder, 'index.html'))) return
  await app.register(fastifyStatic, { ...files(folder), prefix: '/console/', decorateReply: !decorated })
  app.get('/console', { schema }, (_request, reply) => reply.redirect('/console/'))
  // Its pages find their way themselves; a missing file never is a page.
  app.get('/console/*', { schema }, (request, reply) => {
    const path = request.url.split('?')[0] ?? ''
    return /\.\w+$/.test(path) ? reply.callNotFound() : sendPage(reply, folder)
  })
}
