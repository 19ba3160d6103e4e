import type { RoundConfig } from '../../contract/round-config'
import type { Context } from '../context'
import { metaValue } from '../meta'
import { unitRefs } from '../roster/queries'
import { noticeOf, type NoticeFacts } from './rules/notice'
import { formOf } from './rules/notice-form'
import { papersOf } from './rules/phases'

type Reads = Pick<Context, 'db' | 'config'>

/** The notice's sentences with the names that the configuration only refers to. */
export const noticeForRound = async (ctx: Reads, config: RoundConfig): Promise<string[]> => noticeOf(config, await factsFor(ctx, config))

/** What is answered and how, as one sentence of it. */
export const formForRound = async (ctx: Reads, config: RoundConfig): Promise<string> => formOf(config, await factsFor(ctx, config))

async function factsFor(ctx: Reads, config: RoundConfig): Promise<NoticeFacts> {
  const invited = await unitRefs(ctx.db, config.audience.units)
  const others = await unitRefs(ctx.db, [...new Set([
    ...(config.audience.outOfRanking?.units ?? []), ...config.phases.flatMap(({ window }) => (window.batches ?? []).flatMap(({ units }) => units))
  ])])
  const names = new Map([...invited, ...others].map(({ id, name }) => [id, name]))
  const fixed = [...new Set(config.phases.flatMap((phase) => papersOf(phase).flatMap(({ paper }) => (paper.kind === 'fixed' ? paper.questions.map(({ question }) => question) : []))))]
  const types = fixed.length === 0 ? [] : await ctx.db.selectFrom('question').select(['id', 'type']).where('id', 'in', fixed).execute()
  const typeOf = new Map(types.map((row) => [row.id, row.type]))
  const levels = JSON.parse(await metaValue(ctx.db, 'levels', '[]')) as string[]
  return {
    levelName: (level) => levels[level]?.replace(/级$/, '级单位'),
    audience: invited.map((unit) => unit.name), unitName: (id) => names.get(id) ?? id, typeOf: (id) => typeOf.get(id), zone: ctx.config.zone
  }
}
