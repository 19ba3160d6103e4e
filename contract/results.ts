import { Type, type Static } from '@sinclair/typebox'
import { Count, Id, Nullable, OneOf, Points, Ratio, Text, Time, UnitRef } from './common'
import type { EndpointTable } from './endpoint'
import { Job } from './jobs'
import { BoardRef, Step } from './leaderboard'
import { LocalId } from './round-config'

/* Results of a round for its organisers: with full names, also where members see no board; below the owning unit only of one's own units. */

const BoardId = Type.Optional(Type.String({ maxLength: 40, pattern: '^[a-z*][a-z0-9*@-]*$' }))
const round = Type.Object({ id: Id })

/** What stands above every table. */
const Head = {
  roundTitle: Type.String(), at: Time,
  /** The whole round is mine; false: what I see ends at my own units. */
  own: Type.Boolean(),
  /** Members see this board too. */
  shown: Type.Boolean(),
  boards: Type.Array(BoardRef), board: Type.String()
}

export const ResultUnit = Type.Object({
  unit: UnitRef,
  /** Names above it within what I see: 甲市联合会. */
  above: Type.String(),
  /** Among whose units it is ranked, where not among all of the level. */
  region: Nullable(Type.String()),
  rank: Nullable(Type.Integer()),
  /** Why there is no rank; empty: there is one. */
  whyNot: Type.String(),
  roster: Count,
  /** Of the heads: declared ones, of units that nobody is listed of. */
  declared: Count,
  participants: Count, rate: Nullable(Ratio), mean: Nullable(Points), fullMarks: Count,
  /** Null: no phase of the board has a pass mark. */
  passed: Nullable(Count),
  attempts: Count, total: Points,
  value: Nullable(Type.Number()),
  /** The same as people read it: 88.2%, 91.5. */
  valueText: Type.String(),
  /** Dimensions that were added up; the rank where it was turned into points. */
  parts: Type.Array(Type.Object({ name: Type.String(), rank: Nullable(Type.Integer()), points: Points })),
  hasChildren: Type.Boolean()
})
export type ResultUnit = Static<typeof ResultUnit>

/** The one directly above in the order, and what puts it there. */
const Neighbour = Type.Object({
  name: Type.String(), rank: Type.Integer(),
  /** 综合分, 用时; empty: level in everything. */
  by: Type.String(), theirs: Type.String(), mine: Type.String(),
  /** 综合分相同，比参与率：92.0% 高于 90.1% */
  text: Type.String()
})
export type Neighbour = Static<typeof Neighbour>

export const ResultPerson = Type.Object({
  memberId: Id, name: Type.String(), staffNo: Nullable(Type.String()), unit: UnitRef,
  rank: Nullable(Type.Integer()),
  score: Points, timeMs: Type.Integer(), finishedAt: Time, attempts: Count,
  /** Null: nothing that one could pass. */
  passed: Nullable(Type.Boolean()),
  fullMark: Type.Boolean(),
  group: Nullable(Type.String())
})
export type ResultPerson = Static<typeof ResultPerson>

const peopleFilter = {
  board: BoardId,
  group: Type.Optional(LocalId), unit: Type.Optional(Id),
  passed: Type.Optional(OneOf('yes', 'no')), full: Type.Optional(Type.Literal(true)), unranked: Type.Optional(Type.Literal(true)),
  /** Part of the name, or the staff number. */
  search: Type.Optional(Type.String({ maxLength: 40 }))
}

/** How many have a score from `from` on, up to but not including `to`; the last class includes it. */
export const ScoreClass = Type.Object({ from: Points, to: Points, n: Count })
export type ScoreClass = Static<typeof ScoreClass>

export const BulletinColumn = OneOf('no', 'unit', 'above', 'roster', 'participants', 'rate', 'attempts', 'mean', 'fullMarks', 'passed', 'passRate', 'total', 'value', 'rank')
export type BulletinColumn = Static<typeof BulletinColumn>

const Level = Type.Optional(Type.Integer({ minimum: 0, maximum: 20 }))
const bulletinAsked = {
  board: BoardId, depth: Level, parent: Type.Optional(Id), order: Type.Optional(OneOf('rank', 'tree')),
  /** Names of columns with commas between; absent: the usual ones. */
  columns: Type.Optional(Type.String({ maxLength: 120, pattern: '^[A-Za-z]+(,[A-Za-z]+)*$' }))
}

/** A table as a notice prints it. */
export const Bulletin = Type.Object({
  title: Type.String(), asOf: Type.String(),
  columns: Type.Array(Type.Object({ id: BulletinColumn, title: Type.String(), number: Type.Boolean() })),
  /** Texts as printed, in the order of the columns. */
  rows: Type.Array(Type.Array(Type.String())),
  /** The sum of the rows; its rate is that of the sums. */
  sum: Type.Array(Type.String()),
  notes: Type.Array(Type.String())
})
export type Bulletin = Static<typeof Bulletin>

export const Rescored = Type.Object({
  id: Id, at: Time,
  kind: OneOf('key', 'rules'),
  /** What members read on the round's page. */
  text: Type.String(),
  /** For the owner alone: the reason, who, and what became of it. */
  why: Type.String(), who: Type.String(),
  /** 已重新计分 397 份答卷：分数升高 12 份… */
  effect: Type.String(),
  question: Nullable(Type.Object({ id: Id, bank: Id, stem: Type.String() }))
})
export type Rescored = Static<typeof Rescored>

export const ResultsFile = OneOf('people', 'units', 'items', 'attempts', 'bulletin-xlsx', 'bulletin-docx')
export type ResultsFile = Static<typeof ResultsFile>

export const resultsEndpoints = {
  'GET /organiser/rounds/:id/results/units': {
    who: 'organiser', summary: '单位成绩：任一层级或某单位的下级，成员看不到榜时也能看',
    params: round, query: Type.Object({ board: BoardId, depth: Level, parent: Type.Optional(Id) }),
    response: Type.Object({
      ...Head, valueLabel: Type.String(), unitKind: OneOf('percent', 'points', 'count'), depth: Count,
      levels: Type.Array(Type.Object({ depth: Count, name: Type.String() })),
      /** From the top of what I see down to the unit whose parts are shown. */
      path: Type.Array(UnitRef),
      rows: Type.Array(ResultUnit)
    })
  },
  'GET /organiser/rounds/:id/results/units/:unitId': {
    who: 'organiser', summary: '一个单位的名次怎样算出来的，和前一名比的是什么',
    params: Type.Object({ id: Id, unitId: Id }), query: Type.Object({ board: BoardId, below: Type.Optional(Type.Literal(true)) }),
    response: Type.Object({
      unit: UnitRef, title: Type.String(), value: Type.String(), steps: Type.Array(Step), rules: Type.Array(Type.String()), rank: Nullable(Type.Integer()), whyNot: Type.String(),
      /** Null: the first, without a rank, or the one above is not mine to see. */
      above: Nullable(Neighbour), hidden: Type.Boolean()
    })
  },
  'GET /organiser/rounds/:id/results/people': {
    who: 'organiser', summary: '个人成绩：全名、工号，按单位、组别、合格、满分筛选',
    params: round,
    query: Type.Object({ ...peopleFilter, offset: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })), limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })) }),
    response: Type.Object({
      ...Head, total: Count,
      groups: Type.Array(BoardRef),
      /** Each group has ranks of its own. */
      perGroup: Type.Boolean(),
      /** Something of the board can be passed. */
      passes: Type.Boolean(),
      rows: Type.Array(ResultPerson)
    })
  },
  'GET /organiser/rounds/:id/results/people/:memberId/arithmetic': {
    who: 'organiser', summary: '一个人的成绩怎样算出来的，名次由什么决定',
    params: Type.Object({ id: Id, memberId: Id }), query: Type.Object({ board: BoardId }),
    response: Type.Object({
      steps: Type.Array(Step), rank: Nullable(Type.Integer()), of: Count,
      /** Why there is no rank; empty: there is one. */
      whyNot: Type.String(),
      /** What the order goes by, in its order, with the person's own figures. */
      order: Type.Array(Type.Object({ name: Type.String(), value: Type.String() })),
      above: Nullable(Neighbour), hidden: Type.Boolean()
    })
  },
  'GET /organiser/rounds/:id/results/distribution': {
    who: 'organiser', summary: '分数分布：计入成绩的分数分段、平均、中位数、标准差、四分位、合格率',
    params: round, query: Type.Object({ board: BoardId, unit: Type.Optional(Id) }),
    response: Type.Object({
      ...Head, n: Count,
      /** Null: there is no most. */
      full: Nullable(Points),
      classes: Type.Array(ScoreClass),
      mean: Nullable(Points), median: Nullable(Points), deviation: Nullable(Points), lower: Nullable(Points), upper: Nullable(Points), least: Nullable(Points), most: Nullable(Points),
      fullMarks: Count, passed: Nullable(Count)
    })
  },
  'GET /organiser/rounds/:id/results/bulletin': {
    who: 'organiser', summary: '通报表：各单位应参与、已参与、参与率、平均分、名次', params: round, query: Type.Object(bulletinAsked), response: Bulletin
  },
  'GET /organiser/rounds/:id/results/rescored': {
    who: 'organiser', summary: '这场竞赛什么时候、为什么重新计过分', params: round, response: Type.Object({ items: Type.Array(Rescored) })
  },
  'POST /organiser/rounds/:id/results/export': {
    who: 'organiser', summary: '把成绩导出成表（长任务）', params: round,
    body: Type.Object({
      file: ResultsFile, ...peopleFilter,
      /** Of units and the bulletin; absent with units: every level. */
      depth: Level, parent: Type.Optional(Id), order: Type.Optional(OneOf('rank', 'tree')), columns: Type.Optional(Text(120))
    }, { additionalProperties: false }),
    response: Job
  }
} as const satisfies EndpointTable
