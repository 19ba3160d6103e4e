import { Type, type Static } from '@sinclair/typebox'
import { Count, Id, Nullable, Ok, OneOf, Time } from './common'
import type { EndpointTable } from './endpoint'
import { FileView } from './files'

/* Pictures beside an event: of what it is about, and of how it was. They are no part of its rules, so that adding one is no change that people are told of. */

/** about: shown above its page. after: how it was, shown once it is over. */
export const PicturePart = OneOf('about', 'after')
export type PicturePart = Static<typeof PicturePart>

export const MOST_PICTURES = { about: 9, after: 60 } as const satisfies Record<PicturePart, number>

export const EventPicture = Type.Object({ id: Id, part: PicturePart, file: FileView, at: Time })
export type EventPicture = Static<typeof EventPicture>

/** Photos that its organiser has to hand in afterwards. */
export const Evidence = Type.Object({ wanted: Count, have: Count, /** After the last session's end. */ until: Time })
export type Evidence = Static<typeof Evidence>

const event = Type.Object({ id: Id })

export const eventPicturesEndpoints = {
  'GET /organiser/events/:id/pictures': { who: 'organiser', summary: '活动的介绍图片和活动后的照片', params: event, response: Type.Object({ pictures: Type.Array(EventPicture), evidence: Nullable(Evidence) }) },
  'POST /organiser/events/:id/pictures': {
    who: 'organiser', summary: '加一张图片（先以 purpose=event 上传）', params: event, body: Type.Object({ part: PicturePart, fileId: Id }, { additionalProperties: false }), response: EventPicture
  },
  'DELETE /organiser/events/:id/pictures/:picture': { who: 'organiser', summary: '去掉一张图片', params: Type.Object({ id: Id, picture: Id }), response: Ok }
} as const satisfies EndpointTable
