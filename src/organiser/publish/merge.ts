import type { Form } from './form'

export type Field = keyof Form

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** Fields in which two forms differ. */
export const changed = <F extends object>(a: F, b: F): (keyof F)[] => (Object.keys(a) as (keyof F)[]).filter((field) => !same(a[field], b[field]))

export interface Merged<F extends object = Form> {
  form: F
  /** They changed it and I did not: theirs was taken over. */
  taken: (keyof F)[]
  /** Both changed it, differently: mine was kept. */
  kept: (keyof F)[]
}

/** What I typed stays; what somebody else has changed meanwhile comes in where I did not touch it. */
export function merge<F extends object> (base: F, mine: F, theirs: F): Merged<F> {
  const theirChanges = changed(base, theirs)
  const taken = theirChanges.filter((field) => same(mine[field], base[field]))
  const kept = theirChanges.filter((field) => !taken.includes(field) && !same(mine[field], theirs[field]))
  const form = { ...mine }
  for (const field of taken) form[field] = theirs[field]
  return { form, taken, kept }
}
