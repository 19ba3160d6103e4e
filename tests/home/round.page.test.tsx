import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import Taro from '@tarojs/taro'
import RoundPage from '@/pages/round/index'
import { goalWords } from '@/pages/round/Goals'
import { numeral } from '@/services/numerals'
import { Refusal, signedIn } from '../client/signed-in'
import { detail, mine } from './cards'

let server: Awaited<ReturnType<typeof signedIn>>
afterEach(() => server.close())
beforeEach(() => jest.clearAllMocks())

const show = async (round: object, more: Parameters<typeof signedIn>[0] = {}) => {
  server = await signedIn({ 'GET /rounds/r1': () => round, ...more }, { params: { id: 'r1' } })
  render(<RoundPage />)
}
const opened = () => jest.mocked(Taro.navigateTo).mock.calls.map(([to]) => to.url)

test('reads like a notice: numbered sentences, hours, the unit’s share', async () => {
  await show(detail())
  const items = await screen.findAllByRole('listitem')
  expect(items.map((item) => item.textContent)).toEqual(['一、面向在册党员。', '二、限时 30 分钟。'])
  expect(screen.getByText(/每天 6:00—23:00 开放/).parentElement).toHaveTextContent('每天 6:00—23:00 开放，还剩 4 天 12 小时')
  expect(screen.getByText('92.0%')).toBeInTheDocument()
  expect(screen.getByText('今天还可答 2 次')).toBeInTheDocument()
  expect(screen.getByText('全程剩 5 次 · 我的成绩 84 分')).toBeInTheDocument()
})

test('says why one cannot start, as the server puts it', async () => {
  await show(detail(), { 'POST /rounds/r1/attempts': () => new Refusal(409, { code: 'outside_hours', message: '每天 6:00—23:00 开放，请到时再来。' }) })
  fireEvent.click(await screen.findByRole('button', { name: '开始答题' }))
  await waitFor(() => expect(screen.getByRole('alert')).toHaveTextContent('每天 6:00—23:00 开放，请到时再来。'))
  expect(opened()).toEqual([])
})

test('a closed round in which I took no part leads to the boards', async () => {
  const none = mine({ attempts: 0, lastAttempt: null, score: null, rank: null, canStart: false, whyNot: '竞赛已经截止。' })
  await show(detail({ state: 'closed', mine: none, notes: [{ at: Date.now(), text: '组织者提前结束了竞赛：改期' }] }))
  fireEvent.click(await screen.findByRole('button', { name: '看排行榜' }))
  expect(opened()).toEqual(['/board/index/index?id=r1'])
  expect(screen.getByText('组织者提前结束了竞赛：改期')).toBeInTheDocument()
})

test('boards that are off leave no way to them', async () => {
  await show(detail({ boards: { person: false, unit: false } }))
  await screen.findByText('本支部参与')
  expect(screen.queryByRole('link', { name: '看排行榜' })).toBeNull()
})

test('whoever won is told so, and the notes that speak of the list have the way to it beside them', async () => {
  await show(detail({ state: 'closed', honours: true, won: ['你获得了一等奖', '你抽中了图书'], notes: [{ at: Date.now(), text: '获奖名单已经公布。' }] }))
  fireEvent.click(await screen.findByRole('button', { name: '你获得了一等奖，你抽中了图书，看获奖名单' }))
  expect(opened()).toEqual(['/awards/list/index?id=r1'])
})

test('after the end the goals say how they ended', () => {
  const word = (kind: 'certificate' | 'draw', outcome: 'won' | 'lost' | 'missed' | null, reached = true) => goalWords({ kind, outcome, reached, prizes: ['书签'] })
  expect([word('draw', null), word('draw', 'won'), word('draw', 'lost'), word('draw', 'missed', false), word('certificate', 'missed', false)])
    .toEqual(['有资格', '抽中了书签', '没有抽中', '没有抽奖资格', '没有达到'])
})

test('whoever need not take part is told so', async () => {
  await show(detail({ excused: true }))
  expect(await screen.findByText('组织者登记了你不用参加这场竞赛，本支部的应参与人数里没有你。愿意的话，仍然可以答题。')).toBeInTheDocument()
})

test('a round for other units says so once, and leads home', async () => {
  await show(new Refusal(403, { code: 'not_invited', message: '这场竞赛不面向你所在的单位。' }))
  expect(await screen.findByText('不能参加这场竞赛')).toBeInTheDocument()
  expect(document.body).not.toHaveTextContent(/取不出来|你的答卷|删除/)
  fireEvent.click(screen.getByRole('button', { name: '去首页' }))
  expect(jest.mocked(Taro.reLaunch).mock.calls.length + jest.mocked(Taro.switchTab).mock.calls.length).toBe(1)
})

test('paragraphs are numbered as in print', () => {
  expect([1, 9, 10, 11, 20, 21, 99].map(numeral)).toEqual(['一', '九', '十', '十一', '二十', '二十一', '九十九'])
})
