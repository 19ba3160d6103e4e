import { once } from 'node:events'
import http from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Received {
  url: string
  headers: http.IncomingHttpHeaders
  body: string
}

export interface FixtureServer {
  /** For the `hosts` option: the fixture's API lives here. */
  hosts: Record<string, string>
  received: Received[]
  close(): void
}

/** The little API that the fixture talks to. */
export async function startFixtureServer(): Promise<FixtureServer> {
  const received: Received[] = []
  const server = http.createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      received.push({ url: request.url!, headers: request.headers, body })
      response.setHeader('content-type', 'application/json')
      const rows = [{ id: 1, title: '第一' }, { id: 2, title: '第二' }]
      response.end(request.url === '/upload' ? '收到' : JSON.stringify({ rows }))
    })
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  return { hosts: { 'https://api.example.test': `http://127.0.0.1:${port}` }, received, close: () => void server.close() }
}
