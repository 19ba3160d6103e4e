import { lacksOf } from '../../server/rounds/rules/lacks'

const error = (field: string) => ({ level: 'error' as const, field, message: '…' })

test('what a draft still needs is named once, in the order of a notice', () => {
  expect(lacksOf([error('phases.1.paper.parts.0.count'), error('title'), error('phases.0.paper'), error('phases.0.window.closesAt'), error('unit.by.weights')]))
    .toEqual(['名称', '开放时间', '试卷', '单位名次'])
  expect(lacksOf([error('audience.units'), error('phases'), error('awards.draws.0'), error('show')])).toEqual(['参加范围', '阶段', '奖项', '规则'])
  expect(lacksOf([{ level: 'warning', field: 'title', message: '…' }])).toEqual([])
})
