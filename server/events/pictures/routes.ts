import type { eventPicturesEndpoints } from '../../../contract/event-pictures'
import { notFound } from '../../errors'
import type { Handlers } from '../../http/call'
import { ownEvent } from '../managed'
import { evidenceOf, picturesOf } from './view'
import { addPicture, removePicture } from './writes'

export const eventPictureHandlers: Handlers<keyof typeof eventPicturesEndpoints> = {
  async 'GET /organiser/events/:id/pictures'({ ctx, actor, input, now }) {
    const event = await ownEvent(ctx, actor, input.id)
    const pictures = await picturesOf(ctx, event.id, now)
    return { pictures, evidence: evidenceOf(event, pictures, ctx.config.zone) }
  },

  async 'POST /organiser/events/:id/pictures'({ ctx, actor, input, now }) {
    const event = await ownEvent(ctx, actor, input.id)
    const { id } = await ctx.writer.write(addPicture, { eventId: event.id, part: input.part, fileId: input.fileId, memberId: actor.member.id, actor: actor.accountId, now })
    const picture = (await picturesOf(ctx, event.id, now)).find((one) => one.id === id)
    if (!picture) throw notFound('这张图片')
    return picture
  },

  async 'DELETE /organiser/events/:id/pictures/:picture'({ ctx, actor, input, now }) {
    const event = await ownEvent(ctx, actor, input.id)
    await ctx.writer.write(removePicture, { eventId: event.id, id: input.picture, actor: actor.accountId, now })
    return { ok: true }
  }
}
