import { fireEvent, render, screen, within } from '@testing-library/react'
import type { GivenRow } from '../../contract/participants'
import { givenWords } from '@/organiser/given/points'
import GivenPage from '@/organiser/given/index'
import { pointsIn } from '@/organiser/given/points'
import { organiser, Refusal, signedIn, type Answers } from '../client/signed-in'

let server: Awaited<ReturnType<typeof signedIn>>
afterEach(() => server.close())

const LIST = 'GET /organiser/rounds/r1/given'
const PUT = 'PUT /organiser/rounds/r1/given'
const row = (id: string, over: Partial<GivenRow> = {}): GivenRow => ({ unit: { id, name: `${id}支部` }, path: ['省社科联', '机关党委'], hasChildren: false, points: null, reason: '', ...over })
const top = { id: 'u-top', name: '省社科联' }
const page = (rows: GivenRow[], over: object = {}) => ({ roundTitle: '第三轮', name: '组织工作', cap: 20, path: [top], rows, ...over })
const show = async (answers: Answers) => {
  server = await signedIn(answers, { as: organiser, params: { id: 'r1' } })
  render(<GivenPage />)
}

test('units are gone through level by level, or found by name', async () => {
  await show({ [LIST]: ({ query }) => query.search ? page([row('丙')], { path: [] })
    : query.parent === '机关' ? page([row('甲')], { path: [top, { id: '机关', name: '机关党委' }] }) : page([row('机关', { hasChildren: true })]) })
  expect(await screen.findByText('第三轮：组织工作由组织者评定，计入单位榜')).toBeInTheDocument()
  fireEvent.click(screen.getByRole('button', { name: '看机关支部的下级' }))
  expect(await screen.findByRole('button', { name: '给甲支部评分' })).toBeInTheDocument()
  fireEvent.click(screen.getByRole('button', { name: '上一级：省社科联' }))
  expect(await screen.findByRole('button', { name: '看机关支部的下级' })).toBeInTheDocument()
  fireEvent.change(screen.getByLabelText('按单位名称查找'), { target: { value: '丙' } })
  expect(await screen.findByText('机关党委 · 还没有评')).toBeInTheDocument()
  expect(server.heardAt(LIST).at(-1)?.query).toEqual({ search: '丙' })
})

test('points take a figure and a reason, and stand in the list afterwards', async () => {
  let points: number | null = null
  let reason = ''
  await show({
    [LIST]: () => page([row('甲', { points, reason })]),
    [PUT]: ({ body }) => { ({ points, reason } = (body as { entries: { points: number, reason: string }[] }).entries[0] as { points: number, reason: string }); return { ok: true } }
  })
  fireEvent.click(await screen.findByRole('button', { name: '给甲支部评分' }))
  const sheet = screen.getByRole('dialog', { name: '甲支部' })
  expect(sheet).toHaveTextContent('最多计 20 分，超出的不计')
  fireEvent.click(within(sheet).getByRole('button', { name: '保存组织工作' }))
  expect(within(sheet).getAllByRole('alert').map(({ textContent }) => textContent)).toEqual(['请填 0 以上的数，最多两位小数', '请写明评分依据'])
  fireEvent.change(within(sheet).getByRole('textbox', { name: '组织工作（分）' }), { target: { value: '12.5' } })
  fireEvent.change(within(sheet).getByRole('textbox', { name: '评分依据' }), { target: { value: '报送信息 6 篇' } })
  fireEvent.click(within(sheet).getByRole('button', { name: '保存组织工作' }))
  expect(await screen.findByText('甲支部：组织工作 12.5 分')).toBeInTheDocument()
  expect(screen.getByText('12.5 分，报送信息 6 篇')).toBeInTheDocument()
  expect(server.heardAt(PUT)[0]?.body).toEqual({ entries: [{ unitId: '甲', points: 12.5, reason: '报送信息 6 篇' }] })
})

test('what is refused stands in the sheet', async () => {
  await show({ [LIST]: () => page([row('甲', { points: 3, reason: '信息' })]), [PUT]: () => new Refusal(400, { code: 'bad_request', message: '有单位不在这场竞赛里，请刷新后再试。' }) })
  fireEvent.click(await screen.findByRole('button', { name: '修改甲支部的评分' }))
  fireEvent.click(screen.getByRole('button', { name: '保存组织工作' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('有单位不在这场竞赛里')
})

test('figures are read as people write them', () => {
  expect(['12.5', ' 8 ', '８．５', '10分', '0', '1000000'].map(pointsIn)).toEqual([12.5, 8, 8.5, 10, 0, 1e6])
  expect(['', '-1', '1.234', 'abc', '1000001', '1e3', '1,000'].map(pointsIn)).toEqual([null, null, null, null, null, null, null])
})

test('what is above the cap is said to count no further', () => {
  expect([givenWords(15, 10), givenWords(8, 10), givenWords(15, null)]).toEqual(['15 分，计 10 分', '8 分', '15 分'])
})
