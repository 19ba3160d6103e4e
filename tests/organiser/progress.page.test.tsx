import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import Taro from '@tarojs/taro'
import type { OrganiserRound, ProgressRow } from '../../contract/organiser'
import AbsentPage from '@/organiser/absent/index'
import DeskPage from '@/organiser/desk/index'
import ProgressPage from '@/organiser/progress/index'
import { organiser, signedIn, type Answers } from '../client/signed-in'

let server: Awaited<ReturnType<typeof signedIn>>
afterEach(async () => {
  jest.useRealTimers()
  await server.close()
})
beforeEach(() => jest.clearAllMocks())

const round = (over: Partial<OrganiserRound> = {}): OrganiserRound => ({
  id: 'r1', title: '第三轮', topic: '', practice: false, state: 'open', opensAt: 0, closesAt: Date.now() + 108.5 * 3_600_000, participants: 251, roster: 290,
  mean: 88.2, owner: { id: 'u-top', name: '省社科联' }, mine: true, questions: 20, paperSeconds: 1800, phases: 1, lacks: [], updatedAt: 0, ...over
})
const row = (id: string, participants: number, roster: number, hasChildren = false): ProgressRow => ({
  unit: { id, name: `${id}支部` }, hasChildren, participants, roster, absent: roster - participants, rate: participants / roster, mean: 80, fullMarks: 1, attempts: participants
})
const progress = (over: object = {}) => ({
  round: round(), at: Date.now(), participants: 251, roster: 290, today: 17, rate: 251 / 290, mean: 88.24, fullMarks: 12, path: [{ id: 'u-top', name: '省社科联' }],
  rows: [row('a', 9, 15), row('b', 20, 20)], entered: [], ...over
})
const show = async (answers: Answers) => {
  server = await signedIn(answers, { as: organiser, params: { id: 'r1' } })
  render(<ProgressPage />)
}

test('shows the rate, what came today and the lowest first, each with its list of names', async () => {
  await show({ 'GET /organiser/rounds/r1/progress': () => progress() })
  expect(await screen.findByRole('group', { name: '参与率 86.6%，251 / 290 人已参与，今天新增 17 人' })).toBeInTheDocument()
  expect(screen.getByText('9/15 人 · 60.0%，')).toBeInTheDocument()
  expect(screen.getByText('全部参与')).toBeInTheDocument()
  fireEvent.click(screen.getByRole('button', { name: '查看名单，a支部' }))
  fireEvent.click(screen.getByRole('button', { name: '查看未参与的 39 人' }))
  expect(jest.mocked(Taro.navigateTo).mock.calls.map(([to]) => to.url)).toEqual(['/organiser/absent/index?id=r1&unit=a', '/organiser/absent/index?id=r1&unit=u-top'])
  expect(screen.queryByText('提醒')).toBeNull()
})

test('leads to who takes part, to the list of entries where there is one, and, for whose round it is, to its rules', async () => {
  let mine = true
  await show({ 'GET /organiser/rounds/r1/progress': () => progress({ entries: true, round: round({ mine }) }) })
  fireEvent.click(await screen.findByRole('button', { name: '参加人员' }))
  fireEvent.click(screen.getByRole('button', { name: '晋级名单' }))
  fireEvent.click(screen.getByRole('button', { name: '调整规则' }))
  expect(jest.mocked(Taro.navigateTo).mock.calls.map(([to]) => to.url)).toEqual(['participants', 'entries', 'amend'].map((page) => `/organiser/${page}/index?id=r1`))
  mine = false
  await server.close()
  await show({ 'GET /organiser/rounds/r1/progress': () => progress({ entries: true, round: round({ mine }) }) })
  expect(await screen.findByRole('button', { name: '参加人员' })).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: /晋级名单|调整规则/ })).toBeNull()
})

test('leads to the points of units where they count, and to the certificates while the round runs', async () => {
  await show({ 'GET /organiser/rounds/r1/progress': () => progress({ given: true, certificates: true }) })
  fireEvent.click(await screen.findByRole('button', { name: '单位评分' }))
  fireEvent.click(screen.getByRole('button', { name: '证书' }))
  expect(jest.mocked(Taro.navigateTo).mock.calls.map(([to]) => to.url)).toEqual(['given', 'certificates'].map((page) => `/organiser/${page}/index?id=r1`))
  await server.close()
  await show({ 'GET /organiser/rounds/r1/progress': () => progress({ given: true, certificates: true, round: round({ mine: false }) }) })
  await screen.findByRole('button', { name: '参加人员' })
  expect(screen.queryByRole('button', { name: /单位评分|证书/ })).toBeNull()
})

test('goes down into a unit and back up', async () => {
  const city = { id: 'city', name: 'city支部' }
  await show({
    'GET /organiser/rounds/r1/progress': ({ query }) => query.parent === 'city'
      ? progress({ path: [{ id: 'u-top', name: '省社科联' }, city], rows: [row('a1', 1, 4)] }) : progress({ rows: [row('city', 10, 20, true)] })
  })
  fireEvent.click(await screen.findByRole('button', { name: /^city支部，10\/20 人 · 50.0%，差 10 人，平均 80.0 分，满分 1 人，看下级单位$/ }))
  fireEvent.click(await screen.findByRole('button', { name: '上一级：省社科联' }))
  expect(await screen.findByRole('button', { name: /^city支部/ })).toBeInTheDocument()
})

test('leads to awards once the round is over, for its owner alone', async () => {
  let over: Partial<OrganiserRound> = { state: 'closed' }
  await show({ 'GET /organiser/rounds/r1/progress': () => progress({ round: round(over) }) })
  fireEvent.click(await screen.findByRole('button', { name: /成绩与奖项/ }))
  expect(jest.mocked(Taro.navigateTo)).toHaveBeenCalledWith({ url: '/organiser/honours/index?id=r1' })
  for (over of [{ state: 'open' as const }, { state: 'closed' as const, mine: false }, { state: 'closed' as const, practice: true }]) {
    await server.close()
    await show({ 'GET /organiser/rounds/r1/progress': () => progress({ round: round(over) }) })
    await screen.findByText(over.practice ? '第三轮' : '9/15 人 · 60.0%，')
    expect(screen.queryByText('成绩与奖项')).toBeNull()
  }
})

test('asks again every ten seconds while a round runs', async () => {
  await show({ 'GET /organiser/rounds/r1/progress': () => progress() })
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] })
  await screen.findByText('9/15 人 · 60.0%，')
  const before = server.heard.length
  await act(async () => { jest.advanceTimersByTime(10_000) })
  jest.useRealTimers()
  await waitFor(() => expect(server.heard.length).toBe(before + 1))
})

test('ending early needs a reason, names the loss, and then says that it is over', async () => {
  let ended = false
  await show({
    'GET /organiser/rounds/r1/progress': () => progress({ round: round(ended ? { state: 'closed' } : {}) }),
    'POST /organiser/rounds/r1/end': () => { ended = true; return round({ state: 'closed' }) }
  })
  fireEvent.click(await screen.findByRole('button', { name: '提前结束这场竞赛' }))
  fireEvent.click(screen.getByRole('button', { name: '下一步：核对后结束' }))
  expect(screen.getByText('请写明原因')).toBeInTheDocument()
  fireEvent.change(screen.getByLabelText('原因'), { target: { value: '改期' } })
  fireEvent.click(screen.getByRole('button', { name: '下一步：核对后结束' }))
  expect(screen.getByRole('dialog')).toHaveTextContent('还没有参与的 39 人将不能再答')
  fireEvent.click(screen.getByRole('button', { name: '提前结束' }))
  expect(await screen.findByText('已经截止')).toBeInTheDocument()
  expect(server.heardAt('POST /organiser/rounds/r1/end').map(({ body }) => body)).toEqual([{ reason: '改期' }])
  expect(screen.queryByRole('button', { name: '提前结束这场竞赛' })).toBeNull()
})

test('the list of names comes with a text to copy', async () => {
  server = await signedIn({
    'GET /organiser/rounds/r1/absent': () => ({
      items: [{ memberId: 'm1', name: '孙新民', unit: { id: 'a1', name: '甲支部' }, phoneTail: '0555' }], next: null, unit: { id: 'a', name: '甲市' }, total: 1, reminder: '方便时请参加。'
    })
  }, { as: organiser, params: { id: 'r1', unit: 'a' } })
  render(<AbsentPage />)
  expect(await screen.findByText('孙新民')).toBeInTheDocument()
  expect(screen.getByText('谁还没参与，只有组织者看得到')).toBeInTheDocument()
  fireEvent.click(screen.getByRole('button', { name: '复制提醒文字' }))
  expect(await screen.findByRole('button', { name: '已复制，可以粘贴发送' })).toBeInTheDocument()
  expect(Taro.setClipboardData).toHaveBeenCalledWith({ data: '方便时请参加。' })
})

test('of those who came into a later phase it is said how many have answered', async () => {
  await show({ 'GET /organiser/rounds/r1/progress': () => progress({ entered: [{ phase: '决赛', people: 36, answered: 12 }] }) })
  expect((await screen.findByText('决赛：晋级 36 人，')).parentElement).toHaveTextContent('决赛：晋级 36 人，已交卷 12 人，还有 24 人没有交')
})

test('the desk says of each running round how many are missing', async () => {
  const rounds = [round({ title: '闯关赛', participants: 236, roster: 600 }), round({ id: 'r2', title: '第三轮', participants: 515, roster: 600 })]
  server = await signedIn({
    'GET /organiser/overview': () => ({ units: [], members: 600, branches: 40, joins: 0, openRounds: 2, absent: 85 }), 'GET /organiser/rounds': () => ({ items: rounds, next: null }), 'GET /organiser/reflections/waiting': () => ({ reflections: 0, comments: 0 }), 'GET /organiser/materials': () => ({ items: [], next: null, waiting: 3 }), 'GET /organiser/menu-orders': () => ({ items: [], next: null, waiting: 0 }), 'GET /organiser/events': () => ({ items: [], next: null, waiting: 2 }), 'GET /organiser/appeals': () => ({ items: [], next: null, open: 0 }),
    'GET /organiser/plans': () => ({ items: [{ state: 'running', waiting: 2 }, { state: 'ended', waiting: 1 }], next: null })
  }, { as: organiser })
  render(<DeskPage />)
  expect(await screen.findByText('236/600 人 · 39.3%，差 364 人')).toBeInTheDocument()
  expect(screen.getByText('515/600 人 · 85.8%，差 85 人')).toBeInTheDocument()
  expect(screen.queryByText(/人未参与/)).toBeNull()
  expect(screen.getByRole('button', { name: '学习计划，3 条打卡待看' })).toBeInTheDocument()
  expect(screen.getByRole('button', { name: '投稿，3 篇待审核' })).toBeInTheDocument()
  expect(screen.getByRole('button', { name: '活动，2 人报名待审核' })).toBeInTheDocument()
})
