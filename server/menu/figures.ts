import { sql } from 'kysely'
import type { MenuFigure } from '../../contract/menu'
import { withinGrants } from '../auth/actors'
import type { Context } from '../context'
import type { MemberActor } from '../http/call'

export interface FiguresAsked { of: 'giving' | 'ordering'; from?: number; until?: number }

type Sum = Omit<MenuFigure, 'unit'>
interface Row { id: string; name: string; asked: number; accepted: number; done: number; people: number; minutes: number; stars: number; rated: number }

const whole = (sum: Pick<Row, 'stars' | 'rated'>) => (sum.rated ? Math.round(sum.stars / sum.rated * 100) / 100 : null)

/** By unit, of orders asked in a stretch of time: what became of them, whom they reached, for how long. */
export async function menuFigures({ db }: Context, { grants }: MemberActor, { of, from, until }: FiguresAsked): Promise<{ rows: MenuFigure[]; total: Sum }> {
  const { rows } = await sql<Row>`select x.id, x.name, count(*) as asked, count(o.accepted_at) as accepted, sum(case when o.state in ('done', 'rated') then 1 else 0 end) as done,
      sum(coalesce(o.done_heads, 0)) as people, sum(case when o.state in ('done', 'rated') then o.minutes else 0 end) as minutes, sum(coalesce(o.stars, 0)) as stars, count(o.stars) as rated
    from menu_order o join menu_offer f on f.id = o.offer_id join unit x on x.id = ${of === 'giving' ? sql`f.unit_id` : sql`o.unit_id`}
    where ${withinGrants(grants, 'x.path')} ${from === undefined ? sql`` : sql`and o.asked_at >= ${from}`} ${until === undefined ? sql`` : sql`and o.asked_at < ${until}`}
    group by x.id, x.name, x.path order by x.path`.execute(db)
  const read = rows.map((row) => ({ unit: { id: row.id, name: row.name }, asked: Number(row.asked), accepted: Number(row.accepted), done: Number(row.done), people: Number(row.people), minutes: Number(row.minutes), sum: Number(row.stars), rated: Number(row.rated) }))
  const add = (field: 'asked' | 'accepted' | 'done' | 'people' | 'minutes' | 'sum' | 'rated') => read.reduce((sum, row) => sum + row[field], 0)
  return {
    rows: read.map(({ sum, ...row }) => ({ ...row, stars: whole({ stars: sum, rated: row.rated }) })),
    total: { asked: add('asked'), accepted: add('accepted'), done: add('done'), people: add('people'), minutes: add('minutes'), stars: whole({ stars: add('sum'), rated: add('rated') }), rated: add('rated') }
  }
}
