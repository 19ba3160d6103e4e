import type { Context } from '../../context'
import type { JobKind } from '../../jobs/kind'
import { workbook, XLSX, type Cell, type Sheet } from '../../sheets/workbook'
import { asOf, titleOf } from '../bulletin'
import { everyone, type PeopleFilter } from '../people'
import { stampText } from '../rules/compared'
import { askedUnit, type Scope } from '../scope'
import { passesOn } from '../units'
import { asked, EXPORTS, fileName } from './input'

/** What a list was narrowed to, for whoever opens it later. */
async function narrowed(ctx: Context, scope: Scope, { group, unit, passed, full, unranked, search }: PeopleFilter): Promise<string> {
  const { groups } = scope.round.config.audience
  const said = [
    ...(unit === undefined ? [] : [(await askedUnit(ctx, scope, unit)).name]), ...(group === undefined ? [] : [groups?.list.find(({ id }) => id === group)?.name ?? group]),
    ...(passed ? [passed === 'yes' ? '合格' : '没有合格'] : []), ...(full ? ['满分'] : []), ...(unranked ? ['没有名次'] : []), ...(search?.trim() ? [`姓名或工号含“${search.trim()}”`] : [])
  ]
  return said.length ? `只列：${said.join('，')}。` : scope.own ? '' : '只列本人管理范围内的成员。'
}

export const peopleExport: JobKind = {
  kind: EXPORTS.people.kind, mayCancel: true, must: false,
  async run({ ctx, job, tell, file }) {
    const { scope, board, boardName, ...filter } = await asked(ctx, job)
    const { config } = scope.round
    const passes = passesOn(scope.round, board)
    const groups = Boolean(config.audience.groups)
    const rows: Cell[][] = []
    for await (const part of everyone(ctx, scope, board, filter)) {
      for (const one of part) {
        rows.push([
          one.rank, one.name, one.staffNo, one.unit.name, ...(groups ? [one.group] : []), one.score, Math.round(one.timeMs / 100) / 10, one.attempts,
          ...(passes ? [one.passed ? '合格' : '没有合格'] : []), one.fullMark ? '满分' : '', stampText(one.finishedAt, ctx.config.zone)
        ])
      }
      await tell({ done: rows.length, message: `已整理 ${rows.length} 人` })
    }
    const sheet: Sheet = {
      name: '个人成绩',
      lead: [
        titleOf(scope, boardName, ' 个人成绩'), `${asOf(ctx, scope, ctx.clock())}。${await narrowed(ctx, scope, filter)}`,
        `名次是在全部参加的人里的名次${config.person.perGroup ? '（各组分别排名）' : ''}，空着的不列名次；得分是按规则计入成绩的分数；用时单位为秒。`
      ],
      columns: [
        { title: '名次', width: 8 }, { title: '姓名', width: 12 }, { title: '工号', width: 14 }, { title: '单位', width: 28 }, ...(groups ? [{ title: '组别', width: 12 }] : []),
        { title: '得分', width: 10, decimals: 2 }, { title: '用时（秒）', width: 12, decimals: 1 }, { title: '答题次数', width: 10 },
        ...(passes ? [{ title: '是否合格', width: 10 }] : []), { title: '满分', width: 8 }, { title: '交卷时间', width: 20 }
      ],
      rows
    }
    await file({ name: fileName(scope.round.title, '个人成绩', 'xlsx'), mime: XLSX }, [await workbook([sheet])])
    return { message: `共 ${rows.length} 人` }
  }
}
