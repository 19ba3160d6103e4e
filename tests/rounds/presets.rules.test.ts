import { parseRoundConfig } from '../../server/rounds/config'
import { presetsFor } from '../../server/rounds/rules/presets'
import { fullScore } from '../../server/rounds/rules/score'
import { windowState } from '../../server/rounds/rules/timing'
import { toHundredths } from '../../server/rounds/rules/types'
import { moment } from '../../server/rounds/rules/words'
import { HOUR, NOW, SHANGHAI, shanghai } from './generators'

const presets = presetsFor(['u1', 'u2'], NOW, SHANGHAI)
const named = (id: string, now = NOW, zone = SHANGHAI) => {
  const found = presetsFor(['u1'], now, zone).find((preset) => preset.id === id)
  const [phase] = found?.config.phases ?? []
  if (!found || !phase) throw new Error(`No preset ${id}`)
  return { ...found, phase }
}

describe('presets', () => {
  it('are nine, each with its own id and name, and say where they come from', () => {
    expect(presets.map(({ id }) => id)).toEqual(['province-hour', 'fortnight-best', 'daily-best-sum', 'speed-first-two', 'level-days', 'preliminary-final', 'practise-then-exam', 'knock-out', 'open-practice'])
    expect(new Set(presets.map(({ name }) => name)).size).toBe(9)
    for (const { id, config } of presets) expect(config).toMatchObject({ preset: id, audience: { units: ['u1', 'u2'], late: 'personal' } })
  })

  it.each(presets)('$name is a valid configuration once it has a title, and unchanged by being stored', ({ config }) => {
    const titled = { ...config, title: '党史知识竞赛' }
    expect(parseRoundConfig(JSON.parse(JSON.stringify(titled)))).toEqual(titled)
  })

  it.each(presets)('$name opens tomorrow', ({ config: { phases: [phase] } }) => {
    expect(phase && windowState(phase.window, phase.window.opensAt, SHANGHAI)).toBe('open')
    expect(phase?.window.opensAt).toBeGreaterThan(NOW)
  })

  it.each([
    ['province-hour', '11 月 22 日 14:00', '11 月 22 日 16:00'], ['fortnight-best', '11 月 22 日 8:00', '12 月 5 日 22:00'], ['daily-best-sum', '11 月 22 日 6:00', '11 月 28 日 22:00'],
    ['speed-first-two', '11 月 22 日 8:00', '12 月 1 日 22:00'], ['open-practice', '11 月 22 日 0:00', '12 月 22 日 0:00']
  ])('%s runs from %s to %s', (id, opens, closes) => {
    for (const now of [shanghai(11, 21), NOW, shanghai(11, 22) - 1]) {
      const { opensAt, closesAt } = named(id, now).phase.window
      expect([moment(opensAt, SHANGHAI), moment(closesAt, SHANGHAI)]).toEqual([opens, closes])
    }
  })

  it('tomorrow is tomorrow also from a day of 25 hours', () => {
    const justAfterMidnight = Date.UTC(2026, 10, 1, 4, 30)
    expect(named('fortnight-best', justAfterMidnight, 'America/New_York').phase.window.opensAt).toBe(Date.UTC(2026, 10, 2, 13))
  })

  it.each([['province-hour', 100], ['fortnight-best', 100], ['daily-best-sum', 100], ['speed-first-two', 200], ['open-practice', 100]])('%s gives at most %d points', (id, full) => {
    const { paper, scoring, timing } = named(id).phase
    const items = paper.kind === 'drawn' ? paper.parts.flatMap(({ count, points }) => Array.from({ length: count }, () => ({ points: toHundredths(points) }))) : []
    expect(fullScore(items, scoring, timing.questionSeconds)).toBe(full * 100)
  })

  it('only practice is without boards and limits', () => {
    for (const { id, config } of presets) {
      const practice = id === 'open-practice'
      expect(config).toMatchObject({ practice, show: { personBoard: !practice, unitBoard: !practice } })
    }
    expect(named('open-practice').phase).toMatchObject({ timing: {}, attempts: {}, reveal: 'each' })
  })

  it.each([
    ['province-hour', { timing: { questionSeconds: 10 }, attempts: { total: 1 }, counting: { kind: 'first' }, reveal: 'close' }],
    ['fortnight-best', { timing: { paperSeconds: 1800 }, attempts: { total: 5 }, counting: { kind: 'best' }, reveal: 'close' }],
    ['daily-best-sum', { timing: { paperSeconds: 600 }, attempts: { perDay: 3 }, counting: { kind: 'dailyBestSum' }, reveal: 'paper' }],
    ['speed-first-two', { timing: { questionSeconds: 20 }, attempts: {}, counting: { kind: 'sum', firstPerDay: 2 }, scoring: { speedBonus: { perSecond: 0.25, cap: 5 } } }]
  ])('%s is what its note says', (id, rules) => { expect(named(id).phase).toMatchObject(rules) })

  it('the two hours of a contest held together leave time for all its questions', () => {
    const { window, timing, paper } = named('province-hour').phase
    const seconds = paper.kind === 'drawn' ? paper.parts.reduce((sum, { count }) => sum + count * (timing.questionSeconds ?? 0), 0) : Infinity
    expect(window.closesAt - window.opensAt).toBe(2 * HOUR)
    expect(seconds * 1000).toBeLessThan(2 * HOUR)
  })
})
