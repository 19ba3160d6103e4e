import type { ReportBlock, ReportRound, ReportUnit } from '../../../contract/reports'
import type { ReportPart } from '../part'
import { inColumn, percent, rateInColumn, some, text } from '../rules/words'
import { added, byRate, commonFull, unitOf, type Part, type Scope } from '../scope'

/** More bars than that nobody can read. */
const BARS = 20
const NAMED = 10

/** The parts of the unit over all rounds. */
export function unitsOf({ held }: Pick<Scope, 'held'>): ReportUnit[] {
  const parts = new Map<string, Part[]>()
  for (const part of held.flatMap((one) => one.parts)) parts.set(part.unit.id, [...(parts.get(part.unit.id) ?? []), part])
  const comparable = held.length === 1 || commonFull(held) !== null
  return [...parts.values()].map((all) => unitOf({
    unit: (all[0] as Part).unit, sums: added(all.map(({ sums }) => sums)), declared: all.some(({ declared }) => declared)
  }, comparable)).sort(byRate)
}

export const units: ReportPart<'units'> = {
  id: 'units', heading: '各单位参与情况',
  read: async (scope) => unitsOf(scope),

  write({ numbers: { units: all, overview: { bound, participants, rounds, mean }, rounds: held }, unit }) {
    const below = all.filter((one) => one.unit.id !== unit.id)
    if (below.length === 0 || participants === 0) return []
    const complete = below.filter(({ rate }) => rate === 1)
    const low = below.filter(({ rate }) => rate !== null && rate * 100 < bound)
    return [
      ...(complete.length ? [text(`参与率达到100%的有${complete.length}个单位：${some(complete.map((one) => one.unit.name), NAMED, '个单位')}。`)] : []),
      ...(low.length && bound < 100 ? [text(`参与率低于${bound}%的有${low.length}个单位：${some([...low].reverse().map((one) => `${one.unit.name}（${percent(one.rate ?? 0)}）`), NAMED, '个单位')}。`)] : []),
      ...chart(below),
      table(rounds > 1 ? '各单位参与情况（各场合计）' : '各单位参与情况', below, rounds > 1 ? '人次' : '人数', mean !== null, held),
      // The rounds one by one, where the sums do not say it all.
      ...(rounds > 1 ? held.map((round) => table(`${round.title}各单位参与情况`, round.units, '人数', round.participants > 0, [round])) : [])
    ]
  }
}

function chart(below: readonly ReportUnit[]): ReportBlock[] {
  const known = below.filter(({ rate }) => rate !== null)
  if (known.length < 2) return []
  const shown = known.slice(0, BARS)
  const [first, last] = [shown[0] as ReportUnit, shown.at(-1) as ReportUnit]
  const title = known.length > BARS ? `参与率前${BARS}位的单位` : '各单位参与率'
  return [{
    kind: 'chart', chart: 'bar', title, series: '参与率', of: '单位', percent: true, labels: shown.map(({ unit }) => unit.name), values: shown.map(({ rate }) => rate ?? 0),
    alt: `${title}：${shown.length}个单位，最高${first.unit.name}${percent(first.rate ?? 0)}，最低${last.unit.name}${percent(last.rate ?? 0)}。数字见下表。`
  }]
}

/** What a reader would take for units that stayed away. */
const notes = (rows: readonly ReportUnit[], rounds: readonly ReportRound[]): string[] => [
  ...(rows.some(({ declared }) => declared) ? ['带“*”的应参与数含按申报人数计的单位，没有逐人名单。'] : []),
  ...rounds.flatMap(({ title, only }) => (only.length ? [`“${title}”只面向${some(only, NAMED, '个单位')}，其他单位不计入该场。`] : []))
]

function table(caption: string, rows: readonly ReportUnit[], of: string, means: boolean, rounds: readonly ReportRound[]): ReportBlock {
  const said = notes(rows, rounds)
  const titles = ['单位', `应参与${of}`, `参与${of}`, '参与率', ...(means ? ['平均分'] : []), '满分', '答卷']
  return {
    kind: 'table', caption, note: said.length ? `注：${said.join('')}` : '',
    columns: titles.map((title, i) => ({ title, wide: i === 0 })),
    rows: rows.map(({ unit, heads, participants, rate, mean, fullMarks, attempts, declared }) => [
      unit.name, `${heads}${declared ? '*' : ''}`, String(participants), rateInColumn(rate), ...(means ? [inColumn(mean)] : []), String(fullMarks), String(attempts)
    ])
  }
}
