import { unitKey } from '../../roster/rules/words'

/** Endings that every branch has say nothing about which it is. */
const core = (name: string) => unitKey(name).replace(/(?:党支部|支部|党总支|总支|党委|委员会|联合会)$/, '') || unitKey(name)

function pairs(text: string): Set<string> {
  const found = new Set<string>()
  for (let i = 0; i < text.length - 1; i++) found.add(text.slice(i, i + 2))
  return text.length === 1 ? new Set([text]) : found
}

function likeness(a: string, b: string): number {
  if (a === b) return 1
  const [one, other] = [pairs(a), pairs(b)]
  const shared = [...one].filter((pair) => other.has(pair)).length
  return (2 * shared) / (one.size + other.size)
}

/** Units whose names are like this one, the likest first. */
export function nearUnits<U extends { id: string; name: string }>(name: string, units: readonly U[]): string[] {
  const [wanted, whole] = [core(name), unitKey(name)]
  return units.map((unit) => ({ id: unit.id, like: (likeness(wanted, core(unit.name)) + likeness(whole, unitKey(unit.name))) / 2 })).filter(({ like }) => like >= 0.4)
    .sort((a, b) => b.like - a.like).slice(0, 3).map(({ id }) => id)
}
