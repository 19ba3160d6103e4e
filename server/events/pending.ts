import { sql } from 'kysely'
import { covers } from '../auth/actors'
import type { Context } from '../context'
import type { MemberActor } from '../http/call'
import { insidePaths, pathsOf } from '../study/managed'
import { eventFrom } from './event'

/** Sign-ups that an organiser has to decide about: of his own events at every step, of others where his units come first. */
export async function applicationsFor(ctx: Context, actor: MemberActor, now: number): Promise<number> {
  const paths = pathsOf(actor)
  const { rows } = await sql<{ event_id: string; owner: string; path: string; stage: number; n: number }>`select k.event_id, o.path as owner, u.path, k.stage, count(*) as n
    from event e join event_session s on s.event_id = e.id join sign_up k on k.event_id = s.event_id and k.session = s.session join unit o on o.id = e.unit_id join unit u on u.id = k.unit_id
    where e.state = 'published' and e.last_at > ${now} and s.state = 'open' and s.ends_at > ${now} and k.state = 'applied' and (${insidePaths('o.path', paths)} or ${insidePaths('u.path', paths)})
    group by k.event_id, o.path, u.path, k.stage`.execute(ctx.db)
  if (rows.length === 0) return 0
  const events = await ctx.db.selectFrom('event').selectAll().where('id', 'in', [...new Set(rows.map(({ event_id }) => event_id))]).execute()
  const enrols = new Map(events.map((row) => [row.id, eventFrom(row).config.enrol]))
  return rows.reduce((sum, { event_id, owner, path, stage, n }) => {
    const enrol = enrols.get(event_id)
    // A lot decides by itself.
    if (!enrol || enrol.how === 'lot') return sum
    const by = (enrol.stages ?? [{ by: 'organiser' as const }])[stage]?.by
    return covers(actor.grants, owner) || (by === 'unit' && covers(actor.grants, path)) ? sum + Number(n) : sum
  }, 0)
}
