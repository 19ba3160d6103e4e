import type { RevealRule } from '../../../contract/round-config'

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
