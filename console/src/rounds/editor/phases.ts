import type { PhaseConfig, PhaseRole, RoundConfig } from '../../../../contract/round-config'
import { freshId } from '../../editor/lists'

const DAY = 86_400_000

/** Whether it enters anybody's result of its own. */
export const counts = ({ role }: Pick<PhaseConfig, 'role'>) => role !== 'practice' && role !== 'makeup'

function without<T extends object, K extends keyof T>(value: T, ...keys: K[]): Omit<T, K> {
  const copy = { ...value }
  for (const key of keys) delete copy[key]
  return copy
}

/** What is particular to a phase of this kind, beside what it takes over from the one before. */
function forRole(role: PhaseRole, config: RoundConfig, before: PhaseConfig): Partial<PhaseConfig> {
  const counting = config.phases.filter(counts).at(-1)
  switch (role) {
    case 'scored': return {}
    case 'season': return { role }
    case 'practice': return { role, attempts: { perDay: 5 }, counting: { kind: 'best' }, reveal: 'paper' }
    case 'level': return { role, pass: before.pass ?? { correct: 1 }, ...(before.role === 'level' && before.pass && { gates: [{ kind: 'phase', phase: before.id, passed: true }] }) }
    case 'makeup': return { role, attempts: { total: 1 }, makeUp: { of: counting?.id ?? before.id, who: counting?.pass ? 'both' : 'absent' } }
    case 'final': return { role, attempts: { total: 1 }, counting: { kind: 'first' }, ...(counting && { entry: { from: [{ phase: counting.id, cut: { kind: 'top', count: 30 } }], once: false, edge: 'all' } }) }
    default: return role satisfies never
  }
}

/** Another phase behind the others, begun where the last one ends; several that count need a way to make up the result. */
export function addPhase(config: RoundConfig, role: PhaseRole): RoundConfig {
  const before = config.phases.at(-1) as PhaseConfig
  const length = Math.min(Math.max(before.window.closesAt - before.window.opensAt, 3_600_000), 7 * DAY)
  const opensAt = role === 'practice' ? before.window.opensAt : Math.max(...config.phases.map(({ window }) => window.closesAt)) + (role === 'final' || role === 'makeup' ? DAY : 0)
  const rules = without(before, 'name', 'role', 'gates', 'entry', 'makeUp', 'revealAt', 'alternatives')
  const phase: PhaseConfig = {
    ...rules, ...forRole(role, config, before), id: freshId(config.phases.map(({ id }) => id), role),
    window: { ...without(before.window, 'batches', 'closed'), opensAt, closesAt: opensAt + length }
  }
  const phases = [...config.phases, phase]
  const result = !config.result && phases.filter(counts).length > 1
    ? { result: { by: role === 'final' ? { kind: 'last' as const, others: 'behind' as const } : role === 'season' ? { kind: 'apart' as const } : { kind: 'sum' as const } } } : {}
  return { ...config, phases, ...result }
}

/** Without the phase; how phases make up the result is asked no more where one is left. */
export function removePhase(config: RoundConfig, at: number): RoundConfig {
  const phases = config.phases.filter((_, i) => i !== at)
  return phases.filter(counts).length < 2 && config.phases.filter(counts).length > 1 ? { ...without(config, 'result'), phases } : { ...config, phases }
}

/** Days of a round as it is tried out: the midnight before each, from the day of the opening to that of the close. */
export const dayCount = (config: Pick<RoundConfig, 'phases'>): { from: number; to: number } => ({
  from: Math.min(...config.phases.map(({ window }) => window.opensAt)), to: Math.max(...config.phases.map(({ window }) => window.closesAt))
})
