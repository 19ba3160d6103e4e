import type { MyFeedback } from '../../../contract/event-feedback'
import type { Context } from '../../context'
import type { Handlers } from '../../http/call'
import type { Event } from '../event'
import { ownEvent } from '../managed'
import { feedbackFigures } from '../rules/feedback'
import type { Answer } from '../rules/form'
import { seenEvent } from '../visible'
import { askedOf, countAsked } from './asked'
import { feedbackBar, feedbackOf, giveFeedback } from './writes'

const answersIn = (text: string) => JSON.parse(text) as Record<string, Answer>

async function myFeedback(ctx: Context, event: Event, memberId: string, now: number): Promise<MyFeedback> {
  const { fields } = feedbackOf(event)
  const row = await ctx.db.selectFrom('event_feedback').selectAll().where('event_id', '=', event.id).where('member_id', '=', memberId).executeTakeFirst()
  const asked = await askedOf(ctx, event, memberId, now, ctx.config.zone)
  const said = feedbackBar(asked, event, now, ctx.config.zone)
  return { eventId: event.id, title: event.title, fields, mine: row ? answersIn(row.answers) : null, at: row ? Number(row.updated_at) : null, until: asked?.to ?? null, open: said === '', said }
}

export const feedbackHandlers: Handlers<keyof typeof import('../../../contract/event-feedback').eventFeedbackEndpoints> = {
  async 'GET /events/:id/feedback'({ ctx, actor, input, now }) {
    return { now, feedback: await myFeedback(ctx, await seenEvent(ctx, actor, input.id), actor.member.id, now) }
  },

  async 'PUT /events/:id/feedback'({ ctx, actor, input, now }) {
    const event = await seenEvent(ctx, actor, input.id)
    await ctx.writer.write(giveFeedback, { eventId: event.id, memberId: actor.member.id, answers: input.answers, now, zone: ctx.config.zone })
    return { feedback: await myFeedback(ctx, event, actor.member.id, now) }
  },

  async 'GET /organiser/events/:id/feedback'({ ctx, actor, input, now }) {
    const event = await ownEvent(ctx, actor, input.id)
    const { fields } = feedbackOf(event)
    const rows = await ctx.db.selectFrom('event_feedback').select(['answers']).where('event_id', '=', event.id).orderBy('updated_at', 'desc').orderBy('member_id').execute()
    return { ...await countAsked(ctx, event, now, ctx.config.zone), answered: rows.length, figures: feedbackFigures(fields, rows.map(({ answers }) => answersIn(answers))) }
  }
}
