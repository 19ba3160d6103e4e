import { Type, type Static } from '@sinclair/typebox'
import { Count, Id, Nullable, Ok, OneOf, PageQuery, Text, Time, UnitRef, page } from './common'
import type { EndpointTable } from './endpoint'
import { FileView } from './files'

/* What there is to study: columns of articles, books, recordings, films, documents, links and cards; how far a member has come; his own contributions. */

export const MaterialKind = OneOf('article', 'book', 'audio', 'video', 'pdf', 'link', 'card')
export type MaterialKind = Static<typeof MaterialKind>
export const ColumnKind = OneOf('articles', 'hot-words', 'questions', 'timeline', 'people')
export type ColumnKind = Static<typeof ColumnKind>
export const MaterialState = OneOf('draft', 'review', 'published', 'returned', 'withdrawn')
export type MaterialState = Static<typeof MaterialState>

/** A stretch of text in one look; `href` leads out, `material` to another one. */
export const Span = Type.Object({
  text: Type.String(), strong: Type.Optional(Type.Literal(true)), emph: Type.Optional(Type.Literal(true)),
  href: Type.Optional(Type.String()), material: Type.Optional(Id)
})
export type Span = Static<typeof Span>

/** What the server reads out of Markdown: clients draw it as they draw everything, and never as HTML. */
export const Block = Type.Union([
  Type.Object({ kind: Type.Literal('text'), spans: Type.Array(Span) }),
  Type.Object({ kind: Type.Literal('head'), level: Type.Integer({ minimum: 2, maximum: 3 }), spans: Type.Array(Span) }),
  Type.Object({ kind: Type.Literal('quote'), spans: Type.Array(Span) }),
  /** One entry of a list; `mark` is • or its number. */
  Type.Object({ kind: Type.Literal('item'), mark: Type.String(), depth: Count, spans: Type.Array(Span) }),
  /** Null: the picture is not there any more. */
  Type.Object({ kind: Type.Literal('picture'), file: Nullable(FileView), alt: Type.String() }),
  Type.Object({ kind: Type.Literal('line') })
])
export type Block = Static<typeof Block>

const kind = <K extends string>(value: K) => Type.Literal(value)
const strict = { additionalProperties: false }
const Markdown = (max: number) => Type.String({ maxLength: max })

/** As it is written and kept. Pictures stand in it as ![words](file:ID), other materials as [words](material:ID). */
export const MaterialBody = Type.Union([
  Type.Object({ kind: kind('article'), markdown: Markdown(60000) }, strict),
  Type.Object({ kind: kind('book'), chapters: Type.Array(Type.Object({ title: Text(60), markdown: Markdown(60000) }, strict), { minItems: 1, maxItems: 100 }) }, strict),
  /** `seconds`: where the recording does not say it itself. */
  Type.Object({ kind: kind('audio'), fileId: Id, seconds: Type.Optional(Type.Integer({ minimum: 1, maximum: 36000 })) }, strict),
  Type.Object({ kind: kind('video'), fileId: Id, seconds: Type.Optional(Type.Integer({ minimum: 1, maximum: 36000 })) }, strict),
  Type.Object({ kind: kind('pdf'), fileId: Id }, strict),
  Type.Object({ kind: kind('link'), url: Type.String({ maxLength: 500, pattern: '^https?://[^\\s]+$' }) }, strict),
  Type.Object({ kind: kind('card'), front: Text(200), back: Text(1000), origin: Type.String({ maxLength: 100 }) }, strict)
])
export type MaterialBody = Static<typeof MaterialBody>

export const Progress = Type.Object({
  /** Pieces seen, of all there are: paragraphs, seconds played. */
  seen: Count, of: Count,
  read: Type.Boolean(), readAt: Nullable(Time),
  /** Where to go on: a paragraph's place (of a book in its chapter), or a second. */
  chapter: Count, place: Count,
  /** Shown to the member alone. */
  seconds: Count
})
export type Progress = Static<typeof Progress>

export const MaterialRow = Type.Object({
  id: Id, kind: MaterialKind, title: Type.String(), summary: Type.String(), period: Type.String(), date: Type.String(),
  column: Nullable(Type.Object({ id: Id, name: Type.String(), kind: ColumnKind })),
  unit: UnitRef,
  cover: Nullable(FileView),
  /** Of a card: all of it. */
  card: Nullable(Type.Object({ front: Type.String(), back: Type.String(), origin: Type.String() })),
  /** Of a recording or film, where it is known. */
  length: Nullable(Count),
  version: Count, read: Type.Boolean(), begun: Type.Boolean()
})
export type MaterialRow = Static<typeof MaterialRow>

/** `excerpt`: where the searched words stand in it; empty: its title and summary show them. */
export const FoundMaterial = Type.Object({ ...MaterialRow.properties, excerpt: Type.String() })
export type FoundMaterial = Static<typeof FoundMaterial>

export const MaterialView = Type.Object({
  id: Id, kind: MaterialKind, title: Type.String(), summary: Type.String(), period: Type.String(), date: Type.String(),
  column: Nullable(Type.Object({ id: Id, name: Type.String(), kind: ColumnKind })),
  unit: UnitRef,
  /** Who wrote it; empty: it came with the program, or an organiser entered it. */
  author: Type.String(),
  publishedAt: Nullable(Time),
  version: Count,
  /** Of an article. */
  blocks: Type.Array(Block),
  /** Of a book; each is fetched by itself. */
  chapters: Type.Array(Type.Object({ title: Type.String(), blocks: Count, seen: Count })),
  file: Nullable(FileView),
  length: Nullable(Count),
  url: Type.String(),
  card: Nullable(Type.Object({ front: Type.String(), back: Type.String(), origin: Type.String() })),
  progress: Progress
})
export type MaterialView = Static<typeof MaterialView>

export const ColumnView = Type.Object({
  id: Id, kind: ColumnKind, name: Type.String(), note: Type.String(), unit: UnitRef,
  materials: Count, read: Count
})
export type ColumnView = Static<typeof ColumnView>

/** From first to last, both included. */
const Stretch = Type.Array(Type.Integer({ minimum: 0, maximum: 100000 }), { minItems: 2, maxItems: 2 })

const id = Type.Object({ id: Id })
const fields = {
  title: Text(60), summary: Type.String({ maxLength: 120 }), period: Type.String({ maxLength: 30 }), date: Type.String({ maxLength: 20 }),
  columnId: Nullable(Id), cover: Nullable(Id), body: MaterialBody
}
export const MaterialInput = Type.Object(fields, strict)
export type MaterialInput = Static<typeof MaterialInput>

/** A member's own contribution. */
export const Contribution = Type.Object({
  id: Id, title: Type.String(), state: MaterialState, reason: Type.String(), version: Count, updatedAt: Time,
  column: Nullable(Type.Object({ id: Id, name: Type.String(), kind: ColumnKind })),
  markdown: Type.String(), pictures: Type.Array(FileView)
})
export type Contribution = Static<typeof Contribution>
const contributed = Type.Object({ title: Text(60), columnId: Nullable(Id), markdown: Markdown(20000), pictures: Type.Array(Id, { maxItems: 9, uniqueItems: true }) }, strict)

export const materialsEndpoints = {
  'GET /library': {
    who: 'member', summary: '学习资料：专栏、接着读',
    response: Type.Object({ columns: Type.Array(ColumnView), goOn: Type.Array(MaterialRow), newest: Type.Array(MaterialRow), mine: Count })
  },
  'GET /columns/:id/materials': {
    who: 'member', summary: '专栏里的资料', params: id, query: Type.Object({ ...PageQuery, period: Type.Optional(Type.String({ maxLength: 30 })) }),
    response: Type.Intersect([page(MaterialRow), Type.Object({ column: ColumnView, periods: Type.Array(Type.String()) })])
  },
  'GET /materials': { who: 'member', summary: '找资料：标题和正文里的字', query: Type.Object({ ...PageQuery, text: Text(60) }), response: page(FoundMaterial) },
  'GET /materials/:id': { who: 'member', summary: '一篇资料和我的进度', params: id, response: MaterialView },
  'GET /materials/:id/chapters/:no': {
    who: 'member', summary: '书的一章', params: Type.Object({ id: Id, no: Type.Integer({ minimum: 0, maximum: 99 }) }),
    response: Type.Object({ no: Count, title: Type.String(), blocks: Type.Array(Block), seen: Type.Array(Stretch) })
  },
  'PUT /materials/:id/progress': {
    who: 'member', summary: '看到哪里：屏幕上出现过的段落，或播放过的秒', params: id,
    body: Type.Object({
      version: Count, chapter: Count, place: Type.Integer({ minimum: 0, maximum: 100000 }),
      /** Since the report before; what was not believed then may be said again. */
      seen: Type.Array(Stretch, { maxItems: 200 }),
      seconds: Type.Integer({ minimum: 0, maximum: 86400 }),
      /** It lay in the phone for want of a network: `seconds` is all the time that it took. */
      kept: Type.Optional(Type.Literal(true))
    }, strict),
    /** `later`: too soon after what was told before; told again it may be believed. */
    response: Type.Object({ ...Progress.properties, later: Type.Boolean() })
  },
  'GET /me/materials': { who: 'member', summary: '我的投稿', query: Type.Object(PageQuery), response: page(Contribution) },
  'POST /me/materials': { who: 'member', summary: '写一篇投稿（草稿）', body: contributed, response: Contribution },
  'GET /me/materials/:id': { who: 'member', summary: '我的一篇投稿', params: id, response: Contribution },
  'PUT /me/materials/:id': { who: 'member', summary: '修改投稿', params: id, body: Type.Object({ version: Count, ...contributed.properties }, strict), response: Contribution },
  'POST /me/materials/:id/submit': { who: 'member', summary: '交给组织者审核', params: id, body: Type.Object({ version: Count }, strict), response: Contribution },
  'POST /me/materials/:id/withdraw': { who: 'member', summary: '收回投稿', params: id, response: Contribution },
  'DELETE /me/materials/:id': { who: 'member', summary: '删除没有发布的投稿', params: id, response: Ok }
} as const satisfies EndpointTable

export const ColumnEntry = Type.Object({
  id: Id, kind: ColumnKind, name: Type.String(), note: Type.String(), unit: UnitRef, shown: Type.Boolean(), version: Count,
  /** In one's range. */
  mine: Type.Boolean(), materials: Count
})
export type ColumnEntry = Static<typeof ColumnEntry>

export const MaterialEntry = Type.Object({
  id: Id, kind: MaterialKind, title: Type.String(), state: MaterialState, reason: Type.String(), unit: UnitRef, author: Type.String(),
  column: Nullable(Type.Object({ id: Id, name: Type.String(), kind: ColumnKind })),
  period: Type.String(), date: Type.String(), version: Count, mine: Type.Boolean(),
  /** How many have read it. */
  readers: Count, updatedAt: Time, publishedAt: Nullable(Time)
})
export type MaterialEntry = Static<typeof MaterialEntry>

const column = { kind: ColumnKind, name: Text(20), note: Type.String({ maxLength: 60 }) }
const version = Type.Object({ version: Count }, strict)
const reasoned = Type.Object({ version: Count, reason: Text(200) }, strict)

/** Materials as organisers keep them. */
export const shelfEndpoints = {
  'GET /organiser/columns': { who: 'organiser', summary: '我能用的专栏', response: Type.Object({ columns: Type.Array(ColumnEntry) }) },
  'POST /organiser/columns': { who: 'organiser', summary: '新建专栏', body: Type.Object({ unitId: Id, ...column }, strict), response: ColumnEntry },
  'PUT /organiser/columns/:id': {
    who: 'organiser', summary: '修改专栏，或者不再显示', params: id, body: Type.Object({ version: Count, shown: Type.Boolean(), ...column }, strict), response: ColumnEntry
  },
  'PUT /organiser/columns/order': {
    who: 'organiser', summary: '本单位专栏的先后', body: Type.Object({ unitId: Id, ids: Type.Array(Id, { minItems: 1, maxItems: 200, uniqueItems: true }) }, strict), response: Ok
  },
  'PUT /organiser/columns/:id/order': {
    who: 'organiser', summary: '专栏里资料的先后', params: id, body: Type.Object({ ids: Type.Array(Id, { minItems: 1, maxItems: 1000, uniqueItems: true }) }, strict), response: Ok
  },
  'GET /organiser/materials': {
    who: 'organiser', summary: '我管理的资料；待审核的投稿',
    query: Type.Object({
      ...PageQuery, state: Type.Optional(MaterialState), columnId: Type.Optional(Id), text: Type.Optional(Type.String({ maxLength: 60 })), kind: Type.Optional(MaterialKind), period: Type.Optional(Type.String({ maxLength: 30 }))
    }),
    response: Type.Intersect([page(MaterialEntry), Type.Object({ waiting: Count })])
  },
  'POST /organiser/materials/preview': {
    who: 'organiser', summary: '看看写好的样子，不保存', bodyBytes: 4 * 1024 * 1024, body: Type.Object({ markdown: Markdown(60000) }, strict),
    /** `pictures`: which file belongs to each block that is one, in their order: who writes has the addresses already. */
    response: Type.Object({ blocks: Type.Array(Block), pictures: Type.Array(Id), problems: Type.Array(Type.String()) })
  },
  'POST /organiser/materials': {
    who: 'organiser', summary: '新建资料（草稿）', bodyBytes: 12 * 1024 * 1024, body: Type.Object({ unitId: Id, ...fields }, strict), response: Type.Object({ id: Id, version: Count })
  },
  'GET /organiser/materials/:id': {
    who: 'organiser', summary: '一份资料的全部', params: id,
    response: Type.Object({ material: MaterialEntry, input: MaterialInput, files: Type.Array(FileView), blocks: Type.Array(Block) })
  },
  'PUT /organiser/materials/:id': {
    who: 'organiser', summary: '修改资料', params: id, bodyBytes: 12 * 1024 * 1024, body: Type.Object({ version: Count, unitId: Id, ...fields }, strict), response: Type.Object({ id: Id, version: Count })
  },
  'POST /organiser/materials/:id/publish': { who: 'organiser', summary: '发布，或通过投稿', params: id, body: version, response: MaterialEntry },
  'POST /organiser/materials/:id/return': { who: 'organiser', summary: '退回投稿，写明原因', params: id, body: reasoned, response: MaterialEntry },
  'POST /organiser/materials/:id/withdraw': { who: 'organiser', summary: '撤下资料，写明原因', params: id, body: reasoned, response: MaterialEntry },
  'DELETE /organiser/materials/:id': { who: 'organiser', summary: '删除没有发布过的资料', params: id, response: Ok }
} as const satisfies EndpointTable
