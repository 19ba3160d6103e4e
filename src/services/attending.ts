import type { Direction, MyAttendance, SignInTimes } from '../../contract/attendance'
import { recentEnd, soon } from './format'

const HOUR = 3_600_000

/** What the room's picture says: whose it is can be read from it, whether it is genuine only the server knows. */
export interface Room { code: string, eventId: string, session: string, direction: Direction }

/** Of the text itself, or of the link that a phone's own camera opens. */
export function roomOf (said: string): Room | null {
  const text = said.trim()
  const linked = /[?&]code=([^&#]+)/.exec(text)?.[1]
  let code = linked ?? text
  if (linked) { try { code = decodeURIComponent(linked) } catch { /* not encoded */ } }
  const [, direction, eventId = '', session = ''] = /^xs:(in|out):([\w-]{1,40}):([\w-]{1,20}):\d{1,12}:[\w-]+$/.exec(code) ?? []
  return direction ? { code, eventId, session, direction: direction as Direction } : null
}

/** The address that a room's picture says, so that any camera leads to the page. */
export const roomLink = (origin: string, code: string): string => `${origin}/events/sign-in/index?code=${encodeURIComponent(code)}`

/** Where one can still sign in or out within two hours, or could until two hours ago: the page is worth a button. */
export const isNear = ({ begins, ends }: { begins: number, ends: number }, now: number): boolean => now >= begins - 2 * HOUR && now < ends + 2 * HOUR

/** The session to sign in at: mine that is on, else mine that comes next, else the last. */
export function sessionNow (times: readonly SignInTimes[], now: number): SignInTimes | null {
  const mine = times.filter((one) => one.mine)
  const among = [...(mine.length ? mine : times)].sort((a, b) => a.begins - b.begins)
  return among.find((one) => now < (one.out ?? one.in).to) ?? among[among.length - 1] ?? null
}

/** What there is to do next: out once one has come and nothing but that is left. */
export function directionNow ({ out, in: into }: SignInTimes, mine: MyAttendance | undefined, now: number): Direction {
  if (!out) return 'in'
  return (typeof mine?.firstIn === 'number' && now >= out.from) || (now >= into.to && now < out.to) ? 'out' : 'in'
}

export interface Opening { open: boolean, words: string }

/** Whether it is time, and the words for it. */
export function opening (times: SignInTimes, direction: Direction, now: number): Opening {
  const word = direction === 'in' ? '签到' : '签退'
  const window = direction === 'in' ? times.in : times.out
  if (!window) return { open: false, words: '这个活动不用签退。' }
  if (now < window.from) return { open: false, words: `${soon(window.from, now)} 开始${word}，现在还早。` }
  if (now >= window.to) return { open: false, words: `${word}时间已过。你确实到场的话，请找组织者登记。` }
  const late = direction === 'in' ? times.lateFrom : null
  return { open: true, words: late !== null && now >= late ? `现在签到算迟到，${recentEnd(window.to, now)} 截止。` : `${recentEnd(window.to, now)} 前可以${word}${late === null ? '' : `，${soon(late, now)} 起算迟到`}。` }
}

/** Two hours and a half as people say it. */
export function minutesSaid (minutes: number): string {
  const [h, m] = [Math.floor(minutes / 60), minutes % 60]
  return [h ? `${h} 小时` : '', m ? `${m} 分钟` : ''].filter(Boolean).join(' ')
}
