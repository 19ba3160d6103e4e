import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { RoundConfig as Schema } from '../../contract/round-config'
import type { RoundConfig } from '../../contract/round-config'
import { changesBetween } from '../../console/src/editor/changes'
import { daysOf } from '../../console/src/rounds/editor/days'
import { begin, edited, redone, undone } from '../../console/src/editor/history'
import { markNew } from '../../console/src/editor/mark'
import { merge } from '../../console/src/editor/merge'
import { available, poolWords } from '../../console/src/rounds/editor/paper/pool'
import { read, same, spotOf, write } from '../../console/src/editor/paths'
import { moved } from '../../console/src/editor/lists'
import { addPhase, counts, removePhase } from '../../console/src/rounds/editor/phases'
import { readRules } from '../../console/src/rounds/editor/rules-file'
import { nearest } from '../../console/src/editor/problems'
import { placeOf } from '../../console/src/rounds/editor/sections'
import { fromClock, fromLocal, toClock, toLocal } from '../../console/src/editor/time'
import { readRoundConfig } from '../../server/rounds/config'
import { checkRules } from '../../server/rounds/rules/check'
import { presetsFor } from '../../server/rounds/rules/presets'
import { configArb } from '../organiser/configs'
import { DAY, NOW, SHANGHAI, phase, round, shanghai } from '../rounds/generators'

/** Every path of a configuration that leads to something. */
function pathsOf(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [path]
  return Object.entries(value).flatMap(([key, one]) => pathsOf(one, path === '' ? key : `${path}.${key}`))
}

describe('fields by their paths', () => {
  test('setting one leaves every other as it was, and the configuration before it too', () => {
    fc.assert(fc.property(configArb, fc.nat(), (config, n) => {
      const paths = pathsOf(config)
      const path = paths[n % paths.length] as string
      const before = JSON.stringify(config)
      const after = write(config, path, 'other')
      expect(JSON.stringify(config)).toBe(before)
      expect(read(after, path)).toBe('other')
      expect(paths.filter((one) => read(after, one) !== read(config, one))).toEqual([path])
      // Of a choice, and of a plain list, the whole is told.
      const told = changesBetween(config, after)
      expect(told.map((one) => path === one || path.startsWith(`${one}.`))).toEqual([true])
    }))
  })

  test('taking one out leaves no trace of it, and of a list closes up', () => {
    const config = round({}, { attempts: { perDay: 2, total: 6 } })
    expect(write(config, 'phases.0.attempts.perDay', undefined).phases[0]?.attempts).toEqual({ total: 6 })
    expect(write({ ties: ['time', 'finish'] }, 'ties.0', undefined)).toEqual({ ties: ['finish'] })
  })

  test('a spot reads and sets where it leads, and makes what is not there yet', () => {
    let config = round()
    const root = () => spotOf<RoundConfig>('', config, (path, value) => { config = write(config, path, value) })
    expect(root().at('awards').at('persons').value).toBeUndefined()
    root().at('phases').at(0).at('window').at('daily').set({ from: 480, to: 1320 })
    root().at('phases').at(0).at('timing').at('leaving').at('limit').set(3)
    expect(config.phases[0]).toMatchObject({ window: { daily: { from: 480, to: 1320 } }, timing: { leaving: { limit: 3 } } })
    expect(root().at('phases').at(0).at('timing').at('leaving').at('limit').path).toBe('phases.0.timing.leaving.limit')
  })
})

describe('undo and redo', () => {
  test('take back whole edits: a word typed at once is one, another field or a pause makes another', () => {
    let history = begin(round())
    for (const [i, title] of ['七', '七月', '七月竞赛'].entries()) history = edited(history, 'title', title, NOW + i * 300)
    history = edited(history, 'topic', '建党', NOW + 1000)
    history = edited(history, 'topic', '建党以来', NOW + 9000)
    expect(history.past).toHaveLength(3)
    history = undone(undone(history))
    expect([history.now.title, history.now.topic]).toEqual(['七月竞赛', ''])
    history = redone(history)
    expect(history.now.topic).toBe('建党')
    // Whoever goes on from there has nothing to redo.
    expect(redone(edited(history, 'title', '别的', NOW + 20_000)).now.title).toBe('别的')
    expect(undone(undone(undone(undone(history)))).now).toEqual(round())
  })

  test('an edit that changes nothing is none', () => {
    const history = begin(round())
    expect(edited(history, 'title', history.now.title, NOW)).toBe(history)
  })
})

describe('two editors', () => {
  const base = round({ phases: [phase({ id: 'one' }), phase({ id: 'two' })], awards: { persons: [{ id: 'first', name: '一等奖', to: { kind: 'rank', from: 1, to: 3 } }] } })

  test('what they changed comes in, what I changed stays, and where both did mine stays and theirs is told', () => {
    const mine = write(write(base, 'title', '我的名称'), 'phases.1.attempts.perDay', 3)
    const theirs = write(write(write(base, 'title', '对方的名称'), 'phases.1.reveal', 'paper'), 'phases.0.timing.paperSeconds', 600)
    const { merged, taken, kept } = merge(base, mine, theirs)
    expect(merged).toEqual(write(write(mine, 'phases.1.reveal', 'paper'), 'phases.0.timing.paperSeconds', 600))
    expect(taken.sort()).toEqual(['phases.0.timing.paperSeconds', 'phases.1.reveal'])
    expect(kept).toEqual([{ path: 'title', mine: '我的名称', theirs: '对方的名称' }])
  })

  test('a phase that one put in or moved and a field that the other changed within another come together', () => {
    const mine = { ...base, phases: moved(base.phases, 0, 1) }
    const theirs = write(base, 'phases.0.attempts.total', 5)
    expect(merge(base, mine, theirs).merged.phases.map(({ id, attempts }) => [id, attempts])).toEqual([['two', {}], ['one', { total: 5 }]])
    expect(merge(base, theirs, addPhase(base, 'final')).merged.phases.map(({ attempts }) => attempts.total)).toEqual([5, undefined, 1])
  })

  test('a rule of one kind is never mixed with one of another', () => {
    const metric = write(base, 'unit.by', { kind: 'metric', metric: 'mean' })
    const points = write(base, 'unit.by', { kind: 'points', parts: [{ metric: 'rate' }] })
    expect(merge(base, metric, points)).toMatchObject({ merged: { unit: { by: { kind: 'metric', metric: 'mean' } } }, kept: [{ path: 'unit.by' }] })
  })

  test('nothing that I typed is ever lost, and nothing of theirs where I typed nothing', () => {
    fc.assert(fc.property(configArb, configArb, configArb, (from, mine, theirs) => {
      const { merged, kept } = merge(from, mine, theirs)
      if (same(mine, from)) expect(same(merged, theirs)).toBe(true)
      if (same(theirs, from)) expect(same(merged, mine)).toBe(true)
      for (const key of ['title', 'topic', 'practice'] as const) {
        expect(merged[key]).toBe(mine[key] === from[key] ? theirs[key] : mine[key])
        expect(kept.some(({ path }) => path === key)).toBe(mine[key] !== from[key] && theirs[key] !== from[key] && mine[key] !== theirs[key])
      }
    }))
  })
})

/** Names of all fields that a configuration may have, in whatever of its forms. */
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
  const source = ['rounds/editor', 'editor'].flatMap((folder) => filesIn(join(__dirname, '../../console/src', folder))).join('\n')
  // Given by the rules' own form, not chosen: the version, where it came from, what ties its parts together.
  const given = ['v', 'preset', 'id', 'kind', 'question']
  expect([...namesIn(Schema)].filter((name) => !given.includes(name) && !source.includes(`at('${name}')`))).toEqual([])
})

test('every field has a section, and of a phase its number', () => {
  expect(['audience.units', 'phases.2.window.daily', 'phases.0.name', '', 'phases'].map((field) => placeOf(field).section)).toEqual(['scope', 'scope', 'scope', 'scope', 'scope'])
  expect(['phases.1.paper.parts.0.count', 'phases.0.gates.0.phase', 'phases.0.scoring.streak', 'attempts', 'unit.by.weights', 'result.by', 'show', 'phases.0.reveal', 'awards.draws.0', 'study.from'].map((field) => placeOf(field).section))
    .toEqual(['paper', 'answering', 'counting', 'counting', 'ranking', 'ranking', 'awards', 'awards', 'awards', 'answering'])
  expect(placeOf('phases.12.paper').part).toBe(12)
})

test('a problem leads to its field, else to the nearest around it, else to one within', () => {
  const fields = ['phases.0.paper.parts', 'phases.0.paper.parts.1.count', 'unit.by', 'unit.by.weights.0.percent']
  expect(nearest(fields, 'phases.0.paper.parts.1.count')).toBe('phases.0.paper.parts.1.count')
  expect(nearest(fields, 'phases.0.paper.parts.0.points')).toBe('phases.0.paper.parts')
  expect(nearest(fields, 'unit')).toBe('unit.by')
  expect(nearest(fields, 'title')).toBeNull()
})

test('of a sentence that was changed only the new words are marked', () => {
  const before = ['每人每天可答 2 次。', '同分的，用时短者在前。', '不公布答案。']
  expect(markNew(before, ['每人每天可答 2 次。', '同分的，用时短者在前，先交卷者在前。', '另有抽奖，抽出三名。'])).toEqual([
    { text: '每人每天可答 2 次。', fresh: null },
    { text: '同分的，用时短者在前，先交卷者在前。', fresh: { before: '同分的，用时短者在前', words: '，先交卷者在前', after: '。' } },
    { text: '另有抽奖，抽出三名。', fresh: { before: '', words: '另有抽奖，抽出三名。', after: '' } }
  ])
})

test('a phase of every kind can be put behind every preset, and what comes of it fits and contradicts nothing new', () => {
  for (const { config } of presetsFor(['u1'], NOW, SHANGHAI)) {
    const named = { ...config, title: '试' }
    const errors = (one: RoundConfig) => checkRules(one).filter(({ level }) => level === 'error')
    if (named.practice) continue
    for (const role of ['scored', 'level', 'season', 'practice', 'makeup', 'final'] as const) {
      const more = addPhase(named, role)
      expect(readRoundConfig(more)).toEqual({ config: more })
      expect([config.preset, role, errors(more)]).toEqual([config.preset, role, []])
      expect(same(removePhase(more, more.phases.length - 1), named)).toBe(true)
    }
  }
})

test('without all but one of the phases that count nobody asks how they make up the result', () => {
  const two = addPhase(round(), 'season')
  expect(two.result).toEqual({ by: { kind: 'apart' } })
  expect(removePhase(two, 0)).not.toHaveProperty('result')
  expect(addPhase(round(), 'practice').phases.filter(counts)).toHaveLength(1)
})

test('moments are those of the association’s wall clock, and come back the same', () => {
  expect(toLocal(shanghai(6, 15, 8, 30), SHANGHAI)).toBe('2026-06-15T08:30')
  expect(fromLocal('2026-06-15T08:30', SHANGHAI)).toBe(shanghai(6, 15, 8, 30))
  expect(fromLocal('', SHANGHAI)).toBeNull()
  fc.assert(fc.property(fc.integer({ min: 0, max: 4e9 }).map((minute) => minute % 6e7 * 60_000), fc.constantFrom(SHANGHAI, 'America/New_York', 'UTC'), (at, zone) => {
    const again = fromLocal(toLocal(at, zone), zone) as number
    // Of the hour that comes twice in autumn either is meant.
    expect(again === at || Math.abs(again - at) === 3_600_000).toBe(true)
    if (zone !== 'America/New_York') expect(again).toBe(at)
  }))
  expect([toClock(480), toClock(1440), fromClock('08:00'), fromClock('00:00', true), fromClock('00:00'), fromClock('')]).toEqual(['08:00', '00:00', 480, 1440, 0, null])
})

test('the days of a round are numbered from the opening, with the one before and the one behind', () => {
  const window = { opensAt: shanghai(6, 15, 8), closesAt: shanghai(6, 17) }
  expect(daysOf(round({}, { window })).map(({ label }) => label)).toEqual(['开始前一天 6 月 14 日', '第 1 天 6 月 15 日', '第 2 天 6 月 16 日', '结束后一天 6 月 17 日'])
  expect(daysOf(round({}, { window: { opensAt: NOW, closesAt: NOW - DAY } })).length).toBe(3)
})

test('a file that holds no rules is refused before it is sent', () => {
  expect(readRules(`\uFEFF${JSON.stringify(round())}`)).toEqual(round())
  for (const text of ['', '[]', 'null', '{"v":1}', '{"v":2,"phases":[{}]}', '不是']) expect(readRules(text)).toBeNull()
})

test('what a part may be drawn from is counted over its banks and topics', () => {
  const counted = (single: number, judge: number) => ({ single, judge, multiple: 0, fill: 0 })
  const banks = [
    { id: 'a', name: '甲', total: 9, topics: [{ topic: '建党', counts: counted(5, 1) }, { topic: '长征', counts: counted(3, 0) }] }, { id: 'b', name: '乙', total: 2, topics: [{ topic: '建党', counts: counted(2, 0) }] }
  ]
  expect([available(banks, { type: 'single' }), available(banks, { type: 'single', banks: ['a'] }), available(banks, { type: 'single', topics: ['建党'] }), available(banks, { type: 'fill' })]).toEqual([10, 8, 7, 0])
  expect(poolWords(banks, [{ kind: 'drawn', parts: [{ type: 'single', count: 2, points: 1 }, { type: 'judge', count: 1, points: 1 }], shuffleOptions: true, shuffleQuestions: true }])).toBe('单选题 10 题、判断题 1 题')
})
