import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import Taro from '@tarojs/taro'
import CheckInPage from '@/study/check-in/index'
import StudyPage from '@/pages/study/index'
import { addDays, dayAt } from '@/services/days'
import { onDay, type Study } from '@/services/study'
import { useNetwork } from '@/services/network'
import { drafts } from '@/services/study-drafts'
import { useOutbox } from '@/services/study-outbox'
import { Refusal, signedIn, unit, type Answers } from '../client/signed-in'

let server: Awaited<ReturnType<typeof signedIn>>
afterEach(() => server.close())
beforeEach(() => {
  jest.clearAllMocks()
  useNetwork.setState({ online: true })
})

const today = dayAt(Date.now())
const month = Math.floor(today / 100)
const totals = { days: 12, checkIns: 12, fullDays: 0, madeUp: 0, leaves: 0, streak: 12, longest: 12, points: null, titles: [], numbers: [], places: [] }
const plan = (over: object = {}) => ({
  id: 'p1', title: '21 天读书打卡', intro: '', owner: unit, state: 'running', from: today, to: today, daysGone: 12, daysInAll: 21, totals, out: false, boards: { person: false, unit: false }, ...over
})
const due = (over: object = {}) => ({
  planId: 'p1', planTitle: '21 天读书打卡', id: 'read', title: '每日阅读', note: '', every: 'day', from: today, to: today, needed: 1, done: 0, most: 1, optional: false, theme: '',
  proofs: [{ kind: 'text', label: '读书感受', least: 10 }], proofsNeeded: 1, known: [null], material: null, column: null, quiz: null, hours: null, barrier: 'none', why: '', lastDoneAt: null, points: null, arriveBy: Date.UTC(2026, 10, 23, 4), ...over
})
const study = (over: object = {}) => ({ now: Date.now(), today, plans: [plan()], tasks: [due()], on: { points: false, boards: false, social: true }, ...over })
const cell = (day: number, state: string) => ({ day, state, done: 0, needed: 1 })
const calendar = (states: string[]) => ({
  month, today, cells: states.map((state, i) => cell(month * 100 + i + 1, state)), checked: 3, streak: 12, canLeave: false, makeUpLeft: 2
})
const checkIn = (over: object = {}) => ({
  id: 'c1', planId: 'p1', planTitle: '', taskId: 'read', taskTitle: '每日阅读', member: { id: 'm1', name: '周文清', unit: '' }, day: today, how: 'check-in', late: false, team: '', at: Date.now(),
  state: 'counted', reason: '', given: [], points: 10, ...over
})
const show = async (answers: Answers, Page = StudyPage, params = {}) => {
  server = await signedIn({ 'GET /study': () => study(), 'GET /plans/p1/calendar': () => calendar(['checked']), ...answers }, { params })
  render(<Page />)
}

test('one task has the red button; what is done leads back to its material, and what cannot be done says why', async () => {
  const tasks = [
    due(), due({ id: 'two', title: '摘抄', proofs: [] }),
    due({ id: 'three', title: '看讲座', done: 1, barrier: 'done', material: { id: 'mat', title: '三大战役', kind: 'video', read: true }, lastDoneAt: Date.now() }),
    due({ id: 'five', title: '学三问', done: 1, barrier: 'done', column: { id: 'col-100', name: '百问' }, lastDoneAt: Date.now() }),
    due({ id: 'four', title: '晨读', barrier: 'hours', why: '打卡时间是 6:00 至 8:00，还没有到。' })
  ]
  await show({ 'GET /study': () => study({ tasks }) })
  const first = await screen.findByRole('button', { name: '去写：每日阅读' })
  expect(first.className).toContain('btn-primary')
  expect(document.querySelectorAll('.btn-primary')).toHaveLength(1)
  expect(screen.getByText('打卡时间是 6:00 至 8:00，还没有到')).toBeInTheDocument()
  fireEvent.click(screen.getByRole('button', { name: '再看：看讲座' }))
  fireEvent.click(first)
  expect(jest.mocked(Taro.navigateTo).mock.calls.map(([{ url }]) => url)).toEqual(['/library/read/index?id=mat', '/study/check-in/index?plan=p1&task=read'])
})

test('the calendar tells every state in words and leads to the day that can be made up', async () => {
  const states = ['checked', 'part', 'made-up', 'can-make-up', 'missed', 'leave', 'pause', 'review', 'can-make-up', 'ahead', 'none']
  await show({ 'GET /plans/p1/calendar': () => calendar(states) })
  await screen.findByText('4 日、9 日没打卡，还可补 2 次')
  const said = [...document.querySelectorAll('.cal-slot[aria-label]')].map((one) => one.getAttribute('aria-label')?.split('，').slice(1).filter((part) => part !== '今天').join('，'))
  expect(said).toEqual(['已打卡', '部分完成 0/1', '已补卡', '没打卡，可补卡', '未打卡', '请假', '暂停', '等待审核', '没打卡，可补卡', '还没到', '没有任务'])
  fireEvent.click(screen.getByRole('link', { name: /补卡$/ }))
  expect(jest.mocked(Taro.navigateTo)).toHaveBeenCalledWith({ url: `/study/day/index?plan=p1&day=${month * 100 + 4}` })
  // A day to come is no button.
  expect(document.querySelectorAll('.cal-slot[role=button]')).toHaveLength(9)
})

test('where there is leave a day to come leads to its page', async () => {
  await show({ 'GET /plans/p1/calendar': () => ({ ...calendar(['ahead']), canLeave: true }) })
  fireEvent.click(await screen.findByRole('button', { name: /还没到$/ }))
  expect(jest.mocked(Taro.navigateTo)).toHaveBeenCalledWith({ url: `/study/day/index?plan=p1&day=${month * 100 + 1}` })
})

test('a plan and its task of the same name are named once', async () => {
  await show({ 'GET /study': () => study({ plans: [plan({ title: '每周一学' }), plan({ id: 'p2' })], tasks: [due({ title: '每周一学', planTitle: '每周一学' })] }) })
  const row = (await screen.findByRole('button', { name: '去写：每周一学' })).closest('.task')
  expect(row?.textContent?.match(/每周一学/g)).toHaveLength(1)
})

test('without a plan the materials are still one tap away', async () => {
  await show({ 'GET /study': () => study({ plans: [], tasks: [] }) })
  fireEvent.click(await screen.findByRole('button', { name: '去看学习资料' }))
  expect(jest.mocked(Taro.navigateTo)).toHaveBeenCalledWith({ url: '/library/home/index' })
})

const write = (text: string) => fireEvent.change(screen.getByRole('textbox', { name: '读书感受' }), { target: { value: text } })
const atTask = { plan: 'p1', task: 'read' }

test('too short a text is not sent; enough is, once, and the page says what it earned', async () => {
  await show({ 'POST /plans/p1/check-ins': () => ({ checkIn: checkIn(), totals: { ...totals, points: 50 }, earned: [{ text: '连续 7 天', points: 40 }] }) }, CheckInPage, atTask)
  const submit = await screen.findByRole('button', { name: '提交打卡' })
  write('太 短 了')
  fireEvent.click(submit)
  expect(await screen.findByText('“读书感受”要写满 10 字，还差 7 字')).toBeInTheDocument()
  expect(server.heardAt('POST /plans/p1/check-ins')).toHaveLength(0)
  write('今天读了一大会议的经过。')
  fireEvent.click(submit)
  fireEvent.click(submit)
  expect(await screen.findByText('今天已打卡')).toBeInTheDocument()
  expect(screen.getByText('+40 分')).toBeInTheDocument()
  const [sent, ...more] = server.heardAt('POST /plans/p1/check-ins')
  expect(more).toEqual([])
  expect(sent?.body).toMatchObject({ taskId: 'read', given: [{ proof: 0, text: '今天读了一大会议的经过。' }] })
})

test('what a make-up earns is what the server says of that day', async () => {
  const day = addDays(today, -1)
  const params = { ...atTask, day: String(day) }
  const answers = (points: number) => ({ [`GET /plans/p1/days/${day}`]: () => ({ day, tasks: [due({ from: day, to: day, points })], checkIns: [], onLeave: false, canMakeUp: true, canLeave: false, why: '' }) })
  await show(answers(5), CheckInPage, params)
  expect(await screen.findByText('补卡得 5 分')).toBeInTheDocument()
  await server.close()
  await show(answers(0), CheckInPage, params)
  expect(await screen.findByText('补卡不得积分')).toBeInTheDocument()
})

test('that the draft is kept is said of the words that are kept only, and leaving the page keeps the last ones', async () => {
  await show({}, CheckInPage, atTask)
  await screen.findByRole('button', { name: '提交打卡' })
  write('先写一句。')
  expect(await screen.findByText('草稿已存在手机里')).toBeInTheDocument()
  write('先写一句，再写一句。')
  expect(screen.queryByText('草稿已存在手机里')).toBeNull()
  act(() => { window.dispatchEvent(new Event('pagehide')) })
  expect(drafts.read('p1', 'read', today)?.texts[0]).toBe('先写一句，再写一句。')
})

test('what the server refuses stays in the form, and nothing waits', async () => {
  await show({ 'POST /plans/p1/check-ins': () => new Refusal(409, { code: 'conflict', message: '今天已经打过卡了。' }) }, CheckInPage, atTask)
  const submit = await screen.findByRole('button', { name: '提交打卡' })
  write('在另一台手机上也写了一遍的感受。')
  fireEvent.click(submit)
  expect(await screen.findByText('今天已经打过卡了。')).toBeInTheDocument()
  expect(screen.getByRole('textbox', { name: '读书感受' })).toHaveValue('在另一台手机上也写了一遍的感受。')
  expect(useOutbox.getState().waiting).toEqual([])
  write('换一种写法再试。')
  expect(screen.queryByText('今天已经打过卡了。')).toBeNull()
})

test('while the server cannot be reached it waits in the phone with the time at which it was written', async () => {
  await show({ 'POST /plans/p1/check-ins': () => new Refusal(502, { code: 'internal', message: '坏了' }) }, CheckInPage, atTask)
  const submit = await screen.findByRole('button', { name: '提交打卡' })
  write('没有网络的时候写下的感受。')
  act(() => useNetwork.setState({ online: false }))
  const from = Date.now()
  fireEvent.click(submit)
  expect(await screen.findByText('写好了，待上传')).toBeInTheDocument()
  expect(screen.getByText(/11 月 23 日 12:00 前传到，仍算/)).toBeInTheDocument()
  const [one] = useOutbox.getState().waiting
  expect(one).toMatchObject({ planId: 'p1', taskId: 'read', day: today, written: { texts: { 0: '没有网络的时候写下的感受。' } } })
  expect(Math.abs((one?.writtenAt ?? 0) - from)).toBeLessThan(60_000)
  await waitFor(() => expect(server.heardAt('POST /plans/p1/check-ins')).toHaveLength(1))
  expect(server.heardAt('POST /plans/p1/check-ins')[0]?.body).toMatchObject({ sendId: one?.sendId, writtenAt: one?.writtenAt })
})

test('seen again on a later day, without network, what is due every day is due again and the rest is as it was', () => {
  const kept = study({ today: 20260228, tasks: [due({ from: 20260228, to: 20260228, done: 1, barrier: 'done', why: '今天已经打过卡了。' }), due({ id: 'week', every: 'week', from: 20260223, to: 20260301, done: 1, barrier: 'done' })] }) as unknown as Study
  expect(onDay(kept, 20260301)).toMatchObject({ today: 20260301, tasks: [{ done: 0, barrier: 'none', why: '', to: 20260301 }, { done: 1, barrier: 'done' }] })
  expect(onDay(kept, 20260228)).toBe(kept)
})
