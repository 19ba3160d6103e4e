import type { FastifyReply } from 'fastify'

/** Headers of a file to be saved under a name that may be Chinese. */
export function attachment(reply: FastifyReply, { name, mime }: { name: string; mime: string }): FastifyReply {
  const plainName = name.replace(/[^\x20-\x7e]|["\\/:*?<>|;]/g, '_')
  return reply.type(mime).headers({
    'content-disposition': `attachment; filename="${plainName}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)}`,
    'cache-control': 'no-store'
  })
}
