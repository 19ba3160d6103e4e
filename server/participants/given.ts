import { sql, type Selectable } from 'kysely'
import type { GivenRow } from '../../contract/participants'
import type { UnitRanking } from '../../contract/round-config'
import type { Context } from '../context'
import type { UnitTable } from '../db/schema'
import { unitNodes, unitRefs } from '../roster/queries'
import type { Round } from '../rounds/round'
import { metricNames } from '../rounds/rules/units'
import { lineage } from '../unit-path'
import type { KnownUnit } from './rules/match-units'

const FOUND = 100

/** Units of the round, and those above them, which are ranked as well. */
const inRound = (round: Pick<Round, 'id'>) => sql<boolean>`exists (select 1 from round_unit ru join unit top on top.id = ru.unit_id where ru.round_id = ${round.id}
  and (substr(u.path, 1, length(top.path)) = top.path or substr(top.path, 1, length(u.path)) = u.path))`

/** The units below one, or those of a name, with what they were given. */
export async function givenRows({ db }: Context, round: Round, of: { parent: string } | { search: string }): Promise<GivenRow[]> {
  const which = 'parent' in of ? sql<boolean>`u.parent_id = ${of.parent}` : sql<boolean>`u.name like ${`%${of.search.replace(/[%_\\]/g, '')}%`}`
  const units = await db.selectFrom('unit as u').selectAll('u').where('active', '=', 1).where(which).where(inRound(round)).orderBy('depth').orderBy('sort').orderBy('id')
    .$if('search' in of, (query) => query.limit(FOUND)).execute()
  return rowsOf(db, round, units)
}

/** A branch has nothing below it and stands alone. */
export async function givenAlone({ db }: Context, round: Round, unitId: string): Promise<GivenRow[]> {
  return rowsOf(db, round, await db.selectFrom('unit as u').selectAll('u').where('id', '=', unitId).where(inRound(round)).execute())
}

/** Every unit of the round, as a pasted table may name it. */
export async function everyUnit({ db }: Context, round: Round): Promise<KnownUnit[]> {
  const units = await db.selectFrom('unit as u').leftJoin('unit as p', 'p.id', 'u.parent_id').select(['u.id', 'u.name', 'p.name as above']).where('u.active', '=', 1).where(inRound(round)).execute()
  const given = new Map((await db.selectFrom('unit_given').selectAll().where('round_id', '=', round.id).execute()).map((row) => [row.unit_id, row]))
  return units.map(({ id, name, above }) => {
    const own = given.get(id)
    return { id, name, above: above ?? '', was: { points: own ? Number(own.points) / 100 : null, reason: own?.reason ?? '' } }
  })
}

async function rowsOf(db: Context['db'], { id }: Round, units: readonly Selectable<UnitTable>[]): Promise<GivenRow[]> {
  const rows = units.length ? await db.selectFrom('unit_given').selectAll().where('round_id', '=', id).where('unit_id', 'in', units.map((unit) => unit.id)).execute() : []
  const given = new Map(rows.map((row) => [row.unit_id, row]))
  return (await unitNodes(db, units)).map(({ id: unitId, name, path, hasChildren }) => {
    const own = given.get(unitId)
    return { unit: { id: unitId, name }, path, hasChildren, points: own ? Number(own.points) / 100 : null, reason: own?.reason ?? '' }
  })
}

/** Where a round takes place: the lowest unit that all its units lie under. */
export async function topOf({ db }: Context, round: Round): Promise<string[]> {
  const paths = (await db.selectFrom('unit').select('path').where('id', 'in', round.config.audience.units).execute()).map(({ path }) => lineage(path))
  const [first = []] = paths
  const apart = first.findIndex((id, at) => paths.some((path) => path[at] !== id))
  return apart < 0 ? first : first.slice(0, apart)
}

/** From where the round takes place down to a unit. */
export async function pathTo({ db }: Context, top: readonly string[], path: string) {
  return unitRefs(db, lineage(path).slice(Math.max(0, top.length - 1)))
}

export const outside = async ({ db }: Context, round: Round, ids: readonly string[]): Promise<boolean> =>
  (await db.selectFrom('unit as u').select('u.id').where('u.id', 'in', [...ids]).where(inRound(round)).execute()).length < new Set(ids).size

/** What the round calls the points, and how much of them counts. */
export function givenPart({ by }: UnitRanking): { name: string; cap: number | null } {
  const part = by.kind === 'points' ? by.parts.find(({ metric }) => metric === 'given') : undefined
  return { name: part?.name ?? metricNames.given, cap: part?.cap ?? null }
}
