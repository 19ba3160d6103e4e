import type { Entry, EntryList } from '../../contract/advance'
import type { PhaseConfig } from '../../contract/round-config'
import type { Context } from '../context'
import type { Round } from '../rounds/round'
import { feedersOf } from '../rounds/rules/feeding'
import { nameOf } from '../rounds/rules/notice-names'
import { moment } from '../rounds/rules/words'
import { lineage } from '../unit-path'
import { sourcesEnd } from './decide-write'

const ORDER: Record<Entry['state'], number> = { in: 0, moved: 1, reserve: 2, out: 3 }

/** Who comes into a phase, in the order in which a list shows them. */
export async function entryList({ db, config: { zone } }: Context, round: Round, phase: PhaseConfig, now: number): Promise<EntryList> {
  const cut = await db.selectFrom('phase_cut').select('decided_at').where('round_id', '=', round.id).where('phase', '=', phase.id).executeTakeFirst()
  const rows = await db.selectFrom('phase_entry as e').innerJoin('member as m', 'm.id', 'e.member_id')
    .leftJoin('round_entrant as r', (join) => join.onRef('r.round_id', '=', 'e.round_id').onRef('r.member_id', '=', 'e.member_id'))
    .innerJoin('unit as u', (join) => join.on((eb) => eb('u.id', '=', eb.fn.coalesce('r.unit_id', 'm.unit_id'))))
    .select(['e.member_id', 'm.name', 'u.id as unit_id', 'u.name as unit', 'u.path', 'e.state', 'e.place', 'e.source', 'e.note'])
    .where('e.round_id', '=', round.id).where('e.phase', '=', phase.id).execute()
  const attempts = await db.selectFrom('attempt').select(['member_id', 'finished_at']).where('round_id', '=', round.id).where('phase', '=', phase.id).execute()
  const started = new Set(attempts.map((row) => row.member_id))
  const finished = new Set(attempts.filter(({ finished_at }) => finished_at !== null).map((row) => row.member_id))
  const paths = new Map(rows.map((row) => [row.member_id, row.path]))
  const entries = rows.map((row): Entry => ({
    memberId: row.member_id, name: row.name, unit: { id: row.unit_id, name: row.unit }, state: row.state, place: row.place, source: nameOf(round.config, row.source), note: row.note,
    started: started.has(row.member_id), finished: finished.has(row.member_id)
  })).sort((a, b) => ORDER[a.state] - ORDER[b.state] || a.place - b.place || (a.memberId < b.memberId ? -1 : 1))
  return {
    phase: { id: phase.id, name: nameOf(round.config, phase.id), opensAt: phase.window.opensAt },
    decidedAt: cut?.decided_at ?? null, waits: cut ? '' : waiting(round, phase, zone, now),
    ranked: ranked(phase), admitted: entries.filter(({ state }) => state === 'in' || state === 'moved').length, reserves: entries.filter(({ state }) => state === 'reserve').length,
    entries: ranked(phase) ? entries : besideTheirs(entries, ({ memberId }) => heapOf(phase, paths.get(memberId) ?? ''))
  }
}

/** Only where one phase sends its first by one order are places ranks. */
const ranked = ({ entry }: PhaseConfig): boolean => entry?.from.length === 1 && ['top', 'percent', 'score'].includes(entry.from[0]?.cut.kind ?? '')

/** The unit whose places somebody has one of; otherwise the own. */
function heapOf({ entry }: PhaseConfig, path: string): string {
  const cut = entry?.from.find((one) => one.cut.kind === 'perUnit')?.cut
  return lineage(path).at(cut?.kind === 'perUnit' ? cut.level ?? -1 : -1) ?? path
}

/** Who moved up stands with those of the same unit. */
function besideTheirs(entries: readonly Entry[], heap: (entry: Entry) => string): Entry[] {
  const first = new Map<string, number>()
  const place = (entry: Entry) => (entry.state === 'in' || entry.state === 'moved' ? first.get(heap(entry)) ?? 0 : Infinity)
  for (const [at, entry] of entries.entries()) if (!first.has(heap(entry))) first.set(heap(entry), at)
  return entries.map((entry) => ({ entry, at: place(entry) })).sort((a, b) => (a.at === b.at ? 0 : a.at - b.at)).map(({ entry }) => entry)
}

function waiting(round: Round, phase: PhaseConfig, zone: string, now: number): string {
  const ends = sourcesEnd(round, phase)
  const names = feedersOf(round.config, phase).map(({ id }) => nameOf(round.config, id)).join('、')
  return now < ends ? `${names}在 ${moment(ends, zone, now)} 结束，名单随后产生。` : '正在确定名单，请稍等一会儿再看。'
}
