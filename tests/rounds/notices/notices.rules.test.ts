import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RoundConfig } from '../../../contract/round-config'
import { plainStandings } from '../../../server/rounds/cli/standings'
import { problemsOf } from '../../../server/rounds/cli/check'
import { readAttempts, readRoster } from '../../../server/rounds/cli/files'
import { noticeOf } from '../../../server/rounds/rules/notice'
import { SHANGHAI } from '../generators'

/*
 * What real notices ask for, each as a configuration in our own words; where one defines a ranking, a small example worked out by hand.
 * README.md beside this says where each comes from, and what is left out.
 */

type Place = [id: string, rank: number | null, value: number | null]

/** What the notice's sentences must say, as patterns that some sentence matches; reminders that are meant to come, by field. */
interface Expected {
  says: string[]
  warns?: string[]
}

interface Example {
  byHand: string
  /** Smaller numbers than the notice's, by path, so that a few people are enough. */
  with?: Record<string, unknown>
  roster: unknown
  attempts: unknown[]
  persons?: Place[]
  units?: Place[]
  /** Rankings of single phases. */
  phases?: Record<string, Place[]>
  awards?: Record<string, string[]>
  certificates?: Record<string, string[]>
  /** Who takes part in a draw, with how many tickets. Who wins is the lot's. */
  draws?: Record<string, [member: string, tickets: number][]>
  entries?: Record<string, string[]>
  reserves?: Record<string, string[]>
  ignored?: [attempt: number, code: string][]
  day?: { days: { from: number; to: number }; persons: Place[] }
}

const read = (name: string): unknown => JSON.parse(readFileSync(join(__dirname, name), 'utf8'))
const names = readdirSync(__dirname).flatMap((file) => /^([ch]\d+)\.json$/.exec(file)?.[1] ?? [])
const levelName = (level: number) => ['省级单位', '市级单位', '支部'][level]
const expected = read('expected.json') as Record<string, Expected>
const examples = names.filter((name) => existsSync(join(__dirname, `${name}.example.json`)))

describe.each(names)('the notice %s', (name) => {
  it('is a configuration without errors, and its notice reads as one', () => {
    const { config, problems } = problemsOf(read(`${name}.json`), SHANGHAI)
    expect(problems.filter(({ level }) => level === 'error')).toEqual([])
    expect(problems.map(({ field }) => field)).toEqual(expected[name]?.warns ?? [])
    const sentences = noticeOf(config as RoundConfig, { audience: ['全体'], levelName })
    expect(sentences.length).toBeGreaterThan(4)
    for (const sentence of sentences) {
      expect(sentence).toMatch(/[。：]$/)
      expect(sentence).not.toMatch(/undefined|NaN|null|\[object|；。|，。|；；|，；|  /)
    }
  })

  it('says what matters', () => {
    const sentences = noticeOf(read(`${name}.json`) as RoundConfig, { audience: ['全体'], levelName })
    const says = expected[name]?.says ?? []
    expect(says.length).toBeGreaterThan(1)
    expect(says.filter((pattern) => !sentences.some((sentence) => new RegExp(pattern).test(sentence)))).toEqual([])
  })
})

/** Sets a value by its path, in a copy. */
function changed(config: RoundConfig, changes: Record<string, unknown> = {}): RoundConfig {
  const copy = structuredClone(config)
  for (const [path, value] of Object.entries(changes)) {
    const keys = path.split('.')
    const last = keys.pop() as string
    const owner = keys.reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], copy)
    ;(owner as Record<string, unknown>)[last] = value
  }
  return copy
}

describe.each(examples)('the example of %s', (name) => {
  const example = read(`${name}.example.json`) as Example
  const config = changed(problemsOf(read(`${name}.json`), SHANGHAI).config as RoundConfig, example.with)
  const attempts = readAttempts(example.attempts.map((line) => JSON.stringify(line)).join('\n'))
  const standings = (days?: { from: number; to: number }) => plainStandings(config, attempts, readRoster(example.roster), { zone: SHANGHAI, seed: '1', ...(days && { days }) })
  const persons = (of: ReturnType<typeof standings>): Place[] => of.persons.map(({ member, rank, score }) => [member, rank, score])

  it('comes out as it was worked out by hand', () => {
    const found = standings()
    if (example.persons) expect(persons(found)).toEqual(example.persons)
    if (example.units) expect(found.units.map(({ unit, rank, value }) => [unit, rank, value])).toEqual(example.units)
    expect((found.ignored ?? []).map(({ attempt, code }) => [attempt, code])).toEqual(example.ignored ?? [])
    for (const [award, ids] of Object.entries(example.awards ?? {})) {
      const having = [...found.persons.filter((one) => one.awards?.includes(award)).map(({ member }) => member), ...found.units.filter((one) => one.awards?.includes(award)).map(({ unit }) => unit)]
      expect([award, [...having].sort()]).toEqual([award, [...ids].sort()])
    }
    for (const [id, members] of Object.entries(example.certificates ?? {})) {
      expect([id, found.persons.filter((one) => one.certificates?.includes(id)).map(({ member }) => member).sort()]).toEqual([id, members])
    }
    for (const [id, holders] of Object.entries(example.draws ?? {})) {
      const record = found.draws?.find(({ draw }) => draw === id)
      expect([id, record?.holders.map(({ member, tickets }) => [member, tickets])]).toEqual([id, holders])
      expect(record?.winners.every(({ member }) => holders.some(([holder]) => holder === member))).toBe(true)
    }
    for (const [phase, ids] of Object.entries(example.entries ?? {})) expect(found.entries?.[phase]?.admitted).toEqual(ids)
    for (const [phase, ids] of Object.entries(example.reserves ?? {})) expect(found.entries?.[phase]?.reserves).toEqual(ids)
    for (const [phase, places] of Object.entries(example.phases ?? {})) {
      const inPhase = found.persons.flatMap(({ member, score, rank, phases }) => { const one = phases ? phases[phase] : { score, rank }; return one ? [[member, one.rank, one.score]] : [] })
      expect(inPhase.sort((a, b) => Number(a[1]) - Number(b[1]) || String(a[0]).localeCompare(String(b[0])))).toEqual(places)
    }
    if (example.day) expect(persons(standings(example.day.days))).toEqual(example.day.persons)
  })
})
