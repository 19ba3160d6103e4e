import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseCommand, UsageError } from '../../server/rounds/cli/arguments'
import { checkCommand } from '../../server/rounds/cli/check'
import { standingsCommand } from '../../server/rounds/cli/standings'
import { round, shanghai, SHANGHAI } from './generators'

let folder: string
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'xueshi-rounds-')) })
afterAll(() => { rmSync(folder, { recursive: true, force: true }) })

const file = (name: string, content: unknown) => {
  writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content))
  return join(folder, name)
}

function run(...args: string[]): { code: number; out: string; err: string } {
  let out = '', err = ''
  const to = { print: (text: string) => { out += `${text}\n` }, warn: (text: string) => { err += `${text}\n` } }
  const command = parseCommand(args, folder)
  if (command.kind !== 'check' && command.kind !== 'standings') throw new Error('Stored rounds are tried in cli.api.test.ts')
  const code = command.kind === 'check' ? checkCommand(command, to, SHANGHAI) : standingsCommand(command, to, SHANGHAI)
  return { code, out, err }
}

const window = { opensAt: shanghai(6, 1), closesAt: shanghai(6, 8) }
const good = () => file('good.json', round({}, { window }))
const line = (member: string, score: number, more: object = {}) => JSON.stringify({ member, unit: 'one', phase: 'main', startedAt: '2026-06-02T08:00:00+08:00', submittedAt: '2026-06-02T08:01:00+08:00', score, ...more })

describe('rounds check', () => {
  it('prints the sentences of a sound file and ends with 0', () => {
    const { code, out, err } = run('check', good())
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/^面向各参加单位在册党员。\n每份 2 道单选题/)
  })

  it('says what contradicts itself, by field, and ends with 1', () => {
    expect(run('check', file('late.json', round({}, { window: { opensAt: 2000, closesAt: 1000 } })))).toEqual({
      code: 1, out: '', err: '错误　phases.0.window.closesAt：截止时间要晚于开始时间。\n共 1 处错误。\n'
    })
  })

  it('prints a reminder and the sentences, and ends with 0', () => {
    const { code, out, err } = run('check', file('once.json', round({}, { window, attempts: { total: 1 }, counting: { kind: 'average' } })))
    expect([code, err]).toEqual([0, '提醒　phases.0.counting：只答一次，取平均与取该次相同，可改为取第一次。\n'])
    expect(out).toContain('每人限答 1 次。')
  })

  it.each<[string, (config: Record<string, never>) => unknown, string]>([
    ['a word too many', (config) => ({ ...config, phasen: [] }), '错误　phasen：规则里没有这一项，请删去或改正名字。'],
    ['a word too few', ({ title: _, ...config }) => config, '错误　title：请填写竞赛名称，最多 40 个字。'],
    ['a wrong choice', (config) => ({ ...config, person: { ties: [], shared: 'both' } }), '错误　person.shared：只能写成 gap、dense、broken。'],
    ['a form that is unknown', (config) => ({ ...config, result: { by: { kind: 'mean' } } }), '错误　result.by：这一项的写法认不出来，请对照格式说明检查 kind 和其中各项。'],
    ['a field of the form that was meant', (config) => ({ ...config, result: { by: { kind: 'best', count: 0 } } }), '错误　result.by.count：不能小于 1。'],
    ['a text for a number', (config) => ({ ...config, awards: { persons: [{ id: 'a', name: '甲', to: { kind: 'rank', from: '1', to: 3 } }] } }), '错误　awards.persons.0.to.from：要写成整数。'],
    ['an id of another kind', (config) => ({ ...config, awards: { persons: [{ id: '一', name: '甲', to: { kind: 'rest' } }] } }), '错误　awards.persons.0.id：编号只能用小写字母开头的字母、数字和短横线，最多 20 个字。']
  ])('names the field of %s', (_, change, message) => {
    const { code, err } = run('check', file('wrong.json', change(JSON.parse(JSON.stringify(round({}, { window }))) as Record<string, never>)))
    expect([code, err]).toEqual([1, `${message}\n共 1 处错误。\n`])
  })
})

describe('rounds standings', () => {
  const standings = (lines: string[], ...more: string[]) => JSON.parse(run('standings', good(), file('attempts.jsonl', lines.join('\n')), ...more).out) as {
    persons: { member: string; rank: number; score: number }[]; units: { unit: string; level: number; roster: number; rate: number | null; participants: number }[]; ignored?: unknown[]
  }

  it('puts persons and units in order, and says which attempts were left out', () => {
    const found = standings([line('a', 1), '', line('b', 2), line('c', 2, { startedAt: '2026-06-08T00:00:00+08:00', submittedAt: '2026-06-08T00:01:00+08:00' })])
    expect(found.persons.map(({ member, rank, score }) => [member, rank, score])).toEqual([['b', 1, 2], ['a', 2, 1]])
    expect(found.units).toMatchObject([{ unit: 'one', participants: 2, roster: 0, rate: null }])
    expect(found.ignored).toEqual([{ attempt: 3, code: 'closed' }])
  })

  it('reads a roster: heads, members, levels', () => {
    const roster = file('roster.json', { units: [{ id: 'all' }, { id: 'one', parent: 'all', heads: 4 }], members: [] })
    expect(standings([line('a', 1)], roster).units).toMatchObject([{ unit: 'all', level: 0, roster: 4, rate: 0.25 }, { unit: 'one', level: 1, roster: 4 }])
  })

  it('counts only the days asked for', () => {
    const lines = [line('a', 1), line('a', 2, { startedAt: '2026-06-03T08:00:00+08:00', submittedAt: '2026-06-03T08:01:00+08:00' })]
    expect(standings(lines, '--days', '20260602').persons).toMatchObject([{ score: 1 }])
    expect(standings(lines, '--days=20260602-20260603').persons).toMatchObject([{ score: 2 }])
  })

  it.each<[string, string, RegExp]>([
    ['no JSON', 'x', /答卷文件第 1 行不是 JSON/], ['a word too many', line('a', 1, { points: 3 }), /第 1 行：没有 points 这一项/], ['no member', '{"phase":"main"}', /第 1 行：缺少 /],
    ['neither score nor answers', line('a', 1).replace(',"score":1', ''), /要有 score 或 answers/], ['an end before the start', line('a', 1, { submittedAt: '2026-06-01T08:00:00+08:00' }), /交卷时间早于开始时间/],
    ['a time without a zone', line('a', 1, { startedAt: '2026-06-02T08:00' }), /第 1 行：startedAt 写得不对/]
  ])('refuses a line with %s', (_, text, words) => {
    expect(() => run('standings', good(), file('attempts.jsonl', text))).toThrow(words)
  })

  it.each<[string, unknown, RegExp]>([
    ['a parent that is not there', { units: [{ id: 'one', parent: 'all' }] }, /one 的上级 all 不在名单里/], ['a unit twice', { units: [{ id: 'one' }, { id: 'one' }] }, /不能重复/],
    ['a member of no unit', { units: [], members: [{ id: 'a', unit: 'x' }] }, /a 的单位 x 不在名单里/], ['a word too many', { units: [], people: [] }, /没有 people 这一项/]
  ])('refuses a roster with %s', (_, roster, words) => {
    expect(() => run('standings', good(), file('attempts.jsonl', line('a', 1)), file('roster.json', roster))).toThrow(words)
  })
})

describe('the command line', () => {
  it.each([
    [[], /用法/], [['make'], /没有“make”/], [['check'], /请写出规则文件/], [['check', 'none.json'], /没有找到文件：none\.json/], [['standings', '--seed'], /--seed 后面要写内容/],
    [['standings', 'good.json'], /请写出答卷文件/], [['check', 'good.json', '--seed', '1'], /不认识的选项 --seed/], [['standings', 'good.json', 'good.json', '--days', '6 月'], /--days 写成/], [['check', 'good.json', 'good.json'], /多了一个文件/]
  ])('%j is refused with a sentence', (args, words) => {
    good()
    expect(() => parseCommand(args, folder)).toThrow(UsageError)
    expect(() => parseCommand(args, folder)).toThrow(words)
  })
})
