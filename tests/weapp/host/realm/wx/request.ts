import type { RequestRecord } from '../../log'
import { thenable, type Callbacks } from './call'
import type { WxContext, WxPart } from './context'

interface RequestOptions extends Callbacks {
  url: string
  method?: string
  header?: Record<string, unknown>
  data?: unknown
  timeout?: number
  dataType?: string
  responseType?: 'text' | 'arraybuffer'
}

type HeaderListener = (event: { header: Record<string, string> }) => void

export const DEFAULT_TIMEOUT = 60_000

export function requestApis(context: WxContext): WxPart {
  return { request: (options: RequestOptions) => request(context, options) }
}

function request({ bridge, call, network }: WxContext, options: RequestOptions): object {
  const method = (options.method ?? 'GET').toUpperCase()
  const header = lowerCased(options.header)
  const record: RequestRecord = { url: options.url, method, header, data: options.data }
  bridge.log.requests.push(record)
  const listeners: HeaderListener[] = []
  let abort = () => {}

  const promise = call('request', options, async () => {
    try {
      const binary = options.responseType === 'arraybuffer'
      const sent = network.send({ ...encode(method, options, header), method, header, binary, timeout: options.timeout ?? DEFAULT_TIMEOUT })
      abort = sent.abort
      const answer = await sent.answer
      record.status = answer.status
      for (const listener of listeners) listener({ header: answer.header })
      const data = binary ? copyBytes(answer.body) : decode(answer.body as string, options.dataType)
      return { data, statusCode: answer.status, header: answer.header, cookies: answer.cookies }
    } catch (error) {
      record.error = (error as Error).message
      throw error
    }
  })
  return {
    abort: () => abort(),
    onHeadersReceived: (listener: HeaderListener) => void listeners.push(listener),
    offHeadersReceived: () => void (listeners.length = 0),
    ...thenable(promise),
  }
}

/** Bytes from outside have that realm's ArrayBuffer; the app must get one of its own. */
export function copyBytes(body: string | ArrayBuffer): ArrayBuffer {
  return new Uint8Array(body as ArrayBuffer).slice().buffer
}

export function lowerCased(header: Record<string, unknown> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(header).map(([name, value]) => [name.toLowerCase(), String(value)]))
}

interface Encoded {
  url: string
  body?: string | ArrayBuffer
}

function encode(method: string, { url, data }: RequestOptions, header: Record<string, string>): Encoded {
  if (data === undefined || data === null) return { url }
  if (method === 'GET' || method === 'HEAD') {
    const search = typeof data === 'object' ? formEncode(data) : ''
    return { url: search ? `${url}${url.includes('?') ? '&' : '?'}${search}` : url }
  }
  header['content-type'] ??= 'application/json'
  if (typeof data === 'string' || data instanceof ArrayBuffer) return { url, body: data }
  return { url, body: header['content-type'].includes('urlencoded') ? formEncode(data) : JSON.stringify(data) }
}

function formEncode(data: object): string {
  return Object.entries(data)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(asText(value))}`)
    .join('&')
}

const asText = (value: unknown): string => (typeof value === 'object' ? JSON.stringify(value) : String(value))

/** Like WeChat: what is no JSON stays text. */
function decode(body: string, dataType = 'json'): unknown {
  if (dataType !== 'json') return body
  try {
    return JSON.parse(body) as unknown
  } catch {
    return body
  }
}
