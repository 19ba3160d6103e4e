import { Type, type Static } from '@sinclair/typebox'
import { Count, Id, Nullable, Ok, OneOf, PageQuery, Ratio, Text, Time, UnitRef, page } from './common'
import type { EndpointTable } from './endpoint'
import { Job } from './jobs'
import { QuestionType } from './question'
import { LocalId } from './round-config'

/* The question bank as organisers see it: with keys. Nothing here is ever sent to somebody who only answers. */

/** Words of a question may hold pictures as `[图:key]`; the bytes are at /api/images/{key}. */
const Words = (max: number, min = 0) => Type.String({ minLength: min, maxLength: max })

/** What a question says. The same shape is typed, imported, edited and exported. */
export const QuestionBody = Type.Object({
  type: QuestionType,
  stem: Words(4000, 1),
  /** Empty for a fill-in question; 正确, 错误 for a judgement. */
  options: Type.Array(Words(1000), { maxItems: 26 }),
  /** 0-based places in `options`, in order. */
  answer: Type.Array(Type.Integer({ minimum: 0, maximum: 25 }), { maxItems: 26 }),
  /** For each blank the texts that are accepted. */
  texts: Type.Array(Type.Array(Words(200, 1), { maxItems: 20 }), { maxItems: 20 }),
  analysis: Words(4000),
  source: Words(300),
  topic: Words(60),
  period: Words(60),
  /** 1 easy … 5 hard. */
  difficulty: Type.Integer({ minimum: 1, maximum: 5 }),
  tags: Type.Array(Words(30, 1), { maxItems: 20 })
}, { additionalProperties: false })
export type QuestionBody = Static<typeof QuestionBody>

export const Bank = Type.Object({
  id: Id,
  name: Type.String(),
  unit: UnitRef,
  /** That can be asked: the sum of `counts`. */
  total: Count,
  disabled: Count,
  counts: Type.Object({ single: Count, multiple: Count, judge: Count, fill: Count }),
  /** Members may practise with it: its keys are no secret. */
  practice: Type.Boolean(),
  /** The unit lies in my range: I may change it. Others may be used, not changed. */
  mine: Type.Boolean(),
  updatedAt: Time
})
export type Bank = Static<typeof Bank>

export const QuestionRow = Type.Object({
  id: Id, version: Count, type: QuestionType, stem: Type.String(), options: Type.Array(Type.String()),
  answer: Type.Array(Type.Integer()), texts: Type.Array(Type.Array(Type.String())),
  topic: Type.String(), period: Type.String(), difficulty: Type.Integer(), tags: Type.Array(Type.String()),
  status: OneOf('active', 'disabled'), updatedAt: Time
})
export type QuestionRow = Static<typeof QuestionRow>

export const QuestionDetail = Type.Object({
  id: Id, bank: Type.Object({ id: Id, name: Type.String() }), version: Count, status: OneOf('active', 'disabled'), mine: Type.Boolean(),
  body: QuestionBody,
  /** Newest first, each as it was written: an older version keeps the key it had. `key`: the key of an asked version was corrected. */
  history: Type.Array(Type.Object({
    version: Count, at: Time, by: Type.String(), kind: OneOf('created', 'imported', 'edited', 'key'), note: Type.String(), body: QuestionBody
  })),
  /** Rounds in which it was asked. */
  rounds: Type.Array(Type.Object({ id: Id, title: Type.String(), attempts: Count }))
})
export type QuestionDetail = Static<typeof QuestionDetail>

/* Import. */

export const ItemProblem = Type.Object({ code: Type.String(), message: Type.String(), line: Nullable(Type.Integer()), words: Type.String() })
export type ItemProblem = Static<typeof ItemProblem>

/** What was read: like a question, but perhaps not complete, and perhaps of a type that the bank does not keep. */
export const ReadBody = Type.Object({
  type: OneOf('single', 'multiple', 'judge', 'fill', 'short', 'unsupported'),
  stem: Words(20000), options: Type.Array(Words(5000), { maxItems: 60 }),
  answer: Type.Array(Type.Integer({ minimum: 0, maximum: 60 }), { maxItems: 60 }),
  texts: Type.Array(Type.Array(Words(5000), { maxItems: 60 }), { maxItems: 60 }),
  analysis: Words(20000), source: Words(2000), topic: Words(200), period: Words(200),
  difficulty: Nullable(Type.Integer({ minimum: 1, maximum: 5 })), tags: Type.Array(Words(60), { maxItems: 60 })
}, { additionalProperties: false })
export type ReadBody = Static<typeof ReadBody>

/** ready: can go into the bank. problem: something must be mended first. duplicate: looks like one that is there. done: in the bank. */
export const ItemState = OneOf('ready', 'problem', 'duplicate', 'done')
export type ItemState = Static<typeof ItemState>
/** take: as a new question. replace: as a new version of `twin`. skip: not at all. */
export const ItemDecision = OneOf('take', 'replace', 'skip')
export type ItemDecision = Static<typeof ItemDecision>

export const ImportItem = Type.Object({
  /** 1-based place in the file. */
  no: Count,
  /** Number as the file has it; empty without. */
  label: Type.String(),
  section: Type.String(), line: Nullable(Type.Integer()),
  body: ReadBody,
  state: ItemState, decision: ItemDecision, edited: Type.Boolean(),
  /** What somebody has decided; without: nobody has. A problem with `skip` is set aside and no longer counted as one. */
  chosen: Type.Optional(ItemDecision),
  problems: Type.Array(ItemProblem),
  /** The question of the bank (or, with `no`, the earlier one of this file) that says the same or nearly. */
  twin: Nullable(Type.Object({ questionId: Nullable(Id), no: Nullable(Count), label: Type.Optional(Type.String()), section: Type.Optional(Type.String()), exact: Type.Boolean(), likeness: Ratio, body: ReadBody, bank: Type.String() }))
})
export type ImportItem = Static<typeof ImportItem>

export const ImportSummary = Type.Object({
  id: Id, name: Type.String(), bank: Nullable(Type.Object({ id: Id, name: Type.String() })),
  /** open: being looked through. done: everything wanted is in the bank, the rest was skipped. undone: taken back. */
  state: OneOf('open', 'done', 'undone'),
  at: Time, by: Type.String(), lines: Count,
  /** problem: still to be mended. skipped: of ready and duplicate. What remains of the total are problems that were set aside. */
  counts: Type.Object({
    total: Count, single: Count, multiple: Count, judge: Count, fill: Count, short: Count, unsupported: Count,
    ready: Count, problem: Count, duplicate: Count, done: Count, skipped: Count
  }),
  /** What concerns the file and no single question. */
  problems: Type.Array(ItemProblem),
  /** What has gone into the bank so far; can be taken back as a whole while `undoable`. */
  imported: Type.Object({ created: Count, replaced: Count }), undoable: Type.Boolean()
})
export type ImportSummary = Static<typeof ImportSummary>

/* Statistics of questions on real attempts; figures as Moodle defines them (docs: Quiz statistics calculations). */

export const ItemStatistics = Type.Object({
  questionId: Id, version: Count, type: QuestionType, stem: Type.String(), options: Type.Array(Type.String()), right: Type.Array(Type.Integer()),
  attempts: Count,
  /** Mean of the points over the most there is, 0–1. */
  facility: Nullable(Ratio), deviation: Nullable(Type.Number()),
  guess: Nullable(Ratio),
  /** −1…1: correlation of this question's points with those of the rest. */
  discrimination: Nullable(Type.Number()), efficiency: Nullable(Type.Number()),
  intendedWeight: Nullable(Ratio), effectiveWeight: Nullable(Ratio),
  /** How often each option was chosen, and by how many of the best and of the last third. Blank answers last. */
  options_chosen: Type.Array(Type.Object({ option: Nullable(Type.Integer()), n: Count, best: Count, last: Count })),
  /** In plain words what should be looked at; empty: nothing. */
  flags: Type.Array(Type.Object({ code: Type.String(), text: Type.String() }))
})
export type ItemStatistics = Static<typeof ItemStatistics>

const id = Type.Object({ id: Id })
const Version = { version: Count }
const item = Type.Object({ id: Id, no: Type.Integer({ minimum: 1, maximum: 100000 }) })
const Name = Text(60)

export const questionsEndpoints = {
  'GET /banks': { who: 'organiser', summary: '我能用的题库', response: Type.Object({ banks: Type.Array(Bank) }) },
  'POST /banks': {
    who: 'organiser', summary: '新建题库', body: Type.Object({ unitId: Id, name: Name, practice: Type.Boolean() }, { additionalProperties: false }), response: Bank
  },
  'PUT /banks/:id': {
    who: 'organiser', summary: '改题库名称、是否开放练习', params: id, body: Type.Object({ name: Name, practice: Type.Boolean() }, { additionalProperties: false }), response: Bank
  },
  'GET /banks/:id/questions': {
    who: 'organiser', summary: '查题：题干、选项里的任意字，专题、时期、题型、难度',
    params: id,
    query: Type.Object({
      text: Type.Optional(Type.String({ maxLength: 100 })), type: Type.Optional(QuestionType), topic: Type.Optional(Type.String({ maxLength: 60 })),
      period: Type.Optional(Type.String({ maxLength: 60 })), difficulty: Type.Optional(Type.Integer({ minimum: 1, maximum: 5 })),
      tag: Type.Optional(Type.String({ maxLength: 30 })), status: Type.Optional(OneOf('active', 'disabled')), ...PageQuery
    }),
    response: Type.Intersect([page(QuestionRow), Type.Object({ total: Count })])
  },
  'GET /banks/:id/facets': {
    who: 'organiser', summary: '题库里有哪些专题、时期、标签',
    params: id,
    response: Type.Object({
      topics: Type.Array(Type.Object({ name: Type.String(), n: Count })), periods: Type.Array(Type.Object({ name: Type.String(), n: Count })),
      tags: Type.Array(Type.Object({ name: Type.String(), n: Count }))
    })
  },
  'POST /banks/:id/questions': { who: 'organiser', summary: '新增一题', params: id, body: QuestionBody, response: Type.Object({ id: Id, ...Version }) },
  'GET /questions/:id': { who: 'organiser', summary: '一题的全部：答案、解析、修改记录、用在哪些竞赛', params: id, response: QuestionDetail },
  'PUT /questions/:id': {
    who: 'organiser', summary: '修改一题：成为新版本，用过旧版本的竞赛不变', params: id,
    body: Type.Object({ ...Version, body: QuestionBody }, { additionalProperties: false }), response: Type.Object({ id: Id, ...Version })
  },
  'POST /questions/:id/status': {
    who: 'organiser', summary: '停用或恢复（用过的题不删除）', params: id, body: Type.Object({ status: OneOf('active', 'disabled') }, { additionalProperties: false }), response: Ok
  },
  'POST /imports/text': {
    who: 'organiser', summary: '粘贴文字导入：先预览', bodyBytes: 20 * 1024 * 1024,
    body: Type.Object({ bankId: Nullable(Id), name: Text(100), text: Type.String({ minLength: 1, maxLength: 5000000 }), key: Type.Optional(Type.String({ maxLength: 1000000 })) }, { additionalProperties: false }),
    response: ImportSummary
  },
  'GET /imports': { who: 'organiser', summary: '我最近的导入', query: Type.Object(PageQuery), response: page(ImportSummary) },
  'GET /imports/:id': { who: 'organiser', summary: '一次导入：各类题数、要处理的、可能重复的', params: id, response: ImportSummary },
  'GET /imports/:id/items': {
    who: 'organiser', summary: '导入预览里的题', params: id,
    query: Type.Object({ filter: Type.Optional(OneOf('all', 'ready', 'problem', 'duplicate', 'done')), around: Type.Optional(Type.Boolean()), ...PageQuery }),
    response: page(ImportItem)
  },
  'GET /imports/:id/source': {
    who: 'organiser', summary: '原文的若干行', params: id,
    query: Type.Object({ from: Type.Optional(Type.Integer({ minimum: 1, maximum: 10000000 })), to: Type.Optional(Type.Integer({ minimum: 1, maximum: 10000000 })) }),
    response: Type.Object({ lines: Type.Array(Type.Object({ line: Count, text: Type.String() })), total: Count })
  },
  'PUT /imports/:id/items/:no': {
    who: 'organiser', summary: '改预览里的一题，或决定入库、替换、跳过；随即重新检查', params: item,
    body: Type.Object({ body: Type.Optional(ReadBody), decision: Type.Optional(ItemDecision) }, { additionalProperties: false }),
    response: Type.Object({ item: ImportItem, summary: ImportSummary })
  },
  'PUT /imports/:id/near': {
    who: 'organiser', summary: '相近而不相同的题，一次决定都留还是都跳过', params: id,
    body: Type.Object({ decision: OneOf('take', 'skip') }, { additionalProperties: false }), response: ImportSummary
  },
  'PUT /imports/:id': {
    who: 'organiser', summary: '选入到哪个题库；一次设定专题、时期、难度（只填文件里没写的）', params: id,
    body: Type.Object({ bankId: Id, topic: Type.Optional(Words(60)), period: Type.Optional(Words(60)), difficulty: Type.Optional(Type.Integer({ minimum: 1, maximum: 5 })) }, { additionalProperties: false }),
    response: ImportSummary
  },
  'POST /imports/:id/commit': { who: 'organiser', summary: '把选好的题一次入库（要么全部，要么全不）', params: id, response: ImportSummary },
  'POST /imports/:id/undo': { who: 'organiser', summary: '整次撤销入库', params: id, response: Type.Intersect([ImportSummary, Type.Object({ removed: Count, disabled: Count, restored: Count, kept: Count })]) },
  'DELETE /imports/:id': { who: 'organiser', summary: '放弃这次预览', params: id, response: Ok }
} as const satisfies EndpointTable

/** What needs attempts: statistics, and a corrected key with its re-scoring. */
export const itemsEndpoints = {
  'POST /questions/:id/key': {
    who: 'organiser', summary: '改正错误的答案（解析可以一起改），给答过的人重新计分', params: id,
    body: Type.Object({
      ...Version, answer: QuestionBody.properties.answer, texts: QuestionBody.properties.texts, analysis: Type.Optional(QuestionBody.properties.analysis), reason: Text(200)
    }, { additionalProperties: false }),
    response: Type.Object({ ...Version, job: Job })
  },
  'GET /organiser/rounds/:id/items': {
    who: 'organiser', summary: '试题分析：难度、区分度、各选项被选次数', params: id,
    /** Papers of one phase: those of two have no order in common. Absent: of the first that counts. */
    query: Type.Object({ phase: Type.Optional(LocalId) }),
    response: Type.Object({
      roundTitle: Type.String(), at: Time, phase: Type.String(), attempts: Count, items: Type.Array(ItemStatistics),
      /** All of the round, with how many papers were handed in. */
      phases: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), attempts: Count }))
    })
  }
} as const satisfies EndpointTable

/** Not in the table, because they are not JSON: files in and out, and pictures (server/questions/files.ts). */
export const fileRoutes = {
  /** multipart: file, key (optional second file), bankId (optional), name → ImportSummary */
  'POST /imports/file': 'organiser',
  /** What is still to be mended. */
  'GET /imports/:id/problems.xlsx': 'organiser',
  /** ?format=xlsx|docx|docx-key|gift|json, and the search's filters. */
  'GET /banks/:id/export': 'organiser',
  /** A picture of a question; long cached. */
  'GET /images/:key': 'anyone'
} as const
