import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import type { PersonRow, UnitRow } from '../../contract/leaderboard'
import BoardPage from '@/board/index/index'
import { figure } from '@/board/index/figures'
import { useSettings } from '@/store/settings'
import { Refusal, signedIn, type Answers } from '../client/signed-in'
import { detail } from '../home/cards'

let server: Awaited<ReturnType<typeof signedIn>>
afterEach(() => server.close())

const row = (id: string, rank: number | null, over: Partial<UnitRow> = {}): UnitRow => ({
  unit: { id, name: `${id}支部` }, rank, participants: 20, roster: 25, rate: 0.8, mean: 90.06, fullMarks: 1, total: 1800, value: 91.24, hasChildren: false, ...over
})
const whole = { boards: [{ id: '*', name: '总榜' }], board: '*' }
const units = (rows: UnitRow[], over: object = {}) => ({
  ...whole, roundTitle: '第三轮', at: 0, valueLabel: '综合分', unitKind: 'points', depth: 2, levels: [{ depth: 0, name: '全省' }, { depth: 1, name: '市级' }, { depth: 2, name: '支部' }],
  rows, mine: rows.find((one) => one.unit.id === 'c') ?? null, ...over
})
const explained = { unit: { id: 'c', name: 'c支部' }, at: Date.UTC(2026, 5, 24, 1, 41), title: '综合分怎样算出来的', value: '91.2', rank: 4, metrics: ['rate', 'mean'],
  steps: [{ label: '参与率', value: '92.0%', formula: '已参与 23 人 ÷ 应参与 25 人', note: '' }], rules: ['参与率不足 50% 的单位不列名次'] }
const person = (rank: number | null, name: string, over: Partial<PersonRow> = {}): PersonRow =>
  ({ rank, name, unit: '某支部', score: 96, reached: null, timeMs: 845_000, me: false, myUnit: false, ...over })

const show = async (answers: Answers) => {
  server = await signedIn(answers, { params: { id: 'r1' } })
  // The board that is not shown has its answer at once.
  await act(() => Promise.resolve(render(<BoardPage />)))
}
const mine = row('c', 3)

test('my unit is marked in the list and pinned below, and ties share a numeral', async () => {
  await show({ 'GET /rounds/r1/board/units': () => units([row('a', 1), row('b', 1), mine]) })
  await screen.findAllByRole('button', { name: /^c支部，我的支部，第 3 名，综合分 91.2，20 \/ 25 人参与，80.0%，平均分 90.1/ })
  expect(screen.getAllByText('我的支部')).toHaveLength(2)
  expect(screen.getAllByText('1')).toHaveLength(2)
})

test('units without a rank come last, with the rule that keeps them out', async () => {
  await show({
    'GET /rounds/r1/board/units': () => units([row('a', 1), row('z', null, { value: null })]),
    'GET /rounds/r1/board/units/z/explain': () => explained
  })
  expect(await screen.findByText('参与率不足 50% 的单位不列名次')).toBeInTheDocument()
  expect(screen.getByText('1 个单位不列名次')).toBeInTheDocument()
  expect(screen.getByRole('button', { name: /^z支部，不列名次，综合分 —/ })).toBeInTheDocument()
})

test('shows the arithmetic with my unit’s own figures', async () => {
  await show({ 'GET /rounds/r1/board/units': () => units([mine]), 'GET /rounds/r1/board/units/c/explain': () => explained })
  fireEvent.click(await screen.findByRole('button', { name: '怎样算出来的' }))
  const sheet = await screen.findByRole('dialog')
  expect(await within(sheet).findByText('已参与 23 人 ÷ 应参与 25 人')).toBeInTheDocument()
  expect(within(sheet).getByText('以c支部为例，数据截至 6 月 24 日 9:41')).toBeInTheDocument()
})

test('levels are switched, and a unit with units below opens them and leads back', async () => {
  await show({
    'GET /rounds/r1/board/units': ({ query }) => query.parent ? units([row('a1', 1)]) : query.depth === '1' ? units([row('city', 1, { hasChildren: true })], { depth: 1 }) : units([mine])
  })
  await screen.findAllByRole('button', { name: /^c支部/ })
  expect(screen.queryByRole('radio', { name: '全省' })).toBeNull()
  fireEvent.click(screen.getByRole('radio', { name: '市级' }))
  fireEvent.click(await screen.findByRole('button', { name: /^city支部.*看下级单位$/ }))
  expect(await screen.findByText('city支部 的下级单位')).toBeInTheDocument()
  expect(await screen.findByRole('button', { name: /^a1支部/ })).toBeInTheDocument()
  fireEvent.click(screen.getByRole('button', { name: '上一级' }))
  expect(await screen.findByRole('button', { name: /^city支部/ })).toBeInTheDocument()
})

test('people are read on page by page, with my own row below', async () => {
  const page = Array.from({ length: 50 }, (_, index) => person(index + 1, `甲*${index}`))
  await show({
    'GET /rounds/r1/board/units': () => units([mine]),
    'GET /rounds/r1/board/people': ({ query }) => ({
      ...whole, groups: [], group: null, roundTitle: '第三轮', at: 0, of: 51, rows: query.offset === '0' ? page : [person(51, '最后')], nextOffset: query.offset === '0' ? 50 : null,
      me: person(27, '周文清', { me: true, myUnit: true })
    })
  })
  fireEvent.click(await screen.findByRole('radio', { name: '个人榜' }))
  expect(await screen.findByText('共 51 人参与')).toBeInTheDocument()
  fireEvent.click(screen.getByRole('button', { name: '显示更多' }))
  expect(await screen.findByText('最后')).toBeInTheDocument()
  expect(screen.getByText('没有更多了')).toBeInTheDocument()
  fireEvent.click(screen.getByRole('radio', { name: '本支部' }))
  await waitFor(() => expect(server.heardAt('GET /rounds/r1/board/people').at(-1)?.query.scope).toBe('unit'))
  await screen.findByRole('button', { name: '显示更多' }, { timeout: 3000 })
})

test('where only the last phase counts, it is said where its people end', async () => {
  await show({
    'GET /rounds/r1/board/units': () => units([mine]),
    'GET /rounds/r1/board/people': () => ({
      ...whole, groups: [], group: null, roundTitle: '第三轮', at: 0, of: 3, nextOffset: null, me: null,
      rows: [person(1, '甲*', { reached: '决赛' }), person(2, '乙*', { reached: '决赛' }), person(3, '丙*', { reached: '初赛' })]
    })
  })
  fireEvent.click(await screen.findByRole('radio', { name: '个人榜' }))
  const list = await screen.findByRole('list')
  expect(list).toHaveTextContent(/^决赛成绩.*甲\*.*乙\*.*以下按初赛成绩.*丙\*/)
})

test('a person’s place is explained with my own figures and the rules for persons alone', async () => {
  await show({
    'GET /rounds/r1/board/units': () => units([mine]),
    'GET /rounds/r1/board/people': () => ({ ...whole, groups: [], group: null, roundTitle: '第三轮', at: 0, of: 51, rows: [person(1, '甲*')], nextOffset: null, me: person(27, '周文清', { me: true }) }),
    'GET /rounds/r1': () => detail({ sentences: ['面向在册党员。', '每人每天 2 次，取最好一次。', '个人按得分排名；同分的，用时短者在前。', '支部按参与率排名。'] })
  })
  fireEvent.click(await screen.findByRole('radio', { name: '个人榜' }))
  fireEvent.click(await screen.findByRole('button', { name: '怎样算出来的' }))
  const sheet = within(await screen.findByRole('dialog'))
  expect(await sheet.findByText('以你的成绩为例，现在共 51 人参与')).toBeInTheDocument()
  for (const said of ['96 分', '14 分 5 秒', '第 27 名', '每人每天 2 次，取最好一次。', '个人按得分排名；同分的，用时短者在前。']) expect(sheet.getByText(said)).toBeInTheDocument()
  for (const other of ['面向在册党员。', '支部按参与率排名。']) expect(sheet.queryByText(other)).toBeNull()
})

const boards = [{ id: '*', name: '总榜' }, { id: 'l1', name: '第 1 关' }, { id: '*@d20261121', name: '今天' }]

test('one of several boards is chosen; levels and arithmetic are then that board’s', async () => {
  await show({
    'GET /rounds/r1/board/units': ({ query }) => units([query.board === 'l1' ? row('b', 1) : mine], { boards, board: query.board ?? '*' }),
    'GET /rounds/r1/board/units/b/explain': () => explained
  })
  fireEvent.click(await screen.findByRole('button', { name: '总榜，换一个看' }))
  const sheet = within(screen.getByRole('dialog', { name: '看哪个榜' }))
  expect(sheet.getByRole('button', { name: '总榜，正在看' })).toBeInTheDocument()
  fireEvent.click(sheet.getByRole('button', { name: '第 1 关' }))
  expect(await screen.findByRole('button', { name: /^b支部/ })).toBeInTheDocument()
  fireEvent.click(screen.getByRole('radio', { name: '市级' }))
  await waitFor(() => expect(server.heardAt('GET /rounds/r1/board/units').at(-1)?.query).toMatchObject({ board: 'l1', depth: '1' }))
  fireEvent.click(await screen.findByRole('button', { name: '怎样算出来的' }))
  await screen.findByText('已参与 23 人 ÷ 应参与 25 人')
  expect(server.heardAt('GET /rounds/r1/board/units/b/explain')[0]?.query).toEqual({ board: 'l1' })
})

test('groups are ranked apart; who takes part without a rank is told so', async () => {
  const groups = [{ id: 'young', name: '青年组' }, { id: 'old', name: '离退休组' }]
  await show({
    'GET /rounds/r1/board/units': () => units([mine]),
    'GET /rounds/r1/board/people': ({ query }) => ({
      boards, board: query.board ?? '*', groups: query.scope === 'unit' ? [] : groups, group: query.scope === 'unit' ? null : query.group ?? 'young', roundTitle: '第三轮', at: 0, of: 2,
      rows: [query.group === 'old' ? person(1, '老*') : person(1, '青*'), person(null, '周文清', { me: true, myUnit: true })], nextOffset: null, me: person(null, '周文清', { me: true, myUnit: true })
    })
  })
  fireEvent.click(await screen.findByRole('radio', { name: '个人榜' }))
  fireEvent.click(await screen.findByRole('button', { name: '青年组，换一个看' }))
  fireEvent.click(within(screen.getByRole('dialog', { name: '看哪个组' })).getByRole('button', { name: '离退休组' }))
  expect(await screen.findByText('老*')).toBeInTheDocument()
  expect(screen.getByRole('listitem', { name: /^不列名次，周文清，我/ })).toBeInTheDocument()
  fireEvent.click(screen.getByRole('radio', { name: '本支部' }))
  await waitFor(() => expect(screen.queryByRole('button', { name: /离退休组/ })).toBeNull())
  fireEvent.click(await screen.findByRole('button', { name: '怎样算出来的' }))
  expect(screen.getByRole('dialog')).toBeInTheDocument()
})

describe('in large type', () => {
  beforeEach(() => act(() => useSettings.getState().setElder(3)))
  afterEach(() => act(() => useSettings.getState().setElder(0)))
  const pinned = () => document.querySelector('.board-mine') as HTMLElement

  test('everything above the rows scrolls along, and my unit below takes one line that still reads whole', async () => {
    await show({ 'GET /rounds/r1/board/units': () => units([row('a', 1), mine]) })
    await screen.findAllByRole('button', { name: /^c支部/ })
    const scroller = document.querySelector('.page-main') as HTMLElement
    for (const part of ['.board-kind', '.board-bar', '.board-levels', '.board-th']) expect(scroller.querySelector(part)).toBeInTheDocument()
    expect(pinned()).toHaveTextContent(/^3我的支部90.191.2$/)
    expect(within(pinned()).getByRole('button', { name: /^c支部，我的支部，第 3 名，综合分 91.2，20 \/ 25 人参与/ })).toBeInTheDocument()
  })

  test('my own place below takes one line', async () => {
    await show({
      'GET /rounds/r1/board/units': () => units([mine]),
      'GET /rounds/r1/board/people': () => ({ ...whole, groups: [], group: null, roundTitle: '第三轮', at: 0, of: 51, rows: [person(1, '甲*')], nextOffset: null, me: person(27, '周文清', { me: true }) })
    })
    fireEvent.click(await screen.findByRole('radio', { name: '个人榜' }))
    await screen.findByText('周文清')
    expect(pinned()).toHaveTextContent(/^27周文清我14:0596$/)
  })
})

test('a board that is off says so and is no error', async () => {
  await show({ 'GET /rounds/r1/board/units': () => new Refusal(403, { code: 'not_revealed', message: '这场竞赛不公布排行榜。' }) })
  expect(await screen.findByText('这场竞赛不公布排行榜。')).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: '再试一次' })).toBeNull()
})

test('the ordered figure is shown in its own kind', () => {
  expect([figure(91.24, 'points'), figure(92, 'percent'), figure(23, 'count'), figure(2072.5, 'points'), figure(null, 'count')])
    .toEqual(['91.2', '92.0%', '23', '2072.5', '—'])
})
