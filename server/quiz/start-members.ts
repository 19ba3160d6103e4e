import { sql } from 'kysely'
import { among } from '../db/dialects'
import { bulkUpsert } from '../db/dialects/bulk'
import type { AttemptTable, PhaseEntryTable, Schema, StandingTable } from '../db/schema'
import type { Tx } from '../db/writer/write'
import type { Entrant } from '../rounds/entrants'
import { asksForMore, knownKey, knownOf, nothingKnown } from '../rounds/round-member'
import type { Facts } from '../rounds/rules/attempts'
import { factsIn } from '../rounds/rules/facts'
import { stretchOf } from '../rounds/rules/start'
import { studiedNow } from '../rounds/studied'
import { lineage } from '../unit-path'
import type { StartInput } from './start-write'
import { unique, type LoadedRound } from './load'
import type { MemberFacts } from './starter'

type Used = Pick<AttemptTable, 'member_id' | 'round_id' | 'phase' | 'no' | 'day'>

export interface StartingMember {
  facts: MemberFacts
  entrant: Entrant | undefined
  own: Used[]
  /** What the server knows of his study now. */
  studied: Facts
}

const memberKey = (row: { round_id: string; member_id: string }) => `${row.round_id} ${row.member_id}`
const grouped = <T extends { round_id: string; member_id: string }>(rows: readonly T[]) => {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const own = groups.get(memberKey(row))
    if (own) own.push(row)
    else groups.set(memberKey(row), [row])
  }
  return groups
}

/** What the rules of starting ask about those who start in one batch. What no rule of their rounds asks is not read. */
export async function loadMembers({ db, engine }: Tx, inputs: readonly StartInput[], rounds: ReadonlyMap<string, LoadedRound>) {
  const ids = unique(inputs.map((input) => input.roundId))
  const memberIds = unique(inputs.map((input) => input.memberId))
  const among2 = sql`${among(engine, 'round_id', ids)} and ${among(engine, 'member_id', memberIds)}`
  const phases = unique([...rounds.values()].flatMap(({ config }) => config.phases.map(({ id }) => id)))
  const entering = inputs.map((input) => rounds.get(input.roundId)?.config.phases.find(({ id }) => id === input.phase)).filter((phase) => phase !== undefined)
  const used = grouped((await sql<Used>`select member_id, round_id, phase, no, day from attempt
    where ${among(engine, 'round_id', ids)} and ${among(engine, 'phase', phases)} and ${among(engine, 'member_id', memberIds)}`.execute(db)).rows)
  const entrants = new Map((await sql<Entrant & { path: string }>`select e.round_id, e.member_id, e.unit_id, e.late, u.path from round_entrant e join unit u on u.id = e.unit_id
    where ${among(engine, 'e.round_id', ids)} and ${among(engine, 'e.member_id', memberIds)}`.execute(db)).rows.map((row) => [memberKey(row), row]))
  const asksStandings = entering.some(({ gates, makeUp, attempts }) => gates?.some(({ kind }) => kind === 'phase') || makeUp || attempts.untilPass)
  const standings = grouped(asksStandings
    ? (await sql<StandingTable>`select * from standing where ${among(engine, 'round_id', ids)} and ${among(engine, 'board', phases)} and ${among(engine, 'member_id', memberIds)}`.execute(db)).rows
    : [])
  const asking = ids.flatMap((id) => { const round = rounds.get(id); return round && asksForMore(round.config) ? [round] : [] })
  const known = await knownOf({ db, engine }, asking, memberIds)
  const studied = new Map<string, Facts>()
  for (const round of asking) {
    const own = inputs.filter((input) => input.roundId === round.id)
    const now = Math.max(...own.map((input) => input.now))
    for (const [memberId, facts] of await studiedNow({ db, engine }, round, factsIn(round.config).study, own.map((input) => input.memberId), now)) studied.set(knownKey(round.id, memberId), facts)
  }
  const asksEntry = entering.some(({ entry }) => entry)
  const entries = grouped(asksEntry ? (await sql<PhaseEntryTable>`select * from phase_entry where ${among2}`.execute(db)).rows : [])
  const cuts = new Set(asksEntry ? (await sql<Schema['phase_cut']>`select * from phase_cut where ${among(engine, 'round_id', ids)}`.execute(db)).rows.map((row) => `${row.round_id} ${row.phase}`) : [])
  const intakes = await intakesOf(inputs, rounds, { db, engine })

  return {
    of(input: StartInput): StartingMember {
      const key = `${input.roundId} ${input.memberId}`
      const entrant = entrants.get(key)
      const own = used.get(key) ?? []
      const before = known.get(key) ?? nothingKnown
      const now = studied.get(key)
      return {
        entrant, own, studied: now ?? {},
        facts: {
          lineage: entrant ? lineage(entrant.path) : input.lineage, late: entrant?.late !== 0, attempts: own,
          standings: new Map((standings.get(key) ?? []).map((row) => [row.board, row])),
          known: now ? { ...before, facts: { ...before.facts, ...now } } : before,
          admitted: (phase) => (cuts.has(`${input.roundId} ${phase}`) ? isIn(entries.get(key)?.find((row) => row.phase === phase)) : null),
          startedInStretch: (phase) => {
            const minutes = rounds.get(input.roundId)?.config.phases.find(({ id }) => id === phase)?.window.intake?.minutes ?? 1
            return intakes.get(intakeKey({ round_id: input.roundId, phase, stretch: stretchOf(minutes, input.now, input.zone) })) ?? 0
          }
        }
      }
    },
    /** Counts one more in, also for those who come later in the same batch. */
    admit(one: Schema['intake']): Schema['intake'] {
      intakes.set(intakeKey(one), (intakes.get(intakeKey(one)) ?? 0) + one.n)
      return one
    }
  }
}

export const addIntakes = bulkUpsert<Schema['intake']>({
  table: 'intake', columns: { round_id: 'text', phase: 'text', stretch: 'bigint', n: 'bigint' }, key: ['round_id', 'phase', 'stretch'], merge: { n: 'add' }
})

/**
 * How many came in so far in each stretch that somebody wants to start in. The rows are held until the transaction ends, and are made where
 * there are none yet: another process asks only after this one has counted its own in.
 */
async function intakesOf(inputs: readonly StartInput[], rounds: ReadonlyMap<string, LoadedRound>, { db, engine }: Pick<Tx, 'db' | 'engine'>): Promise<Map<string, number>> {
  const wanted = new Map(inputs.flatMap(({ roundId, phase, now, zone }) => {
    const intake = rounds.get(roundId)?.config.phases.find(({ id }) => id === phase)?.window.intake
    const row = intake && { round_id: roundId, phase, stretch: stretchOf(intake.minutes, now, zone), n: 0 }
    return row ? [[intakeKey(row), row] as const] : []
  }))
  if (wanted.size === 0) return new Map()
  const rows = [...wanted.values()]
  await addIntakes(db, engine, rows)
  const kept = await sql<Schema['intake']>`select * from intake where ${among(engine, 'round_id', unique(rows.map((row) => row.round_id)))}`.execute(db)
  return new Map(kept.rows.map((row) => [intakeKey(row), Number(row.n)]))
}

const intakeKey = ({ round_id, phase, stretch }: Omit<Schema['intake'], 'n'>) => `${round_id} ${phase} ${stretch}`
export const isIn = (entry: Pick<PhaseEntryTable, 'state'> | undefined) => entry?.state === 'in' || entry?.state === 'moved'
