import type { Bulletin, BulletinColumn } from '../../../contract/results'

/* The table that a notice prints. Its sum is that of the rows: a rate is the sums' rate and no mean of rates. */

export interface BulletinUnit {
  name: string
  above: string
  roster: number
  declared: number
  participants: number
  attempts: number
  fullMarks: number
  passed: number | null
  /** In points. */
  total: number
  /** As the board has it: 91.5, 88.2%. */
  valueText: string
  rank: number | null
  whyNot: string
}

export const USUAL: readonly BulletinColumn[] = ['no', 'unit', 'roster', 'participants', 'rate', 'mean', 'rank']

const titles: Record<BulletinColumn, string> = {
  no: '序号', unit: '单位', above: '上级单位', roster: '应参与（人）', participants: '已参与（人）', rate: '参与率', attempts: '答题人次', mean: '平均分', fullMarks: '满分（人）',
  passed: '合格（人）', passRate: '合格率', total: '总分', value: '', rank: '名次'
}
const words: readonly BulletinColumn[] = ['unit', 'above']

export const percentText = (part: number, whole: number): string => (whole > 0 ? `${(Math.round(Math.min(1, part / whole) * 1000) / 10).toFixed(1)}%` : '—')
const meanText = (total: number, n: number) => (n > 0 ? (Math.round((total / n) * 10) / 10).toFixed(1) : '—')

export const numeric = (key: BulletinColumn) => !words.includes(key)

interface Asked { title: string; asOf: string; valueLabel: string; columns: readonly BulletinColumn[] }

export function bulletinOf(units: readonly BulletinUnit[], { title, asOf, valueLabel, columns }: Asked): Bulletin {
  const kept = columns.filter((key, i) => columns.indexOf(key) === i)
  const sums = units.reduce((sum, one) => ({
    roster: sum.roster + one.roster, declared: 0, participants: sum.participants + one.participants, attempts: sum.attempts + one.attempts, fullMarks: sum.fullMarks + one.fullMarks,
    passed: one.passed === null ? sum.passed : (sum.passed ?? 0) + one.passed, total: sum.total + one.total
  }), { roster: 0, declared: 0, participants: 0, attempts: 0, fullMarks: 0, passed: null as number | null, total: 0 })
  return {
    title, asOf, columns: kept.map((key) => ({ id: key, title: key === 'value' ? valueLabel : titles[key], number: numeric(key) })),
    rows: units.map((unit, i) => kept.map((key) => cell(key, { ...unit, no: i + 1 }))),
    sum: kept.map((key) => (key === 'unit' ? '合计' : ['no', 'above', 'value', 'rank'].includes(key) ? '' : cell(key, { ...sums, name: '', above: '', valueText: '', rank: null, whyNot: '', no: 0 }))),
    notes: notesOf(units, kept)
  }
}

function cell(key: BulletinColumn, unit: BulletinUnit & { no: number }): string {
  switch (key) {
    case 'no': return String(unit.no)
    case 'unit': return unit.name
    case 'above': return unit.above
    case 'roster': return String(unit.roster)
    case 'participants': return String(unit.participants)
    case 'rate': return percentText(unit.participants, unit.roster)
    case 'attempts': return String(unit.attempts)
    case 'mean': return meanText(unit.total, unit.participants)
    case 'fullMarks': return String(unit.fullMarks)
    case 'passed': return unit.passed === null ? '—' : String(unit.passed)
    case 'passRate': return unit.passed === null ? '—' : percentText(unit.passed, unit.participants)
    case 'total': return String(Number(unit.total.toFixed(2)))
    case 'value': return unit.valueText
    case 'rank': return unit.rank === null ? '—' : String(unit.rank)
    default: return key satisfies never
  }
}

/** What a reader of the table has to know: denominators, and why there is no rank. */
function notesOf(units: readonly BulletinUnit[], columns: readonly BulletinColumn[]): string[] {
  const declared = units.filter((unit) => unit.declared > 0)
  const without = units.filter(({ rank }) => rank === null)
  return [
    ...(columns.includes('roster') || columns.includes('rate') ? ['应参与人数按开赛当日的花名册计，参与率 = 已参与 ÷ 应参与，最高按 100% 算；合计的参与率按合计人数算。'] : []),
    ...(declared.length ? [`${declared.map(({ name, declared: n, roster }) => `${name}（${n === roster ? `${n} 人` : `其中 ${n} 人`}）`).join('、')}没有花名册，应参与人数按申报的人数计。`] : []),
    ...(columns.includes('mean') ? ['平均分按参与的人数平均。'] : []),
    ...(columns.includes('rank') && without.length ? [`没有名次的单位：${without.map(({ name, whyNot }) => `${name}（${whyNot}）`).join('、')}。`] : [])
  ]
}
