import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { EventConfig as Schema } from '../../contract/event-config'
import { matchQuotas } from '../../console/src/events/editor/match-quotas'
import { repeated } from '../../console/src/events/editor/repeat'
import { fieldName, placeOf } from '../../console/src/events/editor/sections'

function namesIn(schema: unknown, names = new Set<string>()): Set<string> {
  if (typeof schema !== 'object' || schema === null) return names
  const { properties, items, anyOf } = schema as { properties?: Record<string, unknown>; items?: unknown; anyOf?: unknown[] }
  for (const [name, one] of Object.entries(properties ?? {})) { names.add(name); namesIn(one, names) }
  namesIn(items, names)
  for (const one of anyOf ?? []) namesIn(one, names)
  return names
}

test('every field that the contract knows can be set somewhere in the editor', () => {
  const folder = join(__dirname, '../../console/src/events/editor')
  const source = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.tsx')).map((name) => readFileSync(join(folder, name), 'utf8')).join('\n')
  // Given, not chosen: the version, where it came from, ids. Pictures cannot be uploaded for events yet; a preset's or a copy's stay. Quotas and their minimum come by partOf.
  const given = ['v', 'preset', 'id']
  const set = (name: string) => source.includes(`at('${name}')`) || source.includes(`partOf(root, '${name}')`)
  expect([...namesIn(Schema)].filter((name) => !given.includes(name) && !set(name))).toEqual([])
})

test('every field has a section and a name, and of a session its number', () => {
  expect(['title', 'venue.name', '', 'sessions.3.positions.0.seats', 'enrol.waitlist', 'quotas.units.list.2', 'reserved', 'requires.points', 'form.0', 'keepDays', 'attendance.signOut', 'hours', 'route.stations.1', 'noShow.steps', 'feedback.fields', 'evidence'].map((field) => placeOf(field).section))
    .toEqual(['basic', 'basic', 'basic', 'sessions', 'enrol', 'quotas', 'quotas', 'requires', 'form', 'form', 'attend', 'attend', 'route', 'noShow', 'after', 'after'])
  expect([placeOf('sessions.12.name').part, placeOf('enrol').part]).toEqual([12, null])
  expect(Object.keys(Schema.properties).filter((name) => !['v', 'preset'].includes(name) && fieldName(name) === '规则')).toEqual([])
})

describe('a session repeated', () => {
  const zone = 'Asia/Shanghai'
  // Friday 26 December 2025, 9:00 to 11:30.
  const begins = Date.UTC(2025, 11, 26, 1)
  const base = { id: 'session-1', name: '12 月 26 日上午', begins, ends: begins + 150 * 60_000, seats: 6 }
  const days = (at: number) => (at - begins) / 86_400_000

  test('keeps its time of day, its seats, and says its own day', () => {
    const [first, second] = repeated(base, 'week', 2, ['session-1', 'session-2'], zone)
    expect(first).toEqual({ ...base, id: 'session-3', name: '1 月 2 日上午', begins: begins + 7 * 86_400_000, ends: base.ends + 7 * 86_400_000 })
    expect(second).toMatchObject({ id: 'session-4', name: '1 月 9 日上午' })
  })

  test('leaves out Saturday and Sunday where it is asked to, and else nothing', () => {
    expect(repeated(base, 'workday', 3, [], zone).map((one) => days(one.begins))).toEqual([3, 4, 5])
    expect(repeated({ ...base, name: '早班' }, 'day', 2, [], zone).map((one) => [one.name, days(one.begins)])).toEqual([['12 月 27 日早班', 1], ['12 月 28 日早班', 2]])
  })

  test('keeps the time of the wall clock over a change of the clocks', () => {
    const spring = Date.UTC(2026, 2, 28, 8)
    const [next] = repeated({ ...base, name: '一', begins: spring, ends: spring + 3_600_000 }, 'day', 1, [], 'Europe/Berlin')
    expect(next?.begins).toBe(spring + 23 * 3_600_000)
  })
})

describe('quotas from a table', () => {
  const units = [{ id: 'a', name: '第一支部' }, { id: 'b', name: '第二支部' }, { id: 'c', name: '机关支部' }, { id: 'd', name: '机关支部' }]

  test('are found by the name of the unit, under a heading and above a sum', () => {
    expect(matchQuotas('单位\t名额\n第一支部\t12\n第二支部，8 人\n合计\t20', units).map(({ line, unit, seats, problem }) => [line, unit, seats, problem])).toEqual([[2, 'a', 12, ''], [3, 'b', 8, '']])
  })

  test('say of each line why it cannot be taken', () => {
    expect(matchQuotas('第九支部\t3\n第一支部\n第一支部\t2.5\n机关支部\t4\n第二支部\t1\n第二支部\t2', units).map(({ problem }) => problem)).toEqual([
      '没有叫“第九支部”的单位，请写单位树里的名称', '后面没有写名额，或不是整数', '后面没有写名额，或不是整数', '有 2 个单位都叫“机关支部”，请在列表里自己选', '', '和第 5 行是同一个单位'
    ])
  })
})
