import type { RoundConfig } from '../../contract/round-config'
import type { Context } from '../context'
import { unitRefs } from '../roster/queries'
import { noticeOf } from './rules/notice'

/** The notice's sentences with the names that the configuration only refers to. */
export async function noticeForRound(ctx: Pick<Context, 'db'>, config: RoundConfig): Promise<string[]> {
  const units = await unitRefs(ctx.db, config.audience.units)
  const fixed = config.phases.flatMap(({ paper }) => (paper.kind === 'fixed' ? paper.questions : []))
  const types = fixed.length === 0 ? [] : await ctx.db.selectFrom('question').select(['id', 'type']).where('id', 'in', fixed.map((q) => q.question)).execute()
  const typeOf = new Map(types.map((row) => [row.id, row.type]))
  return noticeOf(config, {
    audience: units.map((unit) => unit.name),
    fixed: fixed.flatMap(({ question, points }) => {
      const type = typeOf.get(question)
      return type ? [{ type, points }] : []
    })
  })
}
