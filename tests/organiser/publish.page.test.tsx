import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import Taro from '@tarojs/taro'
import type { RoundConfig } from '../../contract/round-config'
import type { Problem } from '../../contract/organiser'
import PublishPage from '@/organiser/publish/index'
import RoundsPage from '@/organiser/rounds/index'
import { Refusal, organiser, signedIn, type Answers } from '../client/signed-in'
import { showAgain } from '../mocks/taro'
import { DAY, HOUR, drawn, part, round, shanghai } from '../rounds/generators'

let server: Awaited<ReturnType<typeof signedIn>>
afterEach(() => server.close())
beforeEach(() => jest.clearAllMocks())

const config = round({ title: '第三轮', audience: { units: ['u-top'], late: 'personal' } }, {
  window: { opensAt: shanghai(12, 1, 8), closesAt: shanghai(12, 14, 22) }, paper: drawn([part({ count: 10, points: 10 })]), attempts: { total: 5 }
})
const banks = [{ id: 'b1', name: '题库', total: 12, topics: [{ topic: '建党', counts: { single: 12, multiple: 0, judge: 0, fill: 0 } }] }]
const preview = (problems: Problem[] = []) => ({ sentences: ['每人共 5 次。'], problems, questions: 10, fullScore: 100, roster: 600 })
const stored = (over: Partial<RoundConfig> = {}, version = 1) =>
  ({ round: { id: 'r1', title: '第三轮', state: 'draft', mine: true }, version, config: { ...config, ...over }, preview: preview() })

const nameless = ({ body }: { body: unknown }) => (body as { config: RoundConfig }).config.title ? preview()
  : new Refusal(422, { code: 'round_invalid', message: '请填写竞赛名称，最多 40 个字。', details: { problems: [{ level: 'error', field: 'title', message: '请填写竞赛名称，最多 40 个字。' }] } })

const show = async (answers: Answers, id?: string) => {
  server = await signedIn({
    'GET /organiser/presets': () => ({ presets: [{ id: 'fortnight-best', name: '半月竞赛', note: '五次取最好', config: { ...config, title: '' } }] }),
    'GET /organiser/banks': () => ({ banks }),
    'POST /organiser/rounds/preview': () => preview(),
    'GET /organiser/rounds/r1': () => stored(),
    ...answers
  }, { as: organiser, params: id ? { id } : {} })
  // What needs no server is there at once.
  await act(() => Promise.resolve(render(<PublishPage />)))
}
const type = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } })
const bodies = (name: string) => server.heardAt(name).map(({ body }) => body as { version?: number, config: RoundConfig })

test('from a preset to a published round: one choice, one confirmation', async () => {
  await show({ 'POST /organiser/rounds': () => ({ id: 'r1', version: 1 }), 'POST /organiser/rounds/r1/publish': () => ({}) })
  fireEvent.click(await screen.findByRole('button', { name: '半月竞赛，五次取最好' }))
  expect(screen.getByLabelText('名称')).toHaveValue('12 月党史知识竞赛')
  expect(await screen.findByText('题库里可用 12 题')).toBeInTheDocument()
  expect(await screen.findByText('每人共 5 次。')).toBeInTheDocument()
  fireEvent.click(screen.getByRole('button', { name: '发布竞赛' }))
  const dialog = screen.getByRole('dialog')
  expect(dialog).toHaveTextContent(/600 人会看到这场竞赛，(2026 年 )?12 月 1 日 周二 8:00 开始。开始前还可以修改。开始后再改规则，要写明原因，并重新计算名次。/)
  fireEvent.click(within(dialog).getByRole('button', { name: '发布竞赛' }))
  await waitFor(() => expect(Taro.redirectTo).toHaveBeenCalledWith({ url: '/organiser/rounds/index' }))
  expect(bodies('POST /organiser/rounds')).toEqual([{ unitId: 'u-top', config: { ...config, title: '12 月党史知识竞赛' } }])
  expect(server.heardAt('POST /organiser/rounds/r1/publish')).toHaveLength(1)
})

test('a problem stands at its field, unfolds what hides it, and keeps from publishing', async () => {
  const problems: Problem[] = [
    { field: 'phases.0.paper.parts.0.count', level: 'error', message: '题库里的单选题不够：要 50 题，只有 12 题。' },
    { field: 'unit.by.weights', level: 'error', message: '合计要是 100%。' }
  ]
  await show({ 'POST /organiser/rounds/preview': () => preview(problems) }, 'r1')
  expect(await screen.findByText('题库里的单选题不够：要 50 题，只有 12 题。')).toBeInTheDocument()
  expect(screen.getByText('合计要是 100%。')).toBeInTheDocument()
  expect(screen.getByText('还有 2 处要改，')).toBeInTheDocument()
  fireEvent.click(screen.getByRole('button', { name: '发布竞赛' }))
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('a form that the server cannot read says where, and the last notice stays', async () => {
  await show({ 'POST /organiser/rounds/preview': nameless }, 'r1')
  await screen.findByText('每人共 5 次。')
  type('名称', '')
  expect(await screen.findByText('请填写竞赛名称，最多 40 个字。')).toBeInTheDocument()
  expect(screen.getByText('每人共 5 次。').closest('.preview-stale')).not.toBeNull()
  expect(screen.getByText('改好后更新')).toBeInTheDocument()
  type('名称', '第四轮')
  expect(await screen.findByText('随改随变')).toBeInTheDocument()
  expect(screen.getByText('每人共 5 次。').closest('.preview-stale')).toBeNull()
})

test('publishing waits for the check of what was typed a moment ago: a mistake is said in place of the question', async () => {
  await show({ 'POST /organiser/rounds/preview': nameless }, 'r1')
  await screen.findByText('每人共 5 次。')
  type('名称', '')
  fireEvent.click(screen.getByRole('button', { name: '发布竞赛' }))
  expect(await screen.findByText('请填写竞赛名称，最多 40 个字。')).toBeInTheDocument()
  expect(screen.queryByRole('dialog')).toBeNull()
  type('名称', '第四轮')
  await waitFor(() => expect(screen.queryByText('请填写竞赛名称，最多 40 个字。')).toBeNull())
  expect(screen.queryByRole('dialog')).toBeNull()
  fireEvent.click(screen.getByRole('button', { name: '发布竞赛' }))
  expect(await screen.findByRole('dialog', { name: '发布“第四轮”？' })).toBeInTheDocument()
})

test('where the form could not be checked it is not published: why is said, and tapping again asks again', async () => {
  let down = true
  await show({ 'POST /organiser/rounds/preview': () => down ? new Refusal(503, { code: 'busy', message: '服务器正忙，请稍后再试。' }) : preview() }, 'r1')
  expect(await screen.findByText('还没有更新')).toBeInTheDocument()
  const before = screen.getAllByText('服务器正忙，请稍后再试。').length
  fireEvent.click(screen.getByRole('button', { name: '发布竞赛' }))
  await waitFor(() => expect(screen.getAllByText('服务器正忙，请稍后再试。')).toHaveLength(before + 1))
  expect(screen.queryByRole('dialog')).toBeNull()
  down = false
  fireEvent.click(screen.getByRole('button', { name: '发布竞赛' }))
  expect(await screen.findByRole('dialog')).toBeInTheDocument()
})

const upcoming = (opensAt: number) => {
  const [base] = config.phases
  if (!base) throw new Error('no phase')
  const window = { opensAt, closesAt: opensAt + 14 * DAY }
  return { ...stored({ phases: [{ ...base, window }] }), round: { id: 'r1', title: '第三轮', state: 'upcoming', mine: true } }
}

test('an edit that makes a published round start asks first, as publishing does', async () => {
  await show({ 'GET /organiser/rounds/r1': () => upcoming(Date.now() + DAY), 'PUT /organiser/rounds/r1': () => ({ id: 'r1', version: 2 }) }, 'r1')
  await screen.findByText('每人共 5 次。')
  const [day = '', time = ''] = new Date(Date.now() + 8 * HOUR).toISOString().split('T')
  fireEvent.change(screen.getByLabelText('开始日期'), { target: { value: day } })
  fireEvent.change(screen.getByLabelText('开始时刻'), { target: { value: time.slice(0, 5) } })
  fireEvent.click(screen.getByRole('button', { name: '保存修改' }))
  const dialog = await screen.findByRole('dialog', { name: '保存后马上开始？' })
  expect(dialog).toHaveTextContent('保存后，竞赛马上开始，600 人会看到。开始后再改规则，要写明原因，并重新计算名次。')
  fireEvent.click(within(dialog).getByRole('button', { name: '再看看' }))
  expect(bodies('PUT /organiser/rounds/r1')).toEqual([])
  fireEvent.click(screen.getByRole('button', { name: '保存修改' }))
  fireEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: '保存并开始' }))
  await waitFor(() => expect(Taro.redirectTo).toHaveBeenCalledWith({ url: '/organiser/rounds/index' }))
  expect(bodies('PUT /organiser/rounds/r1')).toHaveLength(1)
})

test('publishing what begins now says so', async () => {
  await show({ 'GET /organiser/rounds/r1': () => ({ ...upcoming(Date.now() - 30_000), round: { id: 'r1', title: '第三轮', state: 'draft', mine: true } }) }, 'r1')
  await screen.findByText('每人共 5 次。')
  fireEvent.click(screen.getByRole('button', { name: '发布竞赛' }))
  expect(screen.getByRole('dialog')).toHaveTextContent('发布后，竞赛马上开始，600 人会看到。开始后再改规则，要写明原因，并重新计算名次。')
})

test('an edit of a published round is saved at once, and the list says so', async () => {
  await show({
    'GET /organiser/rounds/r1': () => upcoming(Date.now() + DAY), 'PUT /organiser/rounds/r1': () => ({ id: 'r1', version: 2 }), 'GET /organiser/rounds': () => ({ items: [], next: null })
  }, 'r1')
  await screen.findByDisplayValue('第三轮')
  expect(screen.getByText('没有改动')).toBeInTheDocument()
  type('主题', '长征')
  fireEvent.click(screen.getByRole('button', { name: '保存修改' }))
  await waitFor(() => expect(Taro.redirectTo).toHaveBeenCalledWith({ url: '/organiser/rounds/index' }))
  cleanup()
  await act(() => Promise.resolve(render(<RoundsPage />)))
  expect(await screen.findByText('“第三轮”已保存')).toBeInTheDocument()
  act(showAgain)
  expect(screen.queryByText('“第三轮”已保存')).toBeNull()
})

test('a name that nears its limit says how long it is', async () => {
  await show({}, 'r1')
  await screen.findByDisplayValue('第三轮')
  type('名称', '字'.repeat(29))
  expect(screen.queryByText(/\d+ \/ 40 字/)).toBeNull()
  type('名称', '字'.repeat(34))
  expect(screen.getByText('34 / 40 字')).toBeInTheDocument()
  type('名称', '字'.repeat(40))
  expect(screen.getByText('40 / 40 字，已经写满，再多的不会留下')).toBeInTheDocument()
})

test('when somebody else has saved first, what is typed stays and what they changed is said', async () => {
  let first = true
  await show({
    'PUT /organiser/rounds/r1': () => {
      if (!first) return { id: 'r1', version: 3 }
      first = false
      return new Refusal(409, { code: 'edited_elsewhere', message: '刚才有人改过这场竞赛。', details: { version: 2, config: { ...config, title: '对方的名称', topic: '解放战争' } } })
    }
  }, 'r1')
  await screen.findByDisplayValue('第三轮')
  type('名称', '我的名称')
  fireEvent.click(screen.getByRole('button', { name: '存草稿' }))
  expect(await screen.findByText('主题：对方改为“解放战争”，已并入')).toBeInTheDocument()
  expect(screen.getByText('名称：对方改为“对方的名称”，保留了你的“我的名称”')).toBeInTheDocument()
  expect([screen.getByLabelText('名称'), screen.getByLabelText('主题')].map((field) => (field as HTMLInputElement).value)).toEqual(['我的名称', '解放战争'])
  fireEvent.click(screen.getByRole('button', { name: '存草稿' }))
  expect(await screen.findByRole('button', { name: '草稿已存' })).toBeInTheDocument()
  expect(bodies('PUT /organiser/rounds/r1').map((body) => [body.version, body.config.title, body.config.topic])).toEqual([[1, '我的名称', ''], [2, '我的名称', '解放战争']])
})

test('leaving with something unsaved asks first', async () => {
  await show({}, 'r1')
  jest.mocked(Taro.getCurrentPages).mockReturnValue([{}, {}])
  await screen.findByDisplayValue('第三轮')
  type('主题', '长征')
  fireEvent.click(screen.getByRole('button', { name: '返回' }))
  fireEvent.click(screen.getByRole('button', { name: '继续填写' }))
  expect(Taro.navigateBack).not.toHaveBeenCalled()
  fireEvent.click(screen.getByRole('button', { name: '返回' }))
  fireEvent.click(screen.getByRole('button', { name: '不保存，离开' }))
  await waitFor(() => expect(Taro.navigateBack).toHaveBeenCalled())
})

test('the browser’s own way back asks as well, as long as something is unsaved', async () => {
  await show({ 'PUT /organiser/rounds/r1': () => ({ id: 'r1', version: 2 }) }, 'r1')
  await screen.findByDisplayValue('第三轮')
  type('主题', '长征')
  await waitFor(() => expect(window.history.state).toMatchObject({ layer: true }))
  window.history.back()
  fireEvent.click(within(await screen.findByRole('dialog', { name: '还没有保存' })).getByRole('button', { name: '继续填写' }))
  expect(screen.getByLabelText('主题')).toHaveValue('长征')
  fireEvent.click(screen.getByRole('button', { name: '存草稿' }))
  await screen.findByRole('button', { name: '草稿已存' })
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('what was published from the list leads back to that list, not to another one', async () => {
  await show({ 'POST /organiser/rounds/r1/publish': () => ({}) }, 'r1')
  jest.mocked(Taro.getCurrentPages).mockReturnValue([{}, { route: 'organiser/rounds/index' }, { route: 'organiser/publish/index' }])
  await screen.findByText('每人共 5 次。')
  fireEvent.click(screen.getByRole('button', { name: '发布竞赛' }))
  fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: '发布竞赛' }))
  await waitFor(() => expect(Taro.navigateBack).toHaveBeenCalled())
  expect(Taro.redirectTo).not.toHaveBeenCalled()
})

test('a mistake is said once, at its field, also when saving was refused for it', async () => {
  const refused = () => new Refusal(422, { code: 'round_invalid', message: '请填写竞赛名称，最多 40 个字。', details: { problems: [
    { level: 'error', field: 'title', message: '请填写竞赛名称，最多 40 个字。' }, { level: 'error', field: 'title', message: '请填写竞赛名称，最多 40 个字。' }
  ] } })
  await show({ 'POST /organiser/rounds/preview': refused, 'PUT /organiser/rounds/r1': refused }, 'r1')
  await screen.findByDisplayValue('第三轮')
  type('名称', '')
  await screen.findByText('请填写竞赛名称，最多 40 个字。')
  fireEvent.click(screen.getByRole('button', { name: '存草稿' }))
  await waitFor(() => expect(bodies('PUT /organiser/rounds/r1')).toHaveLength(1))
  await waitFor(() => expect(screen.getByRole('button', { name: '存草稿' })).not.toHaveAttribute('aria-disabled'))
  expect(screen.getByText('请填写竞赛名称，最多 40 个字。')).toBeInTheDocument()
})

test('the moment that was chosen stands in words beneath its pickers', async () => {
  await show({}, 'r1')
  await screen.findByDisplayValue('第三轮')
  fireEvent.change(screen.getByLabelText('开始日期'), { target: { value: '2026-12-06' } })
  // And in the preview.
  expect(screen.getAllByText(/^(2026 年 )?12 月 6 日 周日 8:00$/)).toHaveLength(2)
})

test('parts of the composite are added and taken away, two at least', async () => {
  const weights = [{ metric: 'rate' as const, percent: 60 }, { metric: 'mean' as const, percent: 40 }]
  await show({
    'GET /organiser/rounds/r1': () => stored({ unit: { ...config.unit, by: { kind: 'composite', weights } } }), 'PUT /organiser/rounds/r1': () => ({ id: 'r1', version: 2 })
  }, 'r1')
  fireEvent.click(await screen.findByRole('button', { name: /^更多设置/ }))
  expect(screen.queryByRole('button', { name: '去掉参与率' })).toBeNull()
  type('平均分占（%）', '30')
  fireEvent.click(screen.getByRole('button', { name: '加应参与人均分' }))
  expect(screen.getByLabelText('应参与人均分占（%）')).toHaveValue('10')
  expect(screen.getByText('合计 100%')).toBeInTheDocument()
  fireEvent.click(screen.getByRole('button', { name: '去掉参与率' }))
  expect(screen.queryByRole('button', { name: '去掉平均分' })).toBeNull()
  fireEvent.click(screen.getByRole('button', { name: '存草稿' }))
  await waitFor(() => expect(bodies('PUT /organiser/rounds/r1')[0]?.config.unit.by).toEqual({
    kind: 'composite', weights: [{ metric: 'mean', percent: 30 }, { metric: 'rosterMean', percent: 10 }]
  }))
})

test('what may come on top for speed is not part of the full score', async () => {
  const base = config.phases[0]
  if (!base) throw new Error('no phase')
  const rapid = { ...base, timing: { questionSeconds: 20 }, scoring: { ...base.scoring, speedBonus: { perSecond: 1, cap: 10 } } }
  await show({ 'GET /organiser/rounds/r1': () => stored({ phases: [rapid] }), 'POST /organiser/rounds/preview': () => ({ ...preview(), fullScore: 200 }) }, 'r1')
  expect(await screen.findByText('另加速度分最多 100 分')).toBeInTheDocument()
  expect(screen.getByText('满分 100 分，')).toBeInTheDocument()
})

test('a round that has begun is changed where it is said whom it touches', async () => {
  await show({ 'GET /organiser/rounds/r1': () => ({ ...stored(), round: { id: 'r1', state: 'open' } }) }, 'r1')
  fireEvent.click(await screen.findByRole('button', { name: '去调整规则' }))
  expect(Taro.redirectTo).toHaveBeenCalledWith({ url: '/organiser/amend/index?id=r1' })
})

const [only] = config.phases
const staged = { ...config, phases: [
  { ...only, id: 'pre', name: '预赛' }, { ...only, id: 'final', name: '决赛', window: { opensAt: shanghai(12, 20, 8), closesAt: shanghai(12, 21, 22) }, paper: drawn([part({ count: 7, points: 10 })]) }
] } as RoundConfig

test('each phase has its own paper and times; the preview spans them all', async () => {
  await show({ 'GET /organiser/rounds/r1': () => stored(staged), 'PUT /organiser/rounds/r1': () => ({ id: 'r1', version: 2 }) }, 'r1')
  const head = () => document.querySelector('.preview-when')?.textContent
  await screen.findByDisplayValue('第三轮')
  expect(head()).toMatch(/12\s月\s1\s日.*至 .*12\s月\s21\s日/)
  expect(await screen.findByText('预赛：每份 10 题，')).toBeInTheDocument()
  type('单选题题数（题）', '9')
  fireEvent.click(screen.getByRole('radio', { name: '决赛' }))
  expect(screen.getByText('试卷：决赛')).toBeInTheDocument()
  expect(screen.getByLabelText('单选题题数（题）')).toHaveValue('7')
  expect(head()).toMatch(/12\s月\s1\s日.*至 .*12\s月\s21\s日/)
  type('单选题题数（题）', '8')
  fireEvent.click(screen.getByRole('button', { name: '存草稿' }))
  await screen.findByRole('button', { name: '草稿已存' })
  const counts = bodies('PUT /organiser/rounds/r1')[0]?.config.phases.map(({ paper }) => (paper.kind === 'drawn' ? paper.parts.map(({ count }) => count) : []))
  expect(counts).toEqual([[9], [8]])
})

test('what is wrong with a phase that is not on show leads there, and stands at its field', async () => {
  const message = '本阶段开始时预赛还没有截止，晋级名单还定不下来。请把本阶段往后排。'
  await show({ 'GET /organiser/rounds/r1': () => stored(staged), 'POST /organiser/rounds/preview': () => preview([{ field: 'phases.1.entry.from.0.phase', level: 'error', message }]) }, 'r1')
  expect(await screen.findByText(`决赛：${message}`)).toBeInTheDocument()
  expect(screen.getByText('还有 1 处要改，')).toBeInTheDocument()
  fireEvent.click(screen.getByRole('button', { name: '去改决赛' }))
  expect(screen.queryByRole('button', { name: '去改决赛' })).toBeNull()
  const said = screen.getByText(message)
  expect(said.compareDocumentPosition(screen.getByLabelText('开始日期')) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy()
  expect(said.closest('.preview')).toBeNull()
})

test('what phases are drawn from in common is chosen once', async () => {
  await show({ 'GET /organiser/rounds/r1': () => stored(staged), 'PUT /organiser/rounds/r1': () => ({ id: 'r1', version: 2 }) }, 'r1')
  fireEvent.click(await screen.findByRole('button', { name: /^选题范围/ }))
  fireEvent.click(screen.getByRole('checkbox', { name: /建党/ }))
  fireEvent.click(screen.getByRole('button', { name: /^从这/ }))
  fireEvent.click(screen.getByRole('button', { name: '存草稿' }))
  await screen.findByRole('button', { name: '草稿已存' })
  expect(bodies('PUT /organiser/rounds/r1')[0]?.config.phases.map(({ paper }) => (paper.kind === 'drawn' ? paper.parts[0]?.topics : null))).toEqual([['建党'], ['建党']])
})
