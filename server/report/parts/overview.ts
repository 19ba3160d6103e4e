import type { ReportOverview } from '../../../contract/reports'
import { peopleOnce } from '../../leaderboard/subtree'
import type { ReportPart } from '../part'
import { dateWords, gap, percent, points, text } from '../rules/words'
import { added, commonFull, saidOf, type Scope } from '../scope'
import { unitsOf } from './units'

export const overview: ReportPart<'overview'> = {
  id: 'overview', heading: '总体情况',

  async read(scope: Scope): Promise<ReportOverview> {
    const { held, unit, bound } = scope
    const passing = held.filter(({ hasPass, open }) => hasPass && !open)
    const units = unitsOf(scope)
    const below = units.filter((one) => one.unit.id !== unit.id)
    const full = commonFull(held)
    return {
      rounds: held.length, own: held.filter(({ owner }) => owner.path.startsWith(unit.path)).length, open: held.filter(({ open }) => open).length,
      ...saidOf(added(held.map(({ sums }) => sums)), held.length === 1 || full !== null), full,
      passed: passing.length ? added(passing.map(({ sums }) => sums)).passed : null,
      people: await peopleOnce(scope.ctx, held.map(({ round }) => round), unit.path),
      units: below.length, complete: below.filter(({ rate }) => rate === 1).length, low: below.filter(({ rate }) => rate !== null && rate * 100 < bound).length, bound
    }
  },

  write({ numbers: { overview: all }, at, zone }) {
    if (all.rounds === 0) return [text('这段时间没有开展竞赛活动。')]
    return [
      text(heldWords(all)), text(takenWords(all) + openWords(all, dateWords(at, zone))), ...(all.units ? [text(unitWords(all))] : []),
      text(gap('主要做法')),
      text(`统计口径：竞赛按开始日期归入统计时段，每场按整场统计；应参与人数按开赛时的花名册计，参与率＝参与人数÷应参与人数，${all.rounds > 1 ? '各场合计的参与率按人次相除；' : ''}数据截至${dateWords(at, zone)}。`)
    ]
  }
}

function heldWords({ rounds, own }: ReportOverview): string {
  if (own === rounds) return `共组织党史知识竞赛${rounds}场。`
  return own === 0 ? `共组织参加上级单位举办的党史知识竞赛${rounds}场。` : `共开展党史知识竞赛${rounds}场，其中本单位组织${own}场，参加上级单位组织的${rounds - own}场。`
}

function openWords({ rounds, open }: ReportOverview, today: string): string {
  if (open === 0) return ''
  return `${rounds === 1 ? '竞赛' : open === rounds ? '各场均' : `其中${open}场`}尚未结束，按截至${today}的数据计算。`
}

function takenWords({ rounds, open, heads, participants, rate, people, attempts, mean, full, fullMarks, passed }: ReportOverview): string {
  const of = rounds > 1 ? '人次' : '人'
  if (participants === 0) return `应参与${heads}${of}，目前还没有人交卷。`
  return [
    `${rounds > 1 ? '各场合计' : ''}应参与${heads}${of}，实际参与${participants}${of}${rate === null ? '' : `，参与率${percent(rate)}`}`,
    ...(rounds > 1 ? [`至少参加过一场的${people}人`] : []), `收到答卷${attempts}份`,
    ...(mean === null ? [] : [`平均成绩${points(mean)}分${full === null ? '' : `（满分${points(full)}分）`}`]),
    `取得满分的${fullMarks}${of}`, ...(passed === null ? [] : [`${rounds > 1 ? `${open ? '已结束、' : ''}设合格线的竞赛中` : ''}成绩合格的${passed}${of}`])
  ].join('；').concat('。', rounds > 1 && mean === null ? '各场满分不同，不合计平均成绩。' : '')
}

function unitWords({ units, complete, low, bound }: ReportOverview): string {
  const below = low && bound < 100 ? `，${complete ? '' : '参与率'}低于${bound}%的有${low}个` : ''
  return `下属${units}个单位中，${complete ? `参与率达到100%的有${complete}个` : '没有单位的参与率达到100%'}${below}。`
}
