import { Type, type Static } from '@sinclair/typebox'
import { OneOf, Text, Time } from '../common'
import { AttemptRule, CountingRule, Gate } from './attempts'
import { EntryRule } from './entry'
import { Alternatives, PaperRule } from './paper'
import { PassRule, RevealRule, ScoringRule, TimingRule } from './scoring'
import { LocalId, ScoreOf, strict } from './terms'
import { WindowRule } from './window'

/** What a phase is for. Practice never counts; a make-up counts in place of the phase it makes up for. */
export const PhaseRole = OneOf('practice', 'scored', 'level', 'season', 'makeup', 'final')
export type PhaseRole = Static<typeof PhaseRole>

/** For whom a make-up is, and what it counts. It counts for who comes into a later phase as well, if it is over when that one opens. */
export const MakeUpRule = Type.Object({
  of: LocalId,
  /** Who took part and did not pass, who did not take part, or both. */
  who: OneOf('failed', 'absent', 'both'),
  /** At most so many points are taken over (usually the pass mark). */
  cap: Type.Optional(ScoreOf)
}, strict)
export type MakeUpRule = Static<typeof MakeUpRule>

/** A stretch of the round with a paper and rules of its own. A round has at least one. */
export const PhaseConfig = Type.Object({
  id: LocalId,
  name: Type.Optional(Text(20)),
  /** Absent: scored. */
  role: Type.Optional(PhaseRole),
  window: WindowRule,
  paper: PaperRule,
  alternatives: Type.Optional(Alternatives),
  scoring: ScoringRule,
  pass: Type.Optional(PassRule),
  timing: TimingRule,
  attempts: AttemptRule,
  counting: CountingRule,
  gates: Type.Optional(Type.Array(Gate, { minItems: 1, maxItems: 20 })),
  entry: Type.Optional(EntryRule),
  /** With the role `makeup`, and only with it. */
  makeUp: Type.Optional(MakeUpRule),
  reveal: RevealRule,
  /** Keys are shown from this moment on, not before, whatever `reveal` allows sooner. */
  revealAt: Type.Optional(Time),
  /** The organiser may enter papers answered by hand; they are marked as such. */
  proxy: Type.Optional(Type.Boolean())
}, strict)
export type PhaseConfig = Static<typeof PhaseConfig>
