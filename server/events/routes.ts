import type { SignUp, Ticket } from '../../contract/events'
import type { Context } from '../context'
import type { SignUpTable } from '../db/events-schema'
import { AppError, notFound } from '../errors'
import type { Handlers, MemberActor } from '../http/call'
import { placeCursor, placeOf } from '../http/cursor'
import { ticketCode } from './codes'
import { answerLines, opened, sealed } from './answers'
import { findEvent, timesOf, type Event } from './event'
import { overFrom } from './rules/attendance'
import { gathersAt } from './rules/moments'
import { cancelSignUp, changeSession, claimOffer, excuse, signUp } from './sign-up-writes'
import { eventCards, eventView, mySignUps, signUpView } from './view'
import { countMine, eventsPage, seenEvent } from './visible'

async function mine(ctx: Context, actor: MemberActor, id: string): Promise<{ row: SignUpTable; event: Event }> {
  const row = await ctx.db.selectFrom('sign_up').selectAll().where('id', '=', id).where('member_id', '=', actor.member.id).executeTakeFirst()
  const event = row && await findEvent(ctx.db, row.event_id)
  if (!row || !event) throw notFound('这次报名')
  return { row, event }
}

async function shown(ctx: Context, actor: MemberActor, id: string, now: number): Promise<{ signUp: SignUp }> {
  const { row, event } = await mine(ctx, actor, id)
  return { signUp: await signUpView(ctx, event, row, (await timesOf(ctx, event.id)).find(({ session }) => session === row.session), now) }
}

const acting = (ctx: Context, actor: MemberActor, id: string, now: number) => ({ id, memberId: actor.member.id, actor: actor.accountId, now, zone: ctx.config.zone })

export const eventHandlers: Handlers<keyof typeof import('../../contract/events').eventsEndpoints> = {
  async 'GET /events'({ ctx, actor, input, now }) {
    const limit = input.limit ?? 20
    const of = input.of ?? 'coming'
    const events = await eventsPage(ctx, actor, { of, now, after: placeOf(input.cursor) ?? null, limit: limit + 1, ...(input.kind && { kind: input.kind }) })
    const page = events.slice(0, limit)
    const last = page.at(-1)
    return {
      now, mine: await countMine(ctx, actor, now), items: await eventCards(ctx, actor, page, now),
      next: events.length > limit && last ? placeCursor({ at: of === 'past' ? last.last_at : last.first_at, id: last.id }) : null
    }
  },

  async 'GET /events/:id'({ ctx, actor, input, now }) {
    return { now, event: await eventView(ctx, actor, await seenEvent(ctx, actor, input.id), now) }
  },

  async 'POST /events/:id/sign-ups'({ ctx, actor, input, now }) {
    const event = await seenEvent(ctx, actor, input.id)
    if (event.config.enrol.how === 'opt-out') throw new AppError('conflict', '这个活动全体参加，不用报名。来不了请点“请假”。')
    const { id } = await ctx.writer.write(signUp, {
      eventId: event.id, session: input.session, memberId: actor.member.id, sendId: input.sendId, position: input.position ?? '', actor: actor.accountId, by: 'self', ...sealed(ctx, event.config, input),
      despiteClash: input.despiteClash ?? false, wait: input.wait ?? false, now, zone: ctx.config.zone
    })
    return shown(ctx, actor, id, now)
  },

  async 'POST /events/:id/excuses'({ ctx, actor, input, now }) {
    const event = await seenEvent(ctx, actor, input.id)
    const { id } = await ctx.writer.write(excuse, { eventId: event.id, session: input.session, memberId: actor.member.id, sendId: input.sendId, reason: input.reason.trim(), actor: actor.accountId, by: 'self', now, zone: ctx.config.zone })
    return shown(ctx, actor, id, now)
  },

  async 'POST /sign-ups/:id/cancel'({ ctx, actor, input, now }) {
    await ctx.writer.write(cancelSignUp, acting(ctx, actor, input.id, now))
    return shown(ctx, actor, input.id, now)
  },

  async 'POST /sign-ups/:id/claim'({ ctx, actor, input, now }) {
    await ctx.writer.write(claimOffer, acting(ctx, actor, input.id, now))
    return shown(ctx, actor, input.id, now)
  },

  async 'POST /sign-ups/:id/change'({ ctx, actor, input, now }) {
    const { row } = await mine(ctx, actor, input.id)
    const choices = Object.fromEntries(Object.entries(opened(ctx, row).answers).filter((pair): pair is [string, string] => typeof pair[1] === 'string'))
    const { id } = await ctx.writer.write(changeSession, { ...acting(ctx, actor, input.id, now), sendId: input.sendId, session: input.session, position: input.position ?? '', despiteClash: input.despiteClash ?? false, choices })
    return shown(ctx, actor, id, now)
  },

  async 'GET /sign-ups/:id'({ ctx, actor, input, now }) {
    const { row, event } = await mine(ctx, actor, input.id)
    const session = event.config.sessions.find(({ id }) => id === row.session)
    const filled = opened(ctx, row)
    const { signUp: view } = await shown(ctx, actor, input.id, now)
    const scanned = view.state === 'confirmed' && event.state === 'published' && event.config.attendance?.ways.includes('ticket') && session && now < overFrom(session, event.config.attendance)
    const ticket: Ticket = {
      signUp: view, hasRoute: event.config.route !== undefined, name: actor.member.name, unit: actor.member.unitName, gathers: session?.gatherBefore === undefined ? null : gathersAt(session), number: view.state === 'confirmed' ? row.ticket : '', ...(scanned ? ticketCode(ctx.keys, row.id, now) : { code: '', until: null }),
      answers: answerLines(event.config, filled.answers, false), others: filled.others.map(({ name }) => name)
    }
    return { now, ticket }
  },

  async 'GET /me/sign-ups'({ ctx, actor, input, now }) {
    const limit = input.limit ?? 20
    const { rows, views } = await mySignUps(ctx, actor.member.id, placeOf(input.cursor) ?? null, limit + 1, now)
    const last = rows[limit - 1]
    return { items: views.slice(0, limit), next: rows.length > limit && last ? placeCursor({ at: Number(last.at), id: last.id }) : null }
  }
}
