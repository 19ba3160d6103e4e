import type { Input } from '../../contract'
import type { reflectionsEndpoints } from '../../contract/reflections'
import type { Context } from '../context'
import type { MemberActor } from '../http/call'
import { placeCursor, placeOf } from '../http/cursor'
import { reflections, type Row } from './views'

type Asked = Input<(typeof reflectionsEndpoints)['GET /reflections']>

/** Newest first: what is shown by when it was shown, one's own by when it was changed. */
export async function feedPage(ctx: Context, { member }: MemberActor, { of, materialId, cursor, limit = 20 }: Asked): Promise<{ rows: Row[]; next: string | null }> {
  const after = placeOf(cursor)
  const at = of === 'mine' ? 'reflection.updated_at' : 'reflection.shown_at'
  let query = reflections(ctx)
  if (of === 'mine') query = query.where('reflection.member_id', '=', member.id)
  else query = query.where('reflection.state', '=', 'shown')
  if (of === 'unit') query = query.where('reflection.unit_id', '=', member.unitId).where('reflection.sight', 'in', ['unit', 'all'])
  if (of === 'all') query = query.where('reflection.sight', '=', 'all')
  if (of === 'picked') {
    query = query.where('reflection.picked_at', 'is not', null)
      .where((eb) => eb.or([eb('reflection.sight', '=', 'all'), eb.and([eb('reflection.sight', '=', 'unit'), eb('reflection.unit_id', '=', member.unitId)])]))
  }
  if (materialId !== undefined) query = query.where('reflection.material_id', '=', materialId)
  if (after) query = query.where(at, '<=', after.at).where((eb) => eb.or([eb(at, '<', after.at), eb.and([eb(at, '=', after.at), eb('reflection.id', '<', after.id)])]))
  const rows = await query.orderBy(at, 'desc').orderBy('reflection.id', 'desc').limit(limit + 1).execute()
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { rows: shown, next: rows.length > limit && last ? placeCursor({ at: of === 'mine' ? last.updated_at : last.shown_at ?? 0, id: last.id }) : null }
}
