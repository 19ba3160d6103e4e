import type { Context } from '../context'
import type { QuestionVersionTable } from '../db/bank-schema'

type Row = Pick<QuestionVersionTable, 'id' | 'kind' | 'rubric' | 'created_at'>
interface Corrected { version: number; before: { version: string; right: number[]; texts: string[][] }[] }

/**
 * The key that each version was written with. A correction gives the new key to older versions as well, since papers are marked by them
 * (rescore/correct-write.ts); what they had before stands in the record of it, and only there.
 */
export async function firstKeys({ db }: Context, questionId: string, versions: readonly Row[]): Promise<(row: Row) => string> {
  const at = versions.filter(({ kind }) => kind === 'key').map((row) => row.created_at)
  const entries = at.length === 0 ? [] : await db.selectFrom('audit').select('data').where('at', 'in', at).where('kind', '=', 'question.key').where('subject', '=', questionId).execute()
  const first = new Map<string, string>()
  for (const { before } of entries.map(({ data }) => JSON.parse(data) as Corrected).sort((a, b) => a.version - b.version)) {
    for (const { version, right, texts } of before) if (!first.has(version)) first.set(version, JSON.stringify({ right, texts }))
  }
  return ({ id, rubric }) => first.get(id) ?? rubric
}
