import { sql } from 'kysely'
import type { Context } from '../context'
import { among } from '../db/dialects'
import type { CertificateTable } from '../db/awards-schema'
import { findRound, type Round } from '../rounds/round'
import { RESULT, resultPart } from '../rounds/rules/boards'
import { toPoints } from '../rounds/rules/types'
import { number } from '../rounds/rules/words'

/*
 * A certificate keeps what is printed on it. Where a key was corrected after it was issued, and the score on it came of papers with that
 * question, whoever looks at it is told so: of the score alone, and not what it is now.
 */

type Issued = Pick<CertificateTable, 'code' | 'cert' | 'member_id' | 'issued_at' | 'text'>

/** As `certificateText` prints it; null: there is none on it. */
const printed = (text: string): string | null => /，成绩 ([\d.]+) 分/.exec(text)?.[1] ?? null

interface Paper { member_id: string; phase: string; finished_at: number; voided: string; marks: string | null; body: string }

/** When the score on each was corrected, by code; a certificate whose score still is what it was is left out. */
export async function correctedSince(ctx: Pick<Context, 'db' | 'engine'>, round: Pick<Round, 'id' | 'config'>, certificates: readonly Issued[]): Promise<Map<string, number>> {
  const asked = certificates.filter(({ text }) => printed(text) !== null)
  if (asked.length === 0) return new Map()
  const corrections = await correctionsOf(ctx, round.id, Math.min(...asked.map(({ issued_at }) => issued_at)))
  if (corrections.length === 0) return new Map()
  const papers = await papersOf(ctx, round.id, [...new Set(asked.map(({ member_id }) => member_id))])
  return new Map(asked.flatMap((one) => {
    const own = papers.filter(({ member_id, finished_at }) => member_id === one.member_id && finished_at <= one.issued_at)
    const touched = corrections.filter(({ at, versions }) => at > one.issued_at && own.some(({ body }) => versions.some((version) => body.includes(JSON.stringify(version)))))
    return touched.length && !sameScore(round, one, own) ? [[one.code, Math.max(...touched.map(({ at }) => at))] as const] : []
  }))
}

/** Of one. */
export async function correctedAt(ctx: Pick<Context, 'db' | 'engine'>, row: CertificateTable): Promise<number | null> {
  const round = await findRound(ctx.db, row.round_id)
  return round ? (await correctedSince(ctx, round, [row])).get(row.code) ?? null : null
}

/** What re-scorings have said on the round's page since a moment, with the versions whose keys they corrected (rescore/input.ts). */
async function correctionsOf({ db, engine }: Pick<Context, 'db' | 'engine'>, roundId: string, since: number): Promise<{ at: number; versions: string[] }[]> {
  const notes = (await db.selectFrom('round_note').select(['id', 'at']).where('round_id', '=', roundId).where('at', '>', since).execute()).filter(({ id }) => id.endsWith(`.${roundId}`))
  if (notes.length === 0) return []
  const at = new Map(notes.map((note) => [note.id.slice(0, -roundId.length - 1), Number(note.at)]))
  const { rows } = await sql<{ id: string; input: string }>`select id, input from job where ${among(engine, 'id', [...at.keys()])} and kind = 'rescore'`.execute(db)
  return rows.map(({ id, input }) => ({ at: at.get(id) ?? 0, versions: (JSON.parse(input) as { versions: string[] }).versions }))
}

async function papersOf({ db, engine }: Pick<Context, 'db' | 'engine'>, roundId: string, members: readonly string[]): Promise<Paper[]> {
  const { rows } = await sql<Paper>`select a.member_id, a.phase, a.finished_at, a.voided, a.marks, p.body from attempt a join paper p on p.attempt_id = a.id
    where a.round_id = ${roundId} and a.finished_at is not null and ${among(engine, 'a.member_id', members)} order by a.finished_at, a.id`.execute(db)
  return rows.map((row) => ({ ...row, finished_at: Number(row.finished_at) }))
}

/**
 * Whether the last paper before the certificate still leads to the score that is printed. Each paper keeps what its phase stood at after it, by
 * the keys as they are now; of a result made of several phases no such record is kept, and then it is said that a key was corrected.
 */
function sameScore({ config }: Pick<Round, 'config'>, { cert, text }: Issued, own: readonly Paper[]): boolean {
  const rule = config.awards?.certificates?.find(({ id }) => id === cert)
  const board = rule?.who.phase ?? resultPart(config)
  if (board === RESULT) return false
  const last = own.filter(({ phase, voided }) => phase === board && voided === '').at(-1)
  const after = last && (JSON.parse(last.marks ?? '{}') as { after?: number | null }).after
  return after != null && number(toPoints(after)) === printed(text)
}
