import type { ComponentType } from 'react'
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import Taro from '@tarojs/taro'
import HomePage from '@/pages/home/index'
import RoundsPage from '@/pages/rounds/index'
import PracticePage from '@/practice/home/index'
import WrongBookPage from '@/practice/wrong/index'
import { useNetwork } from '@/services/network'
import { useSession } from '@/store/session'
import { Refusal, signedIn, type Answers } from '../client/signed-in'
import { card, home } from '../home/cards'
import { serve } from '../mocks/taro'
import { asked, practiceHome, wrongOne } from './packs'

let server: Awaited<ReturnType<typeof signedIn>>
beforeEach(() => { jest.clearAllMocks(); useNetwork.setState({ online: true }) })
afterEach(() => server.close())

const show = async (Page: ComponentType, answers: Answers) => {
  server = await signedIn(answers)
  return render(<Page />)
}
const opened = () => jest.mocked(Taro.navigateTo).mock.calls.map(([to]) => to.url)
const offline = () => {
  serve('')
  act(() => useNetwork.setState({ online: false }))
}

describe('the practice page', () => {
  test('shows today’s five first, then the wrong-question book, mocks and the rest with how far one is', async () => {
    await show(PracticePage, { 'GET /practice': () => practiceHome() })
    fireEvent.click(await screen.findByRole('button', { name: '接着答（已答 2/5）' }))
    expect(screen.getByText('12').parentElement).toHaveTextContent('已连续 12 天')
    fireEvent.click(screen.getByRole('button', { name: '错题本，今天要复习 3 题，还没掌握 8 题，已掌握 12 题' }))
    fireEvent.click(screen.getByRole('button', { name: /^第四轮，20 题 · 限时 30 分钟 · 满分 100 分，.*模拟最好 84 分$/ }))
    fireEvent.click(screen.getByRole('button', { name: /^连对挑战/ }))
    fireEvent.click(screen.getByRole('button', { name: '解放战争时期，已练 12 / 40 题，答对 75.0%' }))
    fireEvent.click(screen.getByRole('radio', { name: '按专题' }))
    fireEvent.click(screen.getByRole('button', { name: '人物与地点，已练 0 / 79 题' }))
    expect(opened().map(decodeURIComponent)).toEqual([
      '/practice/session/index?kind=daily', '/practice/wrong/index', '/practice/session/index?kind=mock&round=r4', '/practice/session/index?kind=challenge',
      '/practice/session/index?kind=topic&period=解放战争时期', '/practice/session/index?kind=topic&topic=人物与地点'
    ])
  })

  test('when the five are done it says how they went', async () => {
    await show(PracticePage, { 'GET /practice': () => practiceHome({ daily: { total: 5, done: 5, correct: 4, streak: 13 } }) })
    expect(await screen.findByText('今天 5 题已答完，答对 4 题')).toBeVisible()
    expect(screen.getByRole('button', { name: '看今天的答案与解析' })).toBeVisible()
  })

  test('says that no bank is open yet', async () => {
    await show(PracticePage, { 'GET /practice': () => practiceHome({ available: false, wrong: { due: 0, open: 0, mastered: 0 } }) })
    expect(await screen.findByText('组织者还没有开放练习题库')).toBeVisible()
    expect(screen.queryByText('连对挑战')).toBeNull()
  })

  test('a failure says what is safe, and trying again mends it', async () => {
    let broken = true
    await show(PracticePage, { 'GET /practice': () => (broken ? new Refusal(500, { code: 'internal', message: '服务出了问题。', problem: 'P7' }) : practiceHome()) })
    expect(await screen.findByText('练习暂时取不出来')).toBeVisible()
    broken = false
    fireEvent.click(screen.getByRole('button', { name: '再试一次' }))
    expect(await screen.findByText('连对挑战')).toBeVisible()
  })

  test('opened without network it shows what this phone last saw; whoever signs in after that sees nothing of it', async () => {
    const page = await show(PracticePage, { 'GET /practice': () => practiceHome() })
    await screen.findByText('连对挑战')
    page.unmount()
    offline()
    render(<PracticePage />)
    expect(await screen.findByText('连对挑战')).toBeVisible()
    expect(screen.getByText('打开过的题还能练，答案存在手机里，联网后上传')).toBeVisible()
    act(() => useSession.getState().reset())
    expect(Taro.getStorageSync('practice:home')).toBe('')
  })
})

describe('the wrong-question book', () => {
  const items = [wrongOne(1), wrongOne(2, { due: false, dueAt: Date.now() + 3 * 86_400_000 }), wrongOne(3, { mastered: true, due: false })]
  const book = (more: Answers = {}): Answers => ({
    'GET /practice/wrong': ({ query }) => ({ now: Date.now(), withheld: null, items: items.filter(({ mastered }) => mastered === (query.show === 'mastered')) }), ...more
  })

  test('lists what is due, what is open and what is mastered, and leads to those that are due', async () => {
    await show(WrongBookPage, book())
    expect(await screen.findByRole('tab', { name: '今天要复习 1' })).toHaveAttribute('aria-selected', 'true')
    expect(screen.getByText(/^第三轮竞赛答错/)).toBeVisible()
    fireEvent.click(screen.getByRole('button', { name: '复习这 1 题' }))
    expect(opened()).toEqual(['/practice/session/index?kind=wrong'])
    fireEvent.click(screen.getByRole('tab', { name: '还没掌握 2' }))
    expect(screen.getByText(/再复习$/)).toBeVisible()
    fireEvent.click(screen.getByRole('tab', { name: '已掌握 1' }))
    expect(screen.getByRole('button', { name: /^放回错题本/ })).toBeVisible()
  })

  test('one can be marked as mastered at once, and brought back', async () => {
    const sent: unknown[] = []
    await show(WrongBookPage, book({ 'POST /practice/wrong/q1/master': ({ body }) => { sent.push(body); items[0] = wrongOne(1, { mastered: true, due: false }); return { ok: true } } }))
    fireEvent.click(await screen.findByRole('button', { name: '标为已掌握：第 1 题的题目' }))
    expect(await screen.findByRole('tab', { name: '已掌握 2' })).toBeVisible()
    expect(sent).toEqual([{ mastered: true }])
    items[0] = wrongOne(1)
  })

  test('a mark that did not arrive says so and changes nothing', async () => {
    await show(WrongBookPage, book({ 'POST /practice/wrong/q1/master': () => new Refusal(503, { code: 'busy', message: '现在人多，请稍候再试。' }) }))
    fireEvent.click(await screen.findByRole('button', { name: '标为已掌握：第 1 题的题目' }))
    expect(await screen.findByText('现在人多，请稍候再试。')).toBeVisible()
    expect(screen.getByRole('tab', { name: '今天要复习 1' })).toBeVisible()
  })

  test('lies in the phone', async () => {
    const page = await show(WrongBookPage, book())
    await screen.findByRole('tab', { name: '今天要复习 1' })
    page.unmount()
    offline()
    render(<WrongBookPage />)
    expect(await screen.findByRole('tab', { name: '还没掌握 2' })).toBeVisible()
  })

  test('a question opens with what is right, why, and where that is written; also without network', async () => {
    const page = await show(WrongBookPage, book())
    const look = async () => {
      fireEvent.click(await screen.findByRole('button', { name: '单选题 · 人物与地点，第 1 题的题目，看答案与解析' }))
      const sheet = within(screen.getByRole('dialog', { name: '单选题' }))
      expect(sheet.getByRole('listitem', { name: 'B，乙，正确答案' })).toBeVisible()
      expect(sheet.getByRole('listitem', { name: 'A，甲' })).toBeVisible()
      expect(sheet.getByText('第 1 题为什么是这样。')).toBeVisible()
      expect(sheet.getByText('出处：《中国共产党简史》')).toBeVisible()
      fireEvent.click(sheet.getByRole('button', { name: '关闭' }))
      expect(screen.queryByRole('dialog')).toBeNull()
    }
    await look()
    page.unmount()
    offline()
    render(<WrongBookPage />)
    await look()
  })

  test('a fill-in question opens with what is accepted', async () => {
    const fill = wrongOne(1, { type: 'fill', question: asked(1, { type: 'fill', options: [], right: [], texts: [['南湖'], ['29', '二十九']] }) })
    await show(WrongBookPage, { 'GET /practice/wrong': ({ query }) => ({ now: Date.now(), withheld: null, items: query.show === 'open' ? [fill] : [] }) })
    fireEvent.click(await screen.findByRole('button', { name: /看答案与解析$/ }))
    expect(screen.getByText('第 1 空').parentElement).toHaveTextContent('第 1 空南湖')
    expect(screen.getByText('第 2 空').parentElement).toHaveTextContent('第 2 空29（或二十九）')
  })

  test('while a paper is open it says why the key is not shown', async () => {
    const withheld = '你有一份答卷还没交，交卷后再看答案与解析。'
    await show(WrongBookPage, { 'GET /practice/wrong': ({ query }) => ({ now: Date.now(), withheld, items: query.show === 'open' ? [wrongOne(1, { question: null })] : [] }) })
    fireEvent.click(await screen.findByRole('button', { name: /看答案与解析$/ }))
    expect(within(screen.getByRole('dialog')).getByText(withheld)).toBeVisible()
  })

  test('a book too large for the phone is kept without its keys', async () => {
    const long = wrongOne(1, { question: asked(1, { analysis: '长'.repeat(320_000) }) })
    const page = await show(WrongBookPage, { 'GET /practice/wrong': ({ query }) => ({ now: Date.now(), withheld: null, items: query.show === 'open' ? [long] : [] }) })
    await screen.findByRole('tab', { name: '今天要复习 1' })
    page.unmount()
    offline()
    render(<WrongBookPage />)
    fireEvent.click(await screen.findByRole('button', { name: /看答案与解析$/ }))
    expect(within(screen.getByRole('dialog')).getByText('这道题的答案还没有存在手机里，联网后再打开。')).toBeVisible()
  })

  test('of many it shows the first, and the others when asked', async () => {
    await show(WrongBookPage, { 'GET /practice/wrong': ({ query }) => ({ now: Date.now(), withheld: null, items: query.show === 'open' ? Array.from({ length: 70 }, (_, no) => wrongOne(no)) : [] }) })
    expect(await screen.findByRole('tab', { name: '今天要复习 70' })).toBeVisible()
    expect(screen.getAllByRole('button', { name: /^标为已掌握/ })).toHaveLength(30)
    fireEvent.click(screen.getByRole('button', { name: '显示更多' }))
    expect(screen.getAllByRole('button', { name: /^标为已掌握/ })).toHaveLength(60)
  })
})

describe('elsewhere', () => {
  test('the rounds’ page has it below what is on now', async () => {
    await show(RoundsPage, { 'GET /rounds': ({ query }) => ({ items: query.state === 'open' ? [card()] : [], next: null }), 'GET /practice': () => practiceHome() })
    fireEvent.click(await screen.findByRole('button', { name: '每日五题，今天已答 2 / 5 题' }))
    fireEvent.click(screen.getByRole('button', { name: '错题本，今天要复习 3 题' }))
    fireEvent.click(screen.getByRole('button', { name: /^更多练习/ }))
    expect(opened()).toEqual(['/practice/session/index?kind=daily', '/practice/wrong/index', '/practice/home/index'])
    fireEvent.click(screen.getByRole('tab', { name: '未开始' }))
    expect(screen.queryByText('自主练习')).toBeNull()
  })

  test('the rounds’ page shows nothing of it where no bank is open', async () => {
    await show(RoundsPage, { 'GET /rounds': () => ({ items: [card()], next: null }), 'GET /practice': () => practiceHome({ available: false, wrong: { due: 0, open: 0, mastered: 2 } }) })
    await waitFor(() => expect(server.heardAt('GET /practice')).toHaveLength(1))
    expect(screen.queryByText('自主练习')).toBeNull()
  })

  test('the home page says so when something is due, and only then', async () => {
    const page = await show(HomePage, { 'GET /home': () => home(), 'GET /practice': () => practiceHome() })
    fireEvent.click(await screen.findByRole('button', { name: '错题今天要复习 3 题' }))
    expect(opened()).toEqual(['/practice/wrong/index'])
    page.unmount()
    await server.close()
    await show(HomePage, { 'GET /home': () => home(), 'GET /practice': () => practiceHome({ wrong: { due: 0, open: 4, mastered: 0 } }) })
    await waitFor(() => expect(server.heardAt('GET /practice')).toHaveLength(1))
    expect(within(document.body).queryByText(/错题/)).toBeNull()
  })
})
