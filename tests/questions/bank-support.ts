import type { ImportSummary, QuestionBody, ReadBody } from '../../contract/questions'
import { CallError, type World } from '../support/world'

/** A single choice; tests name what matters to them. */
export const single = (partial: Partial<QuestionBody> = {}): QuestionBody => ({
  type: 'single', stem: '中国共产党第一次全国代表大会在哪里开幕？', options: ['上海', '北京', '广州', '武汉'], answer: [0], texts: [], analysis: '', source: '', topic: '创建时期',
  period: '新民主主义革命时期', difficulty: 1, tags: [], ...partial
})

export const readBody = (partial: Partial<ReadBody> = {}): ReadBody => ({ ...single(), ...partial })

export async function newBank(world: World, unitId = 'u-top', by = 'm-top', name = `题库${Math.random().toString(36).slice(2, 8)}`): Promise<string> {
  return (await (await world.as(by)).call('POST /banks', { unitId, name, practice: false })).id
}

type Part = { name: string; value: string } | { name: string; filename: string; bytes: Buffer }

/** A form as a browser sends it. */
export function form(parts: readonly Part[]): { payload: Buffer; headers: Record<string, string> } {
  const boundary = '----xueshi-test-boundary'
  const chunks = parts.flatMap((part) => [
    Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${part.name}"${'bytes' in part ? `; filename="${part.filename}"\r\ncontent-type: application/octet-stream` : ''}\r\n\r\n`),
    'bytes' in part ? part.bytes : Buffer.from(part.value), Buffer.from('\r\n')
  ])
  return { payload: Buffer.concat([...chunks, Buffer.from(`--${boundary}--\r\n`)]), headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } }
}

export async function sendFile(world: World, by: string, parts: readonly Part[]) {
  const { payload, headers } = form(parts)
  return world.app.inject({ method: 'POST', url: '/api/imports/file', headers: { ...headers, authorization: `Bearer ${await (await world.as(by)).token()}` }, payload })
}

export async function upload(world: World, bytes: Buffer, { by = 'm-top', bankId = '', filename = 'paper.txt', key }: { by?: string; bankId?: string; filename?: string; key?: Buffer } = {}): Promise<ImportSummary> {
  const reply = await sendFile(world, by, [
    { name: 'file', filename, bytes }, ...(key ? [{ name: 'key', filename: 'key.txt', bytes: key }] : []), ...(bankId ? [{ name: 'bankId', value: bankId }] : []), { name: 'name', value: filename }
  ])
  if (reply.statusCode !== 200) throw new CallError(reply.statusCode, reply.json())
  return reply.json<ImportSummary>()
}

/** A plain paper of single choices about as many congresses; `from` lets two papers overlap. */
export const paperOf = (count: number, from = 1): string => Array.from({ length: count }, (_, i) => {
  const n = from + i
  return `${i + 1}. ${subject(n)}发生在哪一个地方？\nA. ${place(n)}甲地\nB. ${place(n + 1)}乙地\nC. ${place(n + 2)}丙地\nD. ${place(n + 3)}丁地\n答案：${'ABCD'.charAt(n % 4)}\n`
}).join('\n')

/** Words that differ enough for two of them never to be nearly the same. */
const HAN = '天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜金生丽水玉出昆冈剑号巨阙珠称夜光果珍李柰菜重芥姜海咸河淡鳞潜羽翔'
const word = (seed: number, length: number) => Array.from({ length }, (_, i) => HAN.charAt((Math.imul(seed * 31 + i * 17 + 7, 2654435761) >>> 8) % HAN.length)).join('')
const subject = (n: number) => `“${word(n, 12)}”这件事`
const place = (n: number) => word(n + 5000, 5)
