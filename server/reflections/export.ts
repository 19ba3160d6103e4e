import type { JobKind } from '../jobs/kind'
import type { Context } from '../context'
import { DOCX } from '../sheets/paper'
import { pathEnd } from '../unit-path'
import { localTime } from '../zone'
import { reflectionsDocx, type Printed } from './docx'
import { printedPictures } from './pictures'
import { handedIn, reflections, type Row } from './views'

export const REFLECTIONS_EXPORT = 'reflections.export'
export interface ReflectionsExport { unit: { id: string; name: string; path: string }; from?: number; until?: number; planId?: string; picked?: boolean }

/** A book longer than that nobody opens; the newest are kept. */
const MOST = 2000
/** Bytes of pictures in one document: what Word still opens without trouble. */
const PICTURE_BYTES = 60_000_000
const AT_A_TIME = 100

/** What was shown in a unit and below, unit by unit: nothing that is for its author alone. */
export const reflectionsExport: JobKind = {
  kind: REFLECTIONS_EXPORT, mayCancel: true, must: false,
  async run({ ctx, job, tell, file }) {
    const asked = JSON.parse(job.input) as ReflectionsExport
    const rows = await found(ctx, asked)
    const printed: Printed[] = []
    let room = PICTURE_BYTES
    let left = 0
    for (let at = 0; at < rows.length; at += AT_A_TIME) {
      const some = rows.slice(at, at + AT_A_TIME)
      const first = await handedIn(ctx, some.map(({ id }) => id))
      for (const row of some) {
        const { pictures, missing, bytes } = await printedPictures(ctx, row.id, room)
        room -= bytes
        left += missing
        printed.push({
          heading: `${row.author}：${row.title || '自由写作'}`, by: `${row.unit}　${row.author}　${dayWords(first.get(row.id) ?? row.submitted_at ?? row.updated_at, ctx.config.zone)}`,
          text: row.text, pictures, note: missing ? `另有 ${missing} 张图片没有印出，可在系统里看。` : ''
        })
      }
      await tell({ done: printed.length, total: rows.length, message: `已整理 ${printed.length} 篇` })
    }
    const title = `${asked.unit.name}${asked.picked ? '精选' : ''}心得汇编`
    const authors = new Set(rows.map(({ member_id }) => member_id)).size
    const opening = rows.length ? `共收 ${authors} 人的心得 ${rows.length} 篇，${dayWords(ctx.clock(), ctx.config.zone)}整理。` : '所选范围里还没有展示的心得。'
    await file({ name: `${title.replace(/[\\/:*?"<>|]/g, ' ')}.docx`, mime: DOCX }, [await reflectionsDocx(title, opening, printed)])
    return { message: `共 ${rows.length} 篇${rows.length === MOST ? '，只收最近的这些' : ''}${left ? `，${left} 张图片放不下` : ''}` }
  }
}

async function found(ctx: Context, { unit: { path }, from, until, planId, picked }: ReflectionsExport): Promise<Row[]> {
  let query = reflections(ctx).where('unit.path', '>=', path).where('unit.path', '<', pathEnd(path)).where('reflection.state', '=', 'shown').where('reflection.sight', '<>', 'self')
  if (from !== undefined) query = query.where('reflection.submitted_at', '>=', from)
  if (until !== undefined) query = query.where('reflection.submitted_at', '<', until)
  if (planId !== undefined) query = query.where('reflection.plan_id', '=', planId)
  if (picked) query = query.where('reflection.picked_at', 'is not', null)
  const rows = await query.orderBy('reflection.submitted_at', 'desc').orderBy('reflection.id', 'desc').limit(MOST).execute()
  // Unit by unit, in the order of the tree; within one by when it was handed in.
  return rows.reverse().sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
}

function dayWords(at: number, zone: string): string {
  const { year, month, day } = localTime(at, zone)
  return `${year}年${month}月${day}日`
}
