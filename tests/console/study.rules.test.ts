import { dayTime, endTime } from '../../console/src/services/format'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { PlanConfig as Schema } from '../../contract/plan-config'
import { fieldName, placeOf } from '../../console/src/study/editor/sections'
import { addDays, fromField, span, spanWords, toField } from '../../console/src/study/days'
import { matchLines } from '../../console/src/study/match'

function namesIn(schema: unknown, names = new Set<string>()): Set<string> {
  if (typeof schema !== 'object' || schema === null) return names
  const { properties, items, anyOf } = schema as { properties?: Record<string, unknown>; items?: unknown; anyOf?: unknown[] }
  for (const [name, one] of Object.entries(properties ?? {})) { names.add(name); namesIn(one, names) }
  namesIn(items, names)
  for (const one of anyOf ?? []) namesIn(one, names)
  return names
}

test('every field that the contract knows can be set somewhere in the editor', () => {
  const filesIn = (folder: string) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.tsx')).map((name) => readFileSync(join(folder, name), 'utf8'))
  const source = ['study/editor', 'editor'].flatMap((folder) => filesIn(join(__dirname, '../../console/src', folder))).join('\n')
  // Given by the plan's own form, not chosen: the version, where it came from; what a figure is of is one choice with its id (sums.ts); the boards come in two (partOf).
  const given = ['v', 'preset', 'of', 'person', 'unit']
  expect([...namesIn(Schema)].filter((name) => !given.includes(name) && !source.includes(`at('${name}')`))).toEqual([])
})

test('every field has a section and a name, and of a task its number', () => {
  expect(['title', 'audience.groups.list.0.name', '', 'calendar.pauses.0.from', 'tasks', 'tasks.3.proofs.1.least', 'dayNeeds', 'makeUp.inAll', 'behind.steps.0', 'teams', 'places.2', 'points.tiers', 'boards.unit.order', 'seenBy', 'review'].map((field) => placeOf(field).section))
    .toEqual(['basic', 'basic', 'basic', 'dates', 'tasks', 'tasks', 'tasks', 'missed', 'missed', 'teams', 'teams', 'points', 'boards', 'review', 'review'])
  expect([placeOf('tasks.12.title').part, placeOf('dayNeeds').part]).toEqual([12, null])
  expect(Object.keys(Schema.properties).filter((name) => !['v', 'preset'].includes(name) && fieldName(name) === '规则' && name !== 'audience')).toEqual([])
})

test('days go over months, years and leap days, and are said as a notice does', () => {
  expect([addDays(20240228, 1), addDays(20240228, 2), addDays(20251231, 1), addDays(20260301, -1)]).toEqual([20240229, 20240301, 20260101, 20260228])
  expect([span(20260405, 20260405), span(20251225, 20260105)]).toEqual([1, 12])
  expect([toField(20260405), fromField('2026-04-05'), fromField('2026-4-5'), toField(undefined)]).toEqual(['2026-04-05', 20260405, null, ''])
  expect([spanWords(20260405, 20260425), spanWords(20251225, 20260105), spanWords(20260405, 20260405)]).toEqual(['2026 年 4 月 5 日至 4 月 25 日', '2025 年 12 月 25 日至 2026 年 1 月 5 日', '2026 年 4 月 5 日'])
})

describe('a pasted list', () => {
  const person = (memberId: string, name: string, staffNo: string, unit: string) => ({ memberId, name, staffNo, unit: { id: unit, name: unit } })
  const people = [person('1', '王伟', 'A1', '第一支部'), person('2', '王伟', 'A2', '第二支部'), person('3', '李静', '', '第一支部')]
  const groups = [{ id: 'group-1', name: '甲组' }, { id: 'group-2', name: '乙组' }]
  const said = (text: string, what: 'group' | 'team' = 'group') => matchLines(text, people, what, groups).map(({ line, memberId, group, team, leader, problem }) => [line, memberId, problem || (what === 'group' ? group : `${team} ${leader}`)])

  test('finds people by name, number or unit, under a heading or without', () => {
    expect(said('姓名\t组别\n李静\t甲组\nA1\t乙组\n王伟\t第二支部\t甲组\n')).toEqual([[2, '3', 'group-1'], [3, '1', 'group-2'], [4, '2', 'group-1']])
    expect(said('李静\t无')).toEqual([[1, '3', null]])
  })

  test('says of each line why it cannot be taken', () => {
    expect(said('王伟\t甲组\n张三\t甲组\n李静\n李静\t丙组\n李静\t甲组\n李静\t乙组').map(([, , why]) => why)).toEqual([
      '有 2 个“王伟”，请在姓名后面加上工号或支部名称', '参加的人里没有“张三”', '后面没有写组名', '没有叫“丙组”的组，有：甲组、乙组', 'group-1', '和第 5 行是同一个人'
    ])
  })

  test('names the leader of a team, and takes people out of theirs', () => {
    expect(said('李静\t先锋队\t队长\nA2，先锋队\n王伟 A1 无', 'team')).toEqual([[1, '3', '先锋队 true'], [2, '2', '先锋队 false'], [3, '1', 'null false']])
  })
})

test('an end at midnight is said as the end of the day before, as on the phone', () => {
  const midnight = Date.UTC(2026, 11, 31, 16)
  expect(endTime(midnight, midnight - 1000, 'Asia/Shanghai')).toBe('12 月 31 日 24:00')
  expect(endTime(midnight - 60_000, midnight - 1000, 'Asia/Shanghai')).toBe('12 月 31 日 23:59')
  expect(dayTime(midnight, midnight, 'Asia/Shanghai')).toBe('1 月 1 日 0:00')
})
