import http from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Heard { method: string, path: string, query: Record<string, string>, token: string | undefined, body: unknown }
export interface Reply { status?: number, body?: unknown, header?: Record<string, string>, raw?: string }

/** A real local server that answers as `answer` says and remembers what it heard. */
export async function listen (answer: (heard: Heard) => Reply | Promise<Reply>) {
  const heard: Heard[] = []
  const server = http.createServer((request, response) => {
    let text = ''
    request.on('data', (part: Buffer) => { text += part.toString() })
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://x')
      const one: Heard = {
        method: request.method ?? '', path: url.pathname, query: Object.fromEntries(url.searchParams),
        token: request.headers.authorization?.replace('Bearer ', ''), body: text ? JSON.parse(text) as unknown : undefined
      }
      heard.push(one)
      void Promise.resolve(answer(one)).then(({ status = 200, body, header = {}, raw }) => {
        response.writeHead(status, { 'content-type': 'application/json', ...header })
        response.end(raw ?? JSON.stringify(body))
      })
    })
  })
  await new Promise<void>((ready) => { server.listen(0, '127.0.0.1', ready) })
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    heard,
    close: () => new Promise<void>((done) => { server.closeAllConnections(); server.close(() => done()) })
  }
}
