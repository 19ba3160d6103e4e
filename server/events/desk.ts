import type { EventConfig } from '../../contract/event-config'
import { covers } from '../auth/actors'
import type { Context } from '../context'
import { AppError } from '../errors'
import { among } from '../db/dialects'
import type { Handlers, MemberActor } from '../http/call'
import { numberCursor } from '../http/cursor'
import { newId } from '../ids'
import { deliveryOf } from '../inbox/delivery'
import { concernedIn } from './concerned'
import { parseEventConfig, readEventConfig } from './config'
import { decideSignUps, noteEvent, removeSignUps } from './desk-writes'
import type { Event } from './event'
import { cancelEvent, createEvent, deleteEvent, publishEvent, updateEvent } from './event-writes'
import { checkRange, deskState, eventRow, isOwn, managedEvent, managedEvents, ownEvent, previewOf, sessionRows } from './managed'
import { applicationsFor } from './pending'
import { peoplePage, peopleRows } from './people'
import { eventPresets } from './rules/presets'
import { excuse, signUp } from './sign-up-writes'

/** What is under way comes first, then what is to come, soonest first. */
const ORDER = ['running', 'upcoming', 'draft', 'ended', 'cancelled']

const MOST_TOLD = 20000

async function refuseErrors(ctx: Context, actor: MemberActor, config: EventConfig, draft: boolean) {
  const { problems } = await previewOf(ctx, actor, config, { draft })
  const error = problems.find(({ level }) => level === 'error')
  if (error) throw new AppError('bad_request', error.message, { problems })
}

const seedsFor = (ctx: Context, { sessions }: EventConfig) => sessions.map(() => ctx.secretText(16))

/** Of these sign-ups those whose people the actor may decide about. */
async function ownIds(ctx: Context, actor: MemberActor, event: Event, ids: readonly string[]): Promise<{ ids: string[]; as: 'unit' | 'organiser' }> {
  if (await isOwn(ctx, actor, event)) return { ids: [...ids], as: 'organiser' }
  const rows = await ctx.db.selectFrom('sign_up').innerJoin('unit', 'unit.id', 'sign_up.unit_id').select(['sign_up.id', 'unit.path']).where('event_id', '=', event.id).where(among(ctx.engine, 'sign_up.id', ids)).execute()
  return { ids: rows.filter(({ path }) => covers(actor.grants, path)).map(({ id }) => id), as: 'unit' }
}

export const eventDeskHandlers: Handlers<keyof typeof import('../../contract/event-desk').eventDeskEndpoints> = {
  async 'GET /organiser/events'({ ctx, actor, input, now }) {
    const events = (await managedEvents(ctx, actor)).filter((event) => (!input.state || deskState(event, now) === input.state) && (!input.kind || event.config.kind === input.kind))
    const rank = (event: Event) => ORDER.indexOf(deskState(event, now))
    events.sort((a, b) => rank(a) - rank(b) || (rank(a) <= 2 ? a.first_at - b.first_at : b.first_at - a.first_at) || (a.id < b.id ? -1 : 1))
    const start = numberCursor(input.cursor) ?? 0
    const limit = input.limit ?? 30
    return { items: await Promise.all(events.slice(start, start + limit).map((event) => eventRow(ctx, actor, event, now))), next: start + limit < events.length ? String(start + limit) : null, waiting: await applicationsFor(ctx, actor, now) }
  },

  async 'GET /organiser/event-presets'({ ctx, actor, now }) {
    return { presets: eventPresets([actor.grants[0]?.unitId ?? ''], now, ctx.config.zone) }
  },

  async 'POST /organiser/events/preview'({ ctx, actor, input }) {
    const read = readEventConfig(input.config)
    return 'config' in read ? previewOf(ctx, actor, read.config, { draft: input.draft ?? false }) : { sentences: [], problems: read.problems, seats: null, roster: 0 }
  },

  async 'POST /organiser/events'({ ctx, actor, input, now }) {
    const config = parseEventConfig(input.config)
    await checkRange(ctx, actor, input.unitId, config)
    const id = newId(now)
    const { version } = await ctx.writer.write(createEvent, { eventId: id, unitId: input.unitId, actor: actor.accountId, now, zone: ctx.config.zone, config, seeds: seedsFor(ctx, config) })
    return { id, version }
  },

  async 'GET /organiser/events/:id'({ ctx, actor, input, now }) {
    const event = await managedEvent(ctx, actor, input.id)
    const row = await eventRow(ctx, actor, event, now)
    const preview = await previewOf(ctx, actor, event.config, { draft: event.state === 'draft' })
    // What is wrong with it is for those who can mend it.
    return { event: row, version: event.version, config: event.config, preview: row.mine ? preview : { ...preview, problems: [] }, sessions: await sessionRows(ctx, event) }
  },

  async 'PUT /organiser/events/:id'({ ctx, actor, input, now }) {
    const event = await ownEvent(ctx, actor, input.id)
    const config = parseEventConfig(input.config)
    await checkRange(ctx, actor, event.unit_id, config)
    if (event.state === 'published') await refuseErrors(ctx, actor, config, false)
    const { version } = await ctx.writer.write(updateEvent, {
      eventId: event.id, actor: actor.accountId, now, zone: ctx.config.zone, config, version: input.version, reason: input.reason ?? '', asDraft: input.asDraft ?? false, seeds: seedsFor(ctx, config)
    })
    return { id: event.id, version }
  },

  async 'POST /organiser/events/:id/publish'({ ctx, actor, input, now }) {
    const event = await ownEvent(ctx, actor, input.id)
    if (event.state === 'draft') {
      await refuseErrors(ctx, actor, event.config, true)
      await ctx.writer.write(publishEvent, { eventId: event.id, actor: actor.accountId, now, zone: ctx.config.zone, version: event.version })
    }
    await enterKept(ctx, actor, event, now)
    return eventRow(ctx, actor, await ownEvent(ctx, actor, input.id), now)
  },

  async 'POST /organiser/events/:id/cancel'({ ctx, actor, input, now }) {
    const event = await ownEvent(ctx, actor, input.id)
    await ctx.writer.write(cancelEvent, { eventId: event.id, session: input.session ?? null, actor: actor.accountId, now, zone: ctx.config.zone, reason: input.reason.trim() })
    return eventRow(ctx, actor, await ownEvent(ctx, actor, input.id), now)
  },

  async 'DELETE /organiser/events/:id'({ ctx, actor, input, now }) {
    const event = await ownEvent(ctx, actor, input.id)
    await ctx.writer.write(deleteEvent, { eventId: event.id, actor: actor.accountId, now })
    return { ok: true }
  },

  async 'GET /organiser/events/:id/people'({ ctx, actor, input }) {
    return peoplePage(ctx, actor, await managedEvent(ctx, actor, input.id), input)
  },

  async 'POST /organiser/events/:id/decide'({ ctx, actor, input, now }) {
    const event = await managedEvent(ctx, actor, input.id)
    if (!input.pass && input.reason.trim() === '') throw new AppError('bad_request', '请写明为什么不通过。')
    const { ids, as } = await ownIds(ctx, actor, event, input.ids)
    return ctx.writer.write(decideSignUps, { eventId: event.id, ids, pass: input.pass, reason: input.reason.trim(), as, actor: actor.accountId, now, zone: ctx.config.zone })
  },

  async 'POST /organiser/events/:id/enter'({ ctx, actor, input, now }) {
    const event = await managedEvent(ctx, actor, input.id)
    const own = await isOwn(ctx, actor, event)
    if (!own && event.config.enrol.how !== 'nominated') throw new AppError('forbidden', '这个活动由成员自己报名，只有主办单位可以补录。')
    const people = await ctx.db.selectFrom('member').innerJoin('unit', 'unit.id', 'member.unit_id').select(['member.id', 'member.name', 'unit.path'])
      .where(among(ctx.engine, 'member.id', input.entries.map(({ memberId }) => memberId))).where('member.status', '=', 'active').execute()
    const refused: { memberId: string; name: string; why: string }[] = []
    let entered = 0
    for (const { memberId, sendId } of input.entries) {
      const person = people.find(({ id }) => id === memberId)
      if (!person) { refused.push({ memberId, name: '', why: '花名册上没有这个人。' }); continue }
      if (!covers(actor.grants, person.path)) { refused.push({ memberId, name: person.name, why: '不在你的管理范围内。' }); continue }
      try {
        await enterOne(ctx, actor, event, { memberId, sendId, session: input.session, position: input.position ?? '', by: own ? 'organiser' : 'unit' }, now)
        entered++
      } catch (error) {
        if (!(error instanceof AppError)) throw error
        refused.push({ memberId, name: person.name, why: error.message })
      }
    }
    return { entered, refused }
  },

  async 'POST /organiser/events/:id/remove'({ ctx, actor, input, now }) {
    const event = await managedEvent(ctx, actor, input.id)
    const own = await isOwn(ctx, actor, event)
    if (!own && event.config.enrol.how !== 'nominated') throw new AppError('forbidden', '只有主办单位可以取消别人的报名。')
    const { ids } = await ownIds(ctx, actor, event, input.ids)
    return ctx.writer.write(removeSignUps, { eventId: event.id, ids, actor: actor.accountId, reason: input.reason.trim(), now, zone: ctx.config.zone })
  },

  async 'POST /organiser/events/:id/notes'({ ctx, actor, input, now }) {
    const event = await ownEvent(ctx, actor, input.id)
    const rows = await peopleRows(ctx, actor, event, { ...(input.session !== undefined && { session: input.session }), ...(input.state !== undefined && { state: input.state }) }, { offset: 0, limit: MOST_TOLD })
    const listed = rows.filter(({ state }) => input.state === 'gone' || ['applied', 'waiting', 'offered', 'confirmed', 'excused'].includes(state))
    const memberIds = [...new Set(input.state === undefined ? await concernedIn(ctx, event, listed) : listed.map(({ member_id }) => member_id))]
    if (memberIds.length === 0) throw new AppError('conflict', '名单上现在没有人，通知没有发出。')
    return ctx.writer.write(noteEvent, { eventId: event.id, noteId: input.sendId, memberIds, actor: actor.accountId, text: input.text.trim(), now })
  },

  async 'GET /organiser/events/:id/delivery'({ ctx, actor, input }) {
    const event = await ownEvent(ctx, actor, input.id)
    return deliveryOf(ctx.db, event.id)
  }
}

interface Entry { memberId: string; sendId: string; session: string; position: string; by: 'unit' | 'organiser' }

async function enterOne(ctx: Context, actor: MemberActor, event: Event, entry: Entry, now: number) {
  const zone = ctx.config.zone
  if (event.config.enrol.how === 'opt-out') return ctx.writer.write(excuse, { eventId: event.id, session: entry.session, memberId: entry.memberId, sendId: entry.sendId, reason: '组织者代为请假', actor: actor.accountId, by: entry.by, now, zone })
  return ctx.writer.write(signUp, { eventId: event.id, ...entry, actor: actor.accountId, heads: 1, choices: {}, form: '', others: '', despiteClash: true, wait: true, now, zone })
}

/** Seats kept for people by name: where there is but one session without positions they are in at once. Done twice it is done once. */
async function enterKept(ctx: Context, actor: MemberActor, event: Event, now: number) {
  const [session, ...more] = event.config.sessions
  if (!session || more.length > 0 || session.positions || event.config.enrol.how === 'opt-out') return
  for (const memberId of new Set((event.config.reserved ?? []).flatMap(({ members = [] }) => members))) {
    await enterOne(ctx, actor, event, { memberId, sendId: `kept-${event.id}`.slice(0, 40), session: session.id, position: '', by: 'organiser' }, now).catch((error: unknown) => {
      // Who has left the roster meanwhile, or lies outside the audience, is not entered; the seat stays kept.
      if (!(error instanceof AppError)) throw error
    })
  }
}
