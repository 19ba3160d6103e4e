import type { RoundConfig } from '../../contract/round-config'
import type { AttemptTable, RoundMemberTable } from '../db/schema'
import type { Tx } from '../db/writer/write'
import type { KeptChanges } from '../leaderboard/changes'
import { Changes } from '../leaderboard/changes'
import { fold } from '../leaderboard/fold'
import { ownerOf } from '../leaderboard/kept'
import { roundFrame } from '../leaderboard/standing'
import { withStudied } from '../leaderboard/studied'
import type { AttemptState } from '../quiz/attempt-state'
import { marksOf, type KeptMarks } from '../quiz/finish-write'
import { loadPapers, loadRubrics, rubricEpoch } from '../quiz/load'
import type { Round } from '../rounds/round'
import { asksForMore, knownFrom, knownKey, nothingKnown, placeOf, type Known } from '../rounds/round-member'
import { passes } from '../rounds/rules/answered'
import { longestStreak } from '../rounds/rules/extras'
import { countsForUnit } from '../rounds/rules/roster'

/** An attempt as the new rules see it. */
export type Recounted = Pick<AttemptTable, 'id' | 'score' | 'correct' | 'passed' | 'for_unit' | 'marks' | 'full_score'>

export interface Recount {
  kept: KeptChanges
  /** All finished attempts, as they become. */
  attempts: Recounted[]
  /** How many of them have another score. */
  remarked: number
}

const SLICE = 500

/**
 * Works everything that is kept of a round out anew by other rules: papers are marked again where scoring has changed, what each attempt
 * counts for and every standing are reckoned from the attempts alone. Nothing is written.
 * @param studied study figures that are not on record yet
 */
export async function recount(tx: Tx, round: Round, config: RoundConfig, studied: readonly Required<RoundMemberTable>[] = []): Promise<Recount> {
  const { db } = tx
  const rows = await db.selectFrom('attempt').selectAll().where('round_id', '=', round.id).where('finished_at', 'is not', null).orderBy('id').execute()
  const paths = new Map((await db.selectFrom('unit').select(['id', 'path']).execute()).map((unit) => [unit.id, unit.path]))
  const late = new Set((await db.selectFrom('round_entrant').select('member_id').where('round_id', '=', round.id).where('late', '=', 1).execute()).map((row) => row.member_id))
  const known = asksForMore(config) ? await knownIn(db, round.id, config, studied) : new Map<string, Known>()
  const marked = await markedAnew(tx, round.config, config, rows)
  const frame = roundFrame({ id: round.id, seed: round.seed, config })
  const changes = new Changes(paths)
  const members = new Map<string, AttemptTable[]>()
  for (const row of marked) members.set(row.member_id, [...(members.get(row.member_id) ?? []), row])
  const attempts: Recounted[] = []
  for (const own of members.values()) {
    const [first] = own as [AttemptTable]
    const place = placeOf(config, first.member_id, paths.get(first.unit_id) ?? first.unit_id, known.get(knownKey(round.id, first.member_id)) ?? nothingKnown)
    const forUnit = countsForUnit(config.audience, { late: late.has(first.member_id), out: place.out }) ? 1 : 0
    const mine = own.map((row) => ({ ...row, for_unit: forUnit }))
    const told = round.practice ? [] : fold(frame, ownerOf({ ...first, for_unit: forUnit }, config, { known, paths }), mine, (before, after, day) => { changes.move(frame, before, after, day) }).attempts
    const byId = new Map(told.map((one) => [one.attempt.id, one]))
    for (const row of mine) attempts.push({ ...only(row), marks: retold(row.marks, byId.get(row.id)) })
  }
  const before = new Map(rows.map((row) => [row.id, row.score]))
  return { kept: changes.all(), attempts, remarked: attempts.filter(({ id, score }) => before.get(id) !== score).length }
}

const only = ({ id, score, correct, passed, for_unit, marks, full_score }: AttemptTable): Recounted => ({ id, score, correct, passed, for_unit, marks, full_score })

async function knownIn(db: Tx['db'], roundId: string, config: RoundConfig, studied: readonly Required<RoundMemberTable>[]): Promise<Map<string, Known>> {
  const rows = await db.selectFrom('round_member').selectAll().where('round_id', '=', roundId).execute()
  return new Map(withStudied(rows, studied).map((row) => [knownKey(roundId, row.member_id), knownFrom(row, config)]))
}

/** What the result page says about that moment, by the new rules; what the unit had then stays. */
function retold(marks: string | null, told: { before: number | null; after: number | null } | undefined): string | null {
  if (marks === null) return null
  const kept = JSON.parse(marks) as KeptMarks
  return JSON.stringify({ ...kept, before: told?.before ?? null, after: told?.after ?? null } satisfies KeptMarks)
}

/** Scores by the new rules. Where a phase's scoring is as it was, nothing but its pass mark is looked at. */
async function markedAnew(tx: Tx, before: RoundConfig, after: RoundConfig, rows: readonly AttemptTable[]): Promise<AttemptTable[]> {
  const rules = new Map(after.phases.map((phase) => [phase.id, phase]))
  const old = new Map(before.phases.map((phase) => [phase.id, phase]))
  const again = new Set([...rules.values()].filter(({ id, scoring }) => JSON.stringify(scoring) !== JSON.stringify(old.get(id)?.scoring)).map(({ id }) => id))
  const fresh = new Map<string, AttemptTable>()
  const due = rows.filter((row) => again.has(row.phase))
  const epoch = due.length ? await rubricEpoch(tx) : undefined
  for (let from = 0; from < due.length && epoch; from += SLICE) {
    const part = due.slice(from, from + SLICE)
    const papers = await loadPapers(tx, part.map(({ id }) => id))
    const rubrics = await loadRubrics(tx, [...papers.values()].flatMap((paper) => paper.map(({ version }) => version)), epoch)
    for (const row of part) {
      const phase = rules.get(row.phase)
      if (!phase) continue
      const { marks, score, correct, full } = marksOf(phase, papers.get(row.id) ?? [], rubrics, JSON.parse(row.state) as AttemptState)
      fresh.set(row.id, { ...row, score, correct, full_score: full, marks: JSON.stringify({ ...(JSON.parse(row.marks ?? '{}') as KeptMarks), marks }) })
    }
  }
  return rows.map((row) => {
    const now = fresh.get(row.id) ?? row
    const phase = rules.get(row.phase)
    if (!phase) return now
    const { marks } = JSON.parse(now.marks ?? '{"marks":[]}') as KeptMarks
    return { ...now, passed: passes(phase, { score: now.score ?? 0, correct: now.correct ?? 0, streak: longestStreak(marks) }) ? 1 : 0 }
  })
}
