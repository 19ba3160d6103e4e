import type { ComponentType } from 'react'
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import Taro from '@tarojs/taro'
import type { CheckIn } from '../../contract/study'
import CheckInsPage from '@/organiser/check-ins/index'
import PlanProgressPage from '@/organiser/plan-progress/index'
import { organiser, signedIn, type Answers } from '../client/signed-in'

let server: Awaited<ReturnType<typeof signedIn>>
afterEach(() => server.close())
beforeEach(() => jest.clearAllMocks())

const plan = { id: 'p1', title: '读书打卡', state: 'running', from: 20260615, to: 20260705, owner: { id: 'u-top', name: '省社科联' }, mine: true, tasks: 1, roster: 30, participants: 12, waiting: 1, updatedAt: 0 }
const row = (id: string, name: string, participants: number, hasChildren = false) =>
  ({ unit: { id, name }, hasChildren, heads: 10, participants, waiting: 0, checkIns: participants, days: participants * 2, rate: participants / 10, tasks: [] })
const progress = {
  plan, from: 20260615, to: 20260618, path: [{ id: 'u-top', name: '省社科联' }], today: 20260618, heads: 30, participants: 12, waiting: 3, rows: [row('u-a', '甲支部', 9), row('u-b', '乙支部', 3, true)],
  tasks: [{ id: 'read', title: '每日阅读', done: 12, waiting: 1, heads: 30 }], days: [{ day: 20260616, members: 4 }, { day: 20260618, members: 6 }]
}
const totals = { days: 2, checkIns: 2, fullDays: 2, madeUp: 0, leaves: 0, streak: 1, longest: 2, points: null, titles: [], numbers: [], places: [] }
const person = (name: string, unit: string, over = {}) => ({ memberId: name, name, staffNo: '', unit: { id: unit, name: unit }, group: '', team: '', leader: false, state: 'checked', totals, waiting: [], undone: ['每日阅读'], behind: '', out: false, lastAt: null, ...over })
const counts = { all: 30, checked: 12, review: 3, noneYet: 15, notToday: 24, behind: 1, out: 0 }
const people = { items: [person('王一', '甲支部'), person('李二', '乙支部', { behind: '连续两周少于 3 天' })], next: null, counts }

const show = async (Shown: ComponentType, answers: Answers, params: Record<string, string>) => {
  server = await signedIn(answers, { as: organiser, params })
  await act(() => Promise.resolve(render(<Shown />)))
}
const onPlan = (answers: Answers = {}) => show(PlanProgressPage, {
  'GET /organiser/plans/p1/progress': () => progress, 'GET /organiser/plans/p1/codes': () => ({ places: [] }), 'GET /organiser/plans/p1/people': () => people, ...answers
}, { id: 'p1' })

test('who has no units below lands on the people, and turning to another part brings new figures above', async () => {
  let now = progress.participants
  await onPlan({ 'GET /organiser/plans/p1/progress': () => ({ ...progress, rows: [], participants: now }) })
  expect(await screen.findByText('王一')).toBeInTheDocument()
  now++
  fireEvent.click(screen.getByRole('tab', { name: '任务与日期' }))
  expect(await screen.findByRole('group', { name: /13 \/ 30 人打过卡/ })).toBeInTheDocument()
})

test('units come lowest first with their heads; a tap goes one level down', async () => {
  await onPlan()
  expect(await screen.findByRole('group', { name: '参与率 40.0%，12 / 30 人打过卡，待审核 3 人，还没打卡 15 人，今天 6 人打卡' })).toBeInTheDocument()
  const names = screen.getAllByText(/^[甲乙]支部$/).map(({ textContent }) => textContent)
  expect(names).toEqual(['乙支部', '甲支部'])
  expect(screen.queryByText('地点码')).toBeNull()
  fireEvent.click(screen.getByRole('button', { name: '乙支部，3/10 人打过卡 · 30.0%，人均打卡 0.6 天，看下级单位' }))
  await waitFor(() => expect(server.heardAt('GET /organiser/plans/p1/progress').map(({ query }) => query.parent)).toContain('u-b'))
})

test('each of the last days has its figure, those without a check-in among them', async () => {
  await onPlan()
  fireEvent.click(await screen.findByRole('tab', { name: '任务与日期' }))
  expect(screen.getByText('12 / 30 人做过，待审核 1 人')).toBeInTheDocument()
  expect(within(screen.getByRole('list', { name: '每天打卡人数' })).getAllByRole('listitem').map(({ textContent }) => textContent))
    .toEqual(['6 月 18 日 周四6 人', '6 月 17 日 周三0 人', '6 月 16 日 周二4 人', '6 月 15 日 周一0 人'])
})

test('names are copied unit by unit, the reminder without any', async () => {
  await onPlan()
  fireEvent.click(await screen.findByRole('tab', { name: '每个人' }))
  fireEvent.click(await screen.findByRole('radio', { name: '还没打卡 15' }))
  expect(await screen.findByText('连续两周少于 3 天')).toBeInTheDocument()
  fireEvent.click(screen.getByRole('button', { name: '复制名单' }))
  await waitFor(() => expect(Taro.setClipboardData).toHaveBeenCalledWith({ data: '读书打卡：还没打卡（2 人）\n甲支部：王一\n乙支部：李二' }))
  fireEvent.click(screen.getByRole('button', { name: '复制提醒文字' }))
  await waitFor(() => expect(Taro.setClipboardData).toHaveBeenLastCalledWith({ data: expect.stringContaining('还没有打过卡的同志') as string }))
  expect(server.heardAt('GET /organiser/plans/p1/people').at(-1)?.query).toMatchObject({ only: 'none-yet', unitId: 'u-top', limit: '200' })
})

const checkIn = (id: string, name: string, over: Partial<CheckIn> = {}): CheckIn => ({
  id, planId: 'p1', planTitle: '读书打卡', taskId: 'read', taskTitle: '每日阅读', member: { id: name, name, unit: '甲支部' }, day: 20260618, how: 'make-up', late: true, team: '', at: Date.now(), state: 'review', reason: '',
  given: [{ label: '感受', text: '字'.repeat(300), files: [], number: null, unit: '', place: null, reflectionId: null, reflection: null }], points: 10, ...over
})

test('one is passed, one is refused with a reason that its author reads, and the rest at once', async () => {
  const decided = jest.fn(() => ({ decided: 1 }))
  await show(CheckInsPage, { 'GET /organiser/check-ins': () => ({ items: [checkIn('c1', '王一'), checkIn('c2', '李二')], next: null }), 'POST /organiser/check-ins/decide': decided }, { plan: 'p1' })
  const said = () => server.heardAt('POST /organiser/check-ins/decide').map(({ body }) => body)
  expect(await screen.findAllByText('断网补送')).toHaveLength(2)
  fireEvent.click(screen.getAllByRole('button', { name: '看全文，共 300 字' })[0] as HTMLElement)
  expect(screen.getByText('字'.repeat(300))).toBeInTheDocument()
  fireEvent.click(screen.getByRole('button', { name: '通过，王一' }))
  expect(await screen.findByText('王一已通过')).toBeInTheDocument()
  // One after the other: while one is on its way the others wait.
  const free = (name: string) => waitFor(() => expect(screen.getByRole('button', { name })).not.toHaveAttribute('aria-disabled'))
  await free('退回，李二')
  fireEvent.click(screen.getByRole('button', { name: '退回，李二' }))
  fireEvent.click(screen.getByRole('button', { name: '退回这次打卡' }))
  expect(screen.getByText('请写明原因')).toBeInTheDocument()
  fireEvent.click(screen.getByRole('button', { name: '照片看不清' }))
  fireEvent.click(screen.getByRole('button', { name: '退回这次打卡' }))
  expect(await screen.findByText('李二已退回')).toBeInTheDocument()
  await free('退回，李二')
  fireEvent.click(screen.getByRole('button', { name: '这一页都通过' }))
  fireEvent.click(screen.getByRole('button', { name: '全部通过' }))
  await waitFor(() => expect(said()).toEqual([
    { ids: ['c1'], pass: true, reason: '' }, { ids: ['c2'], pass: false, reason: '照片看不清' }, { ids: ['c1', 'c2'], pass: true, reason: '' }
  ]))
})

test('a reflection that was handed in is read before it is decided on, with its pictures; why it is not there is said', async () => {
  const given = (reflection: CheckIn['given'][number]['reflection']) => ({ given: [{ label: '心得', text: null, files: [], number: null, unit: '', place: null, reflectionId: 'r1', reflection }] })
  const picture = { id: 'f1', kind: 'photo' as const, url: '/files/f1?x', thumb: '/files/f1?x&size=thumb', bytes: 9, width: 4, height: 3, seconds: null }
  await show(CheckInsPage, {
    'GET /organiser/check-ins': () => ({
      items: [checkIn('c1', '王一', given({ chars: 24, text: '读了原著，体会到实事求是。', why: '', pictures: [picture] })), checkIn('c2', '李二', given({ chars: 30, text: null, why: '作者选了仅自己可见，这里不显示内容。', pictures: [] }))], next: null
    })
  }, { plan: 'p1' })
  expect(await screen.findByText('读了原著，体会到实事求是。')).toBeInTheDocument()
  expect(screen.getByText('24 字')).toBeInTheDocument()
  expect(screen.getByRole('button', { name: '王一心得的照片 1，看大图' })).toBeInTheDocument()
  expect(screen.getByText('作者选了仅自己可见，这里不显示内容。')).toBeInTheDocument()
})

test('who has handed in what waits is told from who has done nothing', async () => {
  const waiting = person('赵三', '乙支部', { state: 'review', undone: [], waiting: ['每日阅读'], totals: { ...totals, days: 0, checkIns: 0 } })
  await onPlan({ 'GET /organiser/plans/p1/people': () => ({ ...people, items: [...people.items, waiting] }) })
  fireEvent.click(await screen.findByRole('tab', { name: '每个人' }))
  expect(await screen.findByText('乙支部，交了，还没审核')).toBeInTheDocument()
  fireEvent.click(screen.getByRole('radio', { name: '待审核 3' }))
  await waitFor(() => expect(server.heardAt('GET /organiser/plans/p1/people').at(-1)?.query).toMatchObject({ only: 'review' }))
})
