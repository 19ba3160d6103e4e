import type { BankSummary } from '../../contract/question'
import type { Problem } from '../../contract/organiser'
import { available, topicsOf } from '@/organiser/publish/pool'
import { at, inFold, placeOf } from '@/organiser/publish/problems'
import { inRange, isImplied, toggleUnit } from '@/organiser/parts/units'

test.each([
  ['title', 'title'], ['audience.units.0', 'units'], ['phases.0.window.opensAt', 'opens'], ['phases.0.window.closesAt', 'closes'],
  ['phases.0.window.daily', 'daily'], ['phases.0.paper.parts.2.count', 'part 2'], ['phases.0.paper.questions', 'paper'],
  ['phases.0.timing.paperSeconds', 'timing'], ['phases.0.scoring.speedBonus', 'timing'], ['phases.0.scoring.multiple', 'multiple'],
  ['phases.0.attempts.total', 'attempts'], ['phases.0.counting', 'counting'], ['phases.0.reveal', 'reveal'],
  ['unit.by.weights', 'ranking'], ['show', 'show'], ['phases', 'whole'], ['', 'whole']
])('a problem with %j is shown at %s', (field, place) => expect(placeOf(field)).toBe(place))

test('problems of one place are said together; those of folded settings unfold them', () => {
  const problem = (field: string, message: string): Problem => ({ field, message, level: 'error' })
  const problems = [problem('unit.by.weights', '合计要是 100%。'), problem('unit.by.weights', '同一项出现了两次。'), problem('title', '请填写名称。')]
  expect([at(problems, 'ranking'), at(problems, 'topic')]).toEqual(['合计要是 100%。同一项出现了两次。', undefined])
  expect([inFold(problems), inFold(problems.slice(2))]).toEqual([true, false])
})

const counts = (single: number, judge = 0) => ({ single, multiple: 0, judge, fill: 0 })
const banks: BankSummary[] = [
  { id: 'b1', name: '甲', total: 9, topics: [{ topic: '建党', counts: counts(5, 1) }, { topic: '长征', counts: counts(3) }] },
  { id: 'b2', name: '乙', total: 2, topics: [{ topic: '建党', counts: counts(2) }] }
]

test('questions available are those of the chosen banks and topics; none chosen means all', () => {
  expect([
    available(banks, 'single', {}), available(banks, 'single', { topics: ['建党'] }), available(banks, 'single', { banks: ['b1'], topics: ['建党'] }),
    available(banks, 'judge', {}), available(banks, 'fill', {})
  ]).toEqual([10, 7, 5, 1, 0])
  expect(topicsOf(banks, [])).toEqual([{ topic: '建党', total: 8 }, { topic: '长征', total: 3 }])
  expect(topicsOf(banks, ['b2'])).toEqual([{ topic: '建党', total: 2 }])
})

test('choosing a unit takes those below it in', () => {
  const parents = { top: null, a: 'top', a1: 'a', b: 'top' }
  expect(toggleUnit(['a1', 'b'], 'a', parents)).toEqual(['b', 'a'])
  expect(toggleUnit(['a1', 'b'], 'top', parents)).toEqual(['top'])
  expect(toggleUnit(['a', 'b'], 'a', parents)).toEqual(['b'])
})

test('a unit below a chosen one is part of it, however it was found', () => {
  const roots = [{ id: 'top', name: '省' }]
  const parents = { a: 'top', a1: 'a' }
  expect([
    isImplied({ id: 'a1' }, ['a'], parents, roots), isImplied({ id: 'a1' }, ['top'], parents, roots), isImplied({ id: 'x', path: ['省', '乙市'] }, ['top'], {}, roots),
    isImplied({ id: 'a1' }, ['b'], parents, roots), isImplied({ id: 'top', path: [] }, ['top'], {}, roots)
  ]).toEqual([true, true, true, false, false])
})

test('only units of my range are offered', () => {
  const unit = (id: string, path: string[]) => ({ id, name: id, parentId: null, depth: path.length, hasChildren: false, path })
  const mine = [{ id: 'a', name: '甲市' }]
  expect([unit('a', ['省']), unit('a1', ['省', '甲市']), unit('b1', ['省', '乙市'])].map((one) => inRange(one, mine))).toEqual([true, true, false])
})
