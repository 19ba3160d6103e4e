import { sql } from 'kysely'
import type { EventFigures, EventFiguresRow } from '../../../contract/event-statistics'
import type { Context } from '../../context'
import type { MemberActor } from '../../http/call'
import { headsIn, sharedPaths } from '../../study/heads'
import { belongingTo, headSums } from '../attendance/view'
import type { Event } from '../event'
import { audienceOf, seenPaths } from '../managed'
import { differentPeople } from './people'
import { summed, treeAt, treeLines, unitPaths, type TreeLine, type Within } from './tree'

/** Each unit's figures in one event, as one question with any part of the tree for it. */
export type FiguresOf = (within: Within) => EventFigures

const TIMES = ['expected', 'came', 'late', 'left_early', 'absent', 'walk_ins', 'companions'] as const

/** Everything about an event that is counted, by unit; the branches of the tree are summed from it. */
export async function eventFigures(ctx: Context, event: Event, now: number): Promise<FiguresOf> {
  const { db } = ctx
  const pathOf = await unitPaths(ctx)
  const { rows: times } = await sql<{ unit_id: string } & Record<(typeof TIMES)[number], number>>`select p.unit_id, ${headSums(event)}, sum(case when a.party = '' then 0 else length(a.party) - length(replace(a.party, ',', '')) + 1 end) as companions
    from (${belongingTo(event)}) p join event_session s on s.event_id = ${event.id} and s.session = p.session and s.state = 'open' left join attendance a on a.event_id = ${event.id} and a.session = p.session and a.member_id = p.member_id
    left join sign_up k on k.event_id = ${event.id} and k.session = p.session and k.member_id = p.member_id and k.state = 'confirmed' group by p.unit_id`.execute(db)
  const { rows: signed } = await sql<{ unit_id: string; heads: number; excused: number }>`select unit_id, sum(case when state = 'confirmed' then heads else 0 end) as heads, sum(case when state = 'excused' then 1 else 0 end) as excused
    from sign_up where event_id = ${event.id} and state in ('confirmed', 'excused') group by unit_id`.execute(db)
  const { rows: earned } = await sql<{ unit_id: string; hours: number }>`select a.unit_id, sum(h.delta) as hours from hour_entry h join attendance a on a.event_id = h.event_id and a.session = h.session and a.member_id = h.member_id
    where h.event_id = ${event.id} group by a.unit_id`.execute(db)
  const seated = await differentPeople(ctx, sql`select member_id, unit_id from sign_up where event_id = ${event.id} and state = 'confirmed'`, pathOf)
  const came = await differentPeople(ctx, sql`select a.member_id, a.unit_id from attendance a join event_session s on s.event_id = a.event_id and s.session = a.session and s.state = 'open' where a.event_id = ${event.id} and a.state <> 'absent'`, pathOf)
  const at = Math.min(now, event.last_at)
  const heads = await headsIn(ctx, await audienceOf(ctx, event.id), at, at)
  return (within) => {
    const { expected, came: all, late, left_early: leftEarly, absent, walk_ins: walkIns, companions } = summed(times, TIMES, pathOf, within)
    let asked = 0
    for (const unit of heads.own.values()) if (within(unit.path)) asked += unit.n
    return {
      asked, signedUp: seated.inside(within), ...summed(signed, ['heads', 'excused'], pathOf, within), expected, came: all, late, leftEarly, absent, walkIns, companions, people: came.inside(within), ...summed(earned, ['hours'], pathOf, within)
    }
  }
}

const something = (figures: EventFigures) => Object.values(figures).some((n) => n > 0)

/** What the actor may see of it: all of his own event, else his own units. */
async function seenIn(ctx: Context, actor: MemberActor, event: Event): Promise<Within> {
  const paths = await seenPaths(ctx, actor, event)
  return (path) => paths === null || paths.some((one) => path.startsWith(one))
}

export async function eventStatistics(ctx: Context, actor: MemberActor, event: Event, unitId: string | undefined, now: number) {
  const seen = await seenIn(ctx, actor, event)
  const of = await eventFigures(ctx, event, now)
  const { path, whole, branches } = await treeAt(ctx, actor, unitId, seen)
  const audience = await audienceOf(ctx, event.id)
  const rows = branches.flatMap(({ unit, part, hasChildren, path: own, within }): EventFiguresRow[] => {
    const figures = of(within)
    return something(figures) || (own !== '' && sharedPaths(audience, [own]).length > 0) ? [{ unit, part, hasChildren, ...figures }] : []
  })
  return { path, total: of(whole), rows }
}

/** The whole tree that the actor sees: for a table on paper. */
export async function eventTree(ctx: Context, actor: MemberActor, event: Event, now: number): Promise<{ total: EventFigures; rows: TreeLine<EventFigures>[] }> {
  const seen = await seenIn(ctx, actor, event)
  const of = await eventFigures(ctx, event, now)
  const tree = await treeAt(ctx, actor, undefined, seen)
  return { total: of(tree.whole), rows: await treeLines(ctx, tree, seen, of, something) }
}
