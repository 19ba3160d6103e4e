import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import Taro from '@tarojs/taro'
import type { AttemptView } from '../../contract/quiz'
import AnswerPage from '@/quiz/answer/index'
import { wrongWords } from '@/quiz/answer/Standing'
import { leaveAlert, leavingWords, onceMore } from '@/quiz/answer/leaving-words'
import { useNetwork } from '@/services/network'
import { useSettings } from '@/store/settings'
import { Refusal, signedIn, type Answers } from '../client/signed-in'
import { AttemptServer, question, result } from './attempt-server'

/* What a paper may have beside the usual: questions that count more, an end by wrong answers, leaving that is counted, a shortest time. */

let server: Awaited<ReturnType<typeof signedIn>>
let attempt: AttemptServer
const replaced = () => jest.mocked(Taro.redirectTo).mock.calls.map(([to]) => to.url)
beforeEach(() => { jest.clearAllMocks(); useNetwork.setState({ online: true }); useSettings.getState().reset() })
afterEach(async () => { sight('visible'); await server.close() })

const open = async (given: Partial<AttemptView> = {}, more: Answers = {}) => {
  attempt = new AttemptServer(given)
  server = await signedIn(attempt.routes(more), { params: { id: 'att' } })
  const page = render(<AnswerPage />)
  await screen.findByRole('heading', { level: 2 })
  return page
}
const heading = () => screen.getByRole('heading', { level: 2 })
const tap = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))
const option = (name: string) => fireEvent.click(screen.getByRole('radio', { name }))
const sight = (state: 'visible' | 'hidden') => {
  Object.defineProperty(document, 'visibilityState', { value: state, configurable: true })
  act(() => { document.dispatchEvent(new Event('visibilitychange')) })
}
const pass = (ms: number) => act(() => new Promise<void>((resolve) => { setTimeout(resolve, ms) }))
const oneByOne = { mode: 'sequential' as const, current: { pos: 1, deadlineAt: Date.now() + 1_800_000, seconds: 0 } }

test('says which paper of which phase it is', async () => {
  await open({ phase: { id: 'l1', name: '第 1 关' }, paperName: '建党精神' })
  expect(screen.getByText('第 1 关 · 建党精神')).toBeVisible()
})

test('a paper without end says which question it is, and of how many nowhere', async () => {
  await open({ ...oneByOne, endless: true })
  expect(document.querySelector('.ah-n')).toHaveTextContent(/^第 1 题$/)
  expect(document.body).not.toHaveTextContent('共')
  expect(document.querySelector('.ah-bar')).toBeNull()
})

describe('questions that count more', () => {
  const pick = { double: { places: [], pick: 1, factor: 2 } }
  const double = (name = /^加倍/) => screen.getByRole('switch', { name })

  test('are picked by a switch that says what it means, and no more of them than the rule gives', async () => {
    await open(pick)
    expect(double()).toHaveAccessibleName('加倍，按 2 倍计分，还可选 1 题')
    fireEvent.click(double())
    expect(double()).toBeChecked()
    expect(screen.getByText('单选题 · 4 分 · 按 2 倍计分')).toBeVisible()
    await waitFor(() => expect(attempt.doubled).toEqual([1]))
    tap('下一题')
    expect(double()).toHaveAccessibleName('加倍，加倍的题已经选满')
    fireEvent.click(double())
    tap('上一题')
    fireEvent.click(double())
    await waitFor(() => expect(attempt.doubled).toEqual([]))
  })

  test('travel with the paper when it is handed in at once', async () => {
    await open(pick, { 'PUT /attempts/att/answers': () => new Promise(() => undefined) })
    fireEvent.click(double())
    tap(/^答题卡，/)
    fireEvent.click(within(screen.getByRole('dialog', { name: '答题卡' })).getByRole('button', { name: '交卷' }))
    fireEvent.click(within(screen.getAllByRole('dialog').at(-1)!).getByRole('button', { name: '交卷' }))
    await waitFor(() => expect(attempt.finished).toBe(true))
    expect(attempt.doubled).toEqual([1])
  })

  test('are at the server before the answer becomes final', async () => {
    await open({ ...pick, ...oneByOne })
    option('A，甲')
    fireEvent.click(double())
    tap('确认，进入下一题')
    await waitFor(() => expect(heading()).toHaveTextContent('第 2 题的题目'))
    const order = server.heard.filter(({ method }) => method !== 'GET').map(({ method, body }) => (method === 'PUT' ? `saved ${String((body as { doubled?: number[] }).doubled)}` : 'confirmed'))
    expect(order.indexOf('saved 1')).toBeGreaterThanOrEqual(0)
    expect(order.indexOf('saved 1')).toBeLessThan(order.indexOf('confirmed'))
  })

  test('that were drawn are shown, with nothing to pick', async () => {
    await open({ double: { places: [1], pick: null, factor: 1.5 } })
    expect(screen.getByText('单选题 · 4 分 · 按 1.5 倍计分')).toBeVisible()
    expect(screen.queryByRole('switch', { name: /^加倍/ })).toBeNull()
  })
})

describe('one wrong answer too many', () => {
  test('is counted down, and the paper’s end leads to the result', async () => {
    await open({ ...oneByOne, wrongLeft: 2 })
    expect(screen.getByText('还可答错 1 题')).toBeVisible()
    expect(screen.queryByText(/^本题/)).toBeNull()
    option('A，甲')
    attempt.given.wrongLeft = 1
    tap('确认，进入下一题')
    expect(await screen.findByText('再答错就结束')).toBeVisible()
    option('A，甲')
    attempt.endsAt = 2
    tap('确认，进入下一题')
    await waitFor(() => expect(replaced()).toEqual(['/quiz/result/index?id=att&wrong=1']))
  })

  test('in words', () => expect([3, 2, 1, null].map(wrongWords)).toEqual(['还可答错 2 题', '还可答错 1 题', '再答错就结束', '']))
})

describe('leaving that is counted', () => {
  const rule = { left: 0, limit: 1, then: 'submit' as const }
  const leave = async () => {
    sight('hidden')
    const before = attempt.leaves
    await waitFor(() => expect(attempt.leaves).toBe(before + 1))
  }

  test('is said beforehand, told when the page is hidden, and said after coming back', async () => {
    await open({ leaving: rule })
    expect(screen.getByText('答题中请不要切到别处，离开超过 1 次将自动交卷')).toBeVisible()
    await leave()
    sight('visible')
    expect(await screen.findByText('已离开 1 次，超过 1 次将自动交卷')).toBeVisible()
  })

  test('a glance of less than a second is none', async () => {
    await open({ leaving: rule })
    sight('hidden')
    sight('visible')
    await pass(1300)
    expect(attempt.leaves).toBe(0)
  })

  test('nobody is told of coming back where leaving ends the paper', async () => {
    await open({ leaving: { ...rule, left: 1 } })
    tap('回到首页')
    const asked = screen.getByRole('dialog', { name: '离开答题？' })
    expect(asked).toHaveTextContent('再离开就会自动交卷，不能再回来接着答。')
    expect(asked).not.toHaveTextContent('可以再回来')
    expect(within(asked).getByRole('button', { name: '离开并交卷' })).toBeVisible()
  })

  test('a paper that is ended by it has every answer first, and leads to the result', async () => {
    await open({ leaving: { ...rule, left: 1 } })
    attempt.leaves = 1
    option('C，丙')
    await leave()
    await waitFor(() => expect(replaced()).toEqual(['/quiz/result/index?id=att']))
    expect(attempt.list()).toEqual([{ pos: 1, value: [2] }])
    const told = server.heard.findIndex(({ path }) => path.endsWith('/leave'))
    expect(server.heard.findIndex(({ method }) => method === 'PUT')).toBeLessThan(told)
  })

  test('a call whose reply is lost is not counted twice', async () => {
    let lost = true
    await open({ leaving: rule }, {
      'POST /attempts/att/leave': async () => {
        const said = attempt.leave()
        if (!lost) return said
        lost = false
        return new Refusal(502, {})
      }
    })
    await leave()
    sight('visible')
    expect(await screen.findByText('已离开 1 次，超过 1 次将自动交卷')).toBeVisible()
    await pass(2500)
    expect(server.heardAt('POST /attempts/att/leave')).toHaveLength(1)
    expect(attempt.leaves).toBe(1)
  })

  test('the way back asks, and going that way is one too', async () => {
    const page = await open({ leaving: rule })
    tap(/^(返回|回到首页)$/)
    expect(screen.getByRole('dialog')).toHaveTextContent('离开要计一次，还可离开 1 次。')
    page.unmount()
    await waitFor(() => expect(attempt.leaves).toBe(1))
  })

  test('where the rules do not count it nothing is told', async () => {
    const page = await open()
    sight('hidden')
    await pass(1300)
    sight('visible')
    page.unmount()
    expect(server.heardAt('POST /attempts/att/leave')).toHaveLength(0)
  })

  test('in words', () => {
    expect(leavingWords({ left: 2, limit: null, then: 'submit' })).toBe('已离开 2 次，次数会记下来')
    expect(leavingWords({ left: 0, limit: 0, then: 'void' })).toBe('答题中请不要切到别处，离开这份答卷作废')
    expect(leavingWords({ left: 3, limit: 3, then: 'void' })).toBe('已离开 3 次，超过 3 次这份答卷作废')
    expect(onceMore({ left: 1, limit: 1, then: 'submit' })).toBe('再离开就会自动交卷，不能再回来接着答。')
    expect(onceMore({ left: 0, limit: null, then: 'submit' })).toBe('离开要计一次。')
    // Nobody is promised to come back where there is no coming back.
    expect(leaveAlert({ left: 0, limit: 0, then: 'void' })).toBe('离开，这份答卷就作废。')
    expect(leaveAlert({ left: 0, limit: 2, then: 'submit' })).toBe('离开要计一次，还可离开 2 次。离开后计时不会停。答过的题都已保存，可以再回来接着答。')
  })
})

describe('a shortest time', () => {
  test('asks before a paper is handed in that does not count yet', async () => {
    await open({ leastSeconds: 60, questions: [question(1)] })
    option('A，甲')
    tap('交卷')
    const ask = within(screen.getByRole('dialog'))
    expect(ask.getByText(/交卷才算数/)).toHaveTextContent(/^再过 (1 分钟|\d+ 秒) 交卷才算数，现在交了不计成绩。$/)
    fireEvent.click(ask.getByRole('button', { name: '再看一看' }))
    expect(attempt.finished).toBe(false)
  })

  test('asks at the last answer of a paper that goes one by one', async () => {
    await open({ ...oneByOne, leastSeconds: 60, questions: [question(1)] }, { 'GET /attempts/att/result': () => result() })
    option('A，甲')
    tap('确认并交卷')
    expect(screen.getByRole('dialog', { name: '现在就交卷？' })).toHaveTextContent('交卷才算数')
    expect(attempt.finished).toBe(false)
    tap('仍然交卷')
    await waitFor(() => expect(replaced()).toEqual(['/quiz/result/index?id=att']))
  })

  test('once it is over nothing is asked', async () => {
    await open({ ...oneByOne, leastSeconds: 60, startedAt: Date.now() - 61_000, questions: [question(1)] })
    option('A，甲')
    tap('确认并交卷')
    await waitFor(() => expect(attempt.finished).toBe(true))
  })
})
