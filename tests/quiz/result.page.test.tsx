import { fireEvent, render, screen, within } from '@testing-library/react'
import Taro from '@tarojs/taro'
import type { AttemptResult } from '../../contract/quiz'
import ResultPage from '@/quiz/result/index'
import { change, ending } from '@/quiz/result/standing'
import { distance, meanChange } from '@/quiz/result/unit-words'
import { Refusal, signedIn, unit } from '../client/signed-in'
import { result } from './attempt-server'

let server: Awaited<ReturnType<typeof signedIn>>
beforeEach(() => jest.clearAllMocks())
afterEach(() => server?.close())

const show = async (answer: AttemptResult | Refusal, params: Record<string, string> = {}) => {
  server = await signedIn({ 'GET /attempts/att/result': () => answer }, { params: { id: 'att', ...params } })
  render(<ResultPage />)
}

test('says score, what it changed, time, rank, types and the unit, and leads to the key and the boards', async () => {
  await show(result())
  expect(await screen.findByLabelText('88 分，满分 100 分')).toBeVisible()
  expect(screen.getByText('已交卷，比之前最好成绩高 4 分')).toBeVisible()
  for (const fact of ['答对 18 题，共 20 题', '用时 17 分 26 秒', '个人排名第 27 名，共 251 人']) expect(screen.getByLabelText(fact)).toBeVisible()
  expect(screen.getByText('答对 9 / 10 题')).toBeVisible()
  expect(screen.getByLabelText(`${unit.name}平均分由 89.9 变为 90.1`)).toHaveTextContent('89.990.1')
  expect(screen.getByText('现在列第 4 名')).toBeVisible()
  expect(screen.getByText('综合分距第 3 名 3.8 分')).toBeVisible()
  fireEvent.click(screen.getByRole('button', { name: '看答案与解析' }))
  fireEvent.click(screen.getByRole('link', { name: '看排行榜' }))
  expect(jest.mocked(Taro.navigateTo).mock.calls.map(([to]) => to.url)).toEqual(['/quiz/review/index?id=att', '/board/index/index?id=r1'])
})

test('leads to the list of awards once there is one', async () => {
  await show(result({ honours: true }))
  fireEvent.click(await screen.findByRole('button', { name: /^看获奖名单/ }))
  expect(jest.mocked(Taro.navigateTo).mock.calls.map(([to]) => to.url)).toEqual(['/awards/list/index?id=r1'])
})

test('of a paper without end it says what was right and earned, of no full score', async () => {
  await show(result({ score: 12, correct: 6, fullScore: null, total: null, byType: [] }))
  expect(await screen.findByLabelText('12 分')).toBeVisible()
  expect(screen.getByLabelText('答对 6 题')).toHaveTextContent(/^6答对题数$/)
  expect(document.body).not.toHaveTextContent(/满分|各题型/)
})

test('says why the score is another than it was', async () => {
  await show(result({ notes: [{ at: Date.UTC(2026, 5, 24, 1, 41), text: '第 2 题（单选第 4 题）答案更正：原为 A，改为 B（江州省联合会更正）。已重新计分。' }] }))
  expect(await screen.findByText('第 2 题（单选第 4 题）答案更正：原为 A，改为 B（江州省联合会更正）。已重新计分。')).toBeVisible()
})

test('another attempt is asked for first: it uses up one', async () => {
  await show(result())
  fireEvent.click(await screen.findByRole('button', { name: '再答一次' }))
  const ask = within(screen.getByRole('dialog', { name: '再答一次？' }))
  expect(ask.getByText(/今天还可以答 1 次，开始后就算一次/)).toBeVisible()
  fireEvent.click(ask.getByRole('button', { name: '开始答题' }))
  expect(Taro.redirectTo).toHaveBeenCalledWith({ url: '/quiz/answer/index?round=r1' })
})

test('before the reveal it says when; without attempts left it says why', async () => {
  await show(result({ review: { when: 'later', at: Date.UTC(2026, 5, 28, 14) }, again: { can: false, papers: 0, leftTotal: 0, leftToday: null, whyNot: '答题次数已经用完。' } }))
  expect(await screen.findByText(/答案与解析在 .*6 月 28 日 22:00 公布/)).toBeVisible()
  expect(screen.getByText('答题次数已经用完')).toBeVisible()
  expect(screen.queryByRole('button', { name: /看答案|再答一次/ })).toBeNull()
})

test('a late member is told plainly that the unit’s figures do not count this', async () => {
  await show(result({ unit: { ...result().unit!, counted: false } }))
  expect(await screen.findByText(/只计你个人，不计入科研管理处党支部的成绩/)).toBeVisible()
})

test('boards that are off and practice leave no trace', async () => {
  await show(result({ practice: true, standing: null, rank: null, unit: null }))
  expect(await screen.findByText('练习已完成')).toBeVisible()
  expect(screen.queryByText('给支部带来的变化')).toBeNull()
  expect(screen.queryByText('个人排名')).toBeNull()
})

test('a paper that the clock handed in says so', async () => {
  await show(result(), { over: '1' })
  expect(await screen.findByText(/^时间到，答卷自动交上/)).toBeVisible()
})

test('a result that cannot be fetched says what is safe; one that is not there yet leads back to the paper', async () => {
  await show(new Refusal(500, { code: 'internal', message: '请过一会儿再试。', problem: '7Q2K' }))
  expect(await screen.findByText('你的答卷已经交上，不会丢。请过一会儿再试。')).toBeVisible()
  expect(screen.getByText(/问题编号 7Q2K/)).toBeVisible()
  await server.close()
  await show(new Refusal(403, { code: 'not_revealed', message: '这份答卷还没有交，交卷后才有成绩。' }))
  fireEvent.click(await screen.findByRole('button', { name: '接着答' }))
  expect(Taro.redirectTo).toHaveBeenCalledWith({ url: '/quiz/answer/index?id=att' })
})

test.each([
  [{ kind: 'best', before: null, after: 88 }, 1, '这是你的第一次成绩'], [{ kind: 'best', before: 88, after: 88 }, 2, '与之前最好成绩相同'],
  [{ kind: 'best', before: 90, after: 90 }, 2, '按最好成绩 90 分计'], [{ kind: 'first', before: null, after: 88 }, 1, '以这一次为准'],
  [{ kind: 'first', before: 60, after: 60 }, 2, '成绩以第一次为准，计 60 分'], [{ kind: 'last', before: 90, after: 88 }, 2, '以最后一次为准，计 88 分'],
  [{ kind: 'sum', before: 90, after: 178 }, 2, '累计 178 分'], [{ kind: 'average', before: 90, after: 89 }, 2, '平均 89 分'],
  [{ kind: 'dailyBestSum', before: 90, after: 178.5 }, 2, '每天最好成绩合计 178.5 分']
] as const)('counting %j is said: %s', (standing, no, said) => { expect(change({ score: 88, no, proxy: null, standing: { ...standing } })).toBe(said) })

describe('a paper that was entered from paper', () => {
  test('says to its member that an organiser entered it', async () => {
    await show(result({ proxy: { name: '郑玉书', byMe: false } }))
    expect(await screen.findByText('代录')).toBeVisible()
    expect(screen.getByText('纸质答卷，由组织者代录，用时按规定的时限计')).toBeVisible()
    expect(screen.getByRole('button', { name: '再答一次' })).toBeVisible()
    expect(screen.queryByRole('button', { name: '回参加人员' })).toBeNull()
  })

  test('says to the organiser whose it is, and leads back to the list', async () => {
    await show(result({ proxy: { name: '郑玉书', byMe: true }, no: 1, standing: { before: null, after: 88, kind: 'best' }, again: { can: false, papers: 0, leftTotal: null, leftToday: null, whyNot: '' } }))
    expect(await screen.findByText('郑玉书的纸质答卷，由你代录，用时按规定的时限计')).toBeVisible()
    expect(screen.getByText(/，这是第一次成绩$/)).toBeVisible()
    expect(screen.queryByText(/你的第一次|再答一次/)).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: '回参加人员' }))
    expect(Taro.redirectTo).toHaveBeenCalledWith({ url: '/organiser/participants/index?id=r1' })
  })
})

describe('a round of several phases', () => {
  const level = { phase: { id: 'l2', name: '第 2 关' }, result: { score: 18, rank: 3 } }

  test('says the phase, that it was passed, and what the phases make together', async () => {
    await show(result({ ...level, passed: true }))
    expect(await screen.findByText('党史知识竞赛第三轮 · 第 2 关 · 第 2 次作答')).toBeVisible()
    expect(screen.getByText('合格')).toBeVisible()
    expect(screen.getByLabelText('各阶段合起来，总成绩 18 分，第 3 名')).toHaveTextContent('总成绩 18 分，第 3 名')
  })

  test('another try is of the same phase, and a paper is chosen first where there are several', async () => {
    await show(result({ ...level, passed: false }))
    expect(await screen.findByText('还没有合格，可以再答')).toBeVisible()
    fireEvent.click(screen.getByRole('button', { name: '再答一次' }))
    fireEvent.click(screen.getByRole('button', { name: '开始答题' }))
    await server.close()
    await show(result({ ...level, again: { ...result().again, papers: 2 } }))
    fireEvent.click(await screen.findByRole('button', { name: '再答一次' }))
    fireEvent.click(screen.getByRole('button', { name: '去选试卷' }))
    expect(jest.mocked(Taro.redirectTo).mock.calls.map(([to]) => to.url)).toEqual(['/quiz/answer/index?round=r1&phase=l2', '/pages/round/index?id=r1&choose=l2'])
  })
})

test.each([['tooFast', '用时比规定的最短时间还短，这一次不计成绩'], ['left', '离开次数超过规定，这份答卷作废，不计成绩']] as const)('a paper that does not count (%s) says why, and nothing of passing', async (voided, said) => {
  await show(result({ voided, passed: false, standing: null }))
  expect(await screen.findByText(said)).toBeVisible()
  expect(screen.queryByText(/合格/)).toBeNull()
})

test('one wrong answer too many says so; a round that shows no scores shows none', async () => {
  await show(result({ score: null, correct: null, byType: [], standing: null }), { wrong: '1' })
  expect(await screen.findByText('答错的题数到了规定，答卷结束')).toBeVisible()
  expect(screen.getByLabelText('共 20 题')).toBeVisible()
  expect(screen.queryByText('各题型得分')).toBeNull()
  expect(screen.queryByText(/null/)).toBeNull()
})

test('endings and distances in words', () => {
  expect(ending({ finish: 'ended', practice: false }, null)).toBe('组织者已提前结束，已按保存的答案交卷')
  expect(ending({ finish: 'timeout', practice: false }, null)).toBe('时间到，答卷自动交上')
  const effect = result().unit!
  expect(distance({ ...effect, ahead: { rank: 1, gap: 2.04, label: '参与率' } })).toBe('参与率距第 1 名 2 个百分点')
  expect(distance({ ...effect, ahead: { rank: 1, gap: 0.01, label: '平均分' } })).toBe('与第 1 名几乎相同')
  expect(distance({ ...effect, meanBefore: null, ahead: null })).toBe('你是支部里第一位参加的')
  expect(meanChange({ ...effect, meanBefore: 90.12 })).toMatch('90.1，没有变化')
})
