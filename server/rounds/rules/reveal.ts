import type { PhaseConfig, RevealRule, RoundConfig } from '../../../contract/round-config'

export type RevealMoment =
  | { when: 'now' }
  | { when: 'never' }
  | { when: 'later'; at: number }

/**
 * Whether the key of a finished attempt's questions may be seen. `close` waits for the end of the round for everybody, also for those
 * whose own attempts are used up.
 */
export function revealAfterPaper(rule: RevealRule, closesAt: number, now: number): RevealMoment {
  switch (rule) {
    case 'never': return { when: 'never' }
    case 'each':
    case 'paper': return { when: 'now' }
    case 'close': return now >= closesAt ? { when: 'now' } : { when: 'later', at: closesAt }
    default: return rule satisfies never
  }
}

/** During an attempt only a confirmed answer of a round that reveals after each may show its key. */
export const revealsEach = (rule: RevealRule, locked: boolean) => rule === 'each' && locked

/** When the keys of a phase's papers may be seen. Its close is also that of its make-ups, which may ask the same. */
export function revealMoment(config: Pick<RoundConfig, 'phases'>, phase: PhaseConfig, endedAt: number | null, now: number): RevealMoment {
  const closes = config.phases.filter((one) => one.id === phase.id || one.makeUp?.of === phase.id).map(({ window }) => window.closesAt)
  const closesAt = Math.min(endedAt ?? Infinity, Math.max(...closes))
  const moment = revealAfterPaper(phase.reveal, closesAt, now)
  const { revealAt = 0 } = phase
  if (moment.when === 'never' || now >= revealAt) return moment
  return { when: 'later', at: Math.max(revealAt, moment.when === 'later' ? moment.at : 0) }
}
