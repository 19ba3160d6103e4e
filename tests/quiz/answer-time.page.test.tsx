import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import Taro from '@tarojs/taro'
import type { AttemptView } from '../../contract/quiz'
import AnswerPage from '@/quiz/answer/index'
import { timeLeft, warning } from '@/quiz/answer/time-left'
import { useNetwork } from '@/services/network'
import { serve } from '../mocks/taro'
import { signedIn } from '../client/signed-in'
import { AttemptServer, question } from './attempt-server'

let server: Awaited<ReturnType<typeof signedIn>>
let attempt: AttemptServer
const replaced = () => jest.mocked(Taro.redirectTo).mock.calls.map(([to]) => to.url)
beforeEach(() => { jest.clearAllMocks(); useNetwork.setState({ online: true }) })
afterEach(() => server?.close())

const open = async (given: Partial<AttemptView>) => {
  attempt = new AttemptServer(given)
  server = await signedIn(attempt.routes(), { params: { id: 'att' } })
  render(<AnswerPage />)
  await screen.findByRole('heading', { level: 2 })
}
const option = (name: string) => screen.getByRole('radio', { name })
const heading = () => screen.getByRole('heading', { level: 2 })
const pass = (ms: number) => act(() => new Promise<void>((done) => { setTimeout(done, ms) }))
const sequential = (seconds: number): Partial<AttemptView> => ({
  mode: 'sequential', questions: [question(1), question(2)], current: { pos: 1, deadlineAt: Date.now() + seconds * 1000, seconds }
})

test('the time that is left is said by the second, in 长辈版 by the minute until the last two', () => {
  const left = (ms: number, elder = false) => timeLeft(ms, elder, Date.UTC(new Date().getFullYear(), 11, 31, 16))
  expect(left(24 * 60_000 + 18_000)).toEqual({ before: '剩 ', figure: '24:18', after: '' })
  expect(left(24 * 60_000, true)).toEqual({ before: '还剩 ', figure: '24', after: ' 分钟' })
  expect(left(119_000, true).figure).toBe('1:59')
  expect(left(20 * 3_600_000).figure).toBe('20 小时')
  expect(left(5 * 86_400_000)).toEqual({ before: '开放到 12 月 31 日', figure: '', after: '' })
})

test('it is said aloud at five minutes and at one only', () => {
  expect(warning(300_500, 299_500)).toBe('还剩 5 分钟')
  expect(warning(60_100, 59_100)).toBe('还剩 1 分钟')
  for (const [before, after] of [[299_500, 298_500], [120_500, 119_500], [500, -500], [400_000, 399_000]] as const) expect(warning(before, after)).toBeNull()
})

test('when the time is up the paper is handed in by itself with all there is', async () => {
  await open({ deadlineAt: Date.now() + 1500 })
  fireEvent.click(option('B，乙'))
  await waitFor(() => expect(replaced()).toEqual(['/quiz/result/index?id=att&over=1']))
  expect(attempt.list()).toEqual([{ pos: 1, value: [1] }])
})

test('when the time is up without a network it says what is safe, does not hammer, and shows the result afterwards', async () => {
  await open({ deadlineAt: Date.now() + 1500 })
  serve('')
  act(() => useNetwork.setState({ online: false }))
  fireEvent.click(option('B，乙'))
  expect(await screen.findByText(/已保存的答案会由服务器交卷，不会丢。第 1 题还没有传上去/)).toBeVisible()
  const tries = jest.mocked(Taro.request).mock.calls.length
  await pass(1200)
  expect(jest.mocked(Taro.request).mock.calls.length - tries).toBeLessThanOrEqual(3)
  attempt.finished = true
  serve(server.origin)
  act(() => useNetwork.setState({ online: true }))
  await waitFor(() => expect(replaced()).toEqual(['/quiz/result/index?id=att&over=1']))
}, 15_000)

test('one question at a time: confirming goes on, there is no way back, the last hands in', async () => {
  await open(sequential(20))
  expect(screen.queryByRole('button', { name: '上一题' })).toBeNull()
  expect(screen.queryByRole('switch', { name: '存疑' })).toBeNull()
  fireEvent.click(option('C，丙'))
  fireEvent.click(screen.getByRole('button', { name: '确认，进入下一题' }))
  await waitFor(() => expect(heading()).toHaveTextContent('第 2 题'))
  fireEvent.click(option('A，甲'))
  fireEvent.click(screen.getByRole('button', { name: '确认并交卷' }))
  await waitFor(() => expect(replaced()).toEqual(['/quiz/result/index?id=att']))
  expect(attempt.list()).toEqual([{ pos: 1, value: [2] }, { pos: 2, value: [0] }])
})

test('skipping asks, since there is no way back', async () => {
  await open(sequential(20))
  fireEvent.click(screen.getByRole('button', { name: '跳过这一题' }))
  fireEvent.click(within(screen.getByRole('dialog', { name: '跳过第 1 题？' })).getByRole('button', { name: '跳过这一题' }))
  await waitFor(() => expect(heading()).toHaveTextContent('第 2 题'))
})

test('when a question’s time is up it goes on by itself with what was chosen', async () => {
  await open(sequential(1))
  fireEvent.click(option('D，丁'))
  await waitFor(() => expect(heading()).toHaveTextContent('第 2 题'))
  expect(attempt.list()).toEqual([{ pos: 1, value: [3] }])
})

test('a question whose time ran out without a network is confirmed once, when it is back', async () => {
  await open(sequential(1))
  serve('')
  act(() => useNetwork.setState({ online: false }))
  fireEvent.click(option('D，丁'))
  expect(await screen.findByRole('button', { name: '正在进入下一题…' })).toBeVisible()
  await pass(1500)
  serve(server.origin)
  act(() => useNetwork.setState({ online: true }))
  await waitFor(() => expect(heading()).toHaveTextContent('第 2 题'))
  expect(attempt.locked).toEqual([1])
}, 15_000)
