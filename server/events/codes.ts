import { timingSafeEqual } from 'node:crypto'
import type { Keys } from '../auth/keys'

/*
 * Codes that change. They are signed with the deployment's key, each for one purpose: none can be made outside the server, and none is kept.
 */

const STEP = 30_000
const MINUTE = 60_000

type Signer = Pick<Keys, 'hash'>
/** Sixteen letters are 96 bits: more makes the picture finer and harder to scan across a room. */
const mac = (keys: Signer, text: string) => keys.hash(`event-code|${text}`).slice(0, 16)
const same = (a: string, b: string) => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))

const room = (keys: Signer, eventId: string, session: string, direction: 'in' | 'out', step: number) => {
  const text = `xs:${direction}:${eventId}:${session}:${step}`
  return `${text}:${mac(keys, text)}`
}

const DIGITS = 6

/** For phones that cannot scan. So few are guessed in the end: whoever takes them must count the tries. */
const roomDigits = (keys: Signer, eventId: string, session: string, direction: 'in' | 'out', step: number) =>
  String(Buffer.from(keys.hash(`event-digits|${direction}:${eventId}:${session}:${step}`), 'base64url').readBigUInt64BE() % 10n ** BigInt(DIGITS)).padStart(DIGITS, '0')

/** What the room shows. */
export function roomCode(keys: Signer, eventId: string, session: string, direction: 'in' | 'out', now: number): { code: string; digits: string; until: number } {
  const step = Math.floor(now / STEP)
  return { code: room(keys, eventId, session, direction, step), digits: roomDigits(keys, eventId, session, direction, step), until: (step + 1) * STEP }
}

/** 123 456, as people type it. Empty: it is something else. */
export function typedDigits(code: string): string {
  const plain = code.normalize('NFKC').replace(/[\s-]/g, '')
  return /^\d{6}$/.test(plain) ? plain : ''
}

/** The step before is good too: between a phone's scanning and the server's hearing of it the room goes on to the next, and on a crowded network that takes seconds. */
export function isRoomCode(keys: Signer, code: string, eventId: string, session: string, direction: 'in' | 'out', now: number): boolean {
  const step = Math.floor(now / STEP)
  return [step, step - 1].some((one) => same(code, (typedDigits(code) ? roomDigits : room)(keys, eventId, session, direction, one)))
}

const ticket = (keys: Signer, signUpId: string, minute: number) => `xs:t:${signUpId}:${minute}:${mac(keys, `xs:t:${signUpId}:${minute}`)}`

/** What a member shows to staff. */
export function ticketCode(keys: Signer, signUpId: string, now: number): { code: string; until: number } {
  const minute = Math.floor(now / MINUTE)
  return { code: ticket(keys, signUpId, minute), until: (minute + 1) * MINUTE }
}

export interface TicketRead { signUpId: string; number: string; why: string }

/** How far the phone that shows and the one that scans may be apart: a picture sent to somebody else is soon too old. */
const APART = 2 * MINUTE

/** A ticket's code, or the eight digits that stand below it: those are as good as the name that staff look at. */
export function readTicket(keys: Signer, code: string, at: number): TicketRead {
  const plain = code.trim()
  if (/^\d{4}\s?\d{4}$/.test(plain)) return { signUpId: '', number: plain.replace(/\s/g, ''), why: '' }
  const [, signUpId = '', minute = ''] = /^xs:t:([A-Za-z0-9_-]{1,40}):(\d{1,12}):[A-Za-z0-9_-]+$/.exec(plain) ?? []
  if (!signUpId || !same(plain, ticket(keys, signUpId, Number(minute)))) return { signUpId: '', number: '', why: plain.startsWith('xs:in:') || plain.startsWith('xs:out:') ? '这是现场的签到码，请扫成员的报名码。' : '不是本系统的报名码。' }
  const from = Number(minute) * MINUTE
  const fresh = at >= from - APART && at < from + MINUTE + APART
  return { signUpId, number: '', why: fresh ? '' : '报名码已过期，请本人打开手机上的报名码重新扫，不要用截图。' }
}
