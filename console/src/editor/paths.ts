/** Where something stands in a configuration, as problems name it: phases.0.paper.parts.1.count. */
export type Path = string

type Node = Record<string, unknown> | unknown[]

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null
const get = (node: Node, key: string): unknown => (node as Record<string, unknown>)[key]

export function read(root: unknown, path: Path): unknown {
  if (path === '') return root
  return path.split('.').reduce<unknown>((at, key) => (isNode(at) ? get(at, key) : undefined), root)
}

/** A copy with the value in its place; nothing else is touched. `undefined` takes the field out (of a list: the item). */
export function write<T>(root: T, path: Path, value: unknown): T {
  if (path === '') return value as T
  const [key = '', ...rest] = path.split('.')
  const node: Node = isNode(root) ? root : {}
  const inner = rest.length ? write(get(node, key), rest.join('.'), value) : value
  if (Array.isArray(node)) {
    const copy = [...node]
    if (inner === undefined) copy.splice(Number(key), 1)
    else copy[Number(key)] = inner
    return copy as T
  }
  const { [key]: _, ...others } = node
  return (inner === undefined ? others : { ...node, [key]: inner }) as T
}

/** One field of a configuration: what it holds, and how it is set. */
export interface Spot<T> {
  readonly path: Path
  readonly value: T
  set(next: T): void
  /** A field within; setting one of something that is not there yet makes it. */
  at<K extends keyof NonNullable<T>>(key: K): Spot<NonNullable<T>[K]>
}

export type Change = (path: Path, value: unknown) => void

export const spotOf = <T>(path: Path, value: T, change: Change): Spot<T> => ({
  path, value,
  set: (next) => change(path, next),
  at: (key) => spotOf(path === '' ? String(key) : `${path}.${String(key)}`, (value === undefined || value === null ? undefined : (value as NonNullable<T>)[key]) as NonNullable<T>[typeof key], change)
})

/** After its `kind` was looked at: the spot as that one form of it. */
export const as = <U>(spot: Spot<unknown>): Spot<U> => spot as Spot<U>

/** Fields of a list as spots of their own. */
export const each = <T>(spot: Spot<T[] | undefined>): Spot<T>[] => (spot.value ?? []).map((_, i) => (spot as Spot<T[]>).at(i) as Spot<T>)

const inOrder = (_: string, value: unknown): unknown => (isNode(value) && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value)
/** In whatever order the fields were written. */
export const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a, inOrder) === JSON.stringify(b, inOrder)
