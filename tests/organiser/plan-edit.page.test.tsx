import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import Taro from '@tarojs/taro'
import type { PlanConfig } from '../../contract/plan-config'
import type { PlanProblem } from '../../contract/study'
import type { Static } from '@sinclair/typebox'
import PlanEditPage from '@/organiser/plan-edit/index'
import { Refusal, organiser, signedIn, type Answers } from '../client/signed-in'
import { planConfig, task } from '../support/plan'

type Problem = Static<typeof PlanProblem>
// A form with this many fields is searched by name slowly where several suites share two cores.
jest.setTimeout(20_000)

let server: Awaited<ReturnType<typeof signedIn>>
afterEach(() => server.close())
beforeEach(() => jest.clearAllMocks())

/** With rules that the phone does not show: a pause, hours, a place, a board, a title for a sum. */
const config = planConfig({
  title: '六月读书', calendar: { from: 20260615, to: 20260705, pauses: [{ from: 20260620, to: 20260621 }] },
  tasks: [task({ hours: { from: 360, to: 1380 }, proofs: [{ kind: 'text', label: '感受', least: 30 }, { kind: 'place' }], points: 10 }), task({ id: 'write', title: '写心得', every: 'week', proofs: [{ kind: 'reflection', least: 300 }] })],
  places: [{ id: 'hall', name: '纪念馆' }], boards: { person: { order: { by: [{ of: 'days' }] } } },
  points: { streaks: [{ days: 7, points: 40, again: false }], milestones: [{ sum: { of: 'days' }, reach: 21, title: '全勤' }] }
})
const preview = (problems: Problem[] = []) => ({ sentences: problems.length ? [] : ['每天 1 次。'], problems, days: 21, roster: 600 })
const stored = (over: Partial<PlanConfig> = {}, state = 'draft', version = 1) => ({ plan: { id: 'p1', title: '六月读书', state, mine: true }, version, config: { ...config, ...over }, preview: preview() })

const show = async (answers: Answers = {}, id?: string) => {
  server = await signedIn({
    'GET /organiser/plan-presets': () => ({ presets: [{ id: 'reading-21', name: '21 天读书打卡', note: '每天写几句', config: { ...config, title: '' } }] }),
    'POST /organiser/plans/preview': () => preview(),
    'GET /organiser/plans/p1': () => stored(),
    ...answers
  }, { as: organiser, params: id ? { id } : {} })
  await act(() => Promise.resolve(render(<PlanEditPage />)))
}
const type = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } })
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))
const bodies = (name: string) => server.heardAt(name).map(({ body }) => body as { version?: number, reason?: string, config: PlanConfig })

test('from a preset to a published plan: the confirmation says who is invited and when it begins', async () => {
  await show({ 'POST /organiser/plans': () => ({ id: 'p1', version: 1 }), 'POST /organiser/plans/p1/publish': () => ({}) })
  fireEvent.click(await screen.findByRole('button', { name: '21 天读书打卡，每天写几句' }))
  expect(screen.getByLabelText('名称')).toHaveValue('21 天读书打卡')
  expect(await screen.findByText('每天 1 次。')).toBeInTheDocument()
  press('发布计划')
  const dialog = screen.getByRole('dialog')
  expect(dialog).toHaveTextContent(/600 人会在“学习”里看到这个计划，“消息”里也会收到通知；(2026 年 )?6 月 15 日 周一开始打卡/)
  fireEvent.click(within(dialog).getByRole('button', { name: '发布计划' }))
  await waitFor(() => expect(Taro.redirectTo).toHaveBeenCalledWith({ url: '/organiser/plans/index' }))
  expect(bodies('POST /organiser/plans')).toEqual([{ unitId: 'u-top', config: { ...config, title: '21 天读书打卡' } }])
  expect(server.heardAt('POST /organiser/plans/p1/publish')).toHaveLength(1)
})

test('what is typed is what is sent; rules of the desk are named and kept', async () => {
  await show({ 'PUT /organiser/plans/p1': () => ({ id: 'p1', version: 2 }) }, 'p1')
  await screen.findByText('每天 1 次。')
  expect(screen.getByText('这个计划还有：暂停的日子、打卡时段、累计奖励、名次。这些在电脑上设置，这里改别的不影响它们。')).toBeInTheDocument()
  type('名称', '六月读书会')
  type('最后一天', '2026-07-12')
  fireEvent.click(screen.getByRole('checkbox', { name: '周日' }))
  press(/^任务“每日阅读”/)
  type('感受至少（字）', '50')
  type('每次积分（分）', '5')
  press('拍照片')
  press('这项填好了')
  fireEvent.click(screen.getByRole('switch', { name: '缺了可以补卡' }))
  type('补卡一共（天）', '3')
  type('连续加分 1（分）', '60')
  fireEvent.click(screen.getByRole('radio', { name: '看过才算数' }))
  fireEvent.click(screen.getByRole('radio', { name: '参加的人都能看' }))
  press('存草稿')
  await waitFor(() => expect(bodies('PUT /organiser/plans/p1')).toHaveLength(1))
  const [first, second] = config.tasks
  expect(bodies('PUT /organiser/plans/p1')[0]).toEqual({
    version: 1, config: {
      ...config, title: '六月读书会', calendar: { ...config.calendar, to: 20260712, weekdays: [1, 2, 3, 4, 5, 6] },
      tasks: [{ ...first, proofs: [{ kind: 'text', label: '感受', least: 50 }, { kind: 'place' }, { kind: 'photos', least: 1, most: 3 }], points: 5 }, second],
      makeUp: { inAll: 3, pointsPercent: 100, keepsStreak: true }, points: { ...config.points, streaks: [{ days: 7, points: 60, again: false }] }, review: 'before', seenBy: 'all'
    }
  })
  expect(await screen.findByText('草稿已存')).toBeInTheDocument()
})

test('tasks are added, moved and taken away', async () => {
  await show({ 'PUT /organiser/plans/p1': () => ({ id: 'p1', version: 2 }) }, 'p1')
  await screen.findByText('每天 1 次。')
  press('加一项任务')
  type('任务名称', '晨读')
  press('往前移')
  expect(screen.getByRole('dialog', { name: '任务 2' })).toBeInTheDocument()
  press('这项填好了')
  press(/^任务“每日阅读”/)
  press('去掉这项任务')
  press('存草稿')
  await waitFor(() => expect(bodies('PUT /organiser/plans/p1')[0]?.config.tasks).toEqual([{ id: 'task-3', title: '晨读', every: 'day', proofs: [{ kind: 'text', least: 30 }] }, config.tasks[1]]))
})

test('a problem stands at its field and at its task, and keeps from publishing', async () => {
  const problems: Problem[] = [
    { field: 'calendar.to', level: 'error', message: '结束日期在开始日期之前，请改正。' }, { field: 'tasks.1.proofs.0.least', level: 'error', message: '字数要在 1 到 5000 之间。' }
  ]
  await show({ 'POST /organiser/plans/preview': () => preview(problems) }, 'p1')
  expect(await screen.findByText('结束日期在开始日期之前，请改正。')).toBeInTheDocument()
  expect(screen.getByRole('button', { name: /^任务“写心得”/ })).toHaveTextContent('字数要在 1 到 5000 之间。')
  expect(screen.getByText('还有 2 处要改，')).toBeInTheDocument()
  press(/^任务“写心得”/)
  expect(screen.getByRole('dialog')).toHaveTextContent('字数要在 1 到 5000 之间。')
  press('这项填好了')
  press('发布计划')
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('places without a name are said before publishing, which leads to where they are named, added and taken away', async () => {
  const places = [{ id: 'hall', name: '纪念馆', address: '人民路' }, { id: 'place-2', name: '地点 2' }, { id: 'place-3', name: '地点 3' }]
  const told = '还有 2 个地点没有起名，成员看到的会是“地点 2”这样的名字。'
  await show({
    'GET /organiser/plans/p1': () => stored({ places }), 'PUT /organiser/plans/p1': () => ({ id: 'p1', version: 2 }), 'POST /organiser/plans/p1/publish': () => ({}),
    'POST /organiser/plans/preview': ({ body }) => ({ ...preview(), problems: (body as { config: PlanConfig }).config.places?.some(({ name }) => name.startsWith('地点')) ? [{ field: 'places.1.name', level: 'warning', message: told }] : [] })
  }, 'p1')
  expect(await screen.findByText(told)).toBeInTheDocument()
  press('发布计划')
  const asked = await screen.findByRole('dialog', { name: '发布“六月读书”？' })
  expect(asked).toHaveTextContent(told)
  fireEvent.click(within(asked).getByRole('button', { name: '先去起名' }))
  expect(screen.getByRole('dialog', { name: '打卡地点' })).toHaveTextContent(told)
  type('地点 2', '烈士陵园')
  press('去掉地点 3“地点 3”')
  press('加一个地点')
  type('地点 3', '党史陈列馆')
  press('地点填好了')
  expect(screen.getByRole('button', { name: '打卡地点：纪念馆、烈士陵园、党史陈列馆，修改' })).toBeInTheDocument()
  await waitFor(() => expect(screen.queryByText(told)).toBeNull())
  press('发布计划')
  const again = await screen.findByRole('dialog', { name: '发布“六月读书”？' })
  expect(again).not.toHaveTextContent('没有起名')
  fireEvent.click(within(again).getByRole('button', { name: '发布计划' }))
  await waitFor(() => expect(server.heardAt('POST /organiser/plans/p1/publish')).toHaveLength(1))
  expect(bodies('PUT /organiser/plans/p1')[0]?.config.places).toEqual([places[0], { id: 'place-2', name: '烈士陵园' }, { id: 'place-3', name: '党史陈列馆' }])
})

test('a plan that runs is changed with a reason', async () => {
  await show({ 'GET /organiser/plans/p1': () => stored({}, 'running'), 'PUT /organiser/plans/p1': () => ({ id: 'p1', version: 2 }) }, 'p1')
  await screen.findByText('每天 1 次。')
  type('说明', '延长一周')
  press('保存修改')
  const sheet = await screen.findByRole('dialog', { name: '修改进行中的计划' })
  fireEvent.click(within(sheet).getByRole('button', { name: '保存并重新计算' }))
  expect(within(sheet).getByText('请写明原因')).toBeInTheDocument()
  type('原因', '因会议顺延')
  fireEvent.click(within(sheet).getByRole('button', { name: '保存并重新计算' }))
  await waitFor(() => expect(Taro.redirectTo).toHaveBeenCalled())
  expect(bodies('PUT /organiser/plans/p1')).toEqual([{ version: 1, reason: '因会议顺延', config: { ...config, intro: '延长一周' } }])
})

test('somebody else saved first: both are told apart, hidden rules of theirs come in, and saving again goes through', async () => {
  const theirs = { ...config, title: '他改的名称', intro: '他写的', leavesAfterMissing: 5 }
  const put = jest.fn()
    .mockReturnValueOnce(new Refusal(409, { code: 'edited_elsewhere', message: '刚才有人改过。', details: { version: 4, config: theirs } }))
    .mockReturnValue({ id: 'p1', version: 5 })
  await show({ 'PUT /organiser/plans/p1': put }, 'p1')
  await screen.findByText('每天 1 次。')
  type('名称', '我改的名称')
  press('存草稿')
  expect(await screen.findByText('说明：对方改为“他写的”，已并入')).toBeInTheDocument()
  expect(screen.getByText('名称：对方改为“他改的名称”，保留了你的“我改的名称”')).toBeInTheDocument()
  press('存草稿')
  await waitFor(() => expect(bodies('PUT /organiser/plans/p1')[1]).toEqual({ version: 4, config: { ...theirs, title: '我改的名称' } }))
})

test('what was typed comes back after the page was thrown away, until it is saved or given up', async () => {
  await show({ 'PUT /organiser/plans/p1': () => ({ id: 'p1', version: 2 }) }, 'p1')
  await screen.findByText('每天 1 次。')
  type('名称', '还没存的名称')
  await waitFor(() => expect(JSON.stringify(Taro.getStorageSync('plan-edit'))).toContain('还没存的名称'), { timeout: 3000 })
  cleanup()
  await act(() => Promise.resolve(render(<PlanEditPage />)))
  expect(await screen.findByLabelText('名称')).toHaveValue('还没存的名称')
  expect(screen.getByText('上次填的还没有保存，已经放回来了')).toBeInTheDocument()
  press('不要了，重新开始')
  expect(await screen.findByLabelText('名称')).toHaveValue('六月读书')
  cleanup()
  await act(() => Promise.resolve(render(<PlanEditPage />)))
  expect(await screen.findByLabelText('名称')).toHaveValue('六月读书')
})

test('a material is found by its title, named in the task, changed and left away', async () => {
  const row = (id: string, title: string) => ({ id, kind: 'article', title, summary: '', period: '', date: '', column: { id: 'c', name: '党史故事', kind: 'articles' }, unit: { id: 'u', name: 'u' }, cover: null, card: null, length: null, version: 1, read: false, begun: false })
  const first = { ...config.tasks[0], materialId: 'old' } as typeof config.tasks[number]
  await show({
    'GET /organiser/plans/p1': () => stored({ tasks: [first] }), 'PUT /organiser/plans/p1': () => ({ id: 'p1', version: 2 }),
    'GET /materials/old': () => ({ id: 'old', title: '论人民民主专政' }), 'GET /library': () => ({ columns: [], goOn: [], newest: [row('new', '赶考路上')], mine: 0 }),
    'GET /materials': ({ query }) => ({ items: query.text === '长征' ? [row('march', '长征中的一盏灯')] : [], next: null })
  }, 'p1')
  await screen.findByText('每天 1 次。')
  press(/^任务“每日阅读”/)
  expect(await screen.findByText('论人民民主专政')).toBeInTheDocument()
  press('更换学习资料')
  expect(await screen.findByRole('button', { name: '赶考路上，党史故事' })).toBeInTheDocument()
  type('标题和正文里的字', '长征')
  fireEvent.click(await screen.findByRole('button', { name: '长征中的一盏灯，党史故事' }))
  expect(screen.getByText('长征中的一盏灯')).toBeInTheDocument()
  press('这项填好了')
  press('存草稿')
  await waitFor(() => expect(bodies('PUT /organiser/plans/p1')[0]?.config.tasks).toEqual([{ ...first, materialId: 'march' }]))
  press(/^任务“每日阅读”/)
  press('更换学习资料')
  press('不选资料')
  expect(screen.getByText('没有选')).toBeInTheDocument()
  press('这项填好了')
  press('存草稿')
  await waitFor(() => expect(bodies('PUT /organiser/plans/p1')[1]?.config.tasks).toEqual([config.tasks[0]]))
})

test('a whole column is chosen in place of a material; one that is not shown any more is said to be so', async () => {
  const first = { ...config.tasks[0], columnId: 'gone' } as typeof config.tasks[number]
  const column = { id: 'col-100', kind: 'questions', name: '百问', note: '先想一想，再看答案', unit: { id: 'u', name: 'u' }, materials: 100, read: 0 }
  await show({
    'GET /organiser/plans/p1': () => stored({ tasks: [first] }), 'PUT /organiser/plans/p1': () => ({ id: 'p1', version: 2 }), 'GET /library': () => ({ columns: [column], goOn: [], newest: [], mine: 0 }),
    'GET /columns/gone/materials': () => new Refusal(404, { code: 'not_found', message: '没有这个专栏。' })
  }, 'p1')
  await screen.findByText('每天 1 次。')
  press(/^任务“每日阅读”/)
  expect(await screen.findByText('原来选的专栏已经不显示了，请更换')).toBeInTheDocument()
  press('更换学习资料')
  fireEvent.click(await screen.findByRole('button', { name: '专栏“百问”，100 份' }))
  expect(await screen.findByText('专栏“百问”')).toBeInTheDocument()
  fireEvent.click(screen.getByRole('radio', { name: '自愿做，不做不算缺' }))
  expect(screen.getByRole('radio', { name: '要做' })).not.toBeChecked()
  press('这项填好了')
  press('存草稿')
  await waitFor(() => expect(bodies('PUT /organiser/plans/p1')[0]?.config.tasks).toEqual([{ ...first, columnId: 'col-100', optional: true }]))
})
