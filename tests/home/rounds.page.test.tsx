import { fireEvent, render, screen } from '@testing-library/react'
import RoundsPage from '@/pages/rounds/index'
import { signedIn } from '../client/signed-in'
import { card, mine } from './cards'

let server: Awaited<ReturnType<typeof signedIn>>
afterEach(() => server.close())

/** The last moment of this year in China, which is the first of the next. */
const yearsEnd = Date.UTC(new Date().getFullYear(), 11, 31, 16)

const lists: Record<string, object[]> = {
  open: [card(), card({ id: 'p', title: '每日一练', practice: true, unit: null, closesAt: yearsEnd, mine: mine({ attempts: 3, score: null, rank: null }) })],
  upcoming: [],
  closed: [card({ id: 'r0', title: '第一轮', state: 'closed', mine: mine({ canStart: false }) })]
}

test('rounds by state: what each is for me now', async () => {
  server = await signedIn({ 'GET /rounds': ({ query }) => ({ items: lists[query.state ?? ''], next: null }) })
  render(<RoundsPage />)
  const first = await screen.findByRole('link', { name: /党史知识竞赛第三轮/ })
  expect(first).toHaveAccessibleName('已参加，还剩 4 天 12 小时，党史知识竞赛第三轮，解放战争时期 · 20 题 · 限时 30 分钟，今天还可答 2 次，成绩 84 分，第 27 名')
  // The section says that it is practice; the card says what that means.
  expect(screen.getAllByText('练习')).toHaveLength(1)
  expect(screen.getByText('练过 3 次，不计名次')).toBeInTheDocument()
  expect(screen.getByText('开放到 12 月 31 日 24:00')).toBeInTheDocument()
  fireEvent.click(screen.getByRole('tab', { name: '未开始' }))
  expect(await screen.findByText('没有等待开始的竞赛')).toBeInTheDocument()
  fireEvent.click(screen.getByRole('tab', { name: '已结束' }))
  expect(await screen.findByText('本支部 23 / 25 人参与，40 个支部中第 4 名')).toBeInTheDocument()
})
