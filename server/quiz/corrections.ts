import type { AttemptResult } from '../../contract/quiz'
import type { Context } from '../context'
import type { AttemptTable } from '../db/schema'
import type { PaperItem } from '../rounds/rules/types'
import { paperOf } from './attempt-view'

/** Of what a re-scoring is to do (rescore/input.ts): the versions whose key was corrected. */
interface Corrected {
  versions: string[]
}

type Handed = Pick<AttemptTable, 'id' | 'round_id' | 'finished_at'>

/** What the round's page says about keys that were corrected after this attempt, as far as its paper holds their questions: latest first. */
export async function correctionsOf({ db }: Context, row: Handed, paper: readonly PaperItem[]): Promise<AttemptResult['notes']> {
  const notes = await db.selectFrom('round_note').select(['id', 'at', 'text']).where('round_id', '=', row.round_id).where('at', '>', row.finished_at ?? 0).orderBy('at', 'desc').orderBy('id', 'desc').execute()
  const byJob = new Map(notes.filter(({ id }) => id.endsWith(`.${row.round_id}`)).map((note) => [note.id.slice(0, -row.round_id.length - 1), note]))
  if (byJob.size === 0) return []
  const jobs = await db.selectFrom('job').select(['id', 'input']).where('id', 'in', [...byJob.keys()]).where('at', '>', row.finished_at ?? 0).orderBy('at', 'desc').execute()
  return jobs.flatMap(({ id, input }) => {
    const { versions } = JSON.parse(input) as Corrected
    const note = byJob.get(id)
    return note && paper.some(({ version }) => versions.includes(version)) ? [{ at: note.at, text: note.text }] : []
  })
}

/** Ids of those attempts of which `correctionsOf` has something to say. Papers are read only where a round has a note. */
export async function correctedAmong(ctx: Context, rows: readonly Handed[]): Promise<Set<string>> {
  const handed = rows.filter((row) => row.finished_at !== null)
  if (handed.length === 0) return new Set()
  const noted = new Set((await ctx.db.selectFrom('round_note').select('round_id').where('round_id', 'in', handed.map((row) => row.round_id)).execute()).map((note) => note.round_id))
  const corrected = new Set<string>()
  for (const row of handed.filter(({ round_id }) => noted.has(round_id))) {
    if ((await correctionsOf(ctx, row, await paperOf(ctx, row.id))).length) corrected.add(row.id)
  }
  return corrected
}
