import type { ResultUnit } from '../../../contract/results'
import type { Context } from '../../context'
import type { JobKind } from '../../jobs/kind'
import { explain } from '../../leaderboard/explain'
import type { BoardOf } from '../../leaderboard/units'
import { valueLabel } from '../../rounds/rules/units'
import { workbook, XLSX, type Cell, type Sheet } from '../../sheets/workbook'
import { asOf, titleOf } from '../bulletin'
import { askedUnit, type Scope } from '../scope'
import { passesOn, seenLevels, unitResults } from '../units'
import { asked, EXPORTS, fileName, type ExportInput } from './input'

/** The level that is shown, the parts of one unit, or every level. */
async function shown(ctx: Context, scope: Scope, { depth, parent }: ExportInput): Promise<{ name: string; of: BoardOf }[]> {
  if (parent !== undefined) return [{ name: `${(await askedUnit(ctx, scope, parent)).name}的下级`, of: { parent } }]
  const levels = await seenLevels(ctx, scope)
  return levels.filter((one) => depth === undefined || one.depth === depth).map((one) => ({ name: one.name, of: { depth: one.depth } }))
}

export const unitsExport: JobKind = {
  kind: EXPORTS.units.kind, mayCancel: true, must: false,
  async run({ ctx, job, tell, file }) {
    const { scope, board, boardName, ...input } = await asked(ctx, job)
    const sheets: Sheet[] = []
    let n = 0
    const lists = await shown(ctx, scope, { ...input, board, boardName })
    // Whoever takes away one level after the other can tell the files apart.
    const which = lists.length === 1 ? lists[0]?.name : '各级'
    for (const { name, of } of lists) {
      const units = await unitResults(ctx, scope, of, board)
      const rows = units.map(({ row, ...unit }): Cell[] => [
        ...figures(row), ...row.parts.flatMap(({ rank, points }) => [rank, points]),
        explain(scope.round, unit, board).steps.map(({ label, value, formula }) => `${label} ${value} = ${formula}`).join('；'), row.whyNot
      ])
      n += rows.length
      await tell({ done: n, message: `已整理 ${n} 个单位` })
      sheets.push(sheetOf(ctx, scope, { name, board, boardName, rows, first: units[0]?.row }))
    }
    await file({ name: fileName(scope.round.title, `单位成绩（${which}）`, 'xlsx'), mime: XLSX }, [await workbook(sheets.length ? sheets : [sheetOf(ctx, scope, { name: '单位成绩', board, boardName, rows: [], first: undefined })])])
    return { message: `共 ${n} 个单位` }

    function figures(row: ResultUnit): Cell[] {
      return [
        row.rank, row.unit.name, row.above, ...(scope.round.config.unit.within === undefined ? [] : [row.region]), row.roster, row.declared, row.participants, row.rate, row.mean, row.fullMarks,
        ...(row.passed === null ? [] : [row.passed]), row.attempts, row.total, row.value
      ]
    }
  }
}

function sheetOf(ctx: Context, scope: Scope, { name, board, boardName, rows, first }: { name: string; board: string; boardName: string; rows: Cell[][]; first: ResultUnit | undefined }): Sheet {
  const { unit: rule } = scope.round.config
  const passes = passesOn(scope.round, board)
  return {
    name, rows,
    lead: [
      titleOf(scope, boardName, ` 单位成绩（${name}）`), `${asOf(ctx, scope, ctx.clock())}。${scope.own ? '' : '只列本人管理范围内的单位。'}`,
      `应参与按开赛当日花名册计，其中申报的是没有花名册、按申报人数计的；参与率 = 已参与 ÷ 应参与，最高 100%；平均分按参与的人数平均；${valueLabel(rule)}没有舍入，名次按它排。`
    ],
    columns: [
      { title: '名次', width: 8 }, { title: '单位', width: 30 }, { title: '上级单位', width: 24 }, ...(rule.within === undefined ? [] : [{ title: '在哪里排名', width: 20 }]),
      { title: '应参与', width: 10 }, { title: '其中申报', width: 10 }, { title: '已参与', width: 10 }, { title: '参与率', width: 10, decimals: 1, percent: true }, { title: '平均分', width: 10, decimals: 2 },
      { title: '满分人数', width: 10 }, ...(passes ? [{ title: '合格人数', width: 10 }] : []), { title: '答题人次', width: 10 }, { title: '总分', width: 12, decimals: 2 },
      { title: valueLabel(rule), width: 12, decimals: 4 },
      ...(first?.parts ?? []).flatMap((part) => [{ title: `${part.name} 名次`, width: 14 }, { title: `${part.name} 得分`, width: 14, decimals: 2 }]),
      { title: '怎样算出来的', width: 60 }, { title: '没有名次的原因', width: 28 }
    ]
  }
}
