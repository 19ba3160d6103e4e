import { sql } from 'kysely'
import type { EventKind } from '../../../contract/event-config'
import type { EventSpanFigures, EventSpanRow } from '../../../contract/event-statistics'
import { withinGrants } from '../../auth/actors'
import type { Context } from '../../context'
import { AppError } from '../../errors'
import type { MemberActor } from '../../http/call'
import { headsIn } from '../../study/heads'
import { pathsOf } from '../../study/managed'
import { addDays, dayBegin, dayOfMoment, isDay } from '../../study/rules/days'
import { differentPeople } from './people'
import { summed, treeAt, treeLines, unitPaths, type Within } from './tree'

/** What took place in a stretch of days: sessions that began in it, were not cancelled and have begun by now. */
interface Held { event_id: string; session: string; unit_id: string; kind: EventKind }
interface Took { unit_id: string; event_id: string; session: string; n: number }

export interface AskedSpan { from?: number; to?: number; unitId?: string }

/** @throws where there is no such day, or nothing between them */
export function spanAsked(asked: AskedSpan, now: number, zone: string): { from: number; to: number } {
  const today = dayOfMoment(now, zone)
  const to = asked.to ?? today
  const from = asked.from ?? Math.floor(to / 10000) * 10000 + 101
  if (!isDay(from) || !isDay(to)) throw new AppError('bad_request', '没有这一天，请重新选择日期。')
  if (from > to) throw new AppError('bad_request', '开始日期要在结束日期之前，请重新选择。')
  return { from, to }
}

interface Span {
  from: number
  to: number
  of: (within: Within) => EventSpanFigures
  /** What was held by these units, by what it was. */
  kinds: (within: Within) => Promise<ReturnType<typeof kindsOf>>
}

/** Of all events together: what one's units held, and what their people took part in, whoever held it. */
async function spanFigures(ctx: Context, actor: MemberActor, asked: AskedSpan, now: number): Promise<Span> {
  const { db, config: { zone } } = ctx
  const { from, to } = spanAsked(asked, now, zone)
  const pathOf = await unitPaths(ctx)
  const begun = sql`s.state = 'open' and s.begins_at >= ${dayBegin(from, zone)} and s.begins_at < ${Math.min(dayBegin(addDays(to, 1), zone), now + 1)}`
  const mine = (column: string) => sql`and ${withinGrants(actor.grants, column)}`
  const { rows: held } = await sql<Held>`select s.event_id, s.session, e.unit_id, e.kind from event_session s join event e on e.id = s.event_id and e.state in ('published', 'closed') join unit u on u.id = e.unit_id
    where ${begun} ${mine('u.path')}`.execute(db)
  const came = sql`from event_session s join attendance a on a.event_id = s.event_id and a.session = s.session and a.heads > 0 join unit u on u.id = a.unit_id where ${begun} ${mine('u.path')}`
  const { rows: took } = await sql<Took>`select a.unit_id, a.event_id, a.session, sum(a.heads) as n ${came} group by a.unit_id, a.event_id, a.session`.execute(db)
  const people = await differentPeople(ctx, sql`select a.member_id, a.unit_id ${came} and a.state <> 'absent'`, pathOf)
  const { rows: earned } = await sql<{ unit_id: string; hours: number }>`select a.unit_id, sum(h.delta) as hours from event_session s join hour_entry h on h.event_id = s.event_id and h.session = s.session
    join attendance a on a.event_id = h.event_id and a.session = h.session and a.member_id = h.member_id join unit u on u.id = a.unit_id where ${begun} ${mine('u.path')} group by a.unit_id`.execute(db)

  const last = Math.min(dayBegin(addDays(to, 1), zone) - 1, now)
  const heads = [...(await headsIn(ctx, pathsOf(actor), last, last)).own.values()]

  const of = (within: Within): EventSpanFigures => {
    const own = held.filter(({ unit_id }) => within(pathOf.get(unit_id) ?? ''))
    const part = took.filter(({ unit_id }) => within(pathOf.get(unit_id) ?? ''))
    return {
      roster: heads.reduce((sum, { path, n }) => (within(path) ? sum + n : sum), 0),
      heldEvents: different(own.map(({ event_id }) => event_id)), heldSessions: own.length,
      events: different(part.map(({ event_id }) => event_id)), sessions: different(part.map(({ event_id, session }) => `${event_id} ${session}`)), personTimes: part.reduce((sum, { n }) => sum + Number(n), 0),
      people: people.inside(within), ...summed(earned, ['hours'], pathOf, within)
    }
  }
  return { from, to, of, kinds: async (within) => kindsOf(held.filter(({ unit_id }) => within(pathOf.get(unit_id) ?? '')), await cameTo(ctx, held)) }
}

const something = (figures: EventSpanFigures) => Object.values(figures).some((n) => n > 0)

export async function spanStatistics(ctx: Context, actor: MemberActor, asked: AskedSpan, now: number) {
  const { from, to, of, kinds } = await spanFigures(ctx, actor, asked, now)
  const { path, whole, branches } = await treeAt(ctx, actor, asked.unitId, () => true)
  const rows = branches.flatMap(({ unit, part, hasChildren, path: own, within }): EventSpanRow[] => {
    const figures = of(within)
    return own !== '' || something(figures) ? [{ unit, part, hasChildren, ...figures }] : []
  })
  return { from, to, path, total: of(whole), rows, kinds: await kinds(whole) }
}

/** The same, with every unit of the tree: for a table on paper. */
export async function spanTree(ctx: Context, actor: MemberActor, asked: AskedSpan, now: number) {
  const { from, to, of, kinds } = await spanFigures(ctx, actor, asked, now)
  const tree = await treeAt(ctx, actor, asked.unitId, () => true)
  return { from, to, unit: tree.path.at(-1)?.name ?? '', total: of(tree.whole), rows: await treeLines(ctx, tree, () => true, of, something), kinds: await kinds(tree.whole) }
}

const different = (ids: readonly string[]) => new Set(ids).size

/** Everybody who came to what was held, from whichever unit. */
async function cameTo({ db }: Context, held: readonly Held[]): Promise<Map<string, number>> {
  const n = new Map<string, number>()
  const ids = [...new Set(held.map(({ event_id }) => event_id))]
  for (let at = 0; at < ids.length; at += 500) {
    const rows = await db.selectFrom('attendance').select(['event_id', 'session', (eb) => eb.fn.sum<number>('heads').as('n')]).where('event_id', 'in', ids.slice(at, at + 500)).where('heads', '>', 0).groupBy(['event_id', 'session']).execute()
    for (const row of rows) n.set(`${row.event_id} ${row.session}`, Number(row.n))
  }
  return n
}

/** What was held, by what it was. */
function kindsOf(held: readonly Held[], came: ReadonlyMap<string, number>) {
  return [...new Set(held.map(({ kind }) => kind))].sort().map((kind) => {
    const own = held.filter((one) => one.kind === kind)
    return { kind, events: different(own.map(({ event_id }) => event_id)), sessions: own.length, personTimes: own.reduce((sum, { event_id, session }) => sum + (came.get(`${event_id} ${session}`) ?? 0), 0) }
  })
}
