import { sql } from 'kysely'
import { among } from '../db/dialects'
import type { AttemptTable, StandingTable, UnitStandingTable } from '../db/schema'
import type { Tx } from '../db/writer/write'
import { asksForMore, knownKey, knownOf, nothingKnown, placeOf, type Known } from '../rounds/round-member'
import { boardsOf, periodsOf, type Period } from '../rounds/rules/boards'
import type { RoundConfig } from '../../contract/round-config'
import type { StandingOwner } from './standing'

type Row = Pick<AttemptTable, 'round_id' | 'member_id' | 'unit_id' | 'for_unit' | 'day'>
type Rounds = ReadonlyMap<string, { config: RoundConfig }>

/** What is kept of the members and units that a batch touches. */
export interface KeptFigures {
  standings: StandingTable[]
  units: UnitStandingTable[]
  /** Unit id → path. */
  paths: Map<string, string>
  known: Map<string, Known>
}

const unique = (values: readonly string[]) => [...new Set(values)]

/** @param periods which periods' standings are read; absent: those that each row's day belongs to */
export async function keptFor({ db, engine }: Tx, rows: readonly Row[], rounds: Rounds, periods?: readonly Period[]): Promise<KeptFigures> {
  if (rows.length === 0) return { standings: [], units: [], paths: new Map(), known: new Map() }
  const roundIds = unique(rows.map((row) => row.round_id))
  const memberIds = unique(rows.map((row) => row.member_id))
  const unitIds = unique(rows.map((row) => row.unit_id))
  const boards = unique(rows.flatMap((row) => {
    const config = rounds.get(row.round_id)?.config
    return config ? boardsOf(config, periods ?? periodsOf(config, row.day)) : []
  }))
  const { rows: standings } = await sql<StandingTable>`select * from standing where ${among(engine, 'round_id', roundIds)}
    and ${among(engine, 'board', boards)} and ${among(engine, 'member_id', memberIds)}`.execute(db)
  const { rows: units } = await sql<UnitStandingTable>`select * from unit_standing where ${among(engine, 'round_id', roundIds)} and ${among(engine, 'board', boards)}
    and ${among(engine, 'unit_id', unitIds)}`.execute(db)
  const { rows: paths } = await sql<{ id: string; path: string }>`select id, path from unit where ${among(engine, 'id', unitIds)}`.execute(db)
  const asking = roundIds.flatMap((id) => { const round = rounds.get(id); return round && asksForMore(round.config) ? [{ id, config: round.config }] : [] })
  return { standings, units, paths: new Map(paths.map(({ id, path }) => [id, path])), known: await knownOf({ db, engine }, asking, memberIds) }
}

export function ownerOf(row: Row, config: RoundConfig, { known, paths }: { known: ReadonlyMap<string, Known>; paths: ReadonlyMap<string, string> }): StandingOwner {
  const own = known.get(knownKey(row.round_id, row.member_id)) ?? nothingKnown
  const { group, out } = placeOf(config, row.member_id, paths.get(row.unit_id) ?? row.unit_id, own)
  return { memberId: row.member_id, unitId: row.unit_id, forUnit: row.for_unit === 1, group, out, facts: own.facts }
}
