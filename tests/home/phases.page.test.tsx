import { fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import Taro from '@tarojs/taro'
import type { PhaseView, RoundDetail } from '../../contract/quiz'
import HomePage from '@/pages/home/index'
import RoundPage from '@/pages/round/index'
import { admittedWords, around, cautionsOf, concernsMe, figuresOf, tagOf } from '@/pages/round/phase'
import { leftWords, waitWords } from '@/services/round'
import { signedIn, type Answers } from '../client/signed-in'
import { card, home, mine } from './cards'
import { phase, roundOf } from './phases'

let server: Awaited<ReturnType<typeof signedIn>>
afterEach(() => server?.close())
beforeEach(() => jest.clearAllMocks())

const HOUR = 3_600_000
/** For a machine that takes its time between the data and the picture. */
const MARGIN = 40_000
const show = async (round: RoundDetail, more: Answers = {}, params: Record<string, string> = {}) => {
  server = await signedIn({ 'GET /rounds/r1': () => round, ...more }, { params: { id: 'r1', ...params } })
  render(<RoundPage />)
  return within(await screen.findByRole('list', { name: /^共 \d+ 个阶段$/ }))
}
const opened = () => jest.mocked(Taro.navigateTo).mock.calls.map(([to]) => to.url)
const started = () => server.heardAt('POST /rounds/r1/attempts').map(({ body }) => body)

const passed = phase('l1', { mine: { attempts: 2, lastAttempt: 'att-1', score: 10, passed: true, canStart: true, leftToday: 1 } })
const current = phase('l2', { mine: { canStart: true, gates: [{ text: '第 1 关合格', open: true, have: null, need: null, toStudy: '' }] } })
const locked = phase('l3', {
  state: 'upcoming', opensAt: Date.now() + 5 * HOUR + MARGIN,
  mine: { canStart: false, opensAt: Date.now() + 5 * HOUR + MARGIN, whyNot: '开始之前要：第 2 关合格。', gates: [{ text: '第 2 关合格', open: false, have: null, need: null, toStudy: '' }, { text: '学习积分满 5000 分', open: false, have: 3200, need: 5000, toStudy: '还差 1800 分学习积分' }] }
})

describe('the steps of a round', () => {
  test('each says when, how it stands and my figures; the one that concerns me now has the page’s button', async () => {
    const steps = await show(roundOf([passed, current, locked], {}, current), { 'POST /rounds/r1/attempts': () => ({ id: 'att-9' }) })
    const [first, second, third] = steps.getAllByRole('listitem')
    expect(first).toHaveTextContent(/第 1 关已合格.*成绩 10 分 · 合格 · 答过 2 次 · 今天还可答 1 次/)
    expect(second).toHaveTextContent(/第 2 关正在进行.*5 题 · 限时 5 分钟今天还可答 3 次/)
    expect(third).toHaveTextContent(/第 3 关未开始/)
    expect(within(second!).queryByRole('button')).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: '开始答题' }))
    await waitFor(() => expect(opened()).toEqual(['/quiz/answer/index?id=att-9']))
    expect(started()).toEqual([{ phase: 'l2' }])
  })

  test('another step that may be started, and its result, have their own small buttons', async () => {
    await show(roundOf([passed, current], {}, current), { 'POST /rounds/r1/attempts': () => ({ id: 'att-9' }) })
    fireEvent.click(screen.getByRole('button', { name: '看成绩：第 1 关' }))
    fireEvent.click(screen.getByRole('button', { name: '开始答题：第 1 关' }))
    await waitFor(() => expect(opened()).toEqual(['/quiz/result/index?id=att-1', '/quiz/answer/index?id=att-9']))
    expect(started()).toEqual([{ phase: 'l1' }])
  })

  test('a closed gate says what opens it and how far I am; the opening that is near is counted down', async () => {
    const steps = await show(roundOf([current, locked]))
    const third = steps.getAllByRole('listitem')[1]!
    expect(within(third).getByRole('group', { name: '还需要：学习积分满 5000 分，现在 3200，要 5000' })).toHaveTextContent('3200 / 5000')
    expect(within(third).getByRole('group', { name: '还需要：第 2 关合格' })).toBeInTheDocument()
    expect(third).toHaveTextContent('离开放还有 5 小时')
  })

  test('what study opens says how much is missing and leads there, also where a round has one phase', async () => {
    const only = phase('l1', { mine: { canStart: false, gates: [{ text: '学习打卡满 3 次', open: false, have: 1, need: 3, toStudy: '还差 2 次打卡' }] } })
    server = await signedIn({ 'GET /rounds/r1': () => roundOf([only]) }, { params: { id: 'r1' } })
    render(<RoundPage />)
    expect(await screen.findByText('还差 2 次打卡')).toBeInTheDocument()
    fireEvent.click(screen.getByRole('button', { name: '去学习' }))
    expect(jest.mocked(Taro.switchTab).mock.calls.map(([to]) => to.url)).toEqual(['/pages/study/index'])
  })

  test('whoever was sent on is told so while the phase can be answered', async () => {
    const final = phase('l2', { name: '决赛', mine: { canStart: true, entry: 'in' } })
    await show(roundOf([passed, final], {}, final))
    expect(screen.getByText('你已晋级，可以参加决赛')).toBeInTheDocument()
    expect(admittedWords({ ...final, mine: { ...final.mine, entry: 'reserve' } })).toBe('')
  })

  test('many are folded around the current one, and all can be seen', async () => {
    const levels = Array.from({ length: 10 }, (_, index) => phase(`l${index + 1}`))
    await show(roundOf(levels, {}, levels[4]))
    const names = () => screen.getAllByText(/^第 \d+ 关$/, { selector: '.step-name' }).map((one) => one.textContent)
    expect(names()).toEqual(['第 4 关', '第 5 关', '第 6 关', '第 7 关', '第 8 关', '第 9 关'])
    fireEvent.click(screen.getByRole('button', { name: '看全部 10 个阶段' }))
    expect(names()).toHaveLength(10)
  })

  test('what may cost the paper is said where one may start, before the clock runs', async () => {
    const strict = { leaving: { limit: 2, then: 'void' as const }, leastSeconds: 90 }
    const again = { ...passed, leaving: { limit: 0, then: 'submit' as const } }
    const steps = await show(roundOf([again, { ...current, ...strict }, { ...locked, ...strict }], {}, current))
    const said = steps.getAllByRole('listitem').map((step) => within(step).queryAllByText(/^答题中|^用时/).map((one) => one.textContent))
    expect(said).toEqual([['答题中不能切到别处，一切走就自动交卷'], ['答题中切到别处最多 2 次，再切走这份答卷就作废', '用时不到 1 分 30 秒的答卷不计成绩'], []])
    expect(cautionsOf({ leaving: { limit: null, then: 'submit' }, leastSeconds: null })).toEqual(['答题中切到别处的次数会记下来'])
  })

  test('how many questions there are of a paper without end is said by what is done', async () => {
    const open = { id: 'att-3', deadlineAt: Date.now() + HOUR, answered: 7, total: null }
    const endless = phase('l2', { fullScore: null, mine: { openAttempt: open, canStart: true } })
    const steps = await show(roundOf([passed, endless], {}, endless))
    expect(steps.getAllByRole('listitem')[1]).toHaveTextContent(/题数不限.*已答 7 题，还没有交卷/)
    expect(screen.getByRole('button', { name: '接着答（已答 7 题）' })).toBeVisible()
  })

  test('a round with one phase shows none', async () => {
    server = await signedIn({ 'GET /rounds/r1': () => roundOf([phase('main')]) }, { params: { id: 'r1' } })
    render(<RoundPage />)
    await screen.findByText('竞赛规则')
    expect(screen.queryByText('分阶段进行')).toBeNull()
  })
})

describe('choosing a paper', () => {
  const topics = phase('l1', { papers: [{ id: 'a', name: '建党精神', attempts: 0 }, { id: 'b', name: '长征', attempts: 2 }], mine: { passed: null } })

  test('comes before the start, and what was chosen is what starts', async () => {
    const minded = { ...topics, leastSeconds: 60 }
    server = await signedIn({ 'GET /rounds/r1': () => roundOf([minded]), 'POST /rounds/r1/attempts': () => ({ id: 'att-9' }) }, { params: { id: 'r1' } })
    render(<RoundPage />)
    fireEvent.click(await screen.findByRole('button', { name: '开始答题' }))
    const sheet = within(screen.getByRole('dialog', { name: '选一份试卷' }))
    expect(sheet.getByText('用时不到 1 分钟的答卷不计成绩')).toBeInTheDocument()
    expect(sheet.getByRole('button', { name: '开始答题' })).toHaveAttribute('aria-disabled', 'true')
    fireEvent.click(sheet.getByRole('radio', { name: '长征，答过 2 次' }))
    fireEvent.click(sheet.getByRole('button', { name: '开始答题' }))
    await waitFor(() => expect(opened()).toEqual(['/quiz/answer/index?id=att-9']))
    expect(started()).toEqual([{ phase: 'l1', paper: 'b' }])
    // Whoever comes back finds the round, not the sheet.
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  test('another page may send here to choose', async () => {
    server = await signedIn({ 'GET /rounds/r1': () => roundOf([topics]) }, { params: { id: 'r1', choose: 'l1' } })
    render(<RoundPage />)
    expect(await screen.findByRole('dialog', { name: '选一份试卷' })).toBeInTheDocument()
  })

  test('home leads there instead of starting', async () => {
    server = await signedIn({ 'GET /home': () => home({ main: card({ papers: 2, phase: { id: 'main', name: '' } }) }) })
    render(<HomePage />)
    fireEvent.click(await screen.findByRole('button', { name: '开始答题' }))
    expect(opened()).toEqual(['/pages/round/index?id=r1&choose=main'])
  })
})

test('home names the phase, and which begins next', async () => {
  const at = Date.now() + 48 * HOUR
  const waiting = card({ phase: { id: 'l2', name: '第 2 关' }, mine: mine({ canStart: false, opensAt: at, whyNot: '6 月 16 日 8:00 开始。' }) })
  server = await signedIn({ 'GET /home': () => home({ main: waiting }) })
  render(<HomePage />)
  expect(await screen.findByText(/第 2 关\s· 解放战争时期/)).toBeInTheDocument()
  expect(screen.getByText(/我的成绩 84 分，第 2 关 .* 开始$/)).toBeInTheDocument()
})

describe('in words', () => {
  test('advancement: the list is waited for, a reserve has its place, who is out is told so', () => {
    const final = (entry: 'in' | 'out' | 'reserve' | 'waiting', state: 'upcoming' | 'open' = 'upcoming') =>
      tagOf(phase('l1', { role: 'final', state, mine: { entry, place: entry === 'reserve' ? 2 : null, canStart: false, passed: null } })).text
    expect([final('in'), final('out'), final('reserve'), final('waiting'), final('in', 'open')]).toEqual(['已晋级', '没有晋级', '候补第 2 位', '等晋级名单', '正在进行'])
  })

  test('a make-up is shown to those whom it is for', () => {
    const makeUp = (mine: Partial<PhaseView['mine']>, state: 'open' | 'upcoming' = 'open') =>
      concernsMe(phase('l1', { role: 'makeup', state, mine: { passed: null, ...mine } }))
    expect(makeUp({ canStart: true })).toBe(true)
    expect(makeUp({ canStart: false, whyNot: '你已经通过竞赛，不用补考。' })).toBe(false)
    expect(makeUp({ canStart: false, attempts: 1, whyNot: '答题次数已经用完。', leftTotal: 0 })).toBe(true)
    expect(makeUp({ canStart: false, opensAt: 1 }, 'upcoming')).toBe(true)
  })

  test('figures of a closed phase', () => {
    expect(figuresOf(phase('l1', { state: 'closed', mine: { canStart: false } }))).toEqual(['没有参加'])
    expect(figuresOf(phase('l1', { state: 'closed', mine: { canStart: false, attempts: 1, score: 4 } }))).toEqual(['成绩 4 分', '没有合格', '答过 1 次'])
  })

  test('the limit that is reached first is the one that is said', () => {
    expect([leftWords({ leftToday: 3, leftWeek: 2, leftTotal: 9 }), leftWords({ leftToday: 2, leftTotal: 2 }), leftWords({ leftToday: null, leftTotal: 4 }), leftWords({ leftToday: null, leftTotal: null })])
      .toEqual(['本周还可答 2 次', '今天还可答 2 次', '还可答 4 次', ''])
    expect(waitWords({ phase: { id: 'l1', name: '第 1 关' }, mine: mine({ opensAt: 1, whyNot: '今天的次数已经用完，明天可以再答。' }) })).toBe('今天的次数已经用完，明天可以再答')
  })

  test('of many steps those around the current one, never beyond the ends', () => {
    const all = Array.from({ length: 9 }, (_, index) => ({ id: String(index) }))
    const shown = (current: string) => around(all, current).map(({ id }) => id).join('')
    expect([shown('0'), shown('4'), shown('8')]).toEqual(['012345', '345678', '345678'])
  })
})
