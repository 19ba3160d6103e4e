import type { EventSpanFigures } from '../../../contract/event-statistics'
import type { MemberActor } from '../../http/call'
import type { JobKind } from '../../jobs/kind'
import { moment } from '../../rounds/rules/words'
import { XLSX, workbook, type Cell, type Sheet } from '../../sheets/workbook'
import { spanWords } from '../../study/rules/words'
import { spanTree, type AskedSpan } from '../figures/span'
import { kindNames } from '../rules/names'

export const EVENT_SPAN = 'event.span'

/** Who ordered it with his range of that moment. */
export interface SpanFile extends AskedSpan { actor: MemberActor }

/** 2026 年 1 月 1 日至 11 月 22 日 */
export const daysWords = (days: { from: number; to: number }) => `${Math.floor(days.from / 10000)} 年 ${spanWords(days)}`

type Tree = Awaited<ReturnType<typeof spanTree>>

/** Each column with what it counts, which stands on a sheet of its own. */
const columns: { title: string; means: string; percent?: boolean; cell: (one: EventSpanFigures) => Cell }[] = [
  { title: '花名册人数', means: '统计的最后一天（最晚到导出时）花名册上的人数；没有花名册的单位按申报人数。', cell: ({ roster }) => roster },
  { title: '举办活动', means: '本单位和下属单位举办的活动个数，只算已经开始、没有取消的。', cell: ({ heldEvents }) => heldEvents },
  { title: '举办场次', means: '上面这些活动的场次，取消的不算。', cell: ({ heldSessions }) => heldSessions },
  { title: '参加活动', means: '有本单位的人到场的活动个数，不分是谁举办的。', cell: ({ events }) => events },
  { title: '参加场次', means: '有本单位的人到场的场次。', cell: ({ sessions }) => sessions },
  { title: '参加人次', means: '到场的人次，一人到一场算一次；迟到、早退的算到场。', cell: ({ personTimes }) => personTimes },
  { title: '参加人数', means: '至少到场一次的人数，一人只算一次。', cell: ({ people }) => people },
  { title: '参加人数占花名册', means: '参加人数 ÷ 花名册人数。期间调离的人也算参加，所以可能超过 100%；花名册上没有人的不算。', percent: true, cell: ({ people, roster }) => (roster ? people / roster : null) },
  { title: '服务时长（小时）', means: '记给本单位的人的志愿服务时长，更正过的按更正后的算。', cell: ({ hours }) => Math.round(hours / 6) / 10 }
]

function unitsSheet({ total, rows }: Tree, lead: string[]): Sheet {
  return {
    name: '按单位统计', lead,
    columns: [
      { title: '级次', width: 8 }, { title: '单位', width: 30, indents: rows.map(({ level }) => level - 1) }, { title: '上级单位', width: 24 },
      ...columns.map(({ title, percent = false }) => ({ title, width: 12, ...(percent ? { percent, decimals: 1 } : title.includes('小时') && { decimals: 1 }) }))
    ],
    rows: [...rows.map(({ level, name, above, figures }): Cell[] => [level, name, above, ...columns.map(({ cell }) => cell(figures))]), ['', '合计', '', ...columns.map(({ cell }) => cell(total))]]
  }
}

/** The figures of a time by unit, what was held by kind, and what each of them counts. */
export const spanExport: JobKind = {
  kind: EVENT_SPAN, mayCancel: true, must: false,
  async run({ ctx, job, file }) {
    const { actor, ...asked } = JSON.parse(job.input) as SpanFile
    const now = ctx.clock()
    const tree = await spanTree(ctx, actor, asked, now)
    const lead = [`${tree.unit}活动统计`, `${daysWords(tree)}，${moment(now, ctx.config.zone, 0)} 导出`]
    await file({ name: `活动统计 ${tree.from}-${tree.to}.xlsx`, mime: XLSX }, [await workbook([
      unitsSheet(tree, [...lead, '上级单位的数字包含它下面的全部单位；要加总时，请先按“级次”筛选出同一级。']),
      { name: '按类型统计', lead, columns: [{ title: '类型', width: 16 }, ...['举办活动', '举办场次', '到场人次'].map((title) => ({ title, width: 12 }))], rows: tree.kinds.map(({ kind, events, sessions, personTimes }): Cell[] => [kindNames[kind], events, sessions, personTimes]) },
      {
        name: '指标说明', lead: ['各项是怎样算的'], columns: [{ title: '指标', width: 20 }, { title: '怎样算', width: 80 }],
        rows: [...columns.map(({ title, means }): Cell[] => [title, means]), ['到场人次', '“按类型统计”里，举办的活动到场的人次，包括外单位来的人，所以和“参加人次”不同。'], ['换了单位的人', '中途换了单位的人，在两个单位各算一次，上级只算一人。']]
      }
    ])])
    return { message: `共 ${tree.rows.length} 个单位` }
  }
}
