import { Agent, request } from 'node:http'

/*
 * The load generator, a process of its own: sends each prepared request once over `connections` kept-alive connections and reports the
 * time and the answers' statuses. Messages: {port, connections, requests: [{path, token, body}]} in, {ms, ok, failed} out.
 */
interface Job {
  port: number
  connections: number
  requests: { method: string; path: string; token: string; body?: string }[]
}

process.on('message', (job: Job) => {
  const agent = new Agent({ keepAlive: true, maxSockets: job.connections })
  let next = 0, ok = 0, failed = 0
  const started = performance.now()
  const one = () => new Promise<void>((resolve) => {
    const item = job.requests[next++]
    if (!item) return resolve()
    const outgoing = request({
      agent, host: '127.0.0.1', port: job.port, path: item.path, method: item.method,
      headers: { authorization: `Bearer ${item.token}`, ...(item.body && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(item.body) }) }
    }, (reply) => {
      if (reply.statusCode === 200) ok++
      else failed++
      reply.resume()
      reply.on('end', () => resolve(one()))
    })
    outgoing.on('error', () => { failed++; resolve(one()) })
    outgoing.end(item.body)
  })
  void Promise.all(Array.from({ length: job.connections }, one)).then(() => {
    agent.destroy()
    process.send?.({ ms: performance.now() - started, ok, failed })
  })
})
