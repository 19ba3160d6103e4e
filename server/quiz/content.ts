import type { QuestionView } from '../../contract/question'
import type { Context } from '../context'
import { toPoints, type PaperItem } from '../rounds/rules/types'

/** What may be shown of a question while it is being answered. The rubric is not read here: see reveal.ts. */
export interface Content {
  stem: string
  options: string[]
  blanks: number
}

const contents = new WeakMap<Context, Map<string, Content>>()
const LIMIT = 50000
export const JUDGEMENTS = ['正确', '错误']

/** Versions never change, so each is read once. */
export async function contentOf(ctx: Context, versions: readonly string[]): Promise<Map<string, Content>> {
  let known = contents.get(ctx)
  if (!known || known.size > LIMIT) contents.set(ctx, known = new Map())
  const missing = [...new Set(versions)].filter((version) => !known.has(version))
  if (missing.length) {
    const rows = await ctx.db.selectFrom('question_version').select(['id', 'type', 'stem', 'options']).where('id', 'in', missing).execute()
    for (const row of rows) {
      known.set(row.id, { stem: row.stem, options: JSON.parse(row.options) as string[], blanks: row.type === 'fill' ? blanksIn(row.stem) : 0 })
    }
  }
  return known
}

export const blanksIn = (stem: string) => stem.match(/_{2,}/g)?.length ?? 1

export function questionView(item: PaperItem, content: Content | undefined, pos: number): QuestionView {
  if (!content) throw new Error(`Question version ${item.version} is gone`)
  return {
    pos, type: item.type, stem: content.stem, blanks: content.blanks, points: toPoints(item.points),
    options: item.type === 'judge' ? JUDGEMENTS : item.order.map((place) => content.options[place] ?? '')
  }
}
