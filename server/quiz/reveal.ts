import type { RevealedKey } from '../../contract/question'
import type { Context } from '../context'
import type { PaperItem, Rubric } from '../rounds/rules/types'

/**
 * The one way on which a key leaves the server. Callers have asked the round's reveal rule first (`revealAfterPaper`, `revealsEach`) and
 * pass only the items it allows.
 */
export async function revealKeys(ctx: Context, items: readonly PaperItem[]): Promise<Map<string, RevealedKey>> {
  const versions = [...new Set(items.map((item) => item.version))]
  if (versions.length === 0) return new Map()
  const rows = await ctx.db.selectFrom('question_version').select(['id', 'rubric', 'analysis', 'source']).where('id', 'in', versions).execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  return new Map(items.flatMap((item) => {
    const row = byId.get(item.version)
    if (!row) return []
    const rubric = JSON.parse(row.rubric) as Rubric
    const right = item.order.length
      ? item.order.flatMap((place, shown) => (rubric.right.includes(place) ? [shown] : []))
      : rubric.right
    return [[item.version, { right, texts: rubric.texts, analysis: row.analysis, source: row.source }] as const]
  }))
}

/** For marking one confirmed answer at once: stays inside the server. */
export async function rubricsFor(ctx: Context, items: readonly PaperItem[]): Promise<Map<string, Rubric>> {
  const versions = [...new Set(items.map((item) => item.version))]
  const rows = versions.length === 0 ? [] : await ctx.db.selectFrom('question_version').select(['id', 'rubric']).where('id', 'in', versions).execute()
  return new Map(rows.map((row) => [row.id, JSON.parse(row.rubric) as Rubric]))
}
