import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { HonourKind } from '../../contract/awards'
import type { Context } from '../context'
import { among } from '../db/dialects'
import type { HonourTable } from '../db/awards-schema'
import type { Round } from '../rounds/round'
import { awardsOf } from '../rounds/rules/honours'
import type { Awarded } from '../rounds/rules/qualify'
import type { RoundStandings } from './standings'

/** A list of awards as it is announced: its id names what the list is of. */
export interface ListHead {
  id: string
  kind: HonourKind
  name: string
  total: number
}

export type ListRow = Pick<HonourTable, 'holder_id' | 'name' | 'unit_id' | 'unit' | 'rank' | 'prize'>

export interface BuiltList extends ListHead {
  rows: ListRow[]
}

export const listId = (kind: HonourKind, id: string) => `${kind}-${id}`

/** Every award with who has it, in the order of the rules and of the ranks. */
export async function awardLists(ctx: Context, round: Round, standings: RoundStandings): Promise<BuiltList[]> {
  const { persons, units } = awardsOf(round.config, standings, round.seed)
  const { awards } = round.config
  const named = await personNames(ctx, persons, standings)
  const unitRows = new Map(standings.units.map(({ unitId, name, rank }) => [unitId, { holder_id: unitId, name, unit_id: unitId, unit: '', rank, prize: '' }]))
  const build = (kind: 'person' | 'unit', list: readonly { id: string; name: string }[], given: readonly Awarded[], rows: ReadonlyMap<string, ListRow>) => list.map(({ id, name }): BuiltList => {
    const own = given.filter(({ award }) => award === id).flatMap((one) => rows.get(one.id) ?? [])
    return { id: listId(kind, id), kind, name, total: own.length, rows: own }
  })
  return [...build('person', awards?.persons ?? [], persons, named), ...build('unit', awards?.units ?? [], units, unitRows)]
}

async function personNames(ctx: Context, given: readonly { id: string }[], { persons }: RoundStandings): Promise<Map<string, ListRow>> {
  const ids = new Set(given.map(({ id }) => id))
  return memberRows(ctx, persons.filter(({ member }) => ids.has(member)).map(({ member, unitId, rank }) => ({ member, unitId, rank })))
}

/** Rows of persons with their names and those of the units they took part for, as they are now. */
export async function memberRows({ db, engine }: Context, persons: readonly { member: string; unitId: string; rank: number | null }[]): Promise<Map<string, ListRow>> {
  const pick = async (table: 'member' | 'unit', ids: readonly string[]) =>
    new Map((await sql<{ id: string; name: string }>`select id, name from ${sql.table(table)} where ${among(engine, 'id', [...new Set(ids)])}`.execute(db)).rows.map(({ id, name }) => [id, name]))
  const names = await pick('member', persons.map(({ member }) => member))
  const units = await pick('unit', persons.map(({ unitId }) => unitId))
  return new Map(persons.map(({ member, unitId, rank }) => [member, {
    holder_id: member, name: names.get(member) ?? '', unit_id: unitId, unit: units.get(unitId) ?? '', rank, prize: ''
  }]))
}

/** Two sets of lists with the same mark say the same. */
export const markOf = (lists: readonly BuiltList[]): string =>
  createHash('sha256').update(JSON.stringify(lists.map(({ id, name, rows }) => [id, name, rows.map(({ holder_id, rank }) => [holder_id, rank])]))).digest('base64url')

export const headOf = ({ id, kind, name, total }: ListHead): ListHead => ({ id, kind, name, total })
