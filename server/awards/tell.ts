import type { PrizeDraw } from '../../contract/round-config'
import type { Tx } from '../db/writer/write'
import { putNotices, withdrawNotices, type NewNotice } from '../inbox/put'
import type { BuiltList, ListRow } from './lists'

/* What persons are told in the app of what they won. Part of the write that makes it known; nothing goes through WeChat. */

interface Announced { round: { id: string; title: string }; version: number; reason: string; lists: readonly BuiltList[]; now: number }

const wordOf = (roundId: string, version: number) => `honours:${roundId}:${version}`
const pageOf = (roundId: string) => `awards/list/index?id=${roundId}`
const isPerson = ({ holder_id, unit_id }: Pick<ListRow, 'holder_id' | 'unit_id'>) => holder_id !== unit_id

/** Everybody of the lists of persons; of a corrected announcement those for whom something has changed, and they no longer see what they were told before. */
export async function tellAnnounced(tx: Tx, { round, version, reason, lists, now }: Announced): Promise<void> {
  const persons = lists.filter(({ kind }) => kind === 'person')
  const won = gathered(persons.flatMap(({ name, rows }) => rows.map(({ holder_id }) => [holder_id, name] as const)))
  const before = await wonBefore(tx, round.id, version - 1)
  const changed = [...new Set([...won.keys(), ...before.keys()])].filter((member) => String(won.get(member)) !== String(before.get(member)))
  for (let old = 1; old < version; old++) await withdrawNotices(tx, round.id, wordOf(round.id, old), changed)
  const corrected = version > 1
  const because = corrected ? `名单有更正：${reason}` : ''
  await putNotices(tx, changed.map((memberId): NewNotice => {
    const own = won.get(memberId)
    return {
      memberId, kind: 'round', about: round.id, once: wordOf(round.id, version), page: pageOf(round.id),
      ...(own
        ? { title: '你获奖了', text: [`你在“${round.title}”获得${own.join('、')}。`, because].filter(Boolean).join('') }
        : { title: '获奖名单有更正', text: `“${round.title}”的获奖名单重新公布了，请看新名单。原因：${reason}` })
    }
  }), now)
}

/** Whoever was drawn. */
export async function tellDrawn(tx: Tx, round: { id: string; title: string }, rule: PrizeDraw, rows: readonly ListRow[], now: number): Promise<void> {
  await putNotices(tx, rows.filter(isPerson).map(({ holder_id, prize }): NewNotice => ({
    memberId: holder_id, kind: 'round', about: round.id, once: `draw:${round.id}:${rule.id}`, page: pageOf(round.id), title: '你中奖了', text: `“${round.title}”的“${rule.name}”抽出来了，你抽中${prize}。`
  })), now)
}

/** Of the lists of an earlier announcement; nothing of it is read where there was none. */
async function wonBefore({ db }: Tx, roundId: string, version: number): Promise<Map<string, string[]>> {
  if (version === 0) return new Map()
  const { lists } = await db.selectFrom('announcement').select('lists').where('round_id', '=', roundId).where('version', '=', version).executeTakeFirstOrThrow()
  const names = new Map((JSON.parse(lists) as { id: string; kind: string; name: string }[]).filter(({ kind }) => kind === 'person').map(({ id, name }) => [id, name]))
  if (names.size === 0) return new Map()
  const rows = await db.selectFrom('honour').select(['list', 'holder_id']).where('round_id', '=', roundId).where('version', '=', version).where('list', 'in', [...names.keys()]).execute()
  // In the order of the lists, as they are announced.
  const order = [...names.keys()]
  return gathered(rows.sort((a, b) => order.indexOf(a.list) - order.indexOf(b.list)).map(({ list, holder_id }) => [holder_id, names.get(list) ?? ''] as const))
}

function gathered(pairs: readonly (readonly [member: string, name: string])[]): Map<string, string[]> {
  const all = new Map<string, string[]>()
  for (const [member, name] of pairs) all.set(member, [...all.get(member) ?? [], name])
  return all
}
