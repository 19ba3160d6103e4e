import { sql } from 'kysely'
import type { Wish } from '../../contract/menu'
import { withinGrants } from '../auth/actors'
import type { MemberActor } from '../http/call'
import type { JobKind } from '../jobs/kind'
import { moment } from '../rounds/rules/words'
import { XLSX, workbook, type Cell, type Sheet } from '../sheets/workbook'
import { menuFigures } from './figures'
import { openContact, termsOf } from './offers'
import { everyOrder, type OrderFound } from './orders'
import { kindNames, placeNames, spanWords, stateNames, wishWords } from './rules/words'

export const MENU_EXPORT = 'menu.export'
/** Who ordered it with his range of that moment: the table holds what he could see then. */
export interface MenuExport { actor: MemberActor; from?: number; until?: number }

const columns = ([
  ['单号', 8], ['服务', 26], ['类别', 10], ['提供的单位', 22], ['主讲/提供人', 12], ['点单的单位', 22], ['点单人', 10], ['联系人', 10], ['联系电话', 14], ['点单时间', 18], ['希望的时间', 34], ['报名人数', 10], ['状态', 10], ['约定时间', 28], ['方式', 8], ['地点', 20], ['实到人数', 10],
  ['时长（分钟）', 10], ['评分', 8], ['评价', 30], ['备注', 24], ['原因', 24]
] as const).map(([title, width]) => ({ title, width }))

/** Every order with its number, what it was and what was said of it; behind it the sums by unit. */
export const menuExport: JobKind = {
  kind: MENU_EXPORT, mayCancel: true, must: false,
  async run({ ctx, job, tell, file }) {
    const { actor, from, until } = JSON.parse(job.input) as MenuExport
    const now = ctx.clock()
    const { zone } = ctx.config
    const span = sql`${from === undefined ? sql`` : sql`and o.asked_at >= ${from}`} ${until === undefined ? sql`` : sql`and o.asked_at < ${until}`}`
    const row = (one: OrderFound): Cell[] => {
      const { giver, place } = termsOf(one)
      const contact = openContact(ctx, one.contact_enc)
      const over = one.state === 'done' || one.state === 'rated'
      return [
        one.no, one.title, kindNames[one.kind], one.giver_unit, giver, one.unit, one.by, contact?.name ?? '', contact?.phone ?? '', moment(one.asked_at, zone), (JSON.parse(one.wishes) as Wish[]).map((wish) => wishWords(wish, 0)).join('；'), one.heads, stateNames[one.state],
        one.begin_at !== null && one.end_at !== null ? spanWords(one.begin_at, one.end_at, zone, 0) : '', placeNames[place], one.place || one.venue, one.done_heads, over ? one.minutes : null, one.stars, one.said, [one.note, one.done_note].filter(Boolean).join('；'), one.reason
      ]
    }
    const rows: Cell[][] = []
    for await (const piece of everyOrder(ctx, sql`(${withinGrants(actor.grants, 'w.path')} or ${withinGrants(actor.grants, 'u.path')}) ${span}`)) {
      rows.push(...piece.map(row))
      await tell({ done: rows.length, message: `已整理 ${rows.length} 单` })
    }
    const made = `${moment(now, zone, 0)} 导出`
    const figures = async (name: string, of: 'giving' | 'ordering'): Promise<Sheet> => {
      const found = await menuFigures(ctx, actor, { of, ...(from !== undefined && { from }), ...(until !== undefined && { until }) })
      const cells = (unit: string, sum: typeof found.total): Cell[] => [unit, sum.asked, sum.accepted, sum.done, sum.people, Math.round(sum.minutes / 6) / 10, sum.stars, sum.rated]
      return {
        name, lead: [name, made], columns: [{ title: '单位', width: 30 }, ...['点单', '接单', '办完', '参加人数'].map((title) => ({ title, width: 10 })), { title: '时长（小时）', width: 12, decimals: 1 }, { title: '平均评分', width: 10, decimals: 2 }, { title: '评价数', width: 10 }],
        rows: [...found.rows.map((one) => cells(one.unit.name, one)), cells('合计', found.total)]
      }
    }
    await file({ name: '点单记录.xlsx', mime: XLSX }, [await workbook([{ name: '订单', lead: ['点单记录', `共 ${rows.length} 单，${made}`], columns, rows }, await figures('按提供的单位', 'giving'), await figures('按点单的单位', 'ordering')])])
    return { message: `${rows.length} 单` }
  }
}
