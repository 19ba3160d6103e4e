import type { FormField } from '../../contract/event-config'
import { isIdCard, readAnswers } from '../../server/events/rules/form'
import { openWay, poolsOf, seatsLeft, waysIn, type Level } from '../../server/events/rules/pools'
import { eventConfig, session } from '../support/event'

const field = (own: Partial<FormField>): FormField => ({ id: 'one', label: '一项', kind: 'text', ...own })
const problems = (own: Partial<FormField>, answer: unknown) => readAnswers([field(own)], { one: answer as string }).problems.map(({ message }) => message)

describe('what is filled in', () => {
  test.each<[Partial<FormField>, unknown, string[]]>([
    [{}, '  ', ['请填写“一项”。']], [{ optional: true }, '', []], [{ most: 3 }, '四个字多', ['“一项”最多 3 个字，现在有 4 个。']], [{ kind: 'choice', options: ['甲', '乙'] }, '丙', ['请在“一项”里选一项。']],
    [{ kind: 'choices', options: ['甲', '乙'], most: 1 }, ['甲', '乙'], ['“一项”最多选 1 项。']], [{ kind: 'number', least: 1 }, 0, ['“一项”不能小于 1。']], [{ kind: 'number' }, '１２', []], [{ kind: 'phone' }, '138 0013-8000', []], [{ kind: 'phone' }, '12345', ['“一项”不像一个电话号码，请检查。']],
    [{ kind: 'id-card' }, '11010519491231002x', []], [{ kind: 'id-card' }, '110105194912310021', ['“一项”有误，请对照证件检查 18 位号码。']], [{ kind: 'date' }, '2026-02-30', ['请选择“一项”的日期。']], [{ kind: 'stars' }, 6, ['请给“一项”打分，1 到 5 星。']]
  ])('%j with %j', (own, answer, said) => { expect(problems(own, answer)).toEqual(said) })

  test('is kept tidied, and nothing that was not asked for', () => {
    expect(readAnswers([field({ kind: 'phone' })], { one: '138 0013 8000', two: '别的' }).answers).toEqual({ one: '13800138000' })
    expect(readAnswers([field({ each: true }), field({ id: 'two' })], { one: '甲' }, 'other')).toEqual({ answers: { one: '甲' }, problems: [] })
  })

  test('knows identity numbers by check digit and birthday', () => {
    expect(['11010519491231002X', '110105194912310029', '11010519490231002X', '1101051949123100'].map(isIdCard)).toEqual([true, false, false, false])
  })
})

describe('pools of seats', () => {
  const config = eventConfig({
    sessions: [session({ seats: 10, positions: [{ id: 'bus', name: '大巴', seats: 6 }, { id: 'own', name: '自行', seats: 4 }] })],
    quotas: { units: { each: 'session', list: [{ unit: 'u-a', seats: 4 }, { unit: 'u-a1', seats: 1 }] }, answers: [{ field: 'sex', list: [{ option: '男', seats: 6 }, { option: '女', seats: 4 }] }] },
    reserved: [{ id: 'old', name: '老同志', seats: 2, units: ['u-b'] }]
  })
  const asking = (lineage: string[], more = {}) => ({ memberId: 'm', lineage, position: 'bus', choices: { sex: '女' }, ...more })

  test('one way through every rule, by the nearest unit with a quota, what is left for the others', () => {
    expect(waysIn(config, 'first', asking(['u-top', 'u-a', 'u-a1']), new Map())).toEqual([['s:first', 's:first:p:bus', 's:first:a:sex:1', 's:first:q:u-a1', 's:first:free']])
    expect(waysIn(config, 'first', asking(['u-top', 'u-b', 'u-b1']), new Map())).toEqual([['s:first', 's:first:p:bus', 's:first:a:sex:1', 's:first:rest', 's:first:r:old'], ['s:first', 's:first:p:bus', 's:first:a:sex:1', 's:first:rest', 's:first:free']])
    const sizes = Object.fromEntries(poolsOf(config, new Map()).map(({ pool, seats }) => [pool, seats]))
    expect(sizes).toEqual({ 's:first': 10, 's:first:p:bus': 6, 's:first:p:own': 4, 's:first:a:sex:0': 6, 's:first:a:sex:1': 4, 's:first:q:u-a': 4, 's:first:q:u-a1': 1, 's:first:rest': 5, 's:first:free': 8, 's:first:r:old': 2 })
  })

  test('per cent of a unit’s heads, rounded as the notice says and not as the machine multiplies', () => {
    const percent = (rounding: 'up' | 'down' | 'nearest', n: number) => poolsOf(eventConfig({ quotas: { percent: { each: 'event', level: 1, percent: 7, rounding, least: 1 } } }), new Map([['u-a', n]])).at(-1)?.seats
    expect([percent('up', 100), percent('up', 101), percent('down', 101), percent('nearest', 107), percent('down', 3)]).toEqual([7, 8, 7, 7, 1])
  })

  test('the first way with room for all heads, and how many one could still have', () => {
    const pools = new Map<string, Level>([['a', { seats: 3, taken: 2 }], ['b', { seats: null, taken: 9 }], ['c', { seats: 5, taken: 1 }]])
    expect(openWay([['a', 'b'], ['b', 'c']], 2, pools)).toEqual(['b', 'c'])
    expect(openWay([['a'], ['gone']], 2, pools)).toBeUndefined()
    expect([seatsLeft([['a', 'b'], ['b', 'c']], pools), seatsLeft([['b']], pools), seatsLeft([['gone']], pools)]).toEqual([4, null, 0])
  })
})
