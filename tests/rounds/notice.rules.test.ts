import fc from 'fast-check'
import type { PhaseConfig, RoundConfig } from '../../contract/round-config'
import { isBounded, noticeOf, type NoticeFacts } from '../../server/rounds/rules/notice'
import { presetsFor } from '../../server/rounds/rules/presets'
import { clock, duration, endMoment, list, moment, number } from '../../server/rounds/rules/words'
import { DAY, drawn, HOUR, MINUTE, NOW, part, phase, round, shanghai, SHANGHAI } from './generators'

const presets = presetsFor(['u1'], NOW, SHANGHAI)
const system: NoticeFacts = { audience: ['市社科联系统'] }
const notice = (config: RoundConfig, facts = system) => noticeOf(config, facts)
const preset = (id: string) => notice((presets.find((p) => p.id === id) as { config: RoundConfig }).config)
const said = (over: Partial<RoundConfig>, phaseOver: Partial<PhaseConfig> = {}, facts = system) => notice(round(over, phaseOver), facts).join('\n')

const LATE = '面向市社科联系统在册党员。开赛后入册的，成绩计入个人，不计入支部。'
const SCORE_THEN_TIME = '个人按得分排名；同分的，用时短者在前；仍相同的，先交卷者在前；再相同的，名次并列（如 1、2、2、4）。'
const SIXTY_FORTY = '支部综合分 = 参与率 × 60% + 平均分 × 40%，应参与人数按开赛当日花名册计；参与率不足 50% 的支部不列名次；相同的，先比参与率，再比平均分，仍相同的，名次并列（如 1、2、2、4）。'

it('names the hundred-point scale only where a paper gives something else', () => {
  const unit = presets.find((p) => p.id === 'fortnight-best')?.config.unit
  expect(preset('fortnight-best').join('')).not.toContain('百分制')
  expect(said({ unit }, { paper: drawn([part({ count: 2, points: 5 })]) })).toContain('平均分按百分制折算')
  expect(said({ unit }, { paper: drawn([part({ count: 20, points: 5 })]) })).not.toContain('百分制')
})

describe('the notice of a preset', () => {
  it('集中竞赛', () => {
    expect(preset('province-hour')).toEqual([
      LATE,
      '每份 100 道单选题，每题 1 分，满分 100 分，从题库随机抽取。',
      '逐题作答，每题限时 10 秒，到时自动进入下一题，不能返回；中途退出照常计时，可以回来接着答。',
      '每人限答 1 次。',
      SCORE_THEN_TIME,
      SIXTY_FORTY,
      '截止后公布答案与解析。'
    ])
  })

  it('半月竞赛', () => {
    expect(preset('fortnight-best')).toEqual([
      LATE,
      '每份 80 题：单选 60 题各 1 分，多选 10 题、判断 10 题各 2 分，满分 100 分，从题库随机抽取。',
      '限时 30 分钟，到时自动交卷；中途退出照常计时，可以回来接着答。',
      '每人共 5 次，取最好一次。',
      '多选题少选、错选均不得分。',
      SCORE_THEN_TIME,
      SIXTY_FORTY,
      '截止后公布答案与解析。'
    ])
  })

  it('每日累计', () => {
    expect(preset('daily-best-sum')).toEqual([
      LATE,
      '每份 10 题：单选 6 题、多选 2 题、判断 2 题各 10 分，满分 100 分，从题库随机抽取。',
      '限时 10 分钟，到时自动交卷；中途退出照常计时，可以回来接着答。',
      '每人每天 3 次，取每天最好一次，逐日累计。',
      '多选题少选、错选均不得分。',
      SCORE_THEN_TIME,
      '支部按应参与人均分排名，应参与人数按开赛当日花名册计；相同的，先比参与率，再比总分，仍相同的，名次并列（如 1、2、2、4）。',
      '交卷后可看答案与解析。'
    ])
  })

  it('限时抢分', () => {
    expect(preset('speed-first-two')).toEqual([
      LATE,
      '每份 20 题：单选 15 题、判断 5 题各 5 分，满分 100 分，另加速度分最多 100 分，从题库随机抽取。',
      '逐题作答，每题限时 20 秒，到时自动进入下一题，不能返回；中途退出照常计时，可以回来接着答。',
      '次数不限，每天只计前 2 次，各次得分累计。',
      '答对的题，每剩 1 秒另加 0.25 分，每题最多加 5 分。',
      '个人按得分排名；同分的，先交卷者在前；再相同的，名次并列（如 1、2、2、4）。',
      '支部按平均分排名，应参与人数按开赛当日花名册计；参与率不足 30% 的支部不列名次；相同的，先比参与率，仍相同的，名次并列（如 1、2、2、4）。',
      '交卷后可看答案与解析。'
    ])
  })

  it('日常练习', () => {
    expect(preset('open-practice')).toEqual([
      '面向市社科联系统在册党员。',
      '每份 10 题：单选 6 题、多选 2 题、判断 2 题各 10 分，满分 100 分，从题库随机抽取。',
      '不限时，截止时未交的自动交卷；中途退出可以回来接着答。',
      '次数不限，只作练习，不计成绩。',
      '多选题少选的得一半分，错选不得分。',
      '每题作答后即公布答案与解析，不能再改。'
    ])
  })
})

describe('each rule has its sentence', () => {
  it.each<[string, Partial<RoundConfig>, Partial<PhaseConfig>]>([
    ['面向市社科联系统在册党员。以开赛时花名册为准，开赛后入册的不参加本次竞赛。', { audience: { units: ['u1'], late: 'refused' } }, {}],
    ['每份 3 道判断题（抗日战争、解放战争），每题 2.5 分，满分 7.5 分，从题库随机抽取。', {}, { paper: drawn([part({ type: 'judge', count: 3, points: 2.5, topics: ['抗日战争', '解放战争'] })]) }],
    ['每份 3 题：单选 2 题各 4 分，填空 1 题 8 分，满分 16 分，从题库“建党”专题随机抽取。', {}, { paper: drawn([part({ count: 2, points: 4, topics: ['建党'] }), part({ type: 'fill', points: 8, topics: ['建党'] })]) }],
    ['每份 3 题：单选（建党）2 题各 4 分，填空 1 题 8 分，满分 16 分，从题库随机抽取。', {}, { paper: drawn([part({ count: 2, points: 4, topics: ['建党'] }), part({ type: 'fill', points: 8 })]) }],
    ['每天 6:00—23:00 开放，到点未交的自动交卷；限时 30 分钟，到时自动交卷；中途退出照常计时，可以回来接着答。', {}, { timing: { paperSeconds: 1800 }, window: { ...phase().window, daily: { from: 360, to: 1380 } } }],
    ['每天 18:00—24:00 开放，到点未交的自动交卷；不限时；中途退出可以回来接着答。', {}, { window: { ...phase().window, daily: { from: 1080, to: 1440 } } }],
    ['逐题作答，每题限时 1 分 30 秒，全卷限时 1 小时，到时自动进入下一题，不能返回；中途退出照常计时，可以回来接着答。', {}, { timing: { questionSeconds: 90, paperSeconds: 3600 } }],
    ['每人每天 2 次，全程 6 次，取最好一次。', {}, { attempts: { perDay: 2, total: 6 } }],
    ['每人共 3 次，取各次平均。', {}, { attempts: { total: 3 }, counting: { kind: 'average' } }],
    ['次数不限，取第一次。', {}, { counting: { kind: 'first' } }],
    ['次数不限，取最后一次。', {}, { counting: { kind: 'last' } }],
    ['每人每天 2 次，只作练习，不计成绩。', { practice: true }, { attempts: { perDay: 2 } }],
    ['多选题少选的按选对个数得分，错选不得分。', {}, { paper: drawn([part({ type: 'multiple' })]), scoring: { multiple: 'each' } }],
    ['填空题按空给分，每空分值相同。', {}, { paper: drawn([part({ type: 'fill' })]) }],
    ['个人按得分排名；同分的，名次并列（如 1、2、2、3）。', { person: { ties: [], shared: 'dense' } }, {}],
    ['支部按满分人数排名，应参与人数按开赛当日花名册计；参与不足 5 人的支部不列名次；相同的，先比参与率，仍相同的，名次并列（如 1、2、2、3）。',
      { unit: { by: { kind: 'metric', metric: 'fullMarks' }, minParticipants: 5, ties: ['rate'], shared: 'dense' } }, {}],
    ['支部按总分排名，相同的，名次并列（如 1、2、2、4）。', { unit: { by: { kind: 'metric', metric: 'total' }, ties: [], shared: 'gap' } }, {}],
    ['不公布答案。', {}, { reveal: 'never' }]
  ])('%s', (sentence, over, phaseOver) => { expect(said(over, phaseOver).split('\n')).toContain(sentence) })

  const typed = { audience: ['一支部', '二支部'], typeOf: (id: string) => (id === 'b' ? 'judge' as const : 'single' as const) }
  const mixed: PhaseConfig['paper'] = { kind: 'fixed', questions: [{ question: 'a', points: 2 }, { question: 'b', points: 2 }, { question: 'c', points: 2 }, { question: 'd', points: 4 }], shuffleQuestions: false, shuffleOptions: false }

  it('a fixed paper is told by its types and points, in the order of the paper', () => {
    const text = said({}, { paper: mixed }, typed)
    expect(text).toContain('面向一支部、二支部在册党员。')
    expect(text).toContain('每份 4 题：单选 2 题、判断 1 题各 2 分，单选 1 题 4 分，满分 10 分，所有人试题相同。')
  })

  it('each of several fixed papers is told by its own questions', () => {
    const other = { kind: 'fixed' as const, questions: [{ question: 'b', points: 5 }], shuffleQuestions: false, shuffleOptions: false }
    const text = said({}, { paper: mixed, alternatives: { by: 'lot', name: '甲卷', papers: [{ id: 'b', name: '乙卷', paper: other }] } }, typed)
    expect(text).toContain('甲卷：每份 4 题：单选 2 题、判断 1 题各 2 分，单选 1 题 4 分，满分 10 分，试题固定。')
    expect(text).toContain('乙卷：每份 1 道判断题，每题 5 分，满分 5 分，试题固定。')
  })

  describe('phases that are alike', () => {
    const first = shanghai(6, 1)
    const days = (n: number, length: (i: number) => number, hours?: (i: number) => { from: number; to: number }) => Array.from({ length: n }, (_, i): PhaseConfig => {
      const opensAt = first + i * DAY
      return phase({ id: `d${i}`, role: 'season', window: { opensAt, closesAt: opensAt + length(i), ...(hours && { daily: hours(i) }) } })
    })
    const told = (phases: PhaseConfig[]) => notice(round({ phases, result: { by: { kind: 'apart' } } })).filter((sentence) => sentence.startsWith('【'))
    it.each<[string, PhaseConfig[], string[]]>([
      ['one follows the other', days(5, () => DAY), ['6 月 1 日 0:00 至 6 月 5 日 24:00。每天开放一期。']],
      ['all end together', days(5, (i) => (5 - i) * DAY), ['6 月 1 日 0:00 至 6 月 5 日 24:00。每天开放一期。']],
      ['each is open for some hours', days(5, () => 4 * HOUR), ['6 月 1 日 0:00 至 6 月 5 日 4:00。每天开放一期，每期开放 4 小时。']],
      ['each is open for some days', days(5, () => 2 * DAY), ['6 月 1 日 0:00 至 6 月 6 日 24:00。每天开放一期，每期开放 2 天。']],
      ['lengths differ', days(5, (i) => (i + 1) * HOUR), [expect.stringMatching(/赛季第 1 期：6 月 1 日 0:00 至 6 月 1 日 1:00。.*赛季第 5 期：6 月 5 日 0:00 至 6 月 5 日 5:00。$/)]],
      ['hours differ', days(2, () => DAY, (i) => ({ from: 480 + i * 60, to: 1200 })), ['6 月 1 日 0:00 至 6 月 1 日 24:00。', '6 月 2 日 0:00 至 6 月 2 日 24:00。']]
    ])('%s', (_, phases, windows) => { expect(told(phases).map((sentence) => sentence.replace(/^【.*】/, ''))).toEqual(windows) })
  })

  it.each([
    [{}, '得分不低于 1 分的可领取“证书”，'], [{ from: shanghai(12, 20) }, '得分不低于 1 分的可在 12 月 20 日 0:00 以后领取“证书”，'],
    [{ from: shanghai(12, 20), until: shanghai(12, 31) }, '得分不低于 1 分的可在 12 月 20 日 0:00 至 12 月 30 日 24:00 领取“证书”，'],
    [{ until: shanghai(12, 31) }, '得分不低于 1 分的可在 12 月 30 日 24:00 以前领取“证书”，']
  ])('says when a certificate is to be had: %j', (when, words) => {
    expect(said({ awards: { certificates: [{ id: 'c', name: '证书', who: { score: 1 }, ...when }] } }, { window: { opensAt: shanghai(6, 1), closesAt: shanghai(7, 1) } })).toContain(words)
  })

  it('boards that are switched off are not spoken of', () => {
    expect(said({ show: { personBoard: false, unitBoard: true } })).not.toMatch(/个人按/)
    expect(said({ show: { personBoard: true, unitBoard: false } })).not.toMatch(/支部按/)
  })

  it('multiple choice is spoken of only where there is some', () => {
    expect(said({}, { paper: drawn([part({ count: 5 })]) })).not.toContain('多选')
  })

  it('every sentence ends as one, and holds nothing undefined', () => {
    const arb = fc.record({ late: fc.constantFrom('personal' as const, 'unit' as const, 'refused' as const), practice: fc.boolean(), reveal: fc.constantFrom('never' as const, 'each' as const, 'paper' as const, 'close' as const), total: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }), seconds: fc.option(fc.integer({ min: 10, max: 86400 }), { nil: undefined }) })
    fc.assert(fc.property(arb, ({ late, practice, reveal, total, seconds }) => {
      for (const sentence of notice(round({ audience: { units: ['u'], late }, practice }, { reveal, attempts: { total }, timing: { paperSeconds: seconds } }))) {
        expect(sentence).toMatch(/。$/)
        expect(sentence).not.toMatch(/undefined|NaN|null|；。|，。|；；|，；|  /)
      }
    }))
  })

  it('a standing is bounded by the full score unless scores are added up', () => {
    const bounded = (kind: PhaseConfig['counting']['kind']) => isBounded(round({}, { counting: { kind } }))
    expect((['best', 'first', 'last', 'average', 'sum', 'dailyBestSum'] as const).map(bounded)).toEqual([true, true, true, true, false, false])
  })
})

describe('words', () => {
  it.each([[10, '10 秒'], [60, '1 分钟'], [90, '1 分 30 秒'], [1800, '30 分钟'], [3600, '1 小时'], [5400, '1 小时 30 分'], [3661, '1 小时 1 分 1 秒'], [7205, '2 小时 5 秒']])('%d seconds are %s', (s, text) => { expect(duration(s)).toBe(text) })
  it.each([[0, '0:00'], [480, '8:00'], [605, '10:05'], [1439, '23:59'], [1440, '24:00']])('minute %d is %s', (m, text) => { expect(clock(m)).toBe(text) })

  it('an end at midnight belongs to the day that is over then', () => {
    const midnight = shanghai(6, 29)
    expect([endMoment(midnight, SHANGHAI), moment(midnight, SHANGHAI)]).toEqual(['6 月 28 日 24:00', '6 月 29 日 0:00'])
    expect([endMoment(midnight + MINUTE, SHANGHAI), endMoment(midnight - MINUTE, SHANGHAI)]).toEqual(['6 月 29 日 0:01', '6 月 28 日 23:59'])
    expect(endMoment(shanghai(1, 1), SHANGHAI, NOW)).toBe('2025 年 12 月 31 日 24:00')
  })

  it('numbers lose their trailing noughts, lists take 、 between', () => {
    expect([number(2.5), number(4), number(90.129, 1), number(0.1 + 0.2)]).toEqual(['2.5', '4', '90.1', '0.3'])
    expect([list([]), list(['甲']), list(['甲', '乙', '丙'])]).toEqual(['', '甲', '甲、乙、丙'])
  })
})

it('says whose word holds for study, since when and as of which moment', () => {
  const gates = { gates: [{ kind: 'fact' as const, fact: 'checkIns' as const, least: 3 }] }
  expect(said({}, gates)).toContain('学习打卡按系统里的学习记录计算：只算主办单位和上级单位的学习计划；能不能答题看当时。')
  expect(said({ result: { by: { kind: 'sum' }, bonus: [{ fact: 'reflections', each: 1 }] } })).toContain('心得按系统里的学习记录计算：计入成绩和评奖的以竞赛截止时为准。')
  expect(said({ study: { byHand: ['checkIns'] } }, gates)).toContain('学习打卡由组织者登记。')
  expect(said({})).not.toContain('学习记录')
})
