import { sql } from 'kysely'
import type { PhaseConfig } from '../../contract/round-config'
import { recordAudit } from '../audit'
import { bulkUpsert } from '../db/dialects/bulk'
import type { PhaseEntryTable, RoundTable, StandingTable } from '../db/schema'
import { defineWrite, type Tx } from '../db/writer/write'
import { AppError, notFound } from '../errors'
import { newId } from '../ids'
import { asksForMore, knownFrom, knownKey, nothingKnown, placeOf } from '../rounds/round-member'
import { playedOf, roundFrame, tallyOf } from '../leaderboard/standing'
import { roundFrom, type Round } from '../rounds/round'
import { entriesInto, type Entries } from '../rounds/rules/entry'
import { feedersOf } from '../rounds/rules/feeding'
import { nameOf } from '../rounds/rules/notice-names'
import { lotBy } from '../rounds/rules/person-order'
import type { PersonPlayed, PhasePlayed } from '../rounds/rules/person-row'
import { GRACE_MS } from '../rounds/rules/timing'
import { lineage } from '../unit-path'

const insertEntries = bulkUpsert<PhaseEntryTable>({
  table: 'phase_entry', key: ['round_id', 'phase', 'member_id'], merge: { place: 'set', state: 'set', source: 'set', at: 'set', note: 'set' },
  columns: { round_id: 'text', phase: 'text', member_id: 'text', place: 'bigint', state: 'text', source: 'text', at: 'bigint', note: 'text' }
})

/** When everything that feeds a phase is over, answers that came a moment late included. */
export const sourcesEnd = ({ config, ended_at }: Pick<Round, 'config' | 'ended_at'>, into: PhaseConfig) =>
  Math.min(ended_at ?? Infinity, Math.max(...feedersOf(config, into).map(({ window }) => window.closesAt))) + GRACE_MS

/**
 * Decides who comes into a phase, once everything that sends somebody into it is over and marked. Done twice it changes nothing.
 * @returns known: it is decided now, by whomever
 */
export const decideEntry = defineWrite('advance.decide', async (tx, { roundId, phase: id, now }: { roundId: string; phase: string; now: number }) => {
  const { round, phase } = await ruleOf(tx, roundId, id)
  if (await cutOf(tx, roundId, id)) return { known: true, decided: false }
  if (round.state === 'draft' || now < sourcesEnd(round, phase) || await stillOpen(tx, round, phase)) return { known: false, decided: false }
  const found = await entriesNow(tx, round, phase, new Set())
  await store(tx, round, id, found, new Map(), now)
  await tx.db.insertInto('phase_cut').values({ round_id: roundId, phase: id, decided_at: now }).execute()
  await tx.db.insertInto('round_note').values({ id: newId(now), round_id: roundId, at: now, text: `${nameOf(round.config, phase.id)}晋级名单已经产生，共 ${found.admitted.length} 人。` }).execute()
  await recordAudit(tx, { at: now, actor: 'system', kind: 'round.advance', subject: roundId, outcome: 'done', data: { phase: id, admitted: found.admitted.length, reserves: found.reserves.length } })
  return { known: true, decided: true }
})

interface Change {
  roundId: string
  phase: string
  actor: string
  now: number
  reason: string
}

/** Takes somebody out of a phase that has not been begun; the next in order moves up. */
export const withdrawEntry = defineWrite('advance.withdraw', async (tx, { roundId, phase: id, memberId, actor, now, reason }: Change & { memberId: string }) => {
  const { round, phase } = await ruleOf(tx, roundId, id)
  const entries = await entriesIn(tx, roundId, id)
  const own = entries.find((row) => row.member_id === memberId)
  if (!own || own.state === 'out') throw new AppError('conflict', '这个人不在名单里，请刷新后再看。')
  if (await hasStarted(tx, roundId, id, memberId)) throw new AppError('conflict', `这个人已经开始${nameOf(round.config, phase.id)}，不能再退出。`)
  const out = new Set(entries.filter((row) => row.state === 'out').map((row) => row.member_id)).add(memberId)
  const found = await entriesNow(tx, round, phase, out)
  await insertEntries(tx.db, tx.engine, [{ ...own, state: 'out', at: now, note: reason }])
  // Nobody is moved any more once the phase is over.
  if (now < phase.window.closesAt) await store(tx, round, id, found, new Map(entries.map((row) => [row.member_id, row])), now, out)
  await recordAudit(tx, { at: now, actor, kind: 'round.advance.withdraw', subject: roundId, outcome: 'done', data: { phase: id, member: memberId, reason } })
  return {}
})

/** Who would move up if somebody stayed away: the list as the withdrawal would make it, without making it. */
export async function wouldMove(tx: Pick<Tx, 'db'>, round: Round, phase: PhaseConfig, memberId: string, now: number): Promise<string[]> {
  const entries = await entriesIn(tx, round.id, phase.id)
  const isIn = ({ state }: PhaseEntryTable) => state === 'in' || state === 'moved'
  if (now >= phase.window.closesAt || !entries.some((row) => row.member_id === memberId && isIn(row))) return []
  const out = new Set(entries.filter(({ state }) => state === 'out').map((row) => row.member_id)).add(memberId)
  const { admitted } = await entriesNow(tx, round, phase, out)
  return admitted.map(({ member }) => member).filter((member) => !entries.some((row) => row.member_id === member && (isIn(row) || row.state === 'out')))
}

/** Decides anew by the ranking as it stands after a correction. Whoever has withdrawn stays out. */
export const decideAgain = defineWrite('advance.again', async (tx, { roundId, phase: id, actor, now, reason }: Change) => {
  const { round, phase } = await ruleOf(tx, roundId, id)
  if (!await cutOf(tx, roundId, id)) throw new AppError('conflict', '名单还没有产生，前面的阶段结束后会自动产生。')
  const begun = await tx.db.selectFrom('attempt').select('id').where('round_id', '=', roundId).where('phase', '=', id).limit(1).executeTakeFirst()
  if (begun || now >= phase.window.opensAt) throw new AppError('round_started', `${nameOf(round.config, phase.id)}已经开始，名单不能再重排。可以让个别人退出，由下一名递补。`)
  const before = await entriesIn(tx, roundId, id)
  const out = before.filter((row) => row.state === 'out')
  const found = await entriesNow(tx, round, phase, new Set(out.map((row) => row.member_id)))
  await tx.db.deleteFrom('phase_entry').where('round_id', '=', roundId).where('phase', '=', id).where('state', '!=', 'out').execute()
  await store(tx, round, id, found, new Map(), now)
  await tx.db.updateTable('phase_cut').set({ decided_at: now }).where('round_id', '=', roundId).where('phase', '=', id).execute()
  const admitted = new Set(found.admitted.map(({ member }) => member))
  const were = before.filter((row) => row.state === 'in' || row.state === 'moved').map((row) => row.member_id)
  const data = { phase: id, reason, added: [...admitted].filter((one) => !were.includes(one)), removed: were.filter((one) => !admitted.has(one)) }
  await tx.db.insertInto('round_note').values({ id: newId(now), round_id: roundId, at: now, text: `${nameOf(round.config, phase.id)}晋级名单已按更正后的成绩重新确定（${reason}）。` }).execute()
  await recordAudit(tx, { at: now, actor, kind: 'round.advance.again', subject: roundId, outcome: 'done', data })
  return {}
})

export const advanceWrites = [decideEntry, withdrawEntry, decideAgain]

async function ruleOf({ db }: Tx, roundId: string, id: string): Promise<{ round: Round; phase: PhaseConfig }> {
  const row = await db.selectFrom('round').selectAll().where('id', '=', roundId).executeTakeFirst()
  const round = row && roundFrom(row as RoundTable)
  const phase = round?.config.phases.find((one) => one.id === id)
  if (!round || !phase?.entry) throw notFound('这个晋级阶段')
  return { round, phase }
}

const cutOf = ({ db }: Tx, roundId: string, phase: string) => db.selectFrom('phase_cut').selectAll().where('round_id', '=', roundId).where('phase', '=', phase).executeTakeFirst()
const entriesIn = ({ db }: Pick<Tx, 'db'>, roundId: string, phase: string) => db.selectFrom('phase_entry').selectAll().where('round_id', '=', roundId).where('phase', '=', phase).execute()
const hasStarted = async ({ db }: Tx, roundId: string, phase: string, memberId: string) =>
  Boolean(await db.selectFrom('attempt').select('id').where('round_id', '=', roundId).where('phase', '=', phase).where('member_id', '=', memberId).limit(1).executeTakeFirst())

/** A paper under way may still change the order. */
const stillOpen = async ({ db }: Tx, { id, config }: Round, into: PhaseConfig) => Boolean(await db.selectFrom('attempt').select('id').where('round_id', '=', id)
  .where('phase', 'in', feedersOf(config, into).map((phase) => phase.id)).where('finished_at', 'is', null).limit(1).executeTakeFirst())

/** Who comes in by what is kept of everybody now, worked out by the function that works it out from a file of attempts. */
async function entriesNow({ db }: Pick<Tx, 'db'>, round: Round, into: PhaseConfig, withdrawn: ReadonlySet<string>): Promise<Entries> {
  const frame = roundFrame(round)
  const { rows } = await sql<Pick<StandingTable, 'board' | 'member_id' | 'unit_id' | 'tally'> & { path: string }>`select s.board, s.member_id, s.unit_id, s.tally, u.path
    from standing s join unit u on u.id = s.unit_id where s.round_id = ${round.id} and s.board in (${sql.join(round.config.phases.map(({ id }) => id))})`.execute(db)
  const known = new Map(asksForMore(round.config)
    ? (await db.selectFrom('round_member').selectAll().where('round_id', '=', round.id).execute()).map((row) => [knownKey(round.id, row.member_id), knownFrom(row, round.config)])
    : [])
  const persons = new Map<string, PersonPlayed & { phases: Map<string, PhasePlayed> }>()
  for (const row of rows) {
    const tally = tallyOf(row)
    if (!tally) continue
    let person = persons.get(row.member_id)
    if (!person) {
      const { group, out } = placeOf(round.config, row.member_id, row.path, known.get(knownKey(round.id, row.member_id)) ?? nothingKnown)
      persons.set(row.member_id, person = { member: { id: row.member_id, unit: row.unit_id }, lineage: lineage(row.path), group, outOfRanking: out, phases: new Map() })
    }
    person.phases.set(row.board, playedOf(frame, row.board, tally))
  }
  return entriesInto(round.config, into, [...persons.values()], lotBy(round.seed), withdrawn)
}

/** Writes down who is in and who waits. Who was in stays in; who comes in later has moved up. */
async function store(tx: Tx, round: Round, phase: string, { admitted, reserves }: Entries, before: ReadonlyMap<string, PhaseEntryTable>, now: number, out: ReadonlySet<string> = new Set()) {
  const row = (member_id: string, source: string, place: number, state: PhaseEntryTable['state']): PhaseEntryTable =>
    ({ round_id: round.id, phase, member_id, place, state, source, at: now, note: '' })
  const isIn = (member: string) => ['in', 'moved'].includes(before.get(member)?.state ?? '')
  const fresh = admitted.filter(({ member }) => !isIn(member) && !out.has(member)).map(({ member, from }, i) => row(member, from, before.size + i + 1, before.size ? 'moved' : 'in'))
  const waiting = reserves.filter(({ member }) => !isIn(member) && !out.has(member)).map(({ member, from, turn }) => row(member, from, turn, 'reserve'))
  await insertEntries(tx.db, tx.engine, [...fresh, ...waiting])
}
