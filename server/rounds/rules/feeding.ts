import type { PhaseConfig, RoundConfig } from '../../../contract/round-config'

/*
 * What a phase is fed by. A make-up counts for who is sent on if it is over when the next phase opens: then the list waits for it. One that
 * ends later mends the result alone.
 */

export const makeUpsInTime = ({ phases }: Pick<RoundConfig, 'phases'>, source: string, into: Pick<PhaseConfig, 'window'>): PhaseConfig[] =>
  phases.filter(({ makeUp, window }) => makeUp?.of === source && window.closesAt <= into.window.opensAt)

/** Every phase that has to be over before it is known who comes into this one. */
export function feedersOf(config: Pick<RoundConfig, 'phases'>, into: PhaseConfig): PhaseConfig[] {
  const sources = config.phases.filter(({ id }) => into.entry?.from.some(({ phase }) => phase === id))
  return [...sources, ...sources.flatMap(({ id }) => makeUpsInTime(config, id, into))]
}
