import { same, type Path } from './paths'

type Fields = Record<string, unknown>
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Fields in which two configurations differ; a list counts as one where something was added to it or taken out. */
export function changesBetween(before: unknown, after: unknown, path: Path = ''): Path[] {
  if (same(before, after)) return []
  const join = (key: string | number) => (path === '' ? String(key) : `${path}.${key}`)
  if (isFields(before) && isFields(after) && before.kind === after.kind) {
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) => changesBetween(before[key], after[key], join(key)))
  }
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length && after.some(isFields)) {
    return after.flatMap((one, i) => changesBetween(before[i], one, join(i)))
  }
  return [path]
}
