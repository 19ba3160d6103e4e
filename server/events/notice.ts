import type { EventConfig } from '../../contract/event-config'
import type { Context } from '../context'
import { unitRefs } from '../roster/queries'
import { eventNotice as noticeOf } from './rules/notice'

/** An event's rules in sentences, with the names of the units in it. */
export async function eventNotice(ctx: Pick<Context, 'db' | 'config'>, config: EventConfig): Promise<string[]> {
  const { quotas } = config
  const ids = [...new Set([
    ...config.audience.units, ...config.sessions.flatMap(({ units = [] }) => units), ...(config.reserved ?? []).flatMap(({ units = [] }) => units),
    ...[...(quotas?.units?.list ?? []), ...(quotas?.least ?? [])].map(({ unit }) => unit)
  ])]
  const names = new Map((await unitRefs(ctx.db, ids)).map(({ id, name }) => [id, name]))
  const named = config.requires?.attended ?? []
  const events = new Map(named.length ? (await ctx.db.selectFrom('event').select(['id', 'title']).where('id', 'in', named).execute()).map(({ id, title }) => [id, title]) : [])
  return noticeOf(config, { unitName: (id) => names.get(id) ?? '', eventName: (id) => events.get(id) ?? '' }, ctx.config.zone)
}
