import type { Direction } from '../../../contract/attendance'
import { clearFailures, shut, takeTry } from '../../account/writes'
import { hashPassword, passwordMatches } from '../../account/password'
import { portraitsOf } from '../../account/portrait'
import { covers } from '../../auth/actors'
import type { Context } from '../../context'
import { among } from '../../db/dialects'
import { AppError } from '../../errors'
import type { Handlers } from '../../http/call'
import { isRoomCode, readTicket, roomCode, typedDigits } from '../codes'
import { groupView } from '../companions'
import { sessionOf, type Event } from '../event'
import { managedEvent, ownEvent } from '../managed'
import { seenEvent } from '../visible'
import { doorOf, signInTimes } from './door'
import { markPeople } from './marks'
import { mergeScans } from './scans'
import { attendancePage, myAttendance } from './view'
import { attendanceRule, closeEvent, openSession, setPassword, signIn } from './writes'

/** A photo that is younger may have been put there for the occasion. */
const FRESH_MS = 24 * 3600 * 1000

/** Width, case and blanks are not what somebody hears. */
const plain = (password: string) => password.normalize('NFKC').toLowerCase().replace(/\s/g, '')

/** A word or six digits are short: who guesses has five tries, and only he waits after them, not the whole room behind one address. */
async function counting(ctx: Context, { eventId, session, memberId }: Trying, now: number, isRight: () => Promise<boolean>, wrong: string) {
  const guess = `event:${eventId}:${session}:${memberId}`
  const closed = await ctx.db.selectFrom('throttle').select('until').where('key', '=', guess).where('until', '>', now).executeTakeFirst()
  if (closed) throw shut(closed.until, now)
  await ctx.writer.write(takeTry, { key: guess, now })
  if (!await isRight()) throw new AppError('conflict', wrong)
  await ctx.writer.write(clearFailures, { key: guess })
}

interface Trying { eventId: string; session: string; direction: Direction; memberId: string }

async function checkPassword(ctx: Context, trying: Trying, password: string, now: number) {
  const { eventId, session, direction } = trying
  const row = await ctx.db.selectFrom('session_password').select('password').where('event_id', '=', eventId).where('session', '=', session).where('direction', '=', direction).executeTakeFirst()
  if (!row) throw new AppError('conflict', '现场还没有公布口令。')
  await counting(ctx, trying, now, () => passwordMatches(plain(password), row.password), '口令不对，请听清后再输。')
}

/** The picture's text is too long to guess; the digits are not. */
async function checkCode(ctx: Context, trying: Trying, code: string, now: number) {
  const { eventId, session, direction } = trying
  const other = direction === 'in' ? 'out' : 'in'
  const is = (of: Direction) => isRoomCode(ctx.keys, typedDigits(code) || code.trim(), eventId, session, of, now)
  const wrong = is(other) ? (direction === 'in' ? '这是签退的码，请扫签到的码。' : '这是签到的码，请扫签退的码。') : '这个码已经过期，或者不是这一场的，请对着现场的屏幕重新扫。'
  if (typedDigits(code)) return counting(ctx, trying, now, () => Promise.resolve(is(direction)), is(other) ? wrong : '数字不对，或者已经换了。请看现场的屏幕，填现在显示的六位数字。')
  if (!is(direction)) throw new AppError('conflict', wrong)
}

async function checkedWay(ctx: Context, event: Event, memberId: string, { session, direction, code, password }: { session: string; direction: Direction; code?: string; password?: string }, now: number): Promise<'code' | 'password'> {
  attendanceRule(event)
  sessionOf(event, session)
  const trying = { eventId: event.id, session, direction, memberId }
  if (code === undefined && password === undefined) throw new AppError('bad_request', '请扫现场的码，或者输入口令。')
  if (code === undefined) await checkPassword(ctx, trying, password ?? '', now)
  else await checkCode(ctx, trying, code, now)
  return code === undefined ? 'password' : 'code'
}

export const attendanceHandlers: Handlers<keyof typeof import('../../../contract/attendance').attendanceEndpoints> = {
  async 'POST /events/:id/attendance'({ ctx, actor, input, now }) {
    const event = await seenEvent(ctx, actor, input.id)
    const way = await checkedWay(ctx, event, actor.member.id, input, now)
    await ctx.writer.write(signIn, { eventId: event.id, session: input.session, memberId: actor.member.id, direction: input.direction, way, sendId: input.sendId, actor: actor.accountId, now, zone: ctx.config.zone })
    const mine = (await myAttendance(ctx, event, actor.member.id)).find(({ session }) => session === input.session)
    // Who only signs out is not known to have come.
    return { attendance: mine ?? { session: input.session, sessionName: sessionOf(event, input.session).name, state: 'absent', said: '已签退，但没有签到记录，请找组织者登记。', firstIn: null, lastOut: now, minutes: 0, hours: 0 } }
  },

  async 'GET /events/:id/attendance'({ ctx, actor, input, now }) {
    const event = await seenEvent(ctx, actor, input.id)
    return { now, sessions: await myAttendance(ctx, event, actor.member.id), times: await signInTimes(ctx, event, actor.member.id) }
  },

  async 'GET /organiser/events/:id/sessions/:session/code'({ ctx, actor, input, now }) {
    const event = await ownEvent(ctx, actor, input.id)
    const rule = attendanceRule(event)
    if (!rule.ways.includes('code')) throw new AppError('conflict', '这个活动不用扫码签到，请先在活动里加上这种方式。')
    const direction = input.direction ?? 'in'
    if (direction === 'out' && !rule.signOut) throw new AppError('conflict', '这个活动不用签退。')
    await openSession(ctx, event, input.session)
    return { now, ...roomCode(ctx.keys, event.id, input.session, direction, now) }
  },

  async 'GET /organiser/events/:id/door'({ ctx, actor, input, now }) {
    return doorOf(ctx, await ownEvent(ctx, actor, input.id), input.session, now)
  },

  async 'POST /organiser/events/:id/scans'({ ctx, actor, input, now }) {
    const event = await ownEvent(ctx, actor, input.id)
    const { answers, config } = await ctx.writer.write(mergeScans, { eventId: event.id, scans: input.scans.map(({ scanId, code, at, direction, party = [] }) => ({ scanId, at, direction, party, ...readTicket(ctx.keys, code, at) })), actor: actor.accountId, now, zone: ctx.config.zone })
    const shown = await portraitsOf(ctx, answers.flatMap(({ memberId, outcome }) => (memberId === null || outcome === 'refused' ? [] : memberId)), now)
    return {
      answers: answers.map(({ booking, came, memberId, ...answer }) => {
        const portrait = answer.outcome === 'refused' ? undefined : shown.get(memberId ?? '')
        return { ...answer, group: groupView(ctx, config, booking, came), portrait: portrait ? { thumb: portrait.file.thumb ?? portrait.file.url, fresh: portrait.at > now - FRESH_MS } : null }
      })
    }
  },

  async 'POST /organiser/events/:id/marks'({ ctx, actor, input, now }) {
    const event = await ownEvent(ctx, actor, input.id)
    const people = await ctx.db.selectFrom('member').innerJoin('unit', 'unit.id', 'member.unit_id').select(['member.id', 'member.name', 'unit.path']).where(among(ctx.engine, 'member.id', input.memberIds)).execute()
    const seats = new Set((await ctx.db.selectFrom('sign_up').select('member_id').where('event_id', '=', event.id).where(among(ctx.engine, 'member_id', input.memberIds)).execute()).map(({ member_id }) => member_id))
    // Who has signed up is the event's, from whichever unit; anybody else has to be of one's own.
    const may = people.filter(({ id, path }) => seats.has(id) || covers(actor.grants, path))
    const strangers = input.memberIds.filter((id) => !may.some((one) => one.id === id)).map((memberId) => ({ memberId, name: '', why: '没有报名，也不在你的管理范围内。' }))
    if (may.length === 0) return { marked: 0, refused: strangers }
    const { marked, refused } = await ctx.writer.write(markPeople, {
      eventId: event.id, session: input.session, memberIds: may.map(({ id }) => id).sort(), what: input.what, from: input.from ?? null, to: input.to ?? null, reason: (input.reason ?? '').trim(), party: input.party ?? null, sendId: input.sendId, actor: actor.accountId, now, zone: ctx.config.zone
    })
    return { marked, refused: [...refused, ...strangers] }
  },

  async 'POST /organiser/events/:id/password'({ ctx, actor, input, now }) {
    const event = await ownEvent(ctx, actor, input.id)
    const password = plain(input.password)
    if (password.length < 2) throw new AppError('bad_request', '口令至少要有两个字。')
    await ctx.writer.write(setPassword, { eventId: event.id, session: input.session, direction: input.direction, password: await hashPassword(password), actor: actor.accountId, now })
    return { ok: true }
  },

  async 'GET /organiser/events/:id/attendance'({ ctx, actor, input }) {
    return attendancePage(ctx, actor, await managedEvent(ctx, actor, input.id), input)
  },

  async 'POST /organiser/events/:id/close'({ ctx, actor, input, now }) {
    const event = await ownEvent(ctx, actor, input.id)
    await ctx.writer.write(closeEvent, { eventId: event.id, actor: actor.accountId, now, zone: ctx.config.zone })
    return { ok: true }
  }
}
