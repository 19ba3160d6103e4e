import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import type { JoinRequest } from '../../contract/account'
import JoinsPage from '@/organiser/joins/index'
import { Refusal, organiser, signedIn, type Answers } from '../client/signed-in'

let server: Awaited<ReturnType<typeof signedIn>>
afterEach(() => server.close())

const join = (over: Partial<JoinRequest> = {}): JoinRequest =>
  ({ id: 'j1', name: '谭晓枫', unit: { id: 'a', name: '普及处党支部' }, phoneTail: null, note: '', since: Date.now(), rosterMatch: null, ...over })
const match = { memberId: 'm9', name: '谭晓枫', staffNo: 'A12' }

const show = async (items: JoinRequest[], more: Answers = {}) => {
  server = await signedIn({ 'GET /organiser/joins': () => ({ items }), ...more }, { as: organiser })
  render(<JoinsPage />)
}

test('somebody of that name on the roster is offered, and approved as that person', async () => {
  await show([join({ rosterMatch: match })], { 'POST /organiser/joins/j1/approve': () => ({ ok: true }) })
  expect(await screen.findByText('花名册里有同名的 谭晓枫（编号 A12），还没有人使用')).toBeInTheDocument()
  fireEvent.click(screen.getByRole('button', { name: '是同一人，同意：谭晓枫' }))
  expect(await screen.findByText('没有待处理的申请')).toBeInTheDocument()
  expect(server.heardAt('POST /organiser/joins/j1/approve').map(({ body }) => body)).toEqual([{ memberId: 'm9' }])
})

test('another person of the same name enters as a new one', async () => {
  await show([join({ rosterMatch: match })], { 'POST /organiser/joins/j1/approve': () => ({ ok: true }) })
  fireEvent.click(await screen.findByRole('button', { name: '不是同一人，新增：谭晓枫' }))
  await screen.findByText('没有待处理的申请')
  expect(server.heardAt('POST /organiser/joins/j1/approve')[0]?.body).toEqual({ memberId: null })
})

test('a refusal needs a reason', async () => {
  await show([join()], { 'POST /organiser/joins/j1/refuse': () => ({ ok: true }) })
  fireEvent.click(await screen.findByRole('button', { name: '不同意谭晓枫加入' }))
  fireEvent.click(screen.getByRole('button', { name: '答复不同意' }))
  expect(screen.getByText('请写明原因')).toBeInTheDocument()
  fireEvent.change(screen.getByLabelText('原因'), { target: { value: ' 先办转接 ' } })
  fireEvent.click(screen.getByRole('button', { name: '答复不同意' }))
  await screen.findByText('没有待处理的申请')
  expect(server.heardAt('POST /organiser/joins/j1/refuse')[0]?.body).toEqual({ reason: '先办转接' })
})

test('what went wrong stands with the application it happened to, which stays', async () => {
  await show([join(), join({ id: 'j2', name: '唐以宁' })], { 'POST /organiser/joins/j2/approve': () => new Refusal(409, { code: 'conflict', message: '这份申请已经有人处理了。' }) })
  fireEvent.click(await screen.findByRole('button', { name: '同意加入：唐以宁' }))
  await waitFor(() => expect(screen.getByRole('alert')).toHaveTextContent('这份申请已经有人处理了。'))
  expect(screen.getByRole('button', { name: '同意加入：唐以宁' })).toBeInTheDocument()
})
