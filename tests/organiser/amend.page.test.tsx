import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import Taro from '@tarojs/taro'
import type { AmendPreview } from '../../contract/amend'
import type { RoundConfig } from '../../contract/round-config'
import AmendPage from '@/organiser/amend/index'
import { Refusal, organiser, signedIn, type Answers } from '../client/signed-in'
import { part, drawn, phase, round, shanghai } from '../rounds/generators'

let server: Awaited<ReturnType<typeof signedIn>>
afterEach(() => server.close())
beforeEach(() => jest.clearAllMocks())

const config = round({ title: '第三轮', audience: { units: ['u-top'], late: 'personal' } }, {
  window: { opensAt: shanghai(12, 1, 8), closesAt: shanghai(12, 14, 22), weekdays: [1, 2] }, paper: drawn([part({ count: 10, points: 10, topics: ['建党'] })]), attempts: { total: 5, perWeek: 3 }
})
const impact = (over: Partial<AmendPreview> = {}): AmendPreview => ({
  problems: [], gone: ['取最好一次。'], fresh: ['各次累计。'], attempts: 4, remarked: 0,
  persons: { all: 3, moved: 2, first: [{ id: 'm1', name: '孙新民', unit: '甲支部', before: { value: 30, rank: 3 }, after: { value: 50, rank: 2 } }] },
  units: { all: 3, moved: 0, first: [] }, remarks: ['决赛的晋级名单已经产生，不会自动改变。'], ...over
})
const show = async (answers: Answers = {}, at: { state: string, config: RoundConfig } = { state: 'open', config }) => {
  server = await signedIn({
    'GET /organiser/banks': () => ({ banks: [] }),
    'GET /organiser/rounds/r1': () => ({ round: { id: 'r1', title: '第三轮', state: at.state, mine: true }, version: 4, config: at.config, preview: {} }),
    'POST /organiser/rounds/preview': () => ({ sentences: ['取最好一次。'], questions: 10, fullScore: 100, roster: 600, problems: [{ level: 'error', field: 'phases.0.window.opensAt', message: '开始时间已经过去。' }] }),
    'POST /organiser/rounds/r1/amend/preview': () => impact(),
    ...answers
  }, { as: organiser, params: { id: 'r1' } })
  await act(() => Promise.resolve(render(<AmendPage />)))
}
const count = (label: string) => {
  fireEvent.click(screen.getByRole('radio', { name: label }))
}
const unfold = async () => fireEvent.click(await screen.findByRole('button', { name: /^更多设置/ }))
const ask = () => fireEvent.click(screen.getByRole('button', { name: '看影响到谁' }))

test('whom it touches is read before it is done, with a reason; then the progress is shown', async () => {
  await show({ 'POST /organiser/rounds/r1/amend': () => ({ id: 'r1', version: 5 }) })
  await unfold()
  expect(screen.getByText('还没有改动')).toBeInTheDocument()
  count('各次累计')
  ask()
  const sheet = await screen.findByRole('dialog', { name: '调整后的影响' })
  for (const words of ['取最好一次。', '各次累计。', '已交 4 份，得分都不变', '有成绩的 3 人里，2 人的成绩或名次会变', '原来 30 分，第 3 名', '改后 50 分，第 2 名', '还有 1 人', '成绩和名次都不变', '决赛的晋级名单已经产生']) {
    expect(sheet).toHaveTextContent(words)
  }
  expect(server.heardAt('POST /organiser/rounds/r1/amend')).toEqual([])
  fireEvent.click(within(sheet).getByRole('button', { name: '写明原因，再调整' }))
  expect(screen.getByText('2 人的成绩或名次会变，马上生效。')).toBeInTheDocument()
  fireEvent.click(screen.getByRole('button', { name: '按新规则重新计算名次' }))
  expect(screen.getByText('请写明为什么改')).toBeInTheDocument()
  fireEvent.change(screen.getByLabelText('为什么改'), { target: { value: '更正计分办法' } })
  // What was typed is there again after another look.
  fireEvent.click(screen.getByRole('button', { name: '再看看影响' }))
  fireEvent.click(screen.getByRole('button', { name: '写明原因，再调整' }))
  fireEvent.click(screen.getByRole('button', { name: '按新规则重新计算名次' }))
  await waitFor(() => expect(Taro.redirectTo).toHaveBeenCalledWith({ url: '/organiser/progress/index?id=r1' }))
  // What the form does not show goes along.
  expect(server.heardAt('POST /organiser/rounds/r1/amend').map(({ body }) => body)).toEqual([
    { version: 4, reason: '更正计分办法', config: { ...config, phases: [{ ...config.phases[0], counting: { kind: 'sum' } }] } }
  ])
})

test('what may not change any more is said at its field, and nothing is done', async () => {
  const message = '竞赛已有 4 份答卷，试卷不能再改，否则前后的人答的不是一样的卷子。'
  await show({ 'POST /organiser/rounds/r1/amend/preview': () => impact({ problems: [{ level: 'error', field: 'phases.0.paper', message }] }) })
  fireEvent.change(await screen.findByLabelText('单选题题数（题）'), { target: { value: '8' } })
  ask()
  expect(await screen.findByText(message.replace('4 ', '4\u00a0'), { normalizer: (text) => text })).toBeInTheDocument()
  expect(screen.getByText('有 1 处不能这样改，标在上面各项里')).toBeInTheDocument()
  expect(screen.queryByRole('dialog')).toBeNull()
  // Another change may be asked about again.
  fireEvent.change(screen.getByLabelText('单选题题数（题）'), { target: { value: '10' } })
  expect(await screen.findByText('还没有改动')).toBeInTheDocument()
})

test('a round of several phases: each is changed by itself', async () => {
  const two = round({ title: '两段', audience: { units: ['u-top'], late: 'personal' }, phases: [phase({ id: 'pre', name: '预赛' }), phase({ id: 'final', name: '决赛', role: 'final' })], result: { by: { kind: 'last', others: 'behind' } } })
  await show({}, { state: 'closed', config: two })
  fireEvent.click(await screen.findByRole('radio', { name: '决赛' }))
  await unfold()
  count('各次累计')
  fireEvent.click(screen.getByRole('radio', { name: '预赛' }))
  count('第一次')
  ask()
  await screen.findByRole('dialog', { name: '调整后的影响' })
  const [sent] = server.heardAt('POST /organiser/rounds/r1/amend/preview').map(({ body }) => (body as { config: RoundConfig }).config)
  expect(sent).toEqual({ ...two, phases: [{ ...two.phases[0], counting: { kind: 'first' } }, { ...two.phases[1], counting: { kind: 'sum' } }] })
})

test('somebody else was quicker: theirs comes in around mine, and it is asked for anew', async () => {
  const theirs = { ...config, topic: '长征' }
  await show({ 'POST /organiser/rounds/r1/amend': () => new Refusal(409, { code: 'edited_elsewhere', message: '刚才有人改过。', details: { version: 5, config: theirs } }) })
  await unfold()
  count('各次累计')
  ask()
  await screen.findByRole('dialog', { name: '调整后的影响' })
  fireEvent.click(screen.getByRole('button', { name: '写明原因，再调整' }))
  fireEvent.change(screen.getByLabelText('为什么改'), { target: { value: '更正' } })
  fireEvent.click(screen.getByRole('button', { name: '按新规则重新计算名次' }))
  expect(await screen.findByText('主题：对方改为“长征”，已并入')).toBeInTheDocument()
  expect(screen.getByLabelText('主题')).toHaveValue('长征')
  expect(screen.getByRole('radio', { name: '各次累计' })).toBeChecked()
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('leaving half-way asks; a round that has yet to open leads to its form', async () => {
  await show()
  fireEvent.change(await screen.findByLabelText('名称'), { target: { value: '另一个名字' } })
  fireEvent.click(screen.getByRole('button', { name: /^(返回|回到首页)$/ }))
  fireEvent.click(within(screen.getByRole('dialog', { name: '规则还没有调整' })).getByRole('button', { name: '继续填写' }))
  expect(screen.getByLabelText('名称')).toHaveValue('另一个名字')
  await server.close()
  await show({}, { state: 'upcoming', config })
  fireEvent.click(await screen.findByRole('button', { name: '去修改' }))
  await waitFor(() => expect(Taro.redirectTo).toHaveBeenCalledWith({ url: '/organiser/publish/index?id=r1' }))
})
