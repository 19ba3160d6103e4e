import type { studyExportEndpoints } from '../../contract/study-export'
import type { MemberActor, Handlers } from '../http/call'
import { newId } from '../ids'
import type { JobKind } from '../jobs/kind'
import { jobView } from '../jobs/views'
import { moment } from '../rounds/rules/words'
import { XLSX, workbook, type Cell, type Sheet } from '../sheets/workbook'
import { orderPlanExport } from './export-write'
import { managedPlan } from './managed'
import { peoplePage } from './people'
import { progressOf, shownUnit } from './progress'
import { dayWords } from './rules/words'

const PLAN_EXPORT = 'study.export'
const AT_A_TIME = 200

/** Who ordered it with his range of that moment: the table holds what he could see then. */
interface Ordered { planId: string; actor: MemberActor; unitId?: string; from?: number; to?: number }

const column = ([title, width]: readonly [string, number]) => ({ title, width })

/** How each unit goes along, and what each person did, as two sheets. */
export const planExport: JobKind = {
  kind: PLAN_EXPORT, mayCancel: true, must: false,
  async run({ ctx, job, tell, file }) {
    const { planId, actor, unitId, from, to } = JSON.parse(job.input) as Ordered
    const now = ctx.clock()
    const plan = await managedPlan(ctx, actor, planId)
    const progress = await progressOf(ctx, actor, plan, { ...(unitId && { parent: unitId }), ...(from && { from }), ...(to && { to }) }, now)
    const made = `${moment(now, ctx.config.zone)} 导出`
    const units: Sheet = {
      name: '各单位', lead: [`${plan.title}各单位进度`, `${dayWords(progress.from)}至${dayWords(progress.to)}，${made}`, `合计：打过卡 ${progress.participants} 人，应参加 ${progress.heads} 人`],
      columns: [...([['单位', 26], ['应参加人数', 12], ['打过卡人数', 12]] as const).map(column), { title: '参与率', width: 10, decimals: 1, percent: true }, ...([['打卡次数', 10], ['打卡天数合计', 14]] as const).map(column),
        ...progress.tasks.map(({ title }) => ({ title: `做过“${title}”的人数`, width: 18 }))],
      rows: progress.rows.map((row): Cell[] => [row.unit.name, row.heads, row.participants, row.rate, row.checkIns, row.days, ...progress.tasks.map(({ id }) => row.tasks.find((task) => task.id === id)?.done ?? 0)])
    }
    const rows: Cell[][] = []
    let points = false
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: Awaited<ReturnType<typeof peoplePage>> = await peoplePage(ctx, actor, plan, { ...(unitId && { unitId }), ...(cursor && { cursor }), limit: AT_A_TIME }, now)
      points ||= page.items.some(({ totals }) => totals.points !== null)
      rows.push(...page.items.map(({ name, unit, staffNo, totals, undone, behind, out, lastAt }): Cell[] => [
        name, unit.name, staffNo, totals.days, totals.checkIns, totals.madeUp, totals.leaves, totals.streak, totals.longest, totals.points, totals.titles.join('、'), undone.join('、'), [behind, out ? '已退出' : ''].filter(Boolean).join('，'),
        lastAt === null ? '还没打过' : moment(lastAt, ctx.config.zone, now)
      ]))
      cursor = page.next
      await tell({ done: rows.length, total: page.counts.all, message: `已整理 ${rows.length} 人` })
    }
    // Where points are switched off nobody sees a column of them.
    const shown = (cells: Cell[]) => (points ? cells : cells.filter((_, i) => i !== POINTS))
    const people: Sheet = {
      name: '成员', lead: [`${plan.title}成员打卡情况`, `共 ${rows.length} 人，从开始到现在，${made}`],
      columns: PEOPLE.filter((_, i) => points || i !== POINTS).map(column), rows: rows.map(shown)
    }
    await file({ name: `${plan.title}打卡情况.xlsx`, mime: XLSX }, [await workbook([units, people])])
    return { message: `${progress.rows.length} 个单位，${rows.length} 人` }
  }
}

const PEOPLE = [['姓名', 12], ['单位', 26], ['工号', 12], ['打卡天数', 10], ['打卡次数', 10], ['补卡天数', 10], ['请假天数', 10], ['连续天数', 10], ['最长连续', 10], ['积分', 10], ['称号', 14], ['现在该做没做的', 28], ['说明', 18], ['最近一次', 20]] as const
const POINTS = 9

export const studyExportHandlers: Handlers<keyof typeof studyExportEndpoints> = {
  async 'POST /organiser/plans/:id/export'({ ctx, actor, input: { id, ...asked }, now }) {
    const plan = await managedPlan(ctx, actor, id)
    const { unit } = await shownUnit(ctx, actor, plan, asked.unitId)
    // The session is nobody's business later.
    const what: Ordered = { planId: id, actor: { ...actor, sessionId: '' }, ...asked }
    const job = await ctx.writer.write(orderPlanExport, {
      job: { id: newId(now), kind: PLAN_EXPORT, unit_id: actor.grants[0]?.unitId ?? '', actor: actor.accountId, subject: id, title: `导出：${plan.title}打卡情况`, message: '等待开始', at: now, input: what },
      title: plan.title, unit: asked.unitId ? unit.name : ''
    })
    return jobView(job, [planExport])
  }
}
