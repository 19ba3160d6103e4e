import { changesBetween } from './changes'
import { same, type Path } from './paths'

export interface Met {
  path: Path
  mine: unknown
  theirs: unknown
}

export interface Merged<T> {
  merged: T
  /** They changed it and I did not: theirs came in. */
  taken: Path[]
  /** Both changed it, differently: mine stayed. */
  kept: Met[]
}

type Fields = Record<string, unknown>
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value)
const isNamed = (value: unknown): value is (Fields & { id: string })[] => Array.isArray(value) && value.every((one) => isFields(one) && typeof one.id === 'string')
const keysOf = (...all: Fields[]) => [...new Set(all.flatMap((one) => Object.keys(one)))]
/** Of a choice with a `kind` the fields belong together: half of one and half of another is neither. */
const alike = (...all: Fields[]) => all.every(({ kind }) => kind === all[0]?.kind)

/** What I changed laid over what somebody else has saved meanwhile, field by field; phases and awards are the same where their ids are. */
export function merge<T>(base: T, mine: T, theirs: T): Merged<T> {
  const taken: Path[] = []
  const kept: Met[] = []
  const join = (path: Path, key: string | number) => (path === '' ? String(key) : `${path}.${key}`)
  const walk = (path: Path, from: unknown, my: unknown, their: unknown): unknown => {
    if (same(my, their) || same(their, from)) return my
    if (same(my, from)) {
      taken.push(...changesBetween(from, their, path))
      return their
    }
    if (isFields(from) && isFields(my) && isFields(their) && alike(from, my, their)) {
      return Object.fromEntries(keysOf(my, their).flatMap((key) => {
        const value = walk(join(path, key), from[key], my[key], their[key])
        return value === undefined ? [] : [[key, value]]
      }))
    }
    const listed = isNamed(from) && isNamed(my) && isNamed(their) ? walkList(path, from, my, their) : null
    if (listed) return listed
    kept.push({ path, mine: my, theirs: their })
    return my
  }
  const walkList = (path: Path, from: (Fields & { id: string })[], my: (Fields & { id: string })[], their: (Fields & { id: string })[]): unknown[] | null => {
    const find = (list: typeof from, id: string) => list.find((one) => one.id === id)
    const ids = (list: typeof from) => list.map(({ id }) => id)
    // Whoever changed the order or the number decides it; where both did, nothing is guessed.
    if (!same(ids(my), ids(from)) && !same(ids(their), ids(from)) && !same(ids(my), ids(their))) return null
    const order = same(ids(my), ids(from)) ? ids(their) : ids(my)
    return order.map((id, i) => {
      const [was, one, other] = [find(from, id), find(my, id), find(their, id)]
      if (one === undefined || other === undefined) return one ?? other
      return walk(join(path, i), was, one, other)
    })
  }
  return { merged: walk('', base, mine, theirs) as T, taken, kept }
}
