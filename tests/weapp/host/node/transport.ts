import type { TransportReply, TransportRequest, Upload } from '../realm/bridge'

type Hosts = Record<string, string>

/** The URL with its prefix exchanged for that of a local server. */
export function mapUrl(url: string, hosts: Hosts = {}): string {
  const prefix = Object.keys(hosts).find((each) => url.startsWith(each))
  return prefix === undefined ? url : `${hosts[prefix]}${url.slice(prefix.length)}`
}

/** Sends over real HTTP what the app asks for. */
export async function send(request: TransportRequest, hosts: Hosts | undefined, signal?: AbortSignal): Promise<TransportReply> {
  const timeout = AbortSignal.timeout(request.timeout)
  try {
    const response = await fetch(mapUrl(request.url, hosts), {
      method: request.method,
      headers: request.header,
      body: request.upload ? multipart(request.upload) : request.body,
      signal: signal ? AbortSignal.any([timeout, signal]) : timeout,
    })
    const body = request.binary ? await response.arrayBuffer() : await response.text()
    return { ok: true, status: response.status, header: phoneHeader(response.headers), cookies: response.headers.getSetCookie(), body }
  } catch (error) {
    return { ok: false, error: timeout.aborted ? 'timeout' : causeOf(error as Error) }
  }
}

/** On a phone names come as the server wrote them, fetch has them all in lower case. Capitals catch code that relies on that. */
function phoneHeader(headers: Headers): Record<string, string> {
  const header: Record<string, string> = {}
  headers.forEach((value, name) => {
    header[name.replace(/(^|-)[a-z]/g, (start) => start.toUpperCase())] = value
  })
  return header
}

function multipart({ field, fileName, content, fields }: Upload): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  form.append(field, new Blob([content as string]), fileName)
  return form
}

function causeOf(error: Error): string {
  return error.cause instanceof Error ? error.cause.message || error.message : error.message
}
