import type { Path, Spot } from '../../../editor/paths'
import { counts } from '../phases'
import type { Options } from '../../../editor/options'
import { phaseName } from '../words'
import { Pick } from '../../../editor/fields/controls'
import { useEditing } from './useEditing'

/** Phases by name; `only`: those that count. */
export function usePhases(only = true, without?: string): Options<string> {
  const { config: { phases } } = useEditing()
  return phases.flatMap((phase, i) => ((only && !counts(phase)) || phase.id === without ? [] : [[phase.id, phaseName(phases, i)] as const]))
}

export function PhasePick({ spot, label, empty, only = true, without }: { spot: Spot<string | undefined>; label: string; empty?: string; only?: boolean; without?: string }) {
  const options = usePhases(only, without)
  // A phase that is no longer there is shown by its id: the problem beside it names it so.
  const shown = spot.value !== undefined && !options.some(([id]) => id === spot.value) ? [...options, [spot.value, spot.value] as const] : options
  return <Pick spot={spot} label={label} options={shown} {...(empty !== undefined && { empty })} width={140} />
}

export function useGroups(): Options<string> {
  const { config: { audience: { groups } } } = useEditing()
  return groups?.list.map(({ id, name }) => [id, name] as const) ?? []
}

/** The phase that a field belongs to. */
export const phaseIndex = (path: Path): number => Number(/^phases\.(\d+)/.exec(path)?.[1] ?? 0)
