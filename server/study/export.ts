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
import type { Plan } from './plan'
import { progressOf, progressTree, shownUnit } from './progress'
import { dayWords } from './rules/words'

const PLAN_EXPORT = 'study.export'
const AT_A_TIME = 200

/** Who ordered it with his range of that moment: the table holds what he could see then. */
interface Ordered { planId: string; actor: MemberActor; unitId?: string; from?: number; to?: number; last?: number }

const column = ([title, width]: readonly [string, number]) => ({ title, width })

/** How each unit goes along, and what each person did, as two sheets. */
export const planExport: JobKind = {
  kind: PLAN_EXPORT, mayCancel: true, must: false,
  async run({ ctx, job, tell, file }) {
    const { planId, actor, unitId, from, to, last } = JSON.parse(job.input) as Ordered
    const now = ctx.clock()
    const plan = await managedPlan(ctx, actor, planId)
    const stretch = { ...(unitId && { parent: unitId }), ...(from && { from }), ...(to && { to }), ...(last && { last }) }
    const progress = await progressOf(ctx, actor, plan, stretch, now)
    const tree = await progressTree(ctx, actor, plan, stretch, now)
    const made = `${moment(now, ctx.config.zone)} 导出`
    const units: Sheet = {
      name: '各单位', lead: [`${plan.title}各单位进度`, `${dayWords(progress.from)}至${dayWords(progress.to)}，${made}`, `合计：${shares(progress)}`, '上级单位的数字包含它下面的全部单位；要加总时，请先按“级次”筛选出同一级。'],
      columns: [
        ...([['级次', 8], ['单位', 30]] as const).map(column).map((one, i) => (i === 1 ? { ...one, indents: tree.map(({ level }) => level - 1) } : one)), { title: '上级单位', width: 24 },
        ...([['应参加人数', 12], ['打过卡人数', 12], ['待审核人数', 12], ['还没打卡人数', 14]] as const).map(column), { title: '参与率', width: 10, decimals: 1, percent: true }, ...([['打卡次数', 10], ['打卡天数合计', 14]] as const).map(column),
        ...progress.tasks.map(({ title }) => ({ title: `做过“${title}”的人数`, width: 18 }))
      ],
      rows: tree.map((row): Cell[] => [
        row.level, row.unit.name, row.above, row.heads, row.participants, row.waiting, notYet(row), row.rate, row.checkIns, row.days, ...progress.tasks.map(({ id }) => row.tasks.find((task) => task.id === id)?.done ?? 0)
      ])
    }
    const people: Person[] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: Awaited<ReturnType<typeof peoplePage>> = await peoplePage(ctx, actor, plan, { ...(unitId && { unitId }), ...(cursor && { cursor }), limit: AT_A_TIME }, now)
      people.push(...page.items)
      cursor = page.next
      await tell({ done: people.length, total: page.counts.all, message: `已整理 ${people.length} 人` })
    }
    const columns = columnsOf(plan, people, (at) => moment(at, ctx.config.zone, now))
    const members: Sheet = {
      name: '成员', lead: [`${plan.title}成员打卡情况`, `共 ${people.length} 人，从开始到现在，${made}`],
      columns: columns.map(({ title, width }) => ({ title, width })), rows: people.map((person) => columns.map(({ cell }) => cell(person)))
    }
    await file({ name: `${plan.title}打卡情况.xlsx`, mime: XLSX }, [await workbook([units, members])])
    return { message: `${tree.length} 个单位，${people.length} 人` }
  }
}

/** Of the heads nobody is left out: whoever has moved away may make the rest less than nothing. */
const notYet = ({ heads, participants, waiting }: { heads: number; participants: number; waiting: number }) => Math.max(0, heads - participants - waiting)

const shares = (of: Parameters<typeof notYet>[0]) => `打过卡 ${of.participants} 人${of.waiting ? `，待审核 ${of.waiting} 人` : ''}，还没打卡 ${notYet(of)} 人，应参加 ${of.heads} 人`

type Person = Awaited<ReturnType<typeof peoplePage>>['items'][number]
interface Column { title: string; width: number; cell: (person: Person) => Cell }

const states: Record<Person['state'], string> = { checked: '打过卡', review: '待审核', 'none-yet': '还没打卡' }

/** Groups, teams and points only where the plan has them and they are shown. */
function columnsOf({ config }: Plan, people: readonly Person[], when: (at: number) => string): Column[] {
  const points = people.some(({ totals }) => totals.points !== null)
  const figure = (title: string, of: (totals: Person['totals']) => Cell): Column => ({ title, width: 10, cell: ({ totals }) => of(totals) })
  return [
    { title: '姓名', width: 12, cell: ({ name }) => name }, { title: '单位', width: 26, cell: ({ unit }) => unit.name }, { title: '工号', width: 12, cell: ({ staffNo }) => staffNo },
    ...(config.audience.groups ? [{ title: '组别', width: 12, cell: ({ group }: Person) => group }] : []),
    ...(config.teams ? [{ title: '队伍', width: 14, cell: ({ team }: Person) => team }, { title: '队长', width: 8, cell: ({ leader }: Person) => (leader ? '队长' : '') }] : []),
    { title: '情况', width: 10, cell: ({ state }) => states[state] },
    figure('打卡天数', ({ days }) => days), figure('打卡次数', ({ checkIns }) => checkIns), figure('补卡天数', ({ madeUp }) => madeUp), figure('请假天数', ({ leaves }) => leaves), figure('连续天数', ({ streak }) => streak), figure('最长连续', ({ longest }) => longest),
    ...(points ? [figure('积分', ({ points: sum }) => sum)] : []), { title: '称号', width: 14, cell: ({ totals }) => totals.titles.join('、') },
    { title: '现在该做没做的', width: 28, cell: ({ undone }) => undone.join('、') }, { title: '交了待审核的', width: 22, cell: ({ waiting }) => waiting.join('、') },
    { title: '说明', width: 18, cell: ({ behind, out }) => [behind, out ? '已退出' : ''].filter(Boolean).join('，') }, { title: '最近一次', width: 20, cell: ({ lastAt }) => (lastAt === null ? '' : when(lastAt)) }
  ]
}

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
