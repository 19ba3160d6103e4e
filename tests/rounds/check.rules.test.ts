import type { Problem } from '../../contract/organiser'
import type { PhaseConfig, RoundConfig, UnitRanking } from '../../contract/round-config'
import { checkRound } from '../../server/rounds/rules/check'
import { presetsFor } from '../../server/rounds/rules/presets'
import { qualifies } from '../../server/rounds/rules/qualify'
import { DAY, drawn, fixed, HOUR, MINUTE, NOW, part, questions, round, SHANGHAI } from './generators'

const bank = [...questions(100), ...questions(20, { id: 'm', type: 'multiple' }), ...questions(20, { id: 'j', type: 'judge', options: 2 })]
const check = (over: Partial<RoundConfig>, phaseOver: Partial<PhaseConfig> = {}) => checkRound(round(over, phaseOver), bank, NOW)
const window = (opens: number, closes: number, daily?: { from: number; to: number }) => ({ window: { opensAt: NOW + opens, closesAt: NOW + closes, daily } })
const composite = (...weights: [UnitRanking['ties'][number], number][]): { unit: UnitRanking } =>
  ({ unit: { by: { kind: 'composite', weights: weights.map(([metric, percent]) => ({ metric, percent })) }, ties: [], shared: 'gap' } })

describe('a sound round', () => {
  it('has no problems', () => { expect(check({})).toEqual([]) })

  it.each(presetsFor(['u1'], NOW, SHANGHAI))('preset $name has no errors once it has a title', ({ config }) => {
    expect(checkRound({ ...config, title: '党史知识竞赛' }, bank, NOW)).toEqual([])
  })

  it.each<[string, Partial<RoundConfig>, Partial<PhaseConfig>]>([
    ['just open long enough', {}, { ...window(DAY, DAY + 30 * MINUTE), timing: { paperSeconds: 1800 } }],
    ['daily hours just long enough', {}, { ...window(DAY, 2 * DAY, { from: 600, to: 630 }), timing: { paperSeconds: 1800 } }],
    ['hours until 24:00', {}, window(DAY, 2 * DAY, { from: 600, to: 1440 })],
    ['about to open', {}, window(1, DAY)],
    ['a fixed paper once, revealed at once', {}, { paper: fixed(['q0', 'q1']), attempts: { total: 1 }, reveal: 'paper' }],
    ['a fixed paper many times, revealed at the close', {}, { paper: fixed(['q0', 'q1']), reveal: 'close' }],
    ['a fixed paper for practice', { practice: true }, { paper: fixed(['q0', 'q1']), reveal: 'each' }],
    ['weights of thirds', composite(['rate', 33.33], ['mean', 33.33], ['rosterMean', 33.34]), {}],
    ['a practice round without boards', { practice: true, show: { personBoard: false, unitBoard: false } }, {}]
  ])('%s has no problems', (_, over, phaseOver) => { expect(check(over, phaseOver)).toEqual([]) })
})

describe('awards of a phase', () => {
  const weeks = ['one', 'two'].map((id): PhaseConfig => ({ ...round().phases[0] as PhaseConfig, id, role: 'season' }))
  const award = (phase: string | undefined) => ({ id: 'a', name: '周奖', to: { kind: 'rank' as const, from: 1, to: 100 }, ...(phase && { phase }) })
  const found = (awards: RoundConfig['awards'], phases = weeks) =>
    check({ phases, result: { by: { kind: 'apart' } }, awards }).filter(({ field }) => field.startsWith('awards')).map(({ field, message }) => `${field} ${message}`)
  it('are those of a round whose phases are ranked apart', () => { expect(found({ persons: [award('two')] })).toEqual([]) })
  it('there are none of the whole of such a round, of a phase that is not there or does not count, or for units', () => {
    expect(found({ persons: [award(undefined)] })).toEqual(['awards.persons.0 各期分别排名，没有总名次，个人奖请写明是哪一期的（phase）。'])
    expect(found({ persons: [award('three')] })).toEqual(['awards.persons.0.phase 没有编号为 three 的阶段。'])
    expect(found({ persons: [award('one')] }, [{ ...weeks[0] as PhaseConfig, role: 'practice' }, ...weeks.slice(1)])).toEqual(['awards.persons.0.phase 练习不单独计成绩。'])
    expect(found({ units: [award('one')] })).toEqual(['awards.units.0.phase 单位奖按单位总排名评，不能按阶段。'])
  })
})

describe('a condition on how many phases somebody took part in', () => {
  const parts = ['one', 'two', 'warm'].map((id): PhaseConfig => ({ ...round().phases[0] as PhaseConfig, id, ...(id === 'warm' && { role: 'practice' }) }))
  const found = (n: number) => check({ phases: parts, result: { by: { kind: 'sum', phases: ['one'] } }, awards: { certificates: [{ id: 'c', name: '证书', who: { phases: n } }] } })
    .filter(({ field }) => field.startsWith('awards')).map(({ field }) => field)
  it('is bounded by all phases that count, as they are counted, not by those of the result alone', () => {
    expect([found(2), found(3)]).toEqual([[], ['awards.certificates.0.who.phases']])
    const judged = { member: 'm', rank: 1, score: 0, attempts: 2, full: false, passed: false, facts: {}, phases: new Map(['one', 'two'].map((id) => [id, { rank: 1, score: 0, attempts: 1, full: false, passed: false }])) }
    expect([qualifies({ phases: 2 }, judged), qualifies({ phases: 3 }, judged)]).toEqual([true, false])
  })
})

describe('a problem names its field and what to do', () => {
  const w = 'phases.0.window', t = 'phases.0.timing.paperSeconds', p = 'phases.0.paper'
  const weights = 'unit.by.weights'
  const AT_ONCE = '开始时间已到，竞赛会马上开始；开始后再改规则，要写明原因。', TOO_EARLY = '开始时间已经过去。要马上开始，请改成现在；否则请往后改。'
  it.each<[string, Problem['level'], string, string, Partial<RoundConfig>, Partial<PhaseConfig>]>([
    ['closes before it opens', 'error', `${w}.closesAt`, '截止时间要晚于开始时间。', {}, window(DAY, DAY)],
    ['opens now', 'warning', `${w}.opensAt`, AT_ONCE, {}, window(0, DAY)],
    ['opened while somebody was still writing', 'warning', `${w}.opensAt`, AT_ONCE, {}, window(-10 * MINUTE, DAY)],
    ['opened too long ago to mean now', 'error', `${w}.opensAt`, TOO_EARLY, {}, window(-10 * MINUTE - 1, DAY)],
    ['hours end before they begin', 'error', `${w}.daily`, '每天开放的结束时刻要晚于开始时刻。', {}, window(DAY, 3 * DAY, { from: 600, to: 600 })],
    ['not open long enough', 'error', t, '开放时间还不够答一份（限时 1 小时），请推迟截止或缩短限时。', {}, { ...window(DAY, DAY + HOUR - 1), timing: { paperSeconds: 3600 } }],
    ['hours too short', 'error', t, '每天开放的时间不够答一份（限时 1 小时），请放宽时段或缩短限时。', {}, { ...window(DAY, 3 * DAY, { from: 600, to: 659 }), timing: { paperSeconds: 3600 } }],
    ['speed without a limit', 'error', 'phases.0.scoring.speedBonus', '按速度加分要先设每题限时。', {}, { scoring: { multiple: 'all', speedBonus: { perSecond: 1, cap: 5 } }, timing: { paperSeconds: 600 } }],
    ['fixed, again and again, key after each', 'warning', 'phases.0.reveal', '试题固定又可答多次，答过一次就知道答案了，请改为截止后公布答案或随机抽题。', {}, { paper: fixed(['q0']), reveal: 'each', attempts: { total: 2 } }],
    ['fixed, again and again, key after the paper', 'warning', 'phases.0.reveal', '试题固定又可答多次，答过一次就知道答案了，请改为截止后公布答案或随机抽题。', {}, { paper: fixed(['q0']), reveal: 'paper' }],
    ['average of one', 'warning', 'phases.0.counting', '只答一次，取平均与取该次相同，可改为取第一次。', {}, { counting: { kind: 'average' }, attempts: { total: 1 } }],
    ['questions gone', 'error', `${p}.questions`, '有 2 道题在题库里找不到了，请换题。', {}, { paper: fixed(['q0', 'x', 'y']) }],
    ['a question twice', 'error', `${p}.questions`, '同一道题选了两次，请去掉重复的。', {}, { paper: fixed(['q0', 'q1', 'q0']) }],
    ['bank too small', 'error', `${p}.parts.1.count`, '题库里的多选题不够：要 21 题，只有 20 题。请减少题数或在题库里添题。', {}, { paper: drawn([part(), part({ type: 'multiple', count: 21 })]) }],
    ['topics too small', 'error', `${p}.parts.0.count`, '“长征、抗战”里的单选题不够：要 1 题，只有 0 题。请减少题数或多选几个专题。', {}, { paper: drawn([part({ topics: ['长征', '抗战'] })]) }],
    ['parts want the same questions', 'error', `${p}.parts.1.count`, '题库里的单选题不够：要 50 题，别的部分抽去以后只剩 40 题。请减少题数或在题库里添题。', {}, { paper: drawn([part({ count: 60 }), part({ count: 50, points: 2 })]) }],
    ['no board', 'warning', 'show', '个人榜和单位榜都关着，成员看不到名次；要公布名次，请打开一个。', { show: { personBoard: false, unitBoard: false } }, {}],
    ['weights short of 100', 'error', weights, '综合分的各项比例合计要是 100%，现在是 99.5%。', composite(['rate', 60], ['mean', 39.5]), {}],
    ['a metric twice', 'error', weights, '综合分里同一项出现了两次，请合并成一项。', composite(['rate', 60], ['rate', 40]), {}],
    ['heads in a composite', 'error', weights, '总分和人数没有统一的满分，不能按比例合成；请用参与率和平均分。', composite(['rate', 60], ['participants', 40]), {}]
  ])('%s', (_, level, field, message, over, phaseOver) => {
    expect(check(over, phaseOver)).toEqual([{ level, field, message }])
  })

  it('a time that is over altogether is told at both its ends', () => {
    expect(check({}, window(-DAY, 0)).map(({ field, message }) => [field, message])).toEqual([
      ['phases.0.window.opensAt', '开始时间已经过去。要马上开始，请改成现在；否则请往后改。'], ['phases.0.window.closesAt', '截止时间已经过去，请往后改。']
    ])
  })

  it('several problems are all told, those of unit ranking not for practice', () => {
    const wrong = { ...window(DAY, DAY - 1), scoring: { multiple: 'all' as const, speedBonus: { perSecond: 1, cap: 5 } } }
    expect(check(composite(['rate', 10], ['mean', 10]), wrong).map(({ field }) => field)).toEqual(['phases.0.window.closesAt', 'phases.0.scoring.speedBonus', 'unit.by.weights'])
    expect(check({ practice: true, ...composite(['rate', 10], ['mean', 10]) })).toEqual([])
  })
})
