import { forUpdate } from '../db/dialects'
import type { MaterialProgressTable } from '../db/study-schema'
import { defineWrite, type Tx } from '../db/writer/write'
import { notFound } from '../errors'
import { chapterBegins, measureOf, type KeptBody } from './rules/body'
import { believable, countOf, isRead, merged, within } from './rules/progress'
import type { Kept } from './view'

interface Report { id: string; memberId: string; version: number; chapter: number; place: number; seen: number[][]; seconds: number; kept?: true; now: number }

/** `later`: some of it may be believed when more time has gone. */
interface Reported { row: MaterialProgressTable; later: boolean }

/**
 * Adds what was seen since. What cannot have been seen in the time there was is left out, and may be said again when more time has gone:
 * the first report, which a page sends when it opens, starts the clock. What comes late, out of a phone without network, can have been seen neither
 * faster than the phone says that it took, nor faster than the clock here says.
 */
export const reportProgress = defineWrite('material.progress', async ({ db, engine }: Tx, report: Report): Promise<Reported> => {
  const { id, memberId, chapter, place, now } = report
  const material = await db.selectFrom('material').select(['body', 'version']).where('id', '=', id).executeTakeFirst()
  if (!material) throw notFound('这份资料')
  const body = JSON.parse(material.body) as KeptBody
  const measure = measureOf(body)
  const row = await db.selectFrom('material_progress').selectAll().where('member_id', '=', memberId).where('material_id', '=', id).modifyEnd(forUpdate(engine)).executeTakeFirst()
  const before = row ? JSON.parse(row.seen) as Kept : { v: material.version, s: [], b: now, t: now }
  const same = before.v === material.version
  const known = same ? before.s : []
  const begin = chapterBegins(body, chapter)
  const claimed = report.version === material.version ? within(merged(report.seen.map(([from = 0, to = 0]) => [from + begin, to + begin])), countOf(measure)) : []
  const inTime = (seconds: number) => believable(measure, known, claimed, seconds)
  const honest = !report.kept || inTime(report.seconds)
  const believed = honest && inTime((now - before.b) / 1000)
  const s = believed ? merged(known, claimed) : known
  const grown = JSON.stringify(s) !== JSON.stringify(known)
  const kept: Kept = { v: material.version, s, b: grown || !row ? now : before.b, t: now }
  const fresh = {
    seen: JSON.stringify(kept), place: JSON.stringify({ chapter, place }),
    // Nobody spends more time than there was, nor the same time twice.
    seconds: (row?.seconds ?? 0) + (report.kept && !believed ? 0 : Math.min(report.seconds, Math.max(0, Math.round((now - before.t) / 1000)))),
    read_at: row?.read_at ?? (isRead(measure, s) ? now : null), updated_at: now
  }
  if (row) await db.updateTable('material_progress').set(fresh).where('member_id', '=', memberId).where('material_id', '=', id).execute()
  else await db.insertInto('material_progress').values({ member_id: memberId, material_id: id, first_at: now, ...fresh }).execute()
  return { row: { member_id: memberId, material_id: id, first_at: row?.first_at ?? now, ...fresh }, later: honest && !believed }
})
