import fc from 'fast-check'
import type { BulletinColumn } from '../../contract/results'
import { printedName } from '../../server/results/scope'
import { bulletinOf, USUAL, type BulletinUnit } from '../../server/results/rules/bulletin'

const unit = (partial: Partial<BulletinUnit> = {}): BulletinUnit => ({
  name: '甲支部', above: '甲市', roster: 10, declared: 0, participants: 5, attempts: 8, fullMarks: 1, passed: null, total: 400, valueText: '80.0', rank: 1, whyNot: '', ...partial
})
const asked = (columns: readonly BulletinColumn[] = USUAL) => ({ title: '通报表', asOf: '截至今天', valueLabel: '综合分', columns })
const all: BulletinColumn[] = ['no', 'unit', 'above', 'roster', 'participants', 'rate', 'attempts', 'mean', 'fullMarks', 'passed', 'passRate', 'total', 'value', 'rank']

test('a table has the columns chosen, each once and in that order, and percentages with one decimal', () => {
  const table = bulletinOf([unit(), unit({ name: '乙支部', roster: 3, participants: 1, total: 66, rank: null, whyNot: '参与率 33.3%，不足 60%' })], asked(['unit', 'rate', 'unit', 'mean', 'value', 'rank']))
  expect(table.columns.map(({ title }) => title)).toEqual(['单位', '参与率', '平均分', '综合分', '名次'])
  expect(table.rows).toEqual([['甲支部', '50.0%', '80.0', '80.0', '1'], ['乙支部', '33.3%', '66.0', '80.0', '—']])
  expect(table.notes.join()).toContain('没有名次的单位：乙支部（参与率 33.3%，不足 60%）')
})

test('the sum’s rate and mean are those of the sums, not means of the rows', () => {
  const table = bulletinOf([unit({ roster: 100, participants: 100, total: 5000 }), unit({ roster: 10, participants: 1, total: 100 })], asked(all))
  const sum = Object.fromEntries(table.columns.map(({ id }, i) => [id, table.sum[i]]))
  expect(sum).toMatchObject({ unit: '合计', no: '', roster: '110', participants: '101', rate: '91.8%', mean: '50.5', total: '5100', value: '', rank: '', passed: '—' })
})

test('units whose heads were declared are named', () => {
  const { notes } = bulletinOf([unit({ declared: 10 }), unit({ name: '乙', declared: 4 })], asked())
  expect(notes.join()).toContain('甲支部（10 人）、乙（其中 4 人）没有花名册')
  expect(bulletinOf([unit()], asked()).notes.join()).not.toContain('申报')
})

test('every row has every column, sums add up, and no rate is above 100%', () => {
  const units = fc.array(fc.record({ roster: fc.nat(500), participants: fc.nat(600), attempts: fc.nat(900), fullMarks: fc.nat(50), total: fc.nat(50000), rank: fc.option(fc.nat(99)), passed: fc.nat(80) }), { maxLength: 30 })
  fc.assert(fc.property(units, fc.subarray(all, { minLength: 1 }), (list, columns) => {
    const table = bulletinOf(list.map((one) => unit(one)), asked(columns))
    for (const row of [...table.rows, table.sum]) {
      expect(row).toHaveLength(columns.length)
      row.filter((text) => text.endsWith('%')).forEach((text) => { expect(text).toMatch(/^\d+\.\d%$/); expect(parseFloat(text)).toBeLessThanOrEqual(100) })
    }
    for (const key of ['roster', 'participants', 'attempts', 'fullMarks'] as const) {
      const at = columns.indexOf(key)
      if (at >= 0) expect(Number(table.sum[at])).toBe(list.reduce((sum, one) => sum + one[key], 0))
    }
  }))
})

test('a title says the date of a day’s or week’s board, not today', () => {
  const boards = [{ id: 'main', name: '总榜' }, { id: 'main@d20260615', name: '今天' }, { id: 'main@w20260615', name: '本周' }]
  expect(boards.map(({ id }) => printedName(boards, id))).toEqual(['总榜', '6 月 15 日', '6 月 15 日那周'])
})
