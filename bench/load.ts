import { connect, type Socket } from 'node:net'

/*
 * The load generator, a process of its own: sends each prepared request once over `connections` kept-alive connections and reports the
 * time and the answers' statuses. It reads no more of an answer than its status and where it ends, so that on a machine of two cores the
 * server is what is measured. Messages: {port, connections, requests: [{method, path, token, body}]} in, {ms, ok, failed, bytes} out.
 */
interface Job {
  port: number
  connections: number
  requests: { method: string; path: string; token: string; body?: string }[]
  /** Ask for compressed answers, as phones do. */
  gzip?: boolean
}

function textOf({ method, path, token, body }: Job['requests'][number], gzip: boolean | undefined): string {
  const content = body === undefined ? '' : `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n`
  return `${method} ${path} HTTP/1.1\r\nhost: bench\r\nauthorization: Bearer ${token}\r\n${gzip ? 'accept-encoding: gzip\r\n' : ''}${content}\r\n${body ?? ''}`
}

/** One answer has come in whole. `latin1` keeps one character per byte. */
function isWhole(answer: string): boolean {
  const head = answer.indexOf('\r\n\r\n')
  if (head < 0) return false
  const length = /\r\ncontent-length: (\d+)/i.exec(answer.slice(0, head))?.[1]
  return length === undefined ? answer.endsWith('\r\n0\r\n\r\n') : answer.length >= head + 4 + Number(length)
}

process.on('message', (job: Job) => {
  const texts = job.requests.map((one) => textOf(one, job.gzip))
  let next = 0, ok = 0, failed = 0, bytes = 0
  const started = performance.now()
  const line = () => new Promise<void>((resolve) => {
    const socket: Socket = connect(job.port, '127.0.0.1')
    let answer = ''
    const send = () => {
      const text = texts[next++]
      if (text === undefined) return void socket.end()
      socket.write(text)
    }
    socket.setNoDelay(true).setEncoding('latin1')
    socket.on('connect', send)
    socket.on('data', (part) => {
      answer += String(part)
      if (!isWhole(answer)) return
      if (answer.startsWith('HTTP/1.1 200')) ok++
      else failed++
      bytes += answer.length
      answer = ''
      send()
    })
    socket.on('error', () => { failed++ })
    socket.on('close', () => resolve())
  })
  void Promise.all(Array.from({ length: job.connections }, line)).then(() => {
    process.send?.({ ms: performance.now() - started, ok, failed, bytes })
  })
})
