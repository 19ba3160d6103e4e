import { fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import Taro from '@tarojs/taro'
import type { Duties, Participant } from '../../contract/participants'
import ParticipantsPage from '@/organiser/participants/index'
import { Refusal, organiser, signedIn, type Answers } from '../client/signed-in'

let server: Awaited<ReturnType<typeof signedIn>>
afterEach(() => server.close())
beforeEach(() => jest.clearAllMocks())

const person = (over: Partial<Participant> = {}): Participant => ({
  memberId: 'm1', name: '孙新民', staffNo: 'A12', unit: { id: 'a', name: '甲支部' }, late: false, group: null, signedUpAt: null, fields: {}, excused: '',
  facts: { studyPoints: 5200 }, attempts: 1, proxied: 0, ...over
})
const all: Duties = { edit: true, proxy: true, excuse: true, remind: true, export: true }
const page = (items: Participant[], over: object = {}) =>
  ({ items, next: null, total: items.length, roundTitle: '第三轮', duties: all, facts: ['studyPoints'], byHand: ['studyPoints'], groups: [{ id: 'a', name: '甲组' }], ...over })
const show = async (answers: Answers) => {
  server = await signedIn({ 'GET /organiser/rounds/r1/participants': () => page([person()]), ...answers }, { as: organiser, params: { id: 'r1' } })
  render(<ParticipantsPage />)
}
const open = async () => fireEvent.click(await screen.findByRole('button', { name: /^孙新民，/ }))

test('says what is known of each, and looks for a name on the server', async () => {
  await show({ 'GET /organiser/rounds/r1/participants': ({ query }) => page(query.search ? [] : [person({ late: true, excused: '病假', group: 'a' })]) })
  expect(await screen.findByRole('button', { name: '孙新民，免于参加，开赛后入册，甲支部，工号 A12，甲组，学习积分 5200 分，答卷 1 份' })).toBeInTheDocument()
  fireEvent.change(screen.getByLabelText('按姓名或工号查找'), { target: { value: '王' } })
  expect(await screen.findByText('没有找到')).toBeInTheDocument()
  expect(server.heardAt('GET /organiser/rounds/r1/participants').map(({ query }) => query.search)).toContain('王')
})

test('excusing needs a reason, and can be taken back', async () => {
  let excused = ''
  await show({
    'GET /organiser/rounds/r1/participants': () => page([person({ excused })]),
    'PUT /organiser/rounds/r1/participants/m1/excused': ({ body }) => { excused = (body as { reason: string }).reason; return { ok: true } }
  })
  await open()
  fireEvent.click(screen.getByRole('button', { name: '登记免于参加' }))
  fireEvent.click(screen.getByRole('button', { name: '登记免于参加' }))
  expect(screen.getByText('请写明原因')).toBeInTheDocument()
  fireEvent.change(screen.getByLabelText('原因'), { target: { value: '长期病假' } })
  fireEvent.click(screen.getByRole('button', { name: '登记免于参加' }))
  fireEvent.click(await screen.findByRole('button', { name: /^孙新民，免于参加/ }))
  expect(screen.getByRole('dialog')).toHaveTextContent('长期病假')
  fireEvent.click(screen.getByRole('button', { name: '取消免于参加' }))
  expect(await screen.findByRole('button', { name: /^孙新民，甲支部/ })).toBeInTheDocument()
})

const offer = (...phases: object[]) => ({ 'GET /organiser/rounds/r1/proxy/m1': () => ({ name: '孙新民', phases: phases.map((over) => ({ id: 'main', name: '', whyNot: '', begun: false, papers: [], ...over })) }) })

test('a paper answered by hand is opened for entering', async () => {
  await show({ ...offer({}), 'POST /organiser/rounds/r1/proxy': () => ({ id: 'att-9' }) })
  await open()
  fireEvent.click(screen.getByRole('button', { name: '代录孙新民的纸质答卷' }))
  await waitFor(() => expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/quiz/answer/index?id=att-9' }))
  expect(server.heardAt('POST /organiser/rounds/r1/proxy')[0]?.body).toEqual({ memberId: 'm1', phase: 'main' })
})

test('where there are several phases or papers, the organiser chooses as the member would', async () => {
  const papers = [{ id: 'main', name: '建党初期', attempts: 0 }, { id: 'war', name: '解放战争', attempts: 1 }]
  await show({
    ...offer({ id: 'first', name: '初赛', papers }, { id: 'second', name: '复赛', begun: true }, { id: 'third', name: '决赛', whyNot: '8 月 30 日 8:00 开始。' }),
    'POST /organiser/rounds/r1/proxy': () => ({ id: 'att-9' })
  })
  await open()
  fireEvent.click(screen.getByRole('button', { name: '代录孙新民的纸质答卷' }))
  const sheet = await screen.findByRole('dialog', { name: '代录孙新民的纸质答卷' })
  expect(within(sheet).getByText('决赛：8 月 30 日 8:00 开始。')).toBeInTheDocument()
  expect(within(sheet).getByRole('button', { name: '开始录入' })).toHaveAttribute('aria-disabled', 'true')
  fireEvent.click(within(sheet).getByRole('radio', { name: /^初赛/ }))
  expect(within(sheet).getByText('先选一份试卷')).toBeInTheDocument()
  fireEvent.click(within(sheet).getByRole('radio', { name: '解放战争，答过 1 次' }))
  fireEvent.click(within(sheet).getByRole('radio', { name: '复赛，录了一半，还没有交' }))
  expect(within(sheet).getByRole('button', { name: '接着录' })).toBeInTheDocument()
  fireEvent.click(within(sheet).getByRole('radio', { name: /^初赛/ }))
  fireEvent.click(within(sheet).getByRole('radio', { name: '解放战争，答过 1 次' }))
  fireEvent.click(within(sheet).getByRole('button', { name: '开始录入' }))
  await waitFor(() => expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/quiz/answer/index?id=att-9' }))
  expect(server.heardAt('POST /organiser/rounds/r1/proxy')[0]?.body).toEqual({ memberId: 'm1', phase: 'first', paper: 'war' })
})

test('where nothing can be entered now it is said why', async () => {
  await show(offer({ whyNot: '答题次数已经用完。' }))
  await open()
  fireEvent.click(screen.getByRole('button', { name: '代录孙新民的纸质答卷' }))
  expect(await screen.findByText('答题次数已经用完。')).toBeInTheDocument()
  expect(screen.getByText('现在没有可以代录的阶段')).toBeInTheDocument()
})

test('what is refused stands beside the button', async () => {
  await show({ ...offer({}), 'POST /organiser/rounds/r1/proxy': () => new Refusal(409, { code: 'no_attempts_left', message: '答题次数已经用完。' }) })
  await open()
  fireEvent.click(screen.getByRole('button', { name: '代录孙新民的纸质答卷' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('答题次数已经用完。')
})

test('without the duty nothing is offered', async () => {
  await show({ 'GET /organiser/rounds/r1/participants': () => page([person()], { duties: { edit: false, proxy: false, excuse: false, remind: false, export: false } }) })
  await open()
  expect(within(screen.getByRole('dialog')).queryByRole('button', { name: /代录|免于/ })).toBeNull()
  expect(screen.queryByRole('button', { name: '粘贴名单' })).toBeNull()
})

test('a pasted list is held against the members before anything is written; lines with problems are not', async () => {
  await show({
    'POST /organiser/rounds/r1/participants/match': ({ body }) => {
      const group = (body as { what: string }).what === 'group'
      return {
        matched: 1, lines: [
          { line: 1, words: '孙新民 甲组', memberId: 'm1', name: '孙新民', unit: '甲支部', value: group ? 'a' : '6000', problem: '' },
          { line: 2, words: '无此人 1', memberId: null, name: '', unit: '', value: null, problem: '没有在参加人员里找到这个人，请核对姓名或工号。' }
        ]
      }
    },
    'PUT /organiser/rounds/r1/participants': () => ({ changed: 1 })
  })
  fireEvent.click(await screen.findByRole('button', { name: '粘贴名单' }))
  fireEvent.click(screen.getByRole('button', { name: '先对一对，不写入' }))
  expect(screen.getByText('请先把名单粘贴进来')).toBeInTheDocument()
  fireEvent.change(screen.getByLabelText('名单'), { target: { value: '孙新民 6000\n无此人 1' } })
  fireEvent.click(screen.getByRole('button', { name: '先对一对，不写入' }))
  expect(await screen.findByText('没有在参加人员里找到这个人，请核对姓名或工号。')).toBeInTheDocument()
  expect(screen.getByText('6000 分')).toBeInTheDocument()
  fireEvent.click(screen.getByRole('button', { name: '回去改名单' }))
  expect(screen.getByLabelText('名单')).toHaveValue('孙新民 6000\n无此人 1')
  fireEvent.click(screen.getByRole('radio', { name: '组别' }))
  fireEvent.click(screen.getByRole('button', { name: '先对一对，不写入' }))
  fireEvent.click(await screen.findByRole('button', { name: '写入 1 人的组别' }))
  expect(await screen.findByText('已写入，1 人有改动')).toBeInTheDocument()
  expect(server.heardAt('PUT /organiser/rounds/r1/participants').map(({ body }) => body)).toEqual([{ entries: [{ memberId: 'm1', group: 'a' }] }])
  expect(server.heardAt('POST /organiser/rounds/r1/participants/match').map(({ body }) => (body as { what: string }).what)).toEqual(['studyPoints', 'group'])
})

test('says how many there are, and why lists and paper have no place in this round', async () => {
  await show({ 'GET /organiser/rounds/r1/participants': () => page([person()], { total: 600, facts: [], byHand: [], groups: [], duties: { ...all, proxy: false } }) })
  expect(await screen.findByText('共 600 人')).toBeInTheDocument()
  expect(screen.getByText(/不用粘贴名单/)).toBeInTheDocument()
  expect(screen.getByText(/不能代录/)).toBeInTheDocument()
})
