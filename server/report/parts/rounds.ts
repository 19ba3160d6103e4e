import type { ReportAward, ReportBlock, ReportPerson, ReportRound } from '../../../contract/reports'
import { announcedBelow } from '../../awards/below'
import { firstBelow } from '../../leaderboard/people'
import { outsideSums } from '../../leaderboard/subtree'
import { closesAt } from '../../rounds/round'
import { formForRound } from '../../rounds/round-notice'
import { ranksResult, resultPart } from '../../rounds/rules/boards'
import { toPoints } from '../../rounds/rules/types'
import type { ReportPart, Written } from '../part'
import { remarksOf } from '../remarks'
import { closeUp, dateWords, endWords, heading, momentWords, numeral, percent, points, text } from '../rules/words'
import { byRate, highestOf, saidOf, unitOf, type Held, type Scope } from '../scope'

/** So many of the first are named. */
const FIRST = 3
/** An award's people are all named, or where they are more than that only the first. */
const [NAMED, FEW] = [30, 10]

export const rounds: ReportPart<'rounds'> = {
  id: 'rounds', heading: '各场竞赛情况',

  async read(scope) {
    const remarks = await remarksOf(scope.ctx, scope.held.map(({ round }) => round))
    return Promise.all(scope.held.map((held) => roundOf(scope, held, remarks.get(held.round.id) ?? [])))
  },

  write: (report) => report.numbers.rounds.flatMap((round, i) => [heading(`（${numeral(i + 1)}）${round.title}`), ...sentences(round, report)])
}

async function roundOf(scope: Scope, held: Held, remarks: string[]): Promise<ReportRound> {
  const { ctx, unit } = scope
  const { round, sums, owner, full, hasPass, parts, open, only } = held
  const { highest, apart } = await outsideSums(ctx, round, unit.path)
  return {
    id: round.id, title: round.title, organiser: owner.name, own: owner.path.startsWith(unit.path), opensAt: round.opens_at, closesAt: closesAt(round), open,
    form: closeUp(await formForRound(ctx, round.config)), ...saidOf(sums, true), full, highest: highestOf(highest), passed: hasPass && !open ? sums.passed : null, only,
    units: parts.map((part) => unitOf(part, true)).sort(byRate),
    firstUnits: firstUnits(held, unit.depth), firstPeople: await firstPeople(scope, held), awards: await announcedBelow(ctx.db, round.id, unit.path, NAMED),
    remarks: [...remarks, ...(apart ? [`另有${apart}人参加而不计入单位成绩（开赛后加入或不参加排名）`] : [])]
  }
}

/** Among the parts of the unit, where the round ranks units of their level. */
function firstUnits({ round: { config: { show, unit } }, parts }: Held, depth: number): ReportRound['firstUnits'] {
  if (!show.unitBoard || parts.length < 2 || (unit.levels && !unit.levels.includes(depth + 1))) return []
  return parts.flatMap(({ rank, unit: { name } }) => (rank !== null && rank <= FIRST ? [{ rank, name }] : [])).sort((a, b) => a.rank - b.rank)
}

async function firstPeople({ ctx, unit }: Scope, { round }: Held): Promise<ReportPerson[]> {
  const { show, person, audience } = round.config
  if (!show.personBoard || !ranksResult(round.config)) return []
  const groups = person.perGroup && audience.groups ? audience.groups.list : [{ id: '', name: '' }]
  const lists = await Promise.all(groups.map(async ({ id, name }) =>
    (await firstBelow(ctx, round, { board: resultPart(round.config), group: id }, unit.path, FIRST)).filter(({ rank }) => rank <= (show.top ?? Infinity))
      .map(({ row, rank }): ReportPerson => ({ rank, name: row.name, unit: row.unit, score: toPoints(row.score), group: name }))))
  return lists.flat()
}

function sentences(round: ReportRound, { at, zone }: Written): ReportBlock[] {
  const time = `${momentWords(round.opensAt, zone)}至${endWords(round.closesAt, zone, round.opensAt)}`
  return [
    text(`本场竞赛由${round.organiser}组织，${time}进行${round.open ? `，截至${dateWords(at, zone)}尚未结束` : ''}。${round.form ? `竞赛形式：${round.form}。` : ''}`),
    text(taken(round)),
    ...(round.firstUnits.length ? [text(`下属单位中排名靠前的：${round.firstUnits.map(({ rank, name }) => `第${rank}名${name}`).join('、')}。`)] : []),
    ...(round.firstPeople.length ? [text(`个人成绩靠前的（全场名次）：${round.firstPeople.map(personWords).join('、')}。`)] : []),
    ...(round.awards.length ? [text(`已公布的奖项：${round.awards.map(awardWords).join('；')}。`)] : []),
    ...(round.remarks.length ? [text(`需要说明的情况：${round.remarks.join('；')}。`)] : [])
  ]
}

function taken({ heads, participants, rate, attempts, mean, full, highest, fullMarks, passed }: ReportRound): string {
  if (participants === 0) return `应参与${heads}人，没有人交卷。`
  return [
    `应参与${heads}人，实际参与${participants}人${rate === null ? '' : `，参与率${percent(rate)}`}`, `收到答卷${attempts}份`,
    `平均成绩${points(mean ?? 0)}分${full === null ? '' : `（满分${points(full)}分）`}，最高${points(highest ?? 0)}分`,
    `取得满分的${fullMarks}人`, ...(passed === null ? [] : [`成绩合格的${passed}人`])
  ].join('；').concat('。')
}

const personWords = ({ rank, name, unit, score, group }: ReportPerson) => `${group}第${rank}名${name}（${unit}，${points(score)}分）`

function awardWords({ name, kind, total, own, names }: ReportAward): string {
  const of = kind === 'unit' ? '个单位' : '人'
  const list = names.length ? `：${own > names.length ? `${names.slice(0, FEW).join('、')}等` : names.join('、')}` : ''
  return own === total ? `${name}${total}${of}${list}` : `${name}${total}${of}，其中本单位范围内${own}${of}${list}`
}
