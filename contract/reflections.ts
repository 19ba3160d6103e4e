import { Type, type Static } from '@sinclair/typebox'
import { Count, Id, Nullable, Ok, OneOf, PageQuery, Text, Time, UnitRef, page } from './common'
import type { EndpointTable } from './endpoint'
import { FileView } from './files'
import { Job } from './jobs'
import { Day } from './plan-config'

/* What members write about what they have studied: drafts, handing in, who sees it, likes and comments, and how organisers look it through. */

/** Characters of one reflection, spaces and all. */
export const LONGEST = 10000
export const COMMENT_LONGEST = 300
export const MOST_PICTURES = 9

export const Sight = OneOf('self', 'unit', 'all')
export type Sight = Static<typeof Sight>

/**
 * - draft: nobody else has seen it
 * - review: handed in, somebody has to look at it first
 * - shown: to whom `sight` says; to oneself alone is shown at once
 * - returned: with a reason; can be mended and handed in again, like one that was withdrawn
 * - hidden: an organiser took it away, with a reason
 */
export const ReflectionState = OneOf('draft', 'review', 'shown', 'returned', 'withdrawn', 'hidden')
export type ReflectionState = Static<typeof ReflectionState>

const card = {
  id: Id,
  /** What it is about: the material's or the task's title; empty: nothing in particular. */
  about: Type.String(),
  author: Type.Object({ id: Id, name: Type.String(), unit: Type.String() }),
  mine: Type.Boolean(),
  state: ReflectionState, sight: Sight,
  /** Why it was returned or hidden: for the author and for organisers, else empty. */
  reason: Type.String(),
  picked: Type.Boolean(),
  /** When it was handed in first; of what never was: when it was changed last. */
  at: Time,
  chars: Count, likes: Count, comments: Count
}

/** A row of a list. */
export const ReflectionCard = Type.Object({
  ...card,
  /** The beginning of the text. */
  start: Type.String(),
  pictures: Type.Array(FileView), pictureCount: Count
})
export type ReflectionCard = Static<typeof ReflectionCard>

export const Reflection = Type.Object({
  ...card,
  version: Count,
  text: Type.String(),
  material: Nullable(Type.Object({ id: Id, title: Type.String() })),
  planId: Nullable(Id), taskId: Nullable(Type.String()),
  /** Characters without spaces that the task wants; 0: no task, or it says nothing. */
  least: Count,
  pictures: Type.Array(FileView),
  liked: Type.Boolean(),
  updatedAt: Time, submittedAt: Nullable(Time)
})
export type Reflection = Static<typeof Reflection>

export const ReflectionComment = Type.Object({
  id: Id, author: Type.Object({ id: Id, name: Type.String(), unit: Type.String() }), mine: Type.Boolean(),
  text: Type.String(), state: OneOf('review', 'shown', 'refused'), reason: Type.String(), at: Time
})
export type ReflectionComment = Static<typeof ReflectionComment>

/** What the member types; saved as it stands. */
export const Draft = Type.Object({
  text: Type.String({ maxLength: LONGEST }),
  sight: Sight,
  materialId: Nullable(Id), planId: Nullable(Id), taskId: Nullable(Type.String({ maxLength: 20 })),
  /** In their order: those that it has and newly uploaded ones. */
  files: Type.Array(Id, { maxItems: MOST_PICTURES, uniqueItems: true })
})
export type Draft = Static<typeof Draft>

const one = Type.Object({ id: Id })
const comment = Type.Object({ id: Id })
const Feed = OneOf('mine', 'unit', 'all', 'picked')
const About = { materialId: Type.Optional(Id), planId: Type.Optional(Id), taskId: Type.Optional(Type.String({ maxLength: 20 })) }

export const reflectionsEndpoints = {
  'GET /reflections': {
    who: 'member', summary: '心得：我的、本单位、全体、精选',
    query: Type.Object({ ...PageQuery, of: Feed, materialId: Type.Optional(Id) }),
    response: Type.Intersect([page(ReflectionCard), Type.Object({ social: Type.Boolean() })])
  },
  'GET /reflections/start': {
    who: 'member', summary: '写心得之前：写的是什么、至少几个字、有没有没写完的', query: Type.Object(About),
    response: Type.Object({ about: Type.String(), least: Count, unit: Type.String(), draft: Nullable(Reflection) })
  },
  'GET /reflections/:id': {
    who: 'member', summary: '一篇心得', params: one,
    /** `proves`: the author's check-ins that go with it when it is taken back. */
    response: Type.Object({ reflection: Reflection, social: Type.Boolean(), proves: Type.Array(Type.Object({ planTitle: Type.String(), taskTitle: Type.String(), day: Day })) })
  },
  'PUT /reflections/:id': {
    who: 'member', summary: '存草稿；编号由手机生成，第一次存的版本是 0', params: one,
    body: Type.Object({ version: Count, ...Draft.properties }, { additionalProperties: false }), response: Reflection
  },
  'DELETE /reflections/:id': { who: 'member', summary: '删除自己没交的心得', params: one, response: Ok },
  'POST /reflections/:id/submit': {
    who: 'member', summary: '提交心得', params: one, body: Type.Object({ version: Count }, { additionalProperties: false }),
    /** checkedIn: it was all that its task wanted today. */
    response: Type.Object({ ...Reflection.properties, checkedIn: Type.Boolean() })
  },
  'POST /reflections/:id/withdraw': { who: 'member', summary: '撤回自己的心得', params: one, response: Reflection },
  'POST /reflections/:id/report': {
    who: 'member', summary: '请组织者看看这篇心得', params: one, body: Type.Object({ reason: Text(100) }, { additionalProperties: false }), response: Ok
  },
  'PUT /reflections/:id/like': { who: 'member', summary: '点赞', params: one, response: Type.Object({ liked: Type.Boolean(), likes: Count }) },
  'DELETE /reflections/:id/like': { who: 'member', summary: '取消点赞', params: one, response: Type.Object({ liked: Type.Boolean(), likes: Count }) },
  'GET /reflections/:id/comments': { who: 'member', summary: '评论', params: one, query: Type.Object(PageQuery), response: page(ReflectionComment) },
  'POST /reflections/:id/comments': {
    who: 'member', summary: '写评论', params: one,
    body: Type.Object({ sendId: Type.String({ pattern: '^[A-Za-z0-9_-]{8,40}$' }), text: Text(COMMENT_LONGEST) }, { additionalProperties: false }), response: ReflectionComment
  },
  'DELETE /reflection-comments/:id': { who: 'member', summary: '删除自己的评论', params: comment, response: Ok }
} as const satisfies EndpointTable

/** For whoever looks it through. */
export const ReflectionToReview = Type.Object({
  ...Reflection.properties,
  unit: UnitRef,
  /** What WeChat's text check made of it, as one would say it; empty: it was not asked. */
  checked: Type.String(),
  /** It is still being asked. */
  checking: Type.Boolean(),
  /** What members said who asked for somebody to look at it. */
  reports: Type.Array(Type.String())
})
export type ReflectionToReview = Static<typeof ReflectionToReview>

export const CommentToReview = Type.Object({
  ...ReflectionComment.properties, reflectionId: Id, reflectionStart: Type.String(), checked: Type.String(), checking: Type.Boolean()
})
export type CommentToReview = Static<typeof CommentToReview>

/** What one waits for, and what is done. `waiting`: to be looked at for the first time, or because of what members said. */
export const ReviewState = OneOf('waiting', 'shown', 'returned', 'hidden')
const Waiting = Type.Object({ reflections: Count, comments: Count })

export const reviewEndpoints = {
  'GET /organiser/reflections': {
    who: 'organiser', summary: '本人管理范围里交上来的心得',
    query: Type.Object({
      ...PageQuery, state: Type.Optional(ReviewState), unitId: Type.Optional(Id), search: Type.Optional(Type.String({ maxLength: 40 })), picked: Type.Optional(Type.Boolean()),
      /** Handed in from then on, and before then. */
      from: Type.Optional(Time), until: Type.Optional(Time), planId: Type.Optional(Id)
    }),
    response: Type.Intersect([page(ReflectionToReview), Type.Object({ waiting: Waiting })])
  },
  'GET /organiser/reflections/waiting': { who: 'organiser', summary: '待看的心得和评论各有几件', response: Waiting },
  'POST /organiser/reflections/:id/decide': {
    who: 'organiser', summary: '通过、退回或隐藏一篇心得', params: one,
    body: Type.Object({ version: Count, act: OneOf('pass', 'return', 'hide'), reason: Type.String({ maxLength: 100 }) }, { additionalProperties: false }), response: ReflectionToReview
  },
  'PUT /organiser/reflections/:id/pick': { who: 'organiser', summary: '选为精选', params: one, response: ReflectionToReview },
  'DELETE /organiser/reflections/:id/pick': { who: 'organiser', summary: '取消精选', params: one, response: ReflectionToReview },
  'GET /organiser/reflection-comments': {
    who: 'organiser', summary: '本人管理范围里的评论', query: Type.Object({ ...PageQuery, state: Type.Optional(OneOf('waiting', 'shown', 'refused')) }), response: page(CommentToReview)
  },
  'POST /organiser/reflection-comments/:id/decide': {
    who: 'organiser', summary: '评论通过，或写明原因不通过', params: comment,
    body: Type.Object({ pass: Type.Boolean(), reason: Type.String({ maxLength: 100 }) }, { additionalProperties: false }), response: CommentToReview
  },
  'POST /organiser/reflections/export': {
    who: 'organiser', summary: '把一个单位的心得汇编成 Word（长任务）',
    body: Type.Object({ unitId: Id, from: Type.Optional(Time), until: Type.Optional(Time), planId: Type.Optional(Id), picked: Type.Optional(Type.Boolean()) }, { additionalProperties: false }), response: Job
  }
} as const satisfies EndpointTable
