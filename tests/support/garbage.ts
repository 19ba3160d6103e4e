import fc from 'fast-check'

type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

/** Values that have broken servers before. */
const nasty = fc.constantFrom<Json>(
  '', ' ', '\u0000', 'a\u0000b', '\ud800', '＜script＞', "'; drop table member; --", '%s%n', '../../etc/passwd', 'x'.repeat(3000), '𠮷'.repeat(50),
  0, -1, 1.5, 1e15, 2 ** 31, 2 ** 53, 1e300, -1e300, null, true, [], {}, [[]], [null], [1e9], ['\u0000'], { id: 'x' }, { length: 5 }, { toString: 1 }
)
const value = fc.oneof({ weight: 3, arbitrary: nasty }, { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Json> })

/** Paths to every place in a value, the value itself left out. */
function places(of: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (of === null || typeof of !== 'object') return []
  return Object.entries(of).flatMap(([key, one]) => [[...path, key], ...places(one, [...path, key])])
}

function put(of: unknown, [key, ...rest]: (string | number)[], fresh: unknown): unknown {
  if (key === undefined) return fresh
  const copy = Array.isArray(of) ? [...of as unknown[]] : { ...of as object }
  const at = copy as Record<string | number, unknown>
  at[key] = put(at[key], rest, fresh)
  return copy
}

/** What somebody might send in place of a valid body: something else altogether, or the body with one place in it spoilt. */
export function spoilt(valid: object): fc.Arbitrary<unknown> {
  const all = places(valid)
  const one = all.length === 0 ? value : fc.tuple(fc.constantFrom(...all), value).map(([path, fresh]) => put(valid, path, fresh))
  const shorter = all.length === 0 ? value : fc.constantFrom(...Object.keys(valid)).map((key) => Object.fromEntries(Object.entries(valid).filter(([name]) => name !== key)))
  return fc.oneof({ weight: 6, arbitrary: one }, { weight: 1, arbitrary: shorter }, { weight: 1, arbitrary: value }, { weight: 1, arbitrary: fc.constant({ ...valid, surplus: 1 }) })
}
