import type { Kysely } from 'kysely'
import type { HonourList, HonourRow } from '../../contract/awards'
import type { Context } from '../context'
import type { HonourTable } from '../db/awards-schema'
import type { Schema } from '../db/schema'
import type { MemberActor } from '../http/call'
import { masked } from '../leaderboard/people'
import { listId, type ListHead } from './lists'

/* What has been made known of a round: the newest lists of awards, and the draws. */

const FIRST = 50

const isDraw = (list: string) => list.startsWith('draw-')

/** 0: nothing was announced. */
export async function newestVersion(db: Kysely<Schema>, roundId: string): Promise<number> {
  const row = await db.selectFrom('announcement').select((eb) => eb.fn.max<number | null>('version').as('version')).where('round_id', '=', roundId).executeTakeFirst()
  return Number(row?.version ?? 0)
}

/** Whether there is anything to show to members. */
export async function hasHonours({ db }: Context, round: { id: string; config: { awards?: unknown } }): Promise<boolean> {
  if (!round.config.awards) return false
  if (await newestVersion(db, round.id) > 0) return true
  return await db.selectFrom('prize_draw').select('draw').where('round_id', '=', round.id).limit(1).executeTakeFirst() !== undefined
}

/** What a member, or the units above, have of what was made known: 你获得了一等奖. */
export async function wonWords({ db }: Pick<Context, 'db'>, roundId: string, { id, lineage }: MemberActor['member']): Promise<string[]> {
  const newest = await db.selectFrom('announcement').select(['version', 'lists']).where('round_id', '=', roundId).orderBy('version', 'desc').limit(1).executeTakeFirst()
  const names = new Map((newest ? JSON.parse(newest.lists) as ListHead[] : []).map((head) => [head.id, head.name]))
  const own = await db.selectFrom('honour').select(['list', 'version', 'name', 'holder_id', 'prize']).where('round_id', '=', roundId).where('holder_id', 'in', [id, ...lineage])
    .orderBy('list').orderBy('place').execute()
  return own.filter(({ list, version }) => isDraw(list) || version === newest?.version).sort((a, b) => Number(b.holder_id === id) - Number(a.holder_id === id))
    .map(({ list, name, holder_id, prize }) => (isDraw(list) ? `你抽中了${prize}` : `${holder_id === id ? '你' : name}获得了${names.get(list) ?? ''}`))
}

/** Whose eyes a row is for: an organiser of the round reads every name. */
export interface Reader {
  member: MemberActor['member']
  allNames: boolean
}

export function honourRow({ holder_id, name, unit_id, unit, rank, prize }: Omit<HonourTable, 'round_id' | 'list' | 'version' | 'place'>, { member, allNames }: Reader): HonourRow {
  const isUnit = holder_id === unit_id
  const mine = isUnit ? member.lineage.includes(unit_id) : holder_id === member.id
  const known = isUnit || mine || allNames || unit_id === member.unitId
  return { name: known ? name : masked(name), unit, rank, prize, mine }
}

/** The announcement that stands, and every list with its first rows. */
export async function announcedLists({ db }: Context, roundId: string, reader: Reader) {
  const newest = await db.selectFrom('announcement').selectAll().where('round_id', '=', roundId).orderBy('version', 'desc').limit(1).executeTakeFirst()
  const draws = await db.selectFrom('prize_draw').select(['draw', 'rule', 'winners']).where('round_id', '=', roundId).orderBy('at').orderBy('draw').execute()
  const version = newest?.version ?? 0
  const current = (list: string, of: number) => isDraw(list) || of === version
  const first = (await db.selectFrom('honour').selectAll().where('round_id', '=', roundId).where('version', 'in', [1, version]).where('place', '<=', FIRST).orderBy('list').orderBy('place').execute())
    .filter((row) => current(row.list, row.version))
  const own = (await db.selectFrom('honour').select(['list', 'version', 'prize']).where('round_id', '=', roundId).where('holder_id', 'in', [reader.member.id, ...reader.member.lineage]).orderBy('place').execute())
    .filter((row) => current(row.list, row.version))
  const heads: ListHead[] = [
    ...(newest ? JSON.parse(newest.lists) as ListHead[] : []),
    ...draws.map(({ draw, rule, winners }): ListHead =>
      ({ id: listId('draw', draw), kind: 'draw', name: (JSON.parse(rule) as { name: string }).name, total: (JSON.parse(winners) as unknown[]).length }))
  ]
  const lists = heads.map((head): HonourList => ({
    ...head,
    mine: own.filter(({ list }) => list === head.id).map(({ prize }) => prize || head.name),
    rows: first.filter(({ list }) => list === head.id).map((row) => honourRow(row, reader))
  }))
  return { announced: newest ? { version: newest.version, at: newest.at, reason: newest.reason } : null, lists }
}

/** One list from a place on. */
export async function listRows({ db }: Context, roundId: string, list: string, after: number, limit: number, reader: Reader) {
  const version = isDraw(list) ? 1 : await newestVersion(db, roundId)
  const rows = await db.selectFrom('honour').selectAll().where('round_id', '=', roundId).where('list', '=', list).where('version', '=', version)
    .where('place', '>', after).orderBy('place').limit(limit + 1).execute()
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return { items: rows.slice(0, limit).map((row) => honourRow(row, reader)), next: last ? String(last.place) : null }
}
