import { fireEvent, render, screen, within } from '@testing-library/react'
import type { Entry, EntryList } from '../../contract/advance'
import EntriesPage from '@/organiser/entries/index'
import { Refusal, organiser, signedIn, type Answers } from '../client/signed-in'

let server: Awaited<ReturnType<typeof signedIn>>
afterEach(() => server.close())

const entry = (memberId: string, state: Entry['state'], place: number, over: Partial<Entry> = {}): Entry =>
  ({ memberId, name: `${memberId}同志`, unit: { id: 'a', name: '甲支部' }, state, place, source: '预赛', note: '', started: false, finished: false, ...over })
const list = (entries: Entry[], over: Partial<EntryList> = {}): EntryList => ({
  phase: { id: 'final', name: '决赛', opensAt: Date.now() + 86_400_000 }, decidedAt: Date.now() - 1000, waits: '', ranked: true,
  admitted: entries.filter(({ state }) => state === 'in' || state === 'moved').length, reserves: entries.filter(({ state }) => state === 'reserve').length, entries, ...over
})
const show = async (phases: EntryList[], more: Answers = {}) => {
  server = await signedIn({ 'GET /organiser/rounds/r1/entries': () => ({ roundTitle: '第三轮', phases }), ...more }, { as: organiser, params: { id: 'r1' } })
  render(<EntriesPage />)
}
const four = [entry('a', 'in', 1), entry('b', 'moved', 2), entry('c', 'reserve', 1), entry('d', 'out', 3, { note: '出差' })]

test('says who is in, moved up, waits or is out and why', async () => {
  await show([list(four)])
  expect(await screen.findByText('1. a同志')).toBeInTheDocument()
  for (const word of ['递补', '候补 1', '已退出', '原因：出差', '晋级 2 人，', '候补 1 人']) expect(screen.getByText(word)).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: '让d同志退出' })).toBeNull()
})

test('before it is decided it says what it waits for, and nothing can be redone', async () => {
  await show([list([], { decidedAt: null, waits: '预赛在 6 月 20 日 18:00 结束，名单随后产生。' })])
  expect(await screen.findByText('预赛在 6 月 20 日 18:00 结束，名单随后产生。')).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: /重新确定/ })).toBeNull()
})

test('taking somebody out asks for a reason and then says who moves up, before it is done', async () => {
  await show([list(four)], {
    'POST /organiser/rounds/r1/entries/withdraw/preview': () => ({ moves: [{ memberId: 'c', name: 'c同志', unit: { id: 'a', name: '甲支部' } }] }),
    'POST /organiser/rounds/r1/entries/withdraw': () => list([entry('b', 'moved', 2), entry('c', 'moved', 3), entry('a', 'out', 1, { note: '住院' })])
  })
  fireEvent.click(await screen.findByRole('button', { name: '让a同志退出' }))
  fireEvent.click(screen.getByRole('button', { name: '下一步：看由谁递补' }))
  expect(screen.getByText('请写明原因')).toBeInTheDocument()
  fireEvent.change(screen.getByLabelText('原因'), { target: { value: ' 住院 ' } })
  fireEvent.click(screen.getByRole('button', { name: '下一步：看由谁递补' }))
  const dialog = await screen.findByRole('dialog', { name: 'a同志退出决赛？' })
  expect(dialog).toHaveTextContent('由c同志（甲支部）递补。')
  expect(server.heardAt('POST /organiser/rounds/r1/entries/withdraw')).toEqual([])
  fireEvent.click(within(dialog).getByRole('button', { name: '退出名单' }))
  expect(await screen.findByText('原因：住院')).toBeInTheDocument()
  expect(screen.getByText('a同志已退出决赛，由c同志递补')).toBeInTheDocument()
  expect(server.heardAt('POST /organiser/rounds/r1/entries/withdraw').map(({ body }) => body)).toEqual([{ phase: 'final', memberId: 'a', reason: '住院' }])
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('deciding anew needs a reason; a refusal of the server stands in the sheet', async () => {
  await show([list(four)], { 'POST /organiser/rounds/r1/entries/again': () => new Refusal(409, { code: 'round_started', message: '决赛已经开始，名单不能再重排。' }) })
  fireEvent.click(await screen.findByRole('button', { name: '决赛：按更正后的成绩重新确定' }))
  fireEvent.click(screen.getByRole('button', { name: '重新确定决赛名单' }))
  expect(screen.getByText('请写明原因')).toBeInTheDocument()
  fireEvent.change(screen.getByLabelText('原因'), { target: { value: '第 5 题更正' } })
  fireEvent.click(screen.getByRole('button', { name: '重新确定决赛名单' }))
  expect(await screen.findByText('决赛已经开始，名单不能再重排。')).toBeInTheDocument()
})

test('once somebody has begun or the phase is open, the list is not decided anew', async () => {
  await show([list([entry('a', 'in', 1, { started: true })]), list([entry('b', 'in', 1)], { phase: { id: 'semi', name: '复赛', opensAt: Date.now() - 1000 } })])
  expect(await screen.findByText('正在答')).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: /重新确定/ })).toBeNull()
  expect(screen.queryByRole('button', { name: '让a同志退出' })).toBeNull()
})

test('without a common order nobody has a number; who has handed in is told from who is answering', async () => {
  await show([list([entry('a', 'in', 1, { started: true, finished: true }), entry('b', 'in', 2, { started: true })], { ranked: false })])
  expect(await screen.findByText('a同志')).toBeInTheDocument()
  expect(screen.queryByText(/^1\./)).toBeNull()
  expect([screen.getByText(/已交卷/), screen.getByText(/正在答/)]).toHaveLength(2)
})
