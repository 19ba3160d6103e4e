import type { ReportNumbers } from '../../contract/reports'
import { overview } from '../../server/report/parts/overview'
import { rounds } from '../../server/report/parts/rounds'
import type { Written } from '../../server/report/part'

/* Sentences by the figures they are made of. */

type Overview = ReportNumbers['overview']
type Round = ReportNumbers['rounds'][number]

const sums = { heads: 100, participants: 50, attempts: 60, rate: 0.5, mean: 80, fullMarks: 2, full: 100 }
const all: Overview = { ...sums, rounds: 5, own: 5, open: 0, passed: 40, people: 30, units: 4, complete: 2, low: 1, bound: 60 }
const one: Round = {
  ...sums, id: 'r', title: '初赛', organiser: '联合会', own: true, opensAt: 0, closesAt: 1, open: false, form: '', highest: 100, passed: 40,
  only: [], units: [], firstUnits: [], firstPeople: [], awards: [], remarks: []
}
const said = (part: typeof overview | typeof rounds, numbers: object) =>
  part.write({ numbers, unit: { id: 'u', name: '联合会' }, at: Date.UTC(2026, 5, 28), zone: 'Asia/Shanghai' } as Written)
    .map((block) => (block.kind === 'text' ? block.runs.map(({ text }) => text).join('') : '')).join('\n')
const inAll = (more: Partial<Overview>) => said(overview, { overview: { ...all, ...more } })
const ofOne = (more: Partial<Round>) => said(rounds, { rounds: [{ ...one, ...more }] })

test('sums over rounds of which some are still going on say so, and until when', () => {
  const words = '尚未结束，按截至2026年6月28日的数据计算。'
  expect(inAll({})).not.toContain('尚未结束')
  expect(inAll({ open: 3 })).toContain(`已结束、设合格线的竞赛中成绩合格的40人次。其中3场${words}`)
  expect(inAll({ open: 5, passed: null })).toContain(`取得满分的2人次。各场均${words}`)
  expect(inAll({ rounds: 1, open: 1, passed: null })).toContain(`取得满分的2人。竞赛${words}`)
  expect(inAll({ participants: 0, open: 5 })).toContain(`目前还没有人交卷。各场均${words}`)
})

test('who has passed is told of what is over, none included', () => {
  expect(inAll({})).toContain('；设合格线的竞赛中成绩合格的40人次。')
  expect(inAll({ passed: 0 })).toContain('成绩合格的0人次')
  expect(inAll({ passed: null })).not.toContain('合格')
  expect(ofOne({ passed: 0 })).toContain('成绩合格的0人')
  expect(ofOne({ open: true, passed: null })).not.toContain('合格')
})

test('of units that are none at all nothing is counted', () => {
  expect(inAll({})).toContain('下属4个单位中，参与率达到100%的有2个，低于60%的有1个。')
  expect(inAll({ complete: 0 })).toContain('下属4个单位中，没有单位的参与率达到100%，参与率低于60%的有1个。')
  expect(inAll({ low: 0 })).toContain('下属4个单位中，参与率达到100%的有2个。')
  expect(inAll({ complete: 0, low: 0 })).toContain('下属4个单位中，没有单位的参与率达到100%。')
  expect(inAll({ bound: 100, low: 2 })).toContain('下属4个单位中，参与率达到100%的有2个。')
})

test('an award names everybody, or the first ten of more than thirty', () => {
  const names = Array.from({ length: 30 }, (_, i) => `人${i + 1}`)
  const award = (total: number, own: number) => ofOne({ awards: [{ name: '二等奖', kind: 'person', total, own, names: names.slice(0, own) }] })
  expect(award(20, 20)).toContain(`二等奖20人：${names.slice(0, 20).join('、')}。`)
  expect(award(30, 30)).toContain(`二等奖30人：${names.join('、')}。`)
  expect(award(31, 31)).toContain(`二等奖31人：${names.slice(0, 10).join('、')}等。`)
  expect(award(20, 2)).toContain('二等奖20人，其中本单位范围内2人：人1、人2。')
})
