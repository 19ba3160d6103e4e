import type { Bridge, TransportReply, TransportRequest } from '../bridge'
import type { Hooks } from '../hooks'
import { WxError } from './call'

type Answer = Extract<TransportReply, { ok: true }>

export interface Sent {
  answer: Promise<Answer>
  abort(): void
}

/** The phone's connection: it can be cut, which also fails whatever is under way. */
export class Network {
  online = true
  private readonly running = new Set<(reason: string) => void>()

  constructor(
    private readonly bridge: Bridge,
    private readonly hooks: Hooks,
  ) {}

  get type(): 'wifi' | 'none' {
    return this.online ? 'wifi' : 'none'
  }

  setOnline(online: boolean): void {
    if (this.online === online) return
    this.online = online
    if (!online) for (const fail of this.running) fail('net::ERR_INTERNET_DISCONNECTED')
    this.hooks.fire('NetworkStatusChange', { isConnected: online, networkType: this.type })
  }

  send(request: TransportRequest): Sent {
    let abort = () => {}
    const answer = new Promise<Answer>((resolve, reject) => {
      this.check(request.url)
      const fail = (reason: string): void => {
        this.running.delete(fail)
        stop()
        reject(new WxError(reason))
      }
      const stop = this.bridge.transport(request, (reply) => {
        this.running.delete(fail)
        if (reply.ok) resolve({ ...reply, header: { ...reply.header }, cookies: Array.from(reply.cookies) })
        else reject(new WxError(reply.error))
      })
      this.running.add(fail)
      abort = () => fail('abort')
    })
    return { answer, abort }
  }

  private check(url: string): void {
    if (!this.online) throw new WxError('net::ERR_INTERNET_DISCONNECTED')
    const origin = /^https?:\/\/[^/]+/.exec(url)?.[0]
    if (!origin) throw new WxError('invalid url')
    const { domains } = this.bridge.options
    if (domains && !domains.includes(origin)) throw new WxError(`url not in domain list:${origin}`, 600002)
  }
}
