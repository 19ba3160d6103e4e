import { Type, type Static } from '@sinclair/typebox'
import { Count, Id, Nullable, OneOf, Points, Ratio, Time, UnitRef } from '../common'
import { PhaseRole, RevealRule } from '../round-config'

/* What a round is to the member who asks. */

/** By the window and the organiser's decisions, at the moment of asking. */
export const RoundState = OneOf('upcoming', 'open', 'closed')
export type RoundState = Static<typeof RoundState>

/** How far my unit has come in a round. */
export const UnitShare = Type.Object({
  unit: UnitRef,
  participants: Count,
  roster: Count,
  rate: Ratio,
  mean: Nullable(Points),
  /** Null while the unit is not ranked or boards are off. */
  rank: Nullable(Type.Integer()),
  /** How many units of its level are ranked; null where `rank` is. */
  of: Nullable(Count)
})
export type UnitShare = Static<typeof UnitShare>

/** One condition of starting, in words, and how far I am. */
export const GateView = Type.Object({
  /** e.g. 第 1 关合格 · 学习积分满 5000 分 */
  text: Type.String(),
  open: Type.Boolean(),
  have: Nullable(Type.Number()),
  need: Nullable(Type.Number()),
  /** What is missing yet, where it is earned by studying: 还差 2 次打卡. Empty: nothing, or it is earned elsewhere. */
  toStudy: Type.String()
})
export type GateView = Static<typeof GateView>

/** What the round means for me now: of the phase that concerns me most at the moment. */
export const MyRound = Type.Object({
  attempts: Count,
  /** Null: no limit. */
  leftTotal: Nullable(Count),
  leftToday: Nullable(Count),
  /** `total` null: as many questions as one can. */
  openAttempt: Nullable(Type.Object({ id: Id, deadlineAt: Time, answered: Count, total: Nullable(Count) })),
  lastAttempt: Nullable(Id),
  /** By the round's counting rule; null before the first finished attempt. */
  score: Nullable(Points),
  rank: Nullable(Type.Integer()),
  canStart: Type.Boolean(),
  /** Why not, as a sentence; empty when one can. */
  whyNot: Type.String(),
  /** The moment from which it may be tried again; null where no moment alone opens it. */
  opensAt: Nullable(Time)
})
export type MyRound = Static<typeof MyRound>

/** By the hours of the day as well; `outsideHours`: between two openings. */
export const PhaseState = OneOf('upcoming', 'open', 'outsideHours', 'closed')
export type PhaseState = Static<typeof PhaseState>

/** A stretch of the round, and what it means for me. */
export const PhaseView = Type.Object({
  id: Type.String(),
  name: Type.String(),
  role: PhaseRole,
  /** For my unit. */
  state: PhaseState,
  opensAt: Time, closesAt: Time,
  questions: Count,
  /** Null: as many questions as one can. */
  fullScore: Nullable(Points),
  paperSeconds: Nullable(Type.Integer()), questionSeconds: Nullable(Type.Integer()),
  /** Leaving the app while answering: how often one may (null: it is only counted), and what comes then. Null: nobody counts. */
  leaving: Nullable(Type.Object({ limit: Nullable(Count), then: OneOf('submit', 'void') })),
  /** A paper handed in sooner than this does not count. */
  leastSeconds: Nullable(Type.Integer()),
  /** Papers to choose between (topics); empty: there is nothing to choose. */
  papers: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), attempts: Count })),
  mine: Type.Intersect([MyRound, Type.Object({
    leftWeek: Nullable(Count),
    /** Null: the phase has no pass mark. */
    passed: Nullable(Type.Boolean()),
    gates: Type.Array(GateView),
    /** Null: everybody may enter. reserve: moves up when somebody stays away. */
    entry: Nullable(OneOf('in', 'reserve', 'out', 'waiting')),
    /** Place among the reserves. */
    place: Nullable(Count)
  })])
})
export type PhaseView = Static<typeof PhaseView>

/** Signing up, where the round asks for it. */
export const SignUpView = Type.Object({
  opensAt: Time, closesAt: Time,
  state: OneOf('upcoming', 'open', 'late', 'closed'),
  fields: Type.Array(Type.String()),
  /** Groups to choose from; empty: there is nothing to choose. */
  groups: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
  mine: Nullable(Type.Object({ at: Time, group: Nullable(Type.String()), fields: Type.Record(Type.String(), Type.String()) }))
})
export type SignUpView = Static<typeof SignUpView>

/** Something to be had in this round, and whether I have reached it. */
export const Goal = Type.Object({
  kind: OneOf('certificate', 'draw'),
  id: Type.String(), name: Type.String(),
  /** What it takes, in words. */
  text: Type.String(),
  reached: Type.Boolean(),
  /** How it ended: the draw has taken place, or the round is over and it was not reached. Null: neither. */
  outcome: Nullable(OneOf('won', 'lost', 'missed')),
  /** What was drawn. */
  prizes: Type.Array(Type.String()),
  /** The certificate's check code, once it is issued. */
  code: Nullable(Type.String())
})
export type Goal = Static<typeof Goal>

export const RoundCard = Type.Object({
  id: Id,
  title: Type.String(),
  topic: Type.String(),
  practice: Type.Boolean(),
  state: RoundState,
  opensAt: Time,
  closesAt: Time,
  /** The phase that concerns me most now; empty name: the round has one phase only. */
  phase: Type.Object({ id: Type.String(), name: Type.String() }),
  questions: Count,
  fullScore: Nullable(Points),
  paperSeconds: Nullable(Type.Integer()),
  questionSeconds: Nullable(Type.Integer()),
  /** So many papers to choose between before one starts; 0: there is nothing to choose. */
  papers: Count,
  mine: MyRound,
  unit: Nullable(UnitShare),
  /** Awards have been announced, or prizes drawn. */
  honours: Type.Boolean(),
  /** What I or my unit have of them, as sentences: 你获得了一等奖. */
  won: Type.Array(Type.String())
})
export type RoundCard = Static<typeof RoundCard>

export const RoundNotes = Type.Array(Type.Object({ at: Time, text: Type.String() }))
export type RoundNotes = Static<typeof RoundNotes>

export const RoundDetail = Type.Intersect([
  RoundCard,
  Type.Object({
    organiser: UnitRef,
    daily: Nullable(Type.Object({ from: Type.Integer(), to: Type.Integer() })),
    /** The rules as the sentences a notice prints. */
    sentences: Type.Array(Type.String()),
    reveal: RevealRule,
    boards: Type.Object({ person: Type.Boolean(), unit: Type.Boolean() }),
    phases: Type.Array(PhaseView),
    signUp: Nullable(SignUpView),
    /** The group I belong to, where there are groups. */
    group: Nullable(Type.String()),
    /** The organiser entered that I need not take part: I am no part of my unit's roster here. */
    excused: Type.Boolean(),
    goals: Type.Array(Goal),
    /** Said on the page: ended early, re-scored and the like. */
    notes: RoundNotes
  })
])
export type RoundDetail = Static<typeof RoundDetail>
