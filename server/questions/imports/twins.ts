import { sql, type Kysely } from 'kysely'
import type { ReadBody } from '../../../contract/questions'
import { among, type Engine } from '../../db/dialects'
import type { Schema } from '../../db/schema'
import type { Twin } from '../rules/item'
import { bigrams, exactForm, exactKey, likenessOf, NEAR, nearKeys, wordsOf } from '../rules/likeness'

export interface Candidate {
  no: number
  body: ReadBody
  /** Others may be found to say the same as this one. */
  whole: boolean
}

interface Measured extends Candidate {
  form: string
  grams: Set<number>
  near: string[]
}

const CHUNK = 250
/** What shares a key with so many is measured against some of them only. */
const MOST = 30

const measured = (one: Candidate): Measured => {
  const grams = bigrams(wordsOf(one.body))
  return { ...one, form: exactForm(one.body), grams, near: nearKeys(one.body, grams) }
}

type Reading = { db: Kysely<Schema>; engine: Engine }

/**
 * For each item the question that says the same or nearly: of the bank first, else an earlier one of the file. Works in slices, so that
 * other requests go on.
 */
export async function findTwins(reading: Reading, bankId: string | null, items: readonly Candidate[]): Promise<Map<number, Twin>> {
  const twins = new Map<number, Twin>()
  const file = new FileIndex()
  for (let from = 0; from < items.length; from += CHUNK) {
    const some = items.slice(from, from + CHUNK).map(measured)
    const kept = bankId === null ? new Map<number, Twin>() : await inBank(reading, bankId, some)
    for (const one of some) {
      const twin = kept.get(one.no) ?? file.find(one)
      if (twin) twins.set(one.no, twin)
      if (one.whole) file.add(one)
    }
    await new Promise((resolve) => setImmediate(resolve))
  }
  return twins
}

class FileIndex {
  private readonly exact = new Map<string, number>()
  private readonly near = new Map<string, Measured[]>()

  find(one: Measured): Twin | null {
    const same = this.exact.get(one.form)
    if (same !== undefined) return { questionId: null, no: same, exact: true, likeness: 1 }
    const best = closest(one, new Set(one.near.flatMap((key) => this.near.get(key) ?? [])), ({ grams }) => grams)
    return best && { questionId: null, no: best.found.no, exact: false, likeness: best.likeness }
  }

  add(one: Measured) {
    if (!this.exact.has(one.form)) this.exact.set(one.form, one.no)
    for (const key of one.near) {
      const bucket = this.near.get(key)
      if (!bucket) this.near.set(key, [one])
      else if (bucket.length < MOST) bucket.push(one)
    }
  }
}

function closest<T>(one: Measured, among: Iterable<T>, gramsOf: (candidate: T) => ReadonlySet<number>): { found: T; likeness: number } | null {
  let best: { found: T; likeness: number } | null = null
  for (const found of among) {
    const likeness = likenessOf(one.grams, gramsOf(found))
    if (likeness >= NEAR && likeness > (best?.likeness ?? 0)) best = { found, likeness }
  }
  return best && { ...best, likeness: Math.round(best.likeness * 1000) / 1000 }
}

interface Known {
  id: string
  form: string
  grams: Set<number>
}

/** One look-up of the keys and one of the words for a whole slice. */
async function inBank({ db, engine }: Reading, bankId: string, some: readonly Measured[]): Promise<Map<number, Twin>> {
  const keys = [...new Set(some.flatMap((one) => [exactKey(one.body), ...one.near]))]
  // The bank is not asked for in the query: an engine might begin with all of its questions.
  const shared = await sql<{ id: string; kind: string; key: string; bank_id: string; status: string }>`select k.question_id as id, k.kind, k.key, q.bank_id, q.status
    from question_key k join question q on q.id = k.question_id where ${among(engine, 'k.key', keys)}`.execute(db)
  const rows = shared.rows.filter((row) => row.bank_id === bankId && row.status !== 'removed')
  if (rows.length === 0) return new Map()
  const byKey = new Map<string, string[]>()
  for (const { id, kind, key } of rows) {
    const name = `${kind} ${key}`
    const bucket = byKey.get(name)
    if (!bucket) byKey.set(name, [id])
    else if (bucket.length < MOST || kind === 'exact') bucket.push(id)
  }
  const candidates = new Map(some.map((one) => [one.no, new Set([`exact ${exactKey(one.body)}`, ...one.near.map((key) => `near ${key}`)].flatMap((name) => byKey.get(name) ?? []))]))
  const known = await knownWords({ db, engine }, [...new Set([...candidates.values()].flatMap((ids) => [...ids]))])
  const twins = new Map<number, Twin>()
  for (const one of some) {
    const found = [...candidates.get(one.no) ?? []].sort().flatMap((id) => known.get(id) ?? [])
    const same = found.find(({ form }) => form === one.form)
    const best = same ? { found: same, likeness: 1 } : closest(one, found, ({ grams }) => grams)
    if (best) twins.set(one.no, { questionId: best.found.id, no: null, exact: same !== undefined, likeness: best.likeness })
  }
  return twins
}

async function knownWords({ db, engine }: Reading, ids: readonly string[]): Promise<Map<string, Known>> {
  const { rows } = await sql<{ id: string; type: ReadBody['type']; stem: string; options: string }>`select q.id, v.type, v.stem, v.options from question q
    join question_version v on v.question_id = q.id and v.version = q.version where ${among(engine, 'q.id', ids)}`.execute(db)
  return new Map(rows.map(({ id, type, stem, options }) => {
    const body = { type, stem, options: JSON.parse(options) as string[] }
    return [id, { id, form: exactForm(body), grams: bigrams(wordsOf(body)) }]
  }))
}
