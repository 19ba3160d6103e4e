import type { EventFigures } from '../../../contract/event-statistics'
import type { Cell, Sheet } from '../../sheets/workbook'
import type { Event } from '../event'
import type { eventTree } from '../figures/event'

const figuresOf = (event: Event): { title: string; cell: (one: EventFigures) => Cell }[] => [
  { title: '面向人数', cell: ({ asked }) => asked },
  ...(event.config.enrol.how === 'opt-out' ? [{ title: '请假人次', cell: ({ excused }: EventFigures) => excused }] : [{ title: '报名人数', cell: ({ signedUp }: EventFigures) => signedUp }, ...(event.config.enrol.group ? [{ title: '含同行人数', cell: ({ heads }: EventFigures) => heads }] : [])]),
  { title: '应到人次', cell: ({ expected }) => expected },
  ...(event.config.attendance ? [
    { title: '到场人次', cell: ({ came }: EventFigures) => came }, { title: '其中迟到', cell: ({ late }: EventFigures) => late }, { title: '其中早退', cell: ({ leftEarly }: EventFigures) => leftEarly },
    ...(event.config.enrol.group ? [{ title: '其中同行', cell: ({ companions }: EventFigures) => companions }] : []), { title: '其中没有报名', cell: ({ walkIns }: EventFigures) => walkIns }, { title: '未到人次', cell: ({ absent }: EventFigures) => absent }, { title: '到场人数', cell: ({ people }: EventFigures) => people }
  ] : []),
  ...(event.config.hours ? [{ title: '时长（分钟）', cell: ({ hours }: EventFigures) => hours }] : [])
]

export function unitsSheet(event: Event, { total, rows }: Awaited<ReturnType<typeof eventTree>>, made: string): Sheet {
  const figures = figuresOf(event)
  return {
    name: '按单位统计', lead: [`${event.title}按单位统计`, made, '上级单位的数字包含它下面的全部单位；要加总时，请先按“级次”筛选出同一级。中途换了单位的人，在两个单位各算一次，上级只算一人。', ...(event.config.enrol.group ? ['人次算上同行的人；到场人数只数名册上的人。'] : [])],
    columns: [{ title: '级次', width: 8 }, { title: '单位', width: 30, indents: rows.map(({ level }) => level - 1) }, { title: '上级单位', width: 24 }, ...figures.map(({ title }) => ({ title, width: 12 }))],
    rows: [...rows.map(({ level, name, above, figures: own }): Cell[] => [level, name, above, ...figures.map(({ cell }) => cell(own))]), ['', '合计', '', ...figures.map(({ cell }) => cell(total))]]
  }
}
