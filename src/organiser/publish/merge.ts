import type { Form } from './form'

export type Field = keyof Form

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** Fields in which two forms differ. */
export const changed = (a: Form, b: Form): Field[] => (Object.keys(a) as Field[]).filter((field) => !same(a[field], b[field]))

export interface Merged {
  form: Form
  /** They changed it and I did not: theirs was taken over. */
  taken: Field[]
  /** Both changed it, differently: mine was kept. */
  kept: Field[]
}

/** What I typed stays; what somebody else has changed meanwhile comes in where I did not touch it. */
export function merge (base: Form, mine: Form, theirs: Form): Merged {
  const theirChanges = changed(base, theirs)
  const taken = theirChanges.filter((field) => same(mine[field], base[field]))
  const kept = theirChanges.filter((field) => !taken.includes(field) && !same(mine[field], theirs[field]))
  const form = { ...mine }
  for (const field of taken) Object.assign(form, { [field]: theirs[field] })
  return { form, taken, kept }
}
