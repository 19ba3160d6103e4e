import type { RoundConfig } from '../../../contract/round-config'
import { toConfig, toForm } from '../publish/form'
import { merge, type Field } from '../publish/merge'

/**
 * What I changed, phase by phase, laid over what somebody else has saved meanwhile. Said is what met in the phase on show; a phase that they
 * have taken away or added is as they have it.
 */
export function mergeConfigs (original: RoundConfig, mine: RoundConfig, theirs: RoundConfig, zone: string, shown: number): { merged: RoundConfig, taken: Field[], kept: Field[] } {
  let merged = theirs
  let said: { taken: Field[], kept: Field[] } = { taken: [], kept: [] }
  for (const [at, { id }] of theirs.phases.entries()) {
    const was = original.phases.findIndex((phase) => phase.id === id)
    const now = mine.phases.findIndex((phase) => phase.id === id)
    if (was < 0 || now < 0) continue
    const { form, taken, kept } = merge(toForm(original, zone, was), toForm(mine, zone, now), toForm(merged, zone, at))
    merged = toConfig(form, merged, zone, at)
    if (at === shown) said = { taken, kept }
  }
  return { merged, ...said }
}
