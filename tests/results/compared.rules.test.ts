import fc from 'fast-check'
import type { PersonOrder, UnitRanking } from '../../contract/round-config'
import { personsCompared, unitsCompared, whyUnranked } from '../../server/results/rules/compared'
import { lotBy, rankPersons, type Placed } from '../../server/rounds/rules/person-order'
import { rankUnits, type UnitFigures } from '../../server/rounds/rules/units'
import { phase, roundConfig } from '../support/world'

const scale = { full: 100, bounded: true }
const rules: UnitRanking[] = [
  { by: { kind: 'metric', metric: 'rate' }, ties: ['mean', 'participants'], shared: 'gap' },
  { by: { kind: 'metric', metric: 'fullMarks' }, ties: ['rate'], shared: 'dense' },
  { by: { kind: 'composite', weights: [{ metric: 'rate', percent: 60 }, { metric: 'mean', percent: 40 }] }, ties: ['rate', 'mean'], shared: 'broken' },
  { by: { kind: 'points', parts: [{ metric: 'rate', table: { kind: 'list', points: [10, 5] } }, { metric: 'mean' }] }, ties: [], shared: 'gap' }
]
const figures = fc.array(fc.record({ roster: fc.integer({ min: 1, max: 9 }), participants: fc.integer({ min: 0, max: 9 }), scoreSum: fc.integer({ min: 0, max: 9 }).map((n) => n * 5000), fullMarks: fc.integer({ min: 0, max: 3 }) }), { minLength: 2, maxLength: 12 })
  .map((list) => list.map((one, i): UnitFigures => ({ unitId: `u${i}`, attempts: one.participants, ...one })))

test('of two units one after another either something parts them, and reads as different, or they are level', () => {
  fc.assert(fc.property(fc.constantFrom(...rules), figures, (rule, list) => {
    const ranked = rankUnits(rule, list, scale, lotBy('seed')).filter(({ rank }) => rank !== null)
    ranked.slice(1).forEach((own, i) => {
      const above = ranked[i] as typeof own
      const { by, theirs, mine, text } = unitsCompared(rule, above, own)
      if (by === '') expect([text, rule.shared === 'broken' || above.rank === own.rank]).toEqual([rule.shared === 'broken' ? '各项都相同，由抽签定先后' : '各项都相同，名次并列', true])
      else expect([theirs === mine, above.rank === own.rank, parseFloat(theirs) > parseFloat(mine)]).toEqual([false, false, true])
    })
  }))
})

test('a tie-breaker is said with what was level before it, and figures that round alike with more digits', () => {
  const [first, , composite] = rules as [UnitRanking, UnitRanking, UnitRanking]
  const unit = (partial: Partial<UnitFigures>): UnitFigures => ({ unitId: 'a', roster: 10, participants: 5, attempts: 5, scoreSum: 40000, fullMarks: 0, ...partial })
  const pair = (rule: UnitRanking, a: UnitFigures, b: UnitFigures) => { const [above, own] = rankUnits(rule, [a, b], scale); return above && own ? unitsCompared(rule, above, own).text : '' }
  expect(pair(first, unit({}), unit({ unitId: 'b', scoreSum: 30000 }))).toBe('参与率相同，比平均分：80 高于 60')
  expect(pair(first, unit({ roster: 20, participants: 10, scoreSum: 80000 }), unit({ unitId: 'b' }))).toBe('参与率、平均分都相同，比参与人数：10 人 高于 5 人')
  expect(pair(composite, unit({ roster: 1000, participants: 500, scoreSum: 4000100 }), unit({ unitId: 'b', roster: 1000, participants: 500, scoreSum: 4000000 }))).toBe('综合分：62.001 分 高于 62.000 分')
})

test('why there is no rank names every condition that is missed', () => {
  const rule: UnitRanking = { by: { kind: 'metric', metric: 'mean' }, ties: [], shared: 'gap', minRatePercent: 60, minParticipants: 5, least: [{ metric: 'mean', value: 80 }] }
  expect(whyUnranked(rule, { unitId: 'a', roster: 9, participants: 3, attempts: 3, scoreSum: 21000, fullMarks: 0 })).toBe('参与人数 3 人，不足 5 人；参与率 33.3%，不足 60%；平均分 70，不足 80')
  expect(whyUnranked(rule, { unitId: 'a', roster: 9, participants: 0, attempts: 0, scoreSum: 0, fullMarks: 0 })).toBe('还没有人参与')
})

test('of two persons the first tie-breaker that differs is named', () => {
  const ties: PersonOrder[] = ['time', 'finish', 'attempts', { phase: 'main', by: 'score' }, 'lot']
  const words = { config: roundConfig({ phases: [phase()], person: { ties, shared: 'gap' } }), zone: 'Asia/Shanghai' }
  const person = (partial: Partial<Placed>): Placed => ({ member: 'a', score: 8000, timeMs: 60_000, finishedAt: Date.UTC(2026, 5, 15, 1), attempts: 1, phases: new Map([['main', { score: 8000, timeMs: 1, finishedAt: 1 }]]), ...partial })
  const text = (other: Partial<Placed>) => {
    const [above, own] = rankPersons(words.config.person, [person({}), person({ member: 'b', ...other })], lotBy('s'))
    return above && own ? personsCompared(words, above.person, own.person, lotBy('s')).text : ''
  }
  expect(text({ score: 7950 })).toBe('得分：80 分 高于 79.5 分')
  expect(text({ timeMs: 61_000 })).toBe('得分相同，比用时：1 分钟 短于 1 分 1 秒')
  expect(text({ timeMs: 60_200 })).toBe('得分相同，比用时：1 分钟 短于 1 分钟（相差不到 1 秒）')
  expect(text({ finishedAt: Date.UTC(2026, 5, 15, 1, 0, 5) })).toBe('得分、用时都相同，比交卷时间：6 月 15 日 9:00:00 早于 6 月 15 日 9:00:05')
  expect(text({ attempts: 2 })).toBe('得分、用时、交卷时间都相同，比答题次数：1 次 少于 2 次')
  expect(text({ phases: new Map() })).toBe('得分、用时、交卷时间、答题次数都相同，比竞赛得分：80 分，后一名没有参加')
  expect(text({})).toContain('竞赛得分都相同，比抽签')
})
