import type { Place } from '../../contract/plan-config'
import { checkPlan } from '../../server/study/rules/check'
import { placeNumber, plainNumber } from '../../server/study/place-number'
import { givesPoints } from '../../server/study/rules/points'
import { planPresets } from '../../server/study/rules/presets'
import { planConfig, task } from '../support/plan'

const visit = task({ id: 'visit', title: '到场打卡', every: 'once', times: 2, proofs: [{ kind: 'place', once: true }] })
const going = (names: string[], over: Parameters<typeof planConfig>[0] = {}) =>
  planConfig({ tasks: [visit], places: names.map((name, i): Place => ({ id: `place-${i + 1}`, name })), ...over })

describe('places that were not named', () => {
  test('the preset with places says so, of all ten and at the first of them; it can be published all the same', () => {
    const preset = planPresets(['u-top'], 20260615).find(({ id }) => id === 'red-walk')
    const found = preset ? checkPlan({ ...preset.config, title: preset.name }, 20260614) : []
    expect(found).toEqual([{ level: 'warning', field: 'places.0.name', message: '还有 10 个地点没有起名，成员看到的会是“地点 1”这样的名字。' }])
  })

  test('only those without a name count, and it leads to the first of these', () => {
    expect(checkPlan(going(['烈士陵园', '地点 2', '地点12', '地点介绍馆']))).toEqual([{ level: 'warning', field: 'places.1.name', message: '还有 2 个地点没有起名，成员看到的会是“地点 2”这样的名字。' }])
    expect(checkPlan(going(['烈士陵园', '第一地点']))).toEqual([])
  })
})

test('a task leads to a material or to a column; a column as a whole cannot be read to its end', () => {
  expect(checkPlan(planConfig({ tasks: [task({ materialId: 'm', columnId: 'c' })] }))).toEqual([{ level: 'error', field: 'tasks.0.columnId', message: '“每日阅读”选了一份资料，又选了一个专栏，请只选一样。' }])
  expect(checkPlan(planConfig({ tasks: [task({ columnId: 'c', proofs: [{ kind: 'read' }] })] }))).toMatchObject([{ level: 'error', field: 'tasks.0.proofs.0', message: expect.stringContaining('专栏不能整个算读完') as string }])
  expect(checkPlan(planConfig({ tasks: [task({ columnId: 'c' })] }))).toEqual([])
})

test('an award for more places than there are is said, by its title', () => {
  const points = { milestones: [{ sum: { of: 'places' as const }, reach: 3, title: '足迹达人' }, { sum: { of: 'places' as const }, reach: 2, title: '起步' }] }
  expect(checkPlan(going(['烈士陵园', '陈列馆'], { points }))).toEqual([{ level: 'warning', field: 'points.milestones.0', message: '“足迹达人”要去满 3 个地点，可是只有 2 个，谁也得不到。' }])
})

test('two places of one name are said at the second', () => {
  expect(checkPlan(going(['烈士陵园', '陈列馆', '烈士陵园 ']))).toEqual([{ level: 'warning', field: 'places.2.name', message: '有两个地点都叫“烈士陵园”，成员分不清去的是哪一个，请改掉一个。' }])
})

test('a plan whose awards are titles only gives no points', () => {
  expect(givesPoints(going(['烈士陵园'], { points: { milestones: [{ sum: { of: 'places' }, reach: 1, title: '起步' }] } }))).toBe(false)
  expect(givesPoints(going(['烈士陵园'], { points: { milestones: [{ sum: { of: 'places' }, reach: 1, points: 5 }] } }))).toBe(true)
  expect(givesPoints(planConfig({ tasks: [task({ points: 1 })] }))).toBe(true)
})

test('the number of a place is ten digits, the same each time, and another for another code', () => {
  expect(placeNumber('xs-place-2k9mfq0w7rtz')).toMatch(/^\d{10}$/)
  expect(placeNumber('xs-place-2k9mfq0w7rtz')).toBe(placeNumber('xs-place-2k9mfq0w7rtz'))
  expect(new Set(Array.from({ length: 1000 }, (_, i) => placeNumber(`xs-place-${i}`))).size).toBe(1000)
  expect(plainNumber(' １２３ 456-7890')).toBe('1234567890')
})
