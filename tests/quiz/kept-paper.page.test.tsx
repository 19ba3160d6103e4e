import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import Taro from '@tarojs/taro'
import type { AttemptView } from '../../contract/quiz'
import HomePage from '@/pages/home/index'
import AnswerPage from '@/quiz/answer/index'
import { now, resetClock } from '@/services/clock'
import { useNetwork } from '@/services/network'
import { paper } from '@/services/paper'
import { useSession } from '@/store/session'
import { serve } from '../mocks/taro'
import { me, signedIn } from '../client/signed-in'
import { AttemptServer, question } from './attempt-server'

let server: Awaited<ReturnType<typeof signedIn>>
let attempt: AttemptServer
const replaced = () => jest.mocked(Taro.redirectTo).mock.calls.map(([to]) => to.url)
beforeEach(() => { jest.clearAllMocks(); useNetwork.setState({ online: true }) })
afterEach(() => { jest.restoreAllMocks(); return server.close() })

const heading = () => screen.getByRole('heading', { level: 2 })
const option = (name: string) => screen.getByRole('radio', { name })
const tap = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))
const setOnline = (online: boolean) => {
  serve(online ? server.origin : '')
  act(() => useNetwork.setState({ online }))
}

/** Opened with network, `act`ed upon, then killed; the network is gone and the clock as after a start. */
const killed = async (given: Partial<AttemptView> = {}, meanwhile: () => Promise<unknown> | void = () => undefined) => {
  attempt = new AttemptServer(given)
  server = await signedIn(attempt.routes(), { params: { id: 'att' } })
  const page = render(<AnswerPage />)
  await screen.findByRole('heading', { level: 2 })
  await meanwhile()
  setOnline(false)
  page.unmount()
  resetClock()
}
const reopen = async () => {
  render(<AnswerPage />)
  await screen.findByRole('heading', { level: 2 })
}

test('questions picked to count more are kept, and another pick does not take them back', async () => {
  await killed({ double: { places: [], pick: 2, factor: 2 } }, async () => {
    fireEvent.click(screen.getByRole('switch', { name: /^加倍/ }))
    await waitFor(() => expect(attempt.doubled).toEqual([1]))
    await screen.findByText('答案会自动保存')
  })
  await reopen()
  expect(screen.getByRole('switch', { name: '加倍，按 2 倍计分，还可选 1 题' })).toBeChecked()
  tap('下一题')
  fireEvent.click(screen.getByRole('switch', { name: /^加倍/ }))
  setOnline(true)
  await waitFor(() => expect(attempt.doubled).toEqual([1, 2]))
})

test('a paper that was kept before papers had these rules is gone on with', async () => {
  await killed()
  const { view } = paper.read()!
  const old: Partial<AttemptView> = { ...view }
  for (const name of ['phase', 'paperName', 'proxyFor', 'double', 'wrongLeft', 'leaving', 'leastSeconds'] as const) delete old[name]
  paper.keep(old as AttemptView)
  await reopen()
  expect(heading()).toHaveTextContent('第 1 题')
  expect(screen.queryByText('再答错就结束')).toBeNull()
})

test('killed and opened without network: the same paper, answers and time, and what is answered then arrives later', async () => {
  await killed({ questions: [question(1), question(2, { options: ['丁', '丙', '乙', '甲'] }), question(3)] }, async () => {
    fireEvent.click(option('C，丙'))
    await screen.findByText(/已保存/)
    tap('下一题')
    await screen.findByText('第 2 题的题目')
    fireEvent.click(screen.getByRole('switch', { name: '存疑' }))
    await waitFor(() => expect(attempt.flags).toEqual([2]))
    await screen.findByText(/已保存/)
  })
  await reopen()
  expect(await screen.findByText('网络断开，这是存在手机里的答卷')).toBeVisible()
  expect(screen.getByText('新的答案先存在手机里，连上后自动补存；剩余时间以服务器为准')).toBeVisible()
  expect(heading()).toHaveTextContent('第 2 题')
  expect(option('A，丁')).toBeVisible()
  expect(screen.getByRole('switch', { name: '存疑' })).toBeChecked()
  expect(screen.getByText(/^(30:00|29:5\d)$/)).toBeVisible()
  fireEvent.click(option('A，丁'))
  expect(screen.getByText('待上传 1 题')).toBeVisible()
  tap('上一题')
  expect(option('C，丙')).toBeChecked()

  setOnline(true)
  await waitFor(() => expect(attempt.list()).toEqual([{ pos: 1, value: [2] }, { pos: 2, value: [0] }]))
  await waitFor(() => expect(screen.queryByText(/网络断开/)).toBeNull())
  expect(attempt.flags).toEqual([2])
})

test('one question at a time: what was handed out is there, and that the next one needs the network is said', async () => {
  await killed({ mode: 'sequential', questions: [question(1), question(2)], current: { pos: 1, deadlineAt: Date.now() + 60_000, seconds: 60 } }, async () => {
    fireEvent.click(option('C，丙'))
    tap('确认，进入下一题')
    await waitFor(() => expect(heading()).toHaveTextContent('第 2 题'))
  })
  await reopen()
  expect(heading()).toHaveTextContent('第 2 题')
  expect(screen.getByText(/^下一题要连上网络才能取到；计时照常，以服务器为准/)).toBeVisible()
})

test('time that is up by the phone’s clock alone hands nothing in: the server is asked, and one answers on', async () => {
  await killed({}, async () => { fireEvent.click(option('C，丙')); await screen.findByText(/已保存/) })
  const real = Date.now
  jest.spyOn(Date, 'now').mockImplementation(() => real() + 3_600_000)
  render(<AnswerPage />)
  expect(await screen.findByText('按手机的时钟，已到时间')).toBeVisible()
  jest.mocked(Date.now).mockRestore()
  setOnline(true)
  await waitFor(() => expect(heading()).toHaveTextContent('第 1 题'))
  expect(server.heardAt('POST /attempts/att/submit')).toEqual([])
  expect(attempt.finished).toBe(false)
})

test('a phone’s clock that was moved back does not give time', async () => {
  await killed({ deadlineAt: Date.now() + 600_000 })
  const real = Date.now
  jest.spyOn(Date, 'now').mockImplementation(() => real() - 3_600_000)
  await reopen()
  expect(screen.getByText(/^(10:00|9:5\d)$/)).toBeVisible()
  expect(Math.abs(now() - real())).toBeLessThan(5000)
})

test('what was handed in elsewhere meanwhile leads to its result once the server is heard', async () => {
  await killed()
  await reopen()
  attempt.finished = true
  setOnline(true)
  await waitFor(() => expect(replaced()).toEqual(['/quiz/result/index?id=att']))
  expect(paper.read()).toBeNull()
})

test('the home page that cannot be fetched leads to the paper; another account or signing out removes it', async () => {
  await killed()
  render(<HomePage />)
  expect(await screen.findByText('没有交卷的答卷')).toBeVisible()
  expect(screen.getByText(/^共 3 题，还剩 (30|29) 分钟$/)).toBeVisible()
  tap('接着答')
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/quiz/answer/index?id=att' })

  act(() => useSession.getState().adopt({ accessToken: 'b', accessExpiresAt: Date.now() + 900_000, refreshToken: 's', me: me({ accountId: 'other' }) }))
  expect(Taro.getStorageSync('paper')).toBe('')
})

test('a session that expired keeps the paper for the same person, signing out does not', async () => {
  await killed()
  const session = { accessToken: 'b', accessExpiresAt: Date.now() + 900_000, refreshToken: 's', me: me() }
  act(() => useSession.getState().reset(true))
  expect(paper.read()).toBeNull()
  act(() => useSession.getState().adopt(session))
  expect(paper.read()?.view.id).toBe('att')
  act(() => useSession.getState().reset())
  act(() => useSession.getState().adopt(session))
  expect(paper.read()).toBeNull()
})
