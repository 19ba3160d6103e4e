import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import Taro from '@tarojs/taro'
import type { PracticeAnswer, PracticePack } from '../../contract/practice'
import SessionPage from '@/practice/session/index'
import { resetClock } from '@/services/clock'
import { useNetwork } from '@/services/network'
import { watchPractice } from '@/services/practice-outbox'
import { useSession } from '@/store/session'
import { Refusal, me, signedIn, type Answers } from '../client/signed-in'
import { serve, setParams } from '../mocks/taro'
import { asked, pack, practiceHome } from './packs'

let server: Awaited<ReturnType<typeof signedIn>>
/** What the server has taken, by id: a repetition changes nothing. */
const taken = new Map<string, PracticeAnswer>()
let account = 0
beforeEach(() => { jest.clearAllMocks(); taken.clear(); useNetwork.setState({ online: true }) })
afterEach(() => server.close())

const routes = (given: Partial<PracticePack>, more: Answers = {}): Answers => ({
  'GET /practice': () => practiceHome(),
  'GET /practice/pack': () => pack(given),
  'POST /practice/answers': ({ body }) => {
    const { answers } = body as { answers: PracticeAnswer[] }
    for (const answer of answers) if (!taken.has(answer.id)) taken.set(answer.id, answer)
    return { taken: answers.length, results: [] }
  },
  ...more
})
const prepare = async (params: Record<string, string>, given: Partial<PracticePack> = {}, more: Answers = {}) => {
  server = await signedIn(routes(given, more), { params, as: me({ accountId: `acc${account++}` }) })
}
const open = async (params: Record<string, string>, given: Partial<PracticePack> = {}, more: Answers = {}) => {
  await prepare(params, given, more)
  const page = render(<SessionPage />)
  await screen.findByRole('heading', { level: 2 })
  // Shown is not yet listening: what the page does after painting comes a turn later.
  await act(() => new Promise((done) => { setTimeout(done, 0) }))
  return page
}
const setOnline = (online: boolean) => {
  serve(online ? server.origin : '')
  act(() => useNetwork.setState({ online }))
}
const tap = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))
const option = (name: string) => screen.getByRole('radio', { name })
const heading = () => screen.getByRole('heading', { level: 2 })
const given = () => [...taken.values()].map(({ questionId, value }) => [questionId, value])
const inTheBox = () => Taro.getStorageSync(`practice:out:${useSession.getState().me?.accountId}`) as PracticeAnswer[] | ''

test('one chooses, confirms, sees right or wrong with the reason, and goes on to how it went', async () => {
  await open({ kind: 'daily' })
  expect(screen.getByText('单选题 · 解放战争时期')).toBeVisible()
  fireEvent.click(option('A，甲'))
  tap('确认答案')
  expect(screen.getByText('答错')).toBeVisible()
  expect(screen.getByLabelText('B，乙，正确答案')).toBeVisible()
  expect(screen.getByText('第 1 题为什么是这样。')).toBeVisible()
  expect(screen.queryByRole('radio')).toBeNull()
  tap('下一题')
  fireEvent.click(option('B，乙'))
  tap('确认答案')
  expect(screen.getByText('答对')).toBeVisible()
  tap('下一题')
  tap('不会，看答案')
  expect(screen.getByText('没有作答')).toBeVisible()
  tap('看结果')
  expect(screen.getByLabelText('答对 1 题，共 3 题')).toBeVisible()
  expect(screen.getByText('没有答对的 2 题收进错题本')).toBeVisible()
  await waitFor(() => expect(given()).toEqual([['q1', [0]], ['q2', [1]], ['q3', null]]))
  expect(await screen.findByText('已上传')).toBeVisible()
  tap('1. 第 1 题的题目，看解析')
  expect(heading()).toHaveTextContent('第 1 题的题目')
  expect(screen.getByText('第 1 题为什么是这样。')).toBeVisible()
})

test('keys choose and go on, but never give a question up', async () => {
  await open({ kind: 'daily' })
  await userEvent.keyboard('{Enter}')
  expect(screen.queryByText('没有作答')).toBeNull()
  await userEvent.keyboard('2{Enter}')
  expect(screen.getByText('答对')).toBeVisible()
  await userEvent.keyboard('{Enter}')
  expect(heading()).toHaveTextContent('第 2 题的题目')
  expect(heading()).toHaveFocus()
})

test('blanks count however the number is written', async () => {
  await open({ kind: 'daily' }, { questions: [asked(1, { type: 'fill', options: [], blanks: 1, right: [], texts: [['1921']] })] })
  await userEvent.type(screen.getByRole('textbox', { name: '你的答案' }), '一九二一')
  tap('确认答案')
  expect(screen.getByText('答对')).toBeVisible()
  await waitFor(() => expect(given()).toEqual([['q1', ['一九二一']]]))
})

test('what another phone gave today counts: one goes on after it', async () => {
  await open({ kind: 'daily' }, { given: [{ questionId: 'q1', value: [1], correct: true }] })
  expect(heading()).toHaveTextContent('第 2 题的题目')
})

test('without network it goes on, says where the answers are, and sends them once when the network is back', async () => {
  await open({ kind: 'daily' })
  setOnline(false)
  fireEvent.click(option('B，乙'))
  tap('确认答案')
  expect(await screen.findByText('1 题已存在手机里，联网后上传')).toBeVisible()
  expect(screen.getByText('网络断开，练习不受影响')).toBeVisible()
  tap('下一题')
  fireEvent.click(option('A，甲'))
  tap('确认答案')
  setOnline(true)
  await waitFor(() => expect(given()).toEqual([['q1', [1]], ['q2', [0]]]))
  expect(await screen.findByText('已上传')).toBeVisible()
  expect(inTheBox()).toBe('')
})

test('a reply that was lost: the answers go out again under the same ids', async () => {
  let lost = true
  await open({ kind: 'daily' }, {}, { 'POST /practice/answers': (heard) => {
    const reply = routes({})['POST /practice/answers']?.(heard)
    if (!lost) return reply
    lost = false
    return new Refusal(503, { code: 'busy', message: '现在人多，请稍候。' })
  } })
  fireEvent.click(option('B，乙'))
  tap('确认答案')
  await waitFor(() => expect(server.heardAt('POST /practice/answers')).toHaveLength(2))
  expect(given()).toEqual([['q1', [1]]])
  await waitFor(() => expect(inTheBox()).toBe(''))
})

test('killed and opened without network: today’s questions are there at the same place, and all answers arrive later', async () => {
  const page = await open({ kind: 'daily' })
  setOnline(false)
  fireEvent.click(option('A，甲'))
  tap('确认答案')
  page.unmount()
  resetClock()
  expect(inTheBox()).toHaveLength(1)

  render(<SessionPage />)
  await screen.findByRole('heading', { level: 2 })
  expect(screen.getByText('答错')).toBeVisible()
  tap('下一题')
  fireEvent.click(option('B，乙'))
  tap('确认答案')
  setOnline(true)
  await waitFor(() => expect(given()).toEqual([['q1', [0]], ['q2', [1]]]))
})

test('what was given before the app was killed goes out at the next start', async () => {
  const page = await open({ kind: 'topic', topic: '人物与地点' }, { kind: 'topic', pack: 'topic-1' })
  setOnline(false)
  fireEvent.click(option('A，甲'))
  tap('确认答案')
  page.unmount()
  setOnline(true)
  watchPractice()
  await waitFor(() => expect(given()).toEqual([['q1', [0]]]))
})

test('a pack that was begun goes on where one was, without asking the server; another topic is another pack', async () => {
  const page = await open({ kind: 'topic', topic: '人物与地点' }, { kind: 'topic', pack: 'topic-1' })
  fireEvent.click(option('B，乙'))
  tap('确认答案')
  tap('下一题')
  page.unmount()
  const again = render(<SessionPage />)
  expect(await screen.findByRole('heading', { level: 2 })).toHaveTextContent('第 2 题的题目')
  expect(server.heardAt('GET /practice/pack')).toHaveLength(1)
  again.unmount()
  setParams({ kind: 'topic', topic: '会议' })
  render(<SessionPage />)
  expect(await screen.findByRole('heading', { level: 2 })).toHaveTextContent('第 1 题的题目')
  expect(server.heardAt('GET /practice/pack').map(({ query }) => query.topic)).toEqual(['人物与地点', '会议'])
})

test('a scored paper under way comes first, with the server’s sentence and the way to it', async () => {
  await prepare({ kind: 'daily' }, {}, { 'GET /practice/pack': () => new Refusal(409, { code: 'conflict', message: '你有一份答卷还没交，交卷后再练习。', details: { attemptId: 'att-7' } }) })
  render(<SessionPage />)
  expect(await screen.findByText('你有一份答卷还没交，交卷后再练习。')).toBeVisible()
  tap('去交卷')
  expect(jest.mocked(Taro.navigateTo).mock.calls.map(([to]) => to.url)).toEqual(['/quiz/answer/index?id=att-7'])
})

test('no open bank, nothing due, and a mock that cannot be: each says what it is', async () => {
  await prepare({ kind: 'daily' }, { questions: [] })
  const daily = render(<SessionPage />)
  expect(await screen.findByText('组织者还没有开放练习题库。')).toBeVisible()
  daily.unmount()
  await server.close()
  await prepare({ kind: 'wrong' }, { kind: 'wrong', questions: [] })
  const wrong = render(<SessionPage />)
  expect(await screen.findByText('没有要复习的错题')).toBeVisible()
  wrong.unmount()
  await server.close()
  await prepare({ kind: 'mock', round: 'r4' }, {}, { 'GET /practice/pack': () => new Refusal(409, { code: 'conflict', message: '这场竞赛不能模拟。' }) })
  render(<SessionPage />)
  expect(await screen.findByText('这场竞赛不能模拟。')).toBeVisible()
  expect(screen.queryByRole('button', { name: '再试一次' })).toBeNull()
})

test('a challenge ends at the first mistake with the length of the row, and can be tried again', async () => {
  await open({ kind: 'challenge' }, { kind: 'challenge', pack: 'challenge-1' })
  fireEvent.click(option('B，乙'))
  tap('确认答案')
  tap('下一题')
  fireEvent.click(option('A，甲'))
  tap('确认答案')
  tap('看结果')
  expect(screen.getByLabelText('连对 1 题')).toBeVisible()
  expect(screen.getByText('答错一题，挑战结束')).toBeVisible()
  tap('再挑战一次')
  await waitFor(() => expect(server.heardAt('GET /practice/pack')).toHaveLength(2))
})

describe('a mock', () => {
  const mock = (over: Partial<PracticePack> = {}) =>
    open({ kind: 'mock', round: 'r4' }, { kind: 'mock', pack: 'mock-1', title: '模拟：第四轮', points: [4, 4, 2], seconds: 1800, ...over })

  test('says nothing about right and wrong until it is handed in; the sheet leads to what is open; blanks are not sent', async () => {
    await mock()
    expect(server.heardAt('GET /practice/pack')[0]?.query).toEqual({ kind: 'mock', roundId: 'r4' })
    expect(screen.getByText(/^(30:00|29:5\d)$/)).toBeVisible()
    fireEvent.click(option('B，乙'))
    fireEvent.click(screen.getByRole('switch', { name: '存疑' }))
    tap('下一题')
    expect(screen.queryByText('答对')).toBeNull()
    tap(/^答题卡，已答 1 题/)
    const sheet = within(screen.getByRole('dialog', { name: '答题卡' }))
    expect(sheet.getByRole('button', { name: '第 1 题，已答，存疑' })).toBeVisible()
    fireEvent.click(sheet.getByRole('button', { name: '第 3 题，未答' }))
    fireEvent.click(option('A，甲'))
    tap('交卷')
    const ask = within(screen.getByRole('dialog', { name: '还有 1 题未答' }))
    fireEvent.click(ask.getByRole('button', { name: '交卷' }))
    expect(screen.getByLabelText('4 分，满分 10 分')).toBeVisible()
    expect(screen.getByLabelText('答对 1 题，共 3 题')).toBeVisible()
    expect(screen.getByText('没有答对的 1 题收进错题本')).toBeVisible()
    expect(screen.getAllByText('正确答案：B 乙')).toHaveLength(2)
    await waitFor(() => expect(given()).toEqual([['q1', [1]], ['q3', [0]]]))
    tap('看答案与解析')
    expect(screen.getByText('答对')).toBeVisible()
    expect(screen.queryByRole('switch')).toBeNull()
  })

  test('is handed in by itself when the time is up', async () => {
    jest.useFakeTimers({ advanceTimers: true })
    try {
      await mock({ seconds: 60 })
      fireEvent.click(option('B，乙'))
      act(() => { jest.advanceTimersByTime(61_000) })
      expect(screen.getByLabelText('4 分，满分 10 分')).toBeVisible()
    } finally {
      jest.useRealTimers()
    }
  })

  test('back asks, since the clock goes on', async () => {
    await mock()
    tap('回到首页')
    expect(within(screen.getByRole('dialog', { name: '离开模拟？' })).getByText(/计时不会停/)).toBeVisible()
  })
})
