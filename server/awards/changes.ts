import type { ListChange } from '../../contract/awards'
import type { Context } from '../context'
import type { BuiltList, ListRow } from './lists'

/** How the lists as they are now differ from an announced version, list by list; a list that is the same is left out. */
export async function changesSince({ db }: Context, roundId: string, version: number, lists: readonly BuiltList[]): Promise<ListChange[]> {
  const { lists: heads } = await db.selectFrom('announcement').select('lists').where('round_id', '=', roundId).where('version', '=', version).executeTakeFirstOrThrow()
  const rows = await db.selectFrom('honour').selectAll().where('round_id', '=', roundId).where('version', '=', version).orderBy('place').execute()
  const names = new Map((JSON.parse(heads) as { id: string; name: string }[]).map(({ id, name }) => [id, name]))
  for (const { id, name } of lists) names.set(id, name)
  return [...names].map(([id, name]) => changeOf(name, rows.filter(({ list }) => list === id), lists.find((list) => list.id === id)?.rows ?? []))
    .filter(({ came, left, moved }) => came.length + left.length + moved > 0)
}

const named = ({ name, unit }: ListRow) => ({ name, unit })

function changeOf(name: string, before: readonly ListRow[], now: readonly ListRow[]): ListChange {
  const was = new Map(before.map((row) => [row.holder_id, row]))
  const is = new Set(now.map(({ holder_id }) => holder_id))
  return {
    name, came: now.filter(({ holder_id }) => !was.has(holder_id)).map(named), left: before.filter(({ holder_id }) => !is.has(holder_id)).map(named),
    moved: now.filter(({ holder_id, rank }) => was.has(holder_id) && was.get(holder_id)?.rank !== rank).length
  }
}
