import type { Direction, Door } from '../../../contract/attendance'
import { clockTime } from '@/services/format'

/* What can be said of a ticket without asking the server: whether it is on the list that lies in the phone. */

export type Listed = Door['people'][number]

export type Seen =
  | { kind: 'listed', person: Listed }
  /** It was scanned before. */
  | { kind: 'before', person: Listed, said: string }
  /** Perhaps signed up later than the list was fetched. */
  | { kind: 'unlisted' }
  /** Not to be sent: no ticket, or one that is too old. */
  | { kind: 'wrong', person: Listed | null, said: string }

const MINUTE = 60_000
/** As the server has it: how far the two phones' clocks may be apart. */
const APART = 2 * MINUTE

export const plainDigits = (typed: string): string => typed.normalize('NFKC').replace(/[\s-]/g, '')

export function seenAt (code: string, { people }: Pick<Door, 'people'>, direction: Direction, at: number): Seen {
  const digits = plainDigits(code)
  const [, signUpId, minute] = /^xs:t:([\w-]{1,40}):(\d{1,12}):[\w-]+$/.exec(code.trim()) ?? []
  const byNumber = /^\d{8}$/.test(digits)
  if (!signUpId && !byNumber) return { kind: 'wrong', person: null, said: /xs(:|%3A)(in|out)/i.test(code) ? '这是现场的签到码，请扫成员手机上的报名码。' : '这不是报名码。报名码在成员手机的“我的报名”里。' }
  const person = people.find((one) => (byNumber ? one.number === digits : one.signUpId === signUpId)) ?? null
  const from = Number(minute) * MINUTE
  if (minute && (at < from - APART || at >= from + MINUTE + APART)) return { kind: 'wrong', person, said: '报名码已过期，请本人打开手机上的报名码重新扫，不要用截图。' }
  if (!person) return { kind: 'unlisted' }
  const before = direction === 'in' ? person.firstIn : person.lastOut
  return before === null ? { kind: 'listed', person } : { kind: 'before', person, said: `${clockTime(before)} 已经${direction === 'in' ? '签到' : '签退'}` }
}
