import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import Taro from '@tarojs/taro'
import HomePage from '@/pages/home/index'
import { me, organiser, signedIn, Refusal, type Answers } from '../client/signed-in'
import { card, home, mine } from './cards'

let server: Awaited<ReturnType<typeof signedIn>>
afterEach(() => server.close())
beforeEach(() => jest.clearAllMocks())

const show = async (answers: Answers, as = me()) => {
  server = await signedIn(answers, { as })
  render(<HomePage />)
}
const opened = () => jest.mocked(Taro.navigateTo).mock.calls.map(([to]) => to.url)

test('shows the one thing now with my score, the tries left and how my unit stands', async () => {
  await show({ 'GET /home': () => home() })
  expect(await screen.findByRole('button', { name: '开始答题' })).toBeInTheDocument()
  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('，周文清')
  expect(screen.getByText('我的成绩 84 分，今天还可答 2 次')).toBeInTheDocument()
  fireEvent.click(screen.getByRole('link', { name: '本支部 23 / 25 人参与，40 个支部中第 4 名，看排行榜' }))
  expect(opened()).toEqual(['/board/index/index?id=r1'])
  expect(screen.queryByText('组织者工作台')).toBeNull()
})

test('starting leads to the attempt that the server gave out, once however often it is pressed', async () => {
  await show({ 'GET /home': () => home(), 'POST /rounds/r1/attempts': () => ({ id: 'att-9' }) })
  const button = await screen.findByRole('button', { name: '开始答题' })
  fireEvent.click(button)
  fireEvent.click(button)
  await waitFor(() => expect(opened()).toEqual(['/quiz/answer/index?id=att-9']))
  expect(server.heardAt('POST /rounds/r1/attempts')).toHaveLength(1)
})

test('before the first paper it asks: a try is spent and the clock runs from here on', async () => {
  const fresh = card({ mine: mine({ attempts: 0, lastAttempt: null, score: null, rank: null }) })
  await show({ 'GET /home': () => home({ main: fresh }), 'POST /rounds/r1/attempts': () => ({ id: 'att-1' }) })
  fireEvent.click(await screen.findByRole('button', { name: '开始答题' }))
  expect(screen.getByRole('dialog')).toHaveTextContent('开始后计时，中途退出照常计时。')
  fireEvent.click(screen.getByRole('button', { name: '先不答' }))
  expect(server.heardAt('POST /rounds/r1/attempts')).toHaveLength(0)
  fireEvent.click(screen.getByRole('button', { name: '开始答题' }))
  fireEvent.click(screen.getAllByRole('button', { name: '开始答题' }).at(-1)!)
  await waitFor(() => expect(opened()).toEqual(['/quiz/answer/index?id=att-1']))
})

test('an open attempt is gone on with, and no new one is asked for', async () => {
  const running = mine({ openAttempt: { id: 'att-2', deadlineAt: Date.now() + 60_000, answered: 7, total: 20 }, canStart: false })
  await show({ 'GET /home': () => home({ main: card({ mine: running }) }) })
  fireEvent.click(await screen.findByRole('button', { name: '接着答（已答 7/20）' }))
  expect(opened()).toEqual(['/quiz/answer/index?id=att-2'])
  expect(server.heard.filter(({ method }) => method === 'POST')).toHaveLength(0)
})

test('without tries left the button shows the result, and the page says why', async () => {
  await show({ 'GET /home': () => home({ main: card({ mine: mine({ canStart: false, leftToday: 0, whyNot: '今天的次数已经用完，明天可以再答。' }) }) }) })
  fireEvent.click(await screen.findByRole('button', { name: '查看成绩' }))
  expect(opened()).toEqual(['/quiz/result/index?id=att-1'])
  expect(screen.getByText(/今天的次数已经用完/)).toBeInTheDocument()
})

test('when nothing is open the next round stands there', async () => {
  const next = card({ id: 'r2', title: '第四轮', state: 'upcoming', opensAt: Date.now() + 86_400_000, mine: mine({ canStart: false }) })
  await show({ 'GET /home': () => home({ main: null, upcoming: [next] }) })
  fireEvent.click(await screen.findByRole('button', { name: '看竞赛规则' }))
  expect(opened()).toEqual(['/pages/round/index?id=r2'])
})

test('when there is no round at all it says what will appear', async () => {
  await show({ 'GET /home': () => home({ main: null }) })
  expect(await screen.findByText('还没有竞赛')).toBeInTheDocument()
})

test('an organiser sees what waits and the way to the desk', async () => {
  await show({ 'GET /home': () => home({ organiser: { joins: 2, applications: 3, absent: 39, roundTitle: '第三轮' } }) }, organiser)
  const desk = await screen.findByRole('button', { name: /组织者工作台/ })
  expect(desk).toHaveTextContent('2 件加入申请待处理；3 人报名活动待审核；第三轮还有 39 人未参与')
  fireEvent.click(desk)
  expect(opened()).toEqual(['/organiser/desk/index'])
})

test('what of mine comes next is one tap from its ticket; without it, an event that I could sign up for', async () => {
  const next = { kind: 'lecture', session: '', begins: Date.now() + 3_600_000, ends: Date.now() + 7_200_000, place: '报告厅' }
  const sessions = [
    { ...next, eventId: 'e1', title: '参观', signUpId: 'k1', state: 'offered', said: '有名额了，请在 6 月 27 日 18:00 前确认' }, { ...next, eventId: 'e2', title: '宣誓', signUpId: null, state: null, said: '全体参加' }
  ]
  await show({ 'GET /home': () => home({ events: { mine: sessions, open: null } }) })
  expect(await screen.findByRole('heading', { name: '近期活动' })).toBeInTheDocument()
  fireEvent.click(screen.getByRole('link', { name: /^参观，.*(今天|明天) \d+:\d\d · 报告厅，有名额了，请在 6 月 27 日 18:00 前确认$/ }))
  fireEvent.click(screen.getByRole('link', { name: /^宣誓，.*，全体参加$/ }))
  expect(opened()).toEqual(['/events/ticket/index?id=k1', '/events/event/index?id=e2'])
  await server.close()
  const card = { id: 'e3', title: '党课', kind: 'lecture', state: 'upcoming', begins: Date.now() + 40 * 86_400_000, ends: Date.now() + 41 * 86_400_000, place: '', sessions: 1, how: 'first-come', seats: 80, left: 6, waiting: 0, mine: null, open: true, opensAt: null }
  await show({ 'GET /home': () => home({ events: { mine: [], open: card } }) })
  expect(await screen.findByRole('heading', { name: '可以报名的活动' })).toBeInTheDocument()
  expect(screen.getByRole('link', { name: /^党课，.*余 6 席 \/ 共 80 席$/ })).toBeInTheDocument()
})

test('a failure says what is safe, and trying again mends it', async () => {
  let broken = true
  await show({ 'GET /home': () => (broken ? new Refusal(500, { code: 'internal', message: '服务出了问题。', problem: 'P7' }) : home()) })
  expect(await screen.findByText('首页暂时取不出来')).toBeInTheDocument()
  expect(screen.getByText(/问题编号 P7/)).toBeInTheDocument()
  broken = false
  fireEvent.click(screen.getByRole('button', { name: '再试一次' }))
  expect(await screen.findByRole('button', { name: '开始答题' })).toBeInTheDocument()
})

test.each([[0, '消息', ''], [3, '消息，3 条未读', '3'], [140, '消息，140 条未读', '99+']])('of %i unread notices the bell says so, and leads to them', async (unread, name, shown) => {
  await show({ 'GET /home': () => home({ unread }) })
  const bell = await screen.findByRole('button', { name })
  expect(bell).toHaveTextContent(new RegExp(`^${shown.replace('+', '\\+')}$`))
  fireEvent.click(bell)
  expect(opened()).toEqual(['/notices/index/index'])
})
