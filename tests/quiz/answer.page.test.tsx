import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import Taro from '@tarojs/taro'
import type { AttemptView } from '../../contract/quiz'
import AnswerPage from '@/quiz/answer/index'
import { useNetwork } from '@/services/network'
import { useSettings } from '@/store/settings'
import { serve } from '../mocks/taro'
import { Refusal, signedIn, type Answers } from '../client/signed-in'
import { AttemptServer, question, result } from './attempt-server'

let server: Awaited<ReturnType<typeof signedIn>>
let attempt: AttemptServer
const replaced = () => jest.mocked(Taro.redirectTo).mock.calls.map(([to]) => to.url)
beforeEach(() => { jest.clearAllMocks(); useNetwork.setState({ online: true }); useSettings.getState().reset() })
afterEach(() => server.close())

const open = async (given: Partial<AttemptView> = {}, more: Answers = {}, answered: [number, number[]][] = []) => {
  attempt = new AttemptServer(given)
  for (const [pos, value] of answered) attempt.answers.set(pos, value)
  server = await signedIn(attempt.routes(more), { params: { id: 'att' } })
  const page = render(<AnswerPage />)
  await screen.findByRole('heading', { level: 2 })
  return page
}
const heading = () => screen.getByRole('heading', { level: 2 })
const option = (name: string) => screen.getByRole('radio', { name })
const tap = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))
const setOnline = (online: boolean) => {
  serve(online ? server.origin : '')
  act(() => useNetwork.setState({ online }))
}
const onSheet = () => within(screen.getByRole('dialog', { name: '答题卡' }))
/** The page's own rhythm stands still; what tests and calls wait for does not. */
const everythingBut = (faked: string) => ([
  'Date', 'hrtime', 'nextTick', 'performance', 'queueMicrotask', 'requestAnimationFrame', 'cancelAnimationFrame', 'requestIdleCallback', 'cancelIdleCallback',
  'setImmediate', 'clearImmediate', 'setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'
] as const).filter((name) => name !== faked)
const sheet = async () => { fireEvent.click(screen.getByRole('button', { name: /^答题卡，/ })); return onSheet() }

test('an address that starts an attempt gives way to that of the attempt', async () => {
  attempt = new AttemptServer()
  server = await signedIn(attempt.routes(), { params: { round: 'r1' } })
  render(<AnswerPage />)
  await waitFor(() => expect(replaced()).toEqual(['/quiz/answer/index?id=att']))
  expect(server.heardAt('POST /rounds/r1/attempts')).toHaveLength(1)
})

test('what the rules refuse is said, with a way to the rules', async () => {
  server = await signedIn({ 'POST /rounds/r1/attempts': () => new Refusal(409, { code: 'no_attempts_left', message: '今天的次数已经用完，明天可以再答。' }) }, { params: { round: 'r1' } })
  render(<AnswerPage />)
  expect(await screen.findByText(/今天的次数已经用完/)).toBeVisible()
  expect(screen.queryByRole('button', { name: '再试一次' })).toBeNull()
  tap('看竞赛说明')
  expect(replaced()).toEqual(['/pages/round/index?id=r1'])
})

test('a chosen answer shows at once and is saved; another choice replaces it', async () => {
  await open()
  fireEvent.click(option('A，甲'))
  expect(option('A，甲')).toBeChecked()
  expect(screen.getByText('正在保存')).toBeVisible()
  await screen.findByText('已保存，换手机也能接着答')
  fireEvent.click(option('C，丙'))
  expect(option('A，甲')).not.toBeChecked()
  await waitFor(() => expect(attempt.list()).toEqual([{ pos: 1, value: [2] }]))
  const seqs = server.heardAt('PUT /attempts/att/answers').map(({ body }) => (body as { seq: number }).seq)
  expect(seqs).toEqual([1, 2])
})

test('quick changes travel in one message', async () => {
  await open({ questions: [question(1, { type: 'multiple' })] })
  expect(screen.getByText('多选题 · 4 分 · 少选不得分')).toBeVisible()
  for (const name of ['A，甲', 'C，丙', 'D，丁', 'A，甲']) fireEvent.click(screen.getByRole('checkbox', { name }))
  await screen.findByText(/已保存/)
  expect(server.heardAt('PUT /attempts/att/answers')).toHaveLength(1)
  expect(attempt.list()).toEqual([{ pos: 1, value: [2, 3] }])
})

test('blanks are written and saved', async () => {
  await open({ questions: [question(1, { type: 'fill', options: [], blanks: 2, stem: '____和____' })] })
  await userEvent.type(screen.getByRole('textbox', { name: '第 2 空' }), '南湖')
  await waitFor(() => expect(attempt.list()).toEqual([{ pos: 1, value: ['', '南湖'] }]))
})

test('keys choose and go on; the focus follows to the next question', async () => {
  await open()
  await userEvent.keyboard('2')
  expect(option('B，乙')).toBeChecked()
  await userEvent.keyboard('{Enter}')
  const heading = screen.getByRole('heading', { level: 2 })
  expect(heading).toHaveTextContent('第 2 题的题目')
  expect(heading).toHaveFocus()
  await userEvent.keyboard('d')
  expect(option('D，丁')).toBeChecked()
})

test('the sheet shows what is answered, marked and open, and leads there', async () => {
  await open({}, {}, [[1, [0]]])
  expect(screen.getByRole('heading', { level: 2 })).toHaveTextContent('第 2 题')
  fireEvent.click(screen.getByRole('switch', { name: '存疑' }))
  const cells = await sheet()
  expect(cells.getByRole('button', { name: '第 1 题，已答' })).toBeVisible()
  expect(cells.getByRole('button', { name: '第 2 题，未答，存疑，当前' })).toBeVisible()
  expect(cells.getByText('还有 2 题未答。交卷后不能再改。')).toBeVisible()
  fireEvent.click(cells.getByRole('button', { name: '第 3 题，未答' }))
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(screen.getByRole('heading', { level: 2 })).toHaveTextContent('第 3 题')
  await waitFor(() => expect(attempt.flags).toEqual([2]))
})

test('handing in with blanks asks once and names them; what was not yet saved goes with it', async () => {
  await open({}, {}, [[1, [0]], [2, [0]]])
  expect(screen.getByRole('button', { name: '交卷' })).toBeVisible()
  tap('交卷')
  const ask = within(screen.getByRole('dialog', { name: '还有 1 题未答' }))
  expect(ask.getByRole('button', { name: '接着答第 3 题' })).toHaveClass('btn-primary')
  expect(ask.getByRole('button', { name: '交卷' })).toHaveClass('btn-second')
  fireEvent.click(ask.getByRole('button', { name: '接着答第 3 题' }))
  fireEvent.click(option('B，乙'))
  tap('交卷')
  fireEvent.click(within(screen.getByRole('dialog', { name: '3 题全部答完' })).getByRole('button', { name: '交卷' }))
  await waitFor(() => expect(replaced()).toEqual(['/quiz/result/index?id=att']))
  expect(attempt.list()).toContainEqual({ pos: 3, value: [1] })
  expect(Taro.getStorageSync('attempt:att')).toBe('')
})

test('a submission that did not arrive says that nothing is lost, and works the second time', async () => {
  await open({ questions: [question(1)] })
  fireEvent.click(option('A，甲'))
  setOnline(false)
  tap('交卷')
  const ask = within(screen.getByRole('dialog'))
  fireEvent.click(ask.getByRole('button', { name: '交卷' }))
  expect(await ask.findByText(/没有交上。.*不会丢/)).toBeVisible()
  // Back again: neither the dialog nor the page goes on saying that it is not.
  setOnline(true)
  await waitFor(() => expect(screen.queryByText(/没有交上|网络断开/)).toBeNull())
  fireEvent.click(ask.getByRole('button', { name: '交卷' }))
  await waitFor(() => expect(replaced()).toEqual(['/quiz/result/index?id=att']))
  expect(attempt.list()).toEqual([{ pos: 1, value: [0] }])
})

test('without a network one answers on, is told what waits, and it is sent when the network is back', async () => {
  await open()
  setOnline(false)
  fireEvent.click(option('A，甲'))
  tap('下一题')
  fireEvent.click(option('B，乙'))
  expect(await screen.findByText('第 1、2 题先存在手机里，连上后自动补存')).toBeVisible()
  expect(screen.getByText('待上传 2 题')).toBeVisible()
  setOnline(true)
  await waitFor(() => expect(attempt.list()).toEqual([{ pos: 1, value: [0] }, { pos: 2, value: [1] }]))
  expect(await screen.findByText('已保存，换手机也能接着答')).toBeVisible()
  expect(screen.queryByText(/网络断开/)).toBeNull()
})

test('a server that is busy is asked again by itself', async () => {
  await open()
  attempt.busy = true
  fireEvent.click(option('A，甲'))
  expect(await screen.findByText('待上传 1 题')).toBeVisible()
  attempt.busy = false
  await screen.findByText('已保存，换手机也能接着答')
  expect(attempt.list()).toEqual([{ pos: 1, value: [0] }])
})

test('after a reload without having sent, the answer is there and goes to the server', async () => {
  const page = await open()
  setOnline(false)
  fireEvent.click(option('D，丁'))
  page.unmount()
  setOnline(true)
  render(<AnswerPage />)
  expect(await screen.findByRole('radio', { name: 'D，丁' })).toBeChecked()
  await waitFor(() => expect(attempt.list()).toEqual([{ pos: 1, value: [3] }]))
})

test('what another device has answered meanwhile is merged and said', async () => {
  await open()
  attempt.save({ seq: 1, device: 'other', answers: [{ pos: 2, value: [2] }] })
  fireEvent.click(option('A，甲'))
  expect(await screen.findByText('第 2 题已答 C（另一台设备）')).toBeVisible()
  await waitFor(() => expect(attempt.list()).toEqual([{ pos: 1, value: [0] }, { pos: 2, value: [2] }]))
  tap('下一题')
  expect(option('C，丙')).toBeChecked()
})

test('without a save, too, it is learnt after half a minute what another device has changed, and shown at once', async () => {
  jest.useFakeTimers({ doNotFake: everythingBut('setInterval') })
  await open({}, {}, [[2, [0]]])
  expect(heading()).toHaveTextContent('第 1 题')
  tap('下一题')
  expect(option('A，甲')).toBeChecked()
  attempt.save({ seq: 1, device: 'other', answers: [{ pos: 2, value: [3] }] })
  act(() => { jest.advanceTimersByTime(30_000) })
  jest.useRealTimers()
  expect(await screen.findByText('第 2 题已改成 D（另一台设备）')).toBeVisible()
  expect(option('D，丁')).toBeChecked()
  expect(option('A，甲')).not.toBeChecked()
  fireEvent.click(option('B，乙'))
  await screen.findByText('已保存，换手机也能接着答')
  expect(attempt.list()).toEqual([{ pos: 2, value: [1] }])
})

test('a round that the organiser ends is said with the next save, and leads to the result', async () => {
  await open({}, { 'GET /attempts/att/result': () => result({ finish: 'ended' }) })
  attempt.finished = true
  fireEvent.click(option('A，甲'))
  expect(await screen.findByText('组织者已提前结束，已按保存的答案交卷')).toBeVisible()
  expect(screen.getByText(/第 1 题还没有传上去，可能没有计分。/)).toBeVisible()
  expect(replaced()).toEqual([])
  expect(Taro.getStorageSync('attempt:att')).toBe('')
  tap('看成绩')
  expect(replaced()).toEqual(['/quiz/result/index?id=att'])
})

test('a round that the organiser ends is said to somebody who saves nothing', async () => {
  jest.useFakeTimers({ doNotFake: everythingBut('setInterval') })
  await open({}, { 'GET /attempts/att/result': () => result({ finish: 'ended' }) })
  attempt.finished = true
  act(() => { jest.advanceTimersByTime(30_000) })
  jest.useRealTimers()
  expect(await screen.findByText('组织者已提前结束，已按保存的答案交卷')).toBeVisible()
  expect(screen.getByText(/答过的题都已保存。/)).toBeVisible()
  expect(server.heardAt('PUT /attempts/att/answers')).toEqual([])
})

test('an attempt that was handed in elsewhere leads to its result', async () => {
  await open()
  attempt.finished = true
  fireEvent.click(option('A，甲'))
  await waitFor(() => expect(replaced()).toEqual(['/quiz/result/index?id=att']))
})

test('back asks and says that the clock goes on', async () => {
  await open()
  tap('回到首页')
  const ask = within(screen.getByRole('dialog', { name: '离开答题？' }))
  expect(ask.getByText(/计时不会停，还剩 \d+ 分钟/)).toBeVisible()
  fireEvent.click(ask.getByRole('button', { name: '接着答' }))
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('where each answer is revealed, confirming shows right or wrong with the reason, and locks it', async () => {
  await open({ reveal: 'each' })
  fireEvent.click(option('A，甲'))
  tap('确认答案')
  expect(await screen.findByText('答错，得 0 / 4 分')).toBeVisible()
  expect(screen.getByLabelText('B，乙，正确答案')).toBeVisible()
  expect(screen.getByLabelText('A，甲，你的答案')).toBeVisible()
  expect(screen.getByText('为什么是这样。')).toBeVisible()
  expect(screen.queryByRole('radio')).toBeNull()
  tap('下一题')
  expect(screen.getByRole('heading', { level: 2 })).toHaveTextContent('第 2 题')
})

test('长辈版 says minutes, and 存疑 is in the footer', async () => {
  useSettings.getState().setElder(1)
  await open()
  expect(screen.getByText('30')).toBeVisible()
  expect(screen.getByText('分钟')).toBeVisible()
  expect(screen.getByRole('switch', { name: '存疑' }).closest('.footer')).not.toBeNull()
})

test('who enters a paper for somebody else always sees for whom', async () => {
  await open({ proxyFor: '孙新民' })
  expect(screen.getByText('代录：孙新民')).toBeInTheDocument()
})

test('a double tap on the way on goes on by one question; a later tap, or one after an answer, goes on again', async () => {
  await open()
  const start = Date.now()
  const clock = jest.spyOn(Date, 'now').mockReturnValue(start)
  tap('下一题')
  clock.mockReturnValue(start + 200)
  tap('下一题')
  expect(heading()).toHaveTextContent('第 2 题')
  fireEvent.click(option('A，甲'))
  tap('下一题')
  expect(heading()).toHaveTextContent('第 3 题')
  clock.mockReturnValue(start + 600)
  tap('上一题')
  tap('下一题')
  expect(heading()).toHaveTextContent('第 3 题')
  clock.mockRestore()
})
