import type { CountingRule } from '../../contract/round-config'
import { whyNotCounted, type Listed } from '../../server/results/rules/counted'
import { addAttempt, emptyTally, type CountedAttempt } from '../../server/rounds/rules/counting'

const at = (day: number, score: number, minute: number): CountedAttempt & Listed => ({
  day, score, timeMs: 60_000, finishedAt: minute * 60_000, perfect: false, finished_at: minute * 60_000, time_ms: 60_000, voided: ''
})
const said = (counting: CountingRule, attempts: (CountedAttempt & Listed)[], role?: 'practice') => {
  const tally = attempts.reduce((sum, one) => addAttempt(counting, ['time'], sum, one), emptyTally())
  return attempts.map((one) => whyNotCounted({ counting, ...(role && { role }) }, one, tally, attempts.filter((other) => other.day === one.day && other.finishedAt <= one.finishedAt).length, ['time']))
}
const three = [at(20260615, 6000, 1), at(20260615, 9000, 2), at(20260616, 7000, 3)]

test.each<[string, CountingRule, string[]]>([
  ['the best', { kind: 'best' }, ['不是最好的一次', '', '不是最好的一次']],
  ['the first', { kind: 'first' }, ['', '只取第一次', '只取第一次']],
  ['the last', { kind: 'last' }, ['只取最后一次', '只取最后一次', '']],
  ['a sum', { kind: 'sum' }, ['', '', '']],
  ['a mean', { kind: 'average' }, ['', '', '']],
  ['a mean of at least four', { kind: 'average', least: { attempts: 4, otherwise: 'none' } }, Array.from({ length: 3 }, () => '不足 4 次，没有成绩')],
  ['each day’s best', { kind: 'dailyBestSum' }, ['不是当天最好的一次', '', '']],
  ['the best day', { kind: 'dailyBestSum', top: 1 }, ['不是当天最好的一次', '', '只取最好的 1 个']],
  ['the first of each day', { kind: 'best', firstPerDay: 1 }, ['不是最好的一次', '当天第 2 次，每天只看前 1 次', '']]
])('of %s an attempt says why it does not count', (_, rule, words) => {
  expect(said(rule, three)).toEqual(words)
})

test('what is void, open or practice says so whatever the rule', () => {
  const [one] = three as [CountedAttempt & Listed]
  const why = (changed: Partial<Listed>, role?: 'practice') => whyNotCounted({ counting: { kind: 'best' }, ...(role && { role }) }, { ...one, ...changed }, undefined, 1, [])
  expect([why({ finished_at: null }), why({ voided: 'tooFast' }), why({ voided: 'left' }), why({}, 'practice')]).toEqual(['还没有交卷', '用时比规定的最短时间还短', '答题中离开次数太多', '练习不计成绩'])
})
