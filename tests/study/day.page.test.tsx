import { act, fireEvent, render, screen } from '@testing-library/react'
import DayPage from '@/study/day/index'
import { addDays, dayAt } from '@/services/days'
import { useOutbox } from '@/services/study-outbox'
import { Refusal, signedIn, type Answers } from '../client/signed-in'

let server: Awaited<ReturnType<typeof signedIn>>
afterEach(async () => {
  await server.close()
  useOutbox.setState({ waiting: [] })
})

const today = dayAt(Date.now())
const due = (day: number) => ({
  planId: 'p1', planTitle: '21 天读书打卡', id: 'read', title: '每日阅读', note: '', every: 'day', from: day, to: day, needed: 1, done: 0, most: 1, optional: false, theme: '',
  proofs: [{ kind: 'text', label: '读书感受', least: 10 }], proofsNeeded: 1, known: [null], material: null, column: null, quiz: null, hours: null, barrier: 'none', why: '', lastDoneAt: null, points: null, arriveBy: Date.now()
})
const of = (day: number, over: object = {}) => ({ day, tasks: [due(day)], checkIns: [], onLeave: false, canMakeUp: false, canLeave: false, why: '', ...over })
const show = async (day: number, answers: Answers) => {
  server = await signedIn(answers, { params: { plan: 'p1', day: String(day) } })
  render(<DayPage />)
}
const written = (day: number, over: object = {}) => act(() => useOutbox.setState({
  waiting: [{ sendId: 's1', planId: 'p1', taskId: 'read', title: '每日阅读', day, makesUp: false, writtenAt: Date.now(), written: { texts: { 0: '写好的感受。' }, numbers: {}, files: {}, codes: {} }, ...over }]
}))

test('leave for a day to come is said on that day, and can be taken back', async () => {
  const day = addDays(today, 2)
  let onLeave = true
  await show(day, {
    [`GET /plans/p1/days/${day}`]: () => of(day, { onLeave, canLeave: !onLeave }),
    [`DELETE /plans/p1/leaves/${day}`]: () => { onLeave = false; return { totals: {} } }
  })
  fireEvent.click(await screen.findByRole('button', { name: '销假' }))
  expect(screen.getByText('已请假')).toBeInTheDocument()
  expect(await screen.findByRole('button', { name: '请这一天的假' })).toBeInTheDocument()
  // Not missed: it has not come yet.
  expect(screen.getByText('还没到')).toBeInTheDocument()
  expect(screen.queryByText('没有完成')).toBeNull()
})

test('what waits in the phone is shown on its day, where nothing more is asked for', async () => {
  await show(today, { [`GET /plans/p1/days/${today}`]: () => of(today, { canLeave: true }) })
  await screen.findByRole('button', { name: '请这一天的假' })
  written(today)
  expect(await screen.findByText('“每日阅读”已写好，待上传')).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: /去写/ })).toBeNull()
  expect(screen.queryByRole('button', { name: '请这一天的假' })).toBeNull()
})

test('what was written yesterday and still waits, or was refused, does not stand for today', async () => {
  await show(today, { [`GET /plans/p1/days/${today}`]: () => of(today) })
  await screen.findByRole('button', { name: '去写：每日阅读' })
  written(addDays(today, -1))
  expect(await screen.findByRole('button', { name: '去写：每日阅读' })).toBeInTheDocument()
  written(today, { refused: { message: '', late: false } })
  expect(await screen.findByRole('button', { name: '去写：每日阅读' })).toBeInTheDocument()
})

test('it is shown also while the day itself cannot be asked for', async () => {
  await show(today, { [`GET /plans/p1/days/${today}`]: () => new Refusal(502, { code: 'internal', message: '坏了' }) })
  written(today)
  expect(await screen.findByText('“每日阅读”已写好，待上传')).toBeInTheDocument()
})
