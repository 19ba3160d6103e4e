import type { FileView } from '../../contract/files'
import type { World } from './world'

const EDGE = 'edge-of-a-part'

/** The body of a form with one file. `behind`: the fields stand behind it, as some senders do. */
export function form(bytes: Uint8Array, { purpose, name = 'IMG_0001.JPG', type = 'application/octet-stream', behind = false }: { purpose?: string; name?: string; type?: string; behind?: boolean }) {
  const field = purpose === undefined ? '' : `--${EDGE}\r\ncontent-disposition: form-data; name="purpose"\r\n\r\n${purpose}\r\n`
  const file = [Buffer.from(`--${EDGE}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n`), bytes, Buffer.from('\r\n')]
  const payload = Buffer.concat([...(behind ? [] : [Buffer.from(field)]), ...file, ...(behind ? [Buffer.from(field)] : []), Buffer.from(`--${EDGE}--\r\n`)])
  return { payload, headers: { 'content-type': `multipart/form-data; boundary=${EDGE}` } }
}

/** Uploads as a member's phone does. */
export async function upload(world: World, member: string, bytes: Uint8Array, about: Parameters<typeof form>[1] = { purpose: 'check-in' }) {
  const { payload, headers } = form(bytes, about)
  const reply = await world.app.inject({ method: 'POST', url: '/api/files', payload, headers: { ...headers, authorization: `Bearer ${await (await world.as(member)).token()}` } })
  return { status: reply.statusCode, body: reply.json<FileView & { code?: string; message?: string }>() }
}

export const fetchFile = (world: World, url: string, headers: Record<string, string> = {}) => world.app.inject({ method: 'GET', url: `/api${url}`, headers })
