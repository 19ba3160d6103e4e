import { Type, type Static } from '@sinclair/typebox'
import { Count, Id, Nullable, Ok, OneOf, PageQuery, Points, Text, Time, UnitRef, page } from './common'
import type { EndpointTable } from './endpoint'
import { FileView } from './files'
import { Day, PlanConfig, Place, Proof } from './plan-config'

/* What a member sees and does of study plans: what is due, checking in, making up, leave, the calendar, the own record. */

/** One thing handed in; where it stands in the task's (or theme's) list of proofs is its index. */
export const Given = Type.Object({
  proof: Type.Integer({ minimum: 0, maximum: 5 }),
  text: Type.Optional(Type.String({ maxLength: 10000 })),
  files: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 9, uniqueItems: true })),
  number: Type.Optional(Type.Integer({ minimum: 0, maximum: 1e6 })),
  /** What was read from the code on the spot. */
  code: Type.Optional(Text(200)),
  reflectionId: Type.Optional(Id)
}, { additionalProperties: false })
export type Given = Static<typeof Given>

export const CheckInState = OneOf('counted', 'review', 'refused', 'deleted')
export type CheckInState = Static<typeof CheckInState>

/** `text`: null where it is for the author alone, or was taken back. */
const ReflectionGiven = Type.Object({ chars: Count, text: Nullable(Type.String()), why: Type.String(), pictures: Type.Array(FileView) })

export const CheckIn = Type.Object({
  id: Id, planId: Id, planTitle: Type.String(), taskId: Type.String(), taskTitle: Type.String(),
  member: Type.Object({ id: Id, name: Type.String(), unit: Type.String() }),
  /** For which day it counts. */
  day: Day,
  how: OneOf('check-in', 'make-up', 'leave'),
  /** It was written before the day's end and came after it. */
  late: Type.Boolean(),
  /** The team for which the leader handed it in; empty: for oneself. */
  team: Type.String(),
  at: Time,
  state: CheckInState,
  /** Why it was refused. */
  reason: Type.String(),
  given: Type.Array(Type.Object({
    label: Type.String(), text: Nullable(Type.String()), files: Type.Array(FileView), number: Nullable(Count), unit: Type.String(), place: Nullable(Type.String()), reflectionId: Nullable(Id),
    /** What the reflection says, for whoever looks the check-in through; null everywhere else. */
    reflection: Nullable(ReflectionGiven)
  })),
  /** Points that it earned by itself, reversals included. Null: the plan has no points, or they are switched off. */
  points: Nullable(Points)
})
export type CheckIn = Static<typeof CheckIn>

/** Why one cannot check in now; the sentence for it is `why`. */
export const Barrier = OneOf('none', 'done', 'not-due', 'hours', 'ended', 'not-begun', 'out', 'leader', 'proof', 'leave')

export const DueTask = Type.Object({
  planId: Id, planTitle: Type.String(), id: Type.String(), title: Type.String(), note: Type.String(),
  every: OneOf('day', 'week', 'month', 'once'),
  /** The stretch in which it is due now. */
  from: Day, to: Day,
  needed: Count, done: Count, most: Count,
  optional: Type.Boolean(),
  /** What proves it today: the theme's where there is one. */
  theme: Type.String(),
  proofs: Type.Array(Proof), proofsNeeded: Count,
  /** By what the server knows itself, for each proof: whether it is fulfilled today (null: it is handed in). */
  known: Type.Array(Nullable(Type.Boolean())),
  material: Nullable(Type.Object({ id: Id, title: Type.String(), kind: Type.String(), read: Type.Boolean() })),
  /** Null too where it is not shown any more, or not to this member. */
  column: Nullable(Type.Object({ id: Id, name: Type.String() })),
  quiz: Nullable(Type.Object({ roundId: Nullable(Id), bankId: Nullable(Id), title: Type.String() })),
  hours: Nullable(Type.Object({ from: Count, to: Count })),
  barrier: Barrier, why: Type.String(),
  lastDoneAt: Nullable(Time),
  /** What it would earn by itself: for a day that is over what a make-up does. */
  points: Nullable(Points),
  /** What was written on that day, and could not be sent, counts for it if it comes before. */
  arriveBy: Time
})
export type DueTask = Static<typeof DueTask>

export const PlanTotals = Type.Object({
  /** Days that count as checked in, made-up ones among them. */
  days: Count, checkIns: Count, fullDays: Count, madeUp: Count, leaves: Count,
  /** In a row up to today or yesterday. */
  streak: Count, longest: Count,
  points: Nullable(Points),
  /** 秀才; empty: none yet. */
  titles: Type.Array(Type.String()),
  numbers: Type.Array(Type.Object({ id: Type.String(), label: Type.String(), unit: Type.String(), sum: Count })),
  places: Type.Array(Type.String()),
  /** That there are to go to. */
  placesInAll: Count
})
export type PlanTotals = Static<typeof PlanTotals>

export const PlanCard = Type.Object({
  id: Id, title: Type.String(), intro: Type.String(), owner: UnitRef,
  state: OneOf('upcoming', 'running', 'making-up', 'ended'),
  from: Day, to: Day,
  /** Days of the plan up to today, and in all, on which something is due. */
  daysGone: Count, daysInAll: Count,
  totals: PlanTotals,
  /** The member takes no further part. */
  out: Type.Boolean(),
  boards: Type.Object({ person: Type.Boolean(), unit: Type.Boolean() }),
  /** What one hands in is seen by others too: there is something to see of theirs. */
  shared: Type.Boolean()
})
export type PlanCard = Static<typeof PlanCard>

export const CalendarCell = Type.Object({
  day: Day,
  state: OneOf('none', 'checked', 'part', 'made-up', 'leave', 'can-make-up', 'missed', 'today', 'ahead', 'pause', 'review'),
  done: Count, needed: Count
})
export type CalendarCell = Static<typeof CalendarCell>

const plan = Type.Object({ id: Id })
const checkIn = Type.Object({ id: Id })
export const Sent = {
  /** Made by the phone, so that sending twice is one. */
  sendId: Type.String({ pattern: '^[A-Za-z0-9_-]{8,40}$' }),
  taskId: Type.String({ maxLength: 20 }),
  given: Type.Array(Given, { maxItems: 6 })
}

export const studyEndpoints = {
  'GET /study': {
    who: 'member', summary: '学习：今天要学什么、各计划进展',
    response: Type.Object({
      now: Time, today: Day,
      plans: Type.Array(PlanCard),
      /** Of all plans, in order: what is due now, what is done, what is for whoever likes. */
      tasks: Type.Array(DueTask),
      /** Switched on in this deployment. */
      on: Type.Object({ points: Type.Boolean(), boards: Type.Boolean(), social: Type.Boolean() })
    })
  },
  'GET /plans/:id': {
    who: 'member', summary: '学习计划：规则条文、任务、我的进展', params: plan,
    response: Type.Object({
      plan: PlanCard, sentences: Type.Array(Type.String()), tasks: Type.Array(DueTask), places: Type.Array(Type.Object({ ...Place.properties, visited: Type.Boolean() })),
      team: Nullable(Type.Object({ name: Type.String(), leader: Type.Boolean(), members: Type.Array(Type.Object({ name: Type.String(), leader: Type.Boolean() })) })),
      makeUp: Nullable(Type.Object({ left: Nullable(Count), leftThisMonth: Nullable(Count), days: Type.Array(Day) })),
      leave: Nullable(Type.Object({ left: Nullable(Count), leftThisMonth: Nullable(Count), daysBack: Count }))
    })
  },
  'GET /plans/:id/calendar': {
    who: 'member', summary: '一个月的打卡日历', params: plan,
    /** 202604; absent: the month in which today lies. */
    query: Type.Object({ month: Type.Optional(Type.Integer({ minimum: 197001, maximum: 999912 })) }),
    response: Type.Object({ month: Count, today: Day, cells: Type.Array(CalendarCell), checked: Count, streak: Count, /** The plan has leave: days to come are worth looking at. */ canLeave: Type.Boolean(), makeUpLeft: Nullable(Count) })
  },
  'GET /plans/:id/days/:day': {
    who: 'member', summary: '某一天：任务和我交过什么', params: Type.Object({ id: Id, day: Day }),
    response: Type.Object({ day: Day, tasks: Type.Array(DueTask), checkIns: Type.Array(CheckIn), onLeave: Type.Boolean(), canMakeUp: Type.Boolean(), canLeave: Type.Boolean(), why: Type.String() })
  },
  'POST /plans/:id/check-ins': {
    who: 'member', summary: '打卡；断网时写的，带上写完的时间', params: plan,
    body: Type.Object({ ...Sent, /** By the phone's clock; believed only within the plan's grace. */ writtenAt: Type.Optional(Time) }, { additionalProperties: false }),
    response: Type.Object({ checkIn: CheckIn, totals: PlanTotals, /** What it earned beside its own points: 连续 7 天 +40. */ earned: Type.Array(Type.Object({ text: Type.String(), points: Points })) })
  },
  'POST /plans/:id/make-ups': {
    who: 'member', summary: '补卡', params: plan,
    body: Type.Object({ ...Sent, day: Day }, { additionalProperties: false }),
    response: Type.Object({ checkIn: CheckIn, totals: PlanTotals, earned: Type.Array(Type.Object({ text: Type.String(), points: Points })) })
  },
  'POST /plans/:id/leaves': {
    who: 'member', summary: '请假一天', params: plan,
    body: Type.Object({ sendId: Sent.sendId, day: Day, reason: Type.String({ maxLength: 100 }) }, { additionalProperties: false }),
    response: Type.Object({ totals: PlanTotals })
  },
  'DELETE /plans/:id/leaves/:day': { who: 'member', summary: '销假', params: Type.Object({ id: Id, day: Day }), response: Type.Object({ totals: PlanTotals }) },
  'DELETE /check-ins/:id': { who: 'member', summary: '删除自己的打卡：得到的积分收回', params: checkIn, response: Type.Object({ totals: PlanTotals, takenBack: Nullable(Points) }) },
  'GET /check-ins': {
    who: 'member', summary: '我的打卡记录', query: Type.Object({ ...PageQuery, planId: Type.Optional(Id) }), response: page(CheckIn)
  },
  'GET /plans/:id/feed': { who: 'member', summary: '大家的打卡（按计划定的范围）', params: plan, query: Type.Object(PageQuery), response: page(CheckIn) },
  'GET /plans/:id/board': {
    who: 'member', summary: '学习榜：个人或单位（组织者打开时）', params: plan,
    query: Type.Object({ ...PageQuery, of: OneOf('person', 'unit') }),
    response: Type.Intersect([
      page(Type.Object({ /** Null: below what the board asks for, or nothing done yet. */ rank: Nullable(Count), /** Others have the same place. */ tied: Type.Boolean(), id: Id, name: Type.String(), unit: Type.String(), mine: Type.Boolean(), figures: Type.Array(Type.Object({ label: Type.String(), value: Type.Number(), text: Type.String() })), score: Nullable(Type.Number()), how: Type.Array(Type.String()) })),
      Type.Object({ by: Type.String() })
    ])
  },
  'GET /points': {
    who: 'member', summary: '我的学习积分：每一笔的来历',
    query: Type.Object({ ...PageQuery, planId: Type.Optional(Id) }),
    response: Type.Intersect([
      page(Type.Object({ id: Id, at: Time, day: Nullable(Day), planTitle: Type.String(), text: Type.String(), points: Points })),
      Type.Object({ total: Points, on: Type.Boolean() })
    ])
  }
} as const satisfies EndpointTable

/** State of a plan for those who made it. */
export const PlanState = OneOf('draft', 'upcoming', 'running', 'ended')
export const PlanRow = Type.Object({
  id: Id, title: Type.String(), state: PlanState, from: Day, to: Day, owner: UnitRef, mine: Type.Boolean(),
  tasks: Count, roster: Count, participants: Count, waiting: Count, updatedAt: Time
})
export type PlanRow = Static<typeof PlanRow>

/** Every person of a plan is in one of these: 打过卡, 待审核 (nothing of his counts yet), 还没打卡. */
export const PersonState = OneOf('checked', 'review', 'none-yet')
export const PlanFilter = OneOf('checked', 'review', 'none-yet', 'not-today', 'behind', 'out')

export const PlanPerson = Type.Object({
  memberId: Id, name: Type.String(), staffNo: Type.String(), unit: UnitRef,
  /** Names; empty: the plan has none, or the person is in none. */
  group: Type.String(), team: Type.String(), leader: Type.Boolean(),
  state: PersonState, totals: PlanTotals,
  /** Tasks that are due now: nothing handed in, and handed in but waiting for review. */
  undone: Type.Array(Type.String()), waiting: Type.Array(Type.String()),
  behind: Type.String(), out: Type.Boolean(), lastAt: Nullable(Time)
})
export type PlanPerson = Static<typeof PlanPerson>

export const LastDays = Type.Integer({ minimum: 1, maximum: 366 })

const AnyPlan = Type.Unsafe<PlanConfig>({ type: 'object' })
export const PlanProblem = Type.Object({ field: Type.String(), message: Type.String(), level: OneOf('error', 'warning') })
export const PlanPreview = Type.Object({ sentences: Type.Array(Type.String()), problems: Type.Array(PlanProblem), days: Count, roster: Count })
export type PlanPreview = Static<typeof PlanPreview>

/** Plans as organisers make and watch them. */
export const plansEndpoints = {
  'GET /organiser/plans': { who: 'organiser', summary: '我管理的学习计划', query: Type.Object({ ...PageQuery, state: Type.Optional(PlanState) }), response: page(PlanRow) },
  'GET /organiser/plan-presets': {
    who: 'organiser', summary: '学习计划的常见做法',
    response: Type.Object({ presets: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), note: Type.String(), config: PlanConfig })) })
  },
  'POST /organiser/plans/preview': {
    who: 'organiser', summary: '预览：通知条文与问题，不保存', body: Type.Object({ config: Type.Unknown() }, { additionalProperties: false }), response: PlanPreview
  },
  'POST /organiser/plans': {
    who: 'organiser', summary: '新建学习计划（草稿）', body: Type.Object({ unitId: Id, config: AnyPlan }, { additionalProperties: false }), response: Type.Object({ id: Id, version: Count })
  },
  'GET /organiser/plans/:id': {
    who: 'organiser', summary: '学习计划的完整配置', params: plan,
    response: Type.Object({ plan: PlanRow, version: Count, config: PlanConfig, preview: PlanPreview })
  },
  'PUT /organiser/plans/:id': {
    who: 'organiser', summary: '修改学习计划；开始后改了什么记录在案', params: plan,
    body: Type.Object({ version: Count, config: AnyPlan, reason: Type.Optional(Text(100)), /** Only while nobody has seen it: what an editor saves by itself. */ asDraft: Type.Optional(Type.Boolean()) }, { additionalProperties: false }),
    /** `job`: works out anew what is kept of many members; null: that is done. */
    response: Type.Object({ id: Id, version: Count, job: Nullable(Id) })
  },
  'POST /organiser/plans/:id/publish': { who: 'organiser', summary: '发布', params: plan, response: PlanRow },
  'POST /organiser/plans/:id/end': { who: 'organiser', summary: '提前结束', params: plan, body: Type.Object({ reason: Text(100) }, { additionalProperties: false }), response: PlanRow },
  'DELETE /organiser/plans/:id': { who: 'organiser', summary: '删除草稿', params: plan, response: Ok },
  'PUT /organiser/plans/:id/members': {
    who: 'organiser', summary: '分组、编队：粘贴名单后按人写入', params: plan,
    body: Type.Object({ entries: Type.Array(Type.Object({ memberId: Id, group: Type.Optional(Nullable(Type.String({ maxLength: 20 }))), team: Type.Optional(Nullable(Type.String({ maxLength: 20 }))), leader: Type.Optional(Type.Boolean()) }, { additionalProperties: false }), { minItems: 1, maxItems: 5000 }) }, { additionalProperties: false }),
    response: Type.Object({ changed: Count })
  },
  'GET /organiser/plans/:id/codes': {
    who: 'organiser', summary: '地点码：打印后贴在现场', params: plan, response: Type.Object({ places: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), code: Type.String(), /** Ten digits that say the same, to be typed. */ number: Type.String() })) })
  },
  'GET /organiser/plans/:id/progress': {
    who: 'organiser', summary: '各单位参与：按任务、按日期，带分母', params: plan,
    /** `last`: so many days up to today. */
    query: Type.Object({ parent: Type.Optional(Id), from: Type.Optional(Day), to: Type.Optional(Day), last: Type.Optional(LastDays) }),
    response: Type.Object({
      plan: PlanRow, from: Day, to: Day, /** By where the plan's days begin. */ today: Day, path: Type.Array(UnitRef),
      /** Heads, who checked in at least once in the stretch, and who has only handed in what waits for review. The rest has not checked in. */
      heads: Count, participants: Count, waiting: Count,
      rows: Type.Array(Type.Object({
        unit: UnitRef, hasChildren: Type.Boolean(), heads: Count, participants: Count, waiting: Count, checkIns: Count, days: Count, rate: Nullable(Type.Number()),
        tasks: Type.Array(Type.Object({ id: Type.String(), done: Count, waiting: Count }))
      })),
      tasks: Type.Array(Type.Object({ id: Type.String(), title: Type.String(), done: Count, waiting: Count, heads: Count })),
      days: Type.Array(Type.Object({ day: Day, members: Count }))
    })
  },
  'GET /organiser/plans/:id/people': {
    who: 'organiser', summary: '本人管理的单位里每个人：打卡、未做的任务、落后提示', params: plan,
    query: Type.Object({ ...PageQuery, unitId: Type.Optional(Id), only: Type.Optional(PlanFilter), /** A name, a staff number, the end of a phone number, or a unit. */ search: Type.Optional(Type.String({ maxLength: 40 })) }),
    response: Type.Intersect([
      page(PlanPerson),
      Type.Object({ counts: Type.Object({ all: Count, checked: Count, review: Count, noneYet: Count, notToday: Count, behind: Count, out: Count }) })
    ])
  },
  'GET /organiser/check-ins': {
    who: 'organiser', summary: '待看的打卡', query: Type.Object({ ...PageQuery, planId: Type.Optional(Id), state: Type.Optional(OneOf('review', 'counted', 'refused')) }), response: page(CheckIn)
  },
  'POST /organiser/check-ins/decide': {
    who: 'organiser', summary: '通过，或写明原因退回', body: Type.Object({ ids: Type.Array(Id, { minItems: 1, maxItems: 200 }), pass: Type.Boolean(), reason: Type.String({ maxLength: 100 }) }, { additionalProperties: false }),
    response: Type.Object({ decided: Count })
  }
} as const satisfies EndpointTable
