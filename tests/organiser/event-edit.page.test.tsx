import type { ComponentType } from 'react'
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import type { EventConfig } from '../../contract/event-config'
import EventEditPage from '@/hosting/event-edit/index'
import OrganiserEventPage from '@/hosting/event/index'
import { tell } from '@/organiser/parts/told'
import { Refusal, organiser, signedIn, type Answers } from '../client/signed-in'
import { china, eventConfig, session } from '../support/event'

jest.setTimeout(20_000)

let server: Awaited<ReturnType<typeof signedIn>>
afterEach(() => server.close())
beforeEach(() => jest.clearAllMocks())

const config = eventConfig({ title: '专题党课', audience: { units: ['u-top'] }, sessions: [session({ seats: 30 })], enrol: { how: 'first-come' }, attendance: { ways: ['code'] } })
const row = (own: object = {}) => ({ id: 'e1', title: '专题党课', kind: 'lecture', how: 'first-come', state: 'draft', owner: { id: 'u-top', name: '省社科联' }, mine: true, begins: china('2026-12-05 09:00'), ends: china('2026-12-05 11:00'), sessions: 1, seats: 30, confirmed: 0, waiting: 0, applied: 0, updatedAt: 0, ...own })
const preview = (problems: object[] = []) => ({ sentences: problems.length ? [] : ['每场 30 人。'], problems, seats: 30, roster: 600 })
const rows = [{ id: 'first', name: '第一场', begins: config.sessions[0]!.begins, ends: config.sessions[0]!.ends, cancelled: false, reason: '', seats: 30, taken: 0, confirmed: 0, offered: 0, waiting: 0, applied: 0, excused: 0, expected: null, drawAt: null, drawnAt: null, seed: '', positions: [], quotas: [] }]
const stored = (own: object = {}, over: Partial<EventConfig> = {}, version = 1) => ({ event: row(own), version, config: { ...config, ...over }, preview: preview(), sessions: rows })
const people = { items: [], next: null, people: 0, counts: { applied: 0, waiting: 0, offered: 0, confirmed: 0, excused: 0, gone: 0 } }

const show = async (Shown: ComponentType, answers: Answers = {}) => {
  server = await signedIn({
    'POST /organiser/events/preview': () => preview(), 'GET /organiser/events/e1': () => stored(), 'GET /organiser/events/e1/people': () => people, ...answers
  }, { as: organiser, params: { id: 'e1' } })
  await act(() => Promise.resolve(render(<Shown />)))
}
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))
const type = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } })
const bodies = (name: string) => server.heardAt(name).map(({ body }) => body as { version: number, reason?: string, asDraft?: boolean, config: EventConfig })

test('a draft is saved as one, and what somebody else has saved meanwhile comes in around what is typed here', async () => {
  let first = true
  await show(EventEditPage, {
    'PUT /organiser/events/e1': () => {
      if (!first) return { id: 'e1', version: 3 }
      first = false
      return new Refusal(409, { code: 'edited_elsewhere', message: '刚才有人改过这个活动。', details: { version: 2, config: { ...config, title: '党课', intro: '新的介绍' } } })
    }
  })
  await screen.findByText('每场 30 人。')
  type('名称', '我的党课')
  press('存草稿')
  expect(await screen.findByText('刚才有人改过这个活动，你填的都还在。请看过再保存')).toBeInTheDocument()
  expect(screen.getByText('介绍：对方改为“新的介绍”，已并入')).toBeInTheDocument()
  expect(screen.getByText('名称：对方改为“党课”，保留了你的“我的党课”')).toBeInTheDocument()
  press('存草稿')
  await screen.findByRole('button', { name: '草稿已存' })
  expect(bodies('PUT /organiser/events/e1')).toMatchObject([{ version: 1, asDraft: true, config: { title: '我的党课' } }, { version: 2, asDraft: true, config: { title: '我的党课', intro: '新的介绍', attendance: { ways: ['code'] } } }])
})

test('what is published is changed with a reason, never as a draft; what is wrong stands at its session', async () => {
  let problems: object[] = []
  await show(EventEditPage, { 'GET /organiser/events/e1': () => stored({ state: 'upcoming' }), 'PUT /organiser/events/e1': () => ({ id: 'e1', version: 2 }), 'POST /organiser/events/preview': () => preview(problems) })
  await screen.findByText('每场 30 人。')
  problems = [{ field: 'sessions.0.ends', message: '“第一场”的结束时间要在开始时间之后，请改正。', level: 'error' }]
  press(/^场次“第一场，/)
  type('结束时间', '08:00')
  expect((await screen.findAllByText('“第一场”的结束时间要在开始时间之后，请改正。')).length).toBeGreaterThan(0)
  problems = []
  type('结束时间', '12:00')
  press('这一场填好了')
  await waitFor(() => expect(screen.queryByText('“第一场”的结束时间要在开始时间之后，请改正。')).toBeNull())
  press('保存修改')
  const sheet = await screen.findByRole('dialog', { name: '修改已发布的活动' })
  fireEvent.click(within(sheet).getByRole('button', { name: '保存修改' }))
  expect(within(sheet).getByText('请写明原因')).toBeInTheDocument()
  fireEvent.change(within(sheet).getByLabelText('原因'), { target: { value: '多讲一个小时' } })
  fireEvent.click(within(sheet).getByRole('button', { name: '保存修改' }))
  await waitFor(() => expect(bodies('PUT /organiser/events/e1')).toHaveLength(1))
  expect(bodies('PUT /organiser/events/e1')[0]).toMatchObject({ version: 1, reason: '多讲一个小时', config: { sessions: [{ id: 'first', ends: china('2026-12-05 12:00') }] } })
  expect(bodies('PUT /organiser/events/e1')[0]).not.toHaveProperty('asDraft')
})

test.each([['ended', '活动已经结束'], ['cancelled', '活动已经取消']])('an event that is %s is not edited any more', async (state, words) => {
  await show(EventEditPage, { 'GET /organiser/events/e1': () => stored({ state }) })
  expect(await screen.findByText(words)).toBeInTheDocument()
  expect(screen.queryByLabelText('名称')).toBeNull()
})

test('who does not run it sees his own people; he names them only where units do, and changes nothing else', async () => {
  const theirs = (how: 'first-come' | 'nominated') => stored({ state: 'upcoming', mine: false, how, owner: { id: 'u', name: '省直机关工委' } }, { enrol: { how } })
  await show(OrganiserEventPage, { 'GET /organiser/events/e1': () => theirs('nominated') })
  expect(await screen.findByText('省直机关工委主办。你看得到本单位的人，可以报送名单。')).toBeInTheDocument()
  expect(screen.getByRole('button', { name: '报送名单' })).toBeInTheDocument()
  for (const name of ['修改活动', '发通知', '现场签到', '取消整个活动']) expect(screen.queryByRole('button', { name })).toBeNull()
  await server.close()
  await show(OrganiserEventPage, { 'GET /organiser/events/e1': () => theirs('first-come') })
  expect(await screen.findByText('省直机关工委主办。你看得到本单位的人。')).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: /补录|报送/ })).toBeNull()
})

test('says what the form that was just left has done', async () => {
  tell('“专题党课”已保存')
  await show(OrganiserEventPage, { 'GET /organiser/events/e1': () => stored({ state: 'upcoming' }) })
  expect(await screen.findByText('“专题党课”已保存')).toBeInTheDocument()
})

test('there is a door where people sign in, and none where nobody does', async () => {
  await show(OrganiserEventPage, { 'GET /organiser/events/e1': () => stored({ state: 'upcoming' }) })
  expect(await screen.findByRole('button', { name: '现场签到' })).toBeInTheDocument()
  await server.close()
  const { attendance: _attendance, ...bare } = config
  await show(OrganiserEventPage, { 'GET /organiser/events/e1': () => ({ ...stored({ state: 'upcoming' }), config: bare }) })
  expect(await screen.findByRole('button', { name: '修改活动' })).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: '现场签到' })).toBeNull()
})

test('a session is divided into positions, which all sessions can have; its seats are then what they add up to', async () => {
  const second = session({ id: 'second', name: '第二场', begins: china('2026-12-06 09:00'), ends: china('2026-12-06 11:00'), seats: 20 })
  await show(EventEditPage, { 'GET /organiser/events/e1': () => stored({}, { sessions: [...config.sessions, second] }), 'PUT /organiser/events/e1': () => ({ id: 'e1', version: 2 }) })
  await screen.findByText('每场 30 人。')
  press(/^场次“第一场，/)
  press('岗位：不分岗位，修改')
  press('加一个岗位')
  type('岗位 1', '引导')
  type('岗位 1 名额（人）', '4')
  press('加一个岗位')
  type('岗位 2', '咨询台')
  type('岗位 2 名额（人）', '2')
  press('其余 1 场也用这些岗位')
  expect(screen.getByText('2 场都用这些岗位了。')).toBeInTheDocument()
  press('岗位填好了')
  expect(screen.getByRole('button', { name: '岗位：引导 4、咨询台 2，一共 6 个名额，修改' })).toBeInTheDocument()
  expect(screen.queryByLabelText('名额（人）')).toBeNull()
  press('这一场填好了')
  press('存草稿')
  await waitFor(() => expect(bodies('PUT /organiser/events/e1')).toHaveLength(1))
  const positions = [{ id: 'position-1', name: '引导', seats: 4 }, { id: 'position-2', name: '咨询台', seats: 2 }]
  expect(bodies('PUT /organiser/events/e1')[0]?.config.sessions).toMatchObject([{ id: 'first', seats: 6, positions }, { id: 'second', seats: 6, positions }])
})

test('what is wrong with a new question is said at its row, and in its sheet once something was typed', async () => {
  const message = '请填写这一项的名称，最多 40 个字。'
  await show(EventEditPage, { 'POST /organiser/events/preview': ({ body }) => preview((body as { config: EventConfig }).config.form?.some(({ label }) => !label) ? [{ field: 'form.0.label', message, level: 'error' }] : []) })
  await screen.findByText('每场 30 人。')
  press('加一项要填的')
  await screen.findByRole('button', { name: `报名表“（没有名称）”，文字 · 必填，${message}` })
  const sheet = screen.getByRole('dialog', { name: '报名表第 1 项' })
  expect(within(sheet).queryByText(message)).toBeNull()
  type('问什么', '车')
  type('问什么', '')
  expect(await within(sheet).findByText(message)).toBeInTheDocument()
  fireEvent.click(within(sheet).getByRole('radio', { name: '手机号' }))
  await waitFor(() => expect(screen.queryByText(message)).toBeNull())
  press('这一项填好了')
  expect(screen.getByRole('button', { name: '报名表“手机号”，手机号 · 必填 · 用途：活动当天联系' })).toBeInTheDocument()
})

test('seats are shared out to units by name, a level is called by who stands on it, and where nobody signs up nothing of it is asked', async () => {
  const units = [['u-top', '省社科联', 0], ['u-a', '一支部', 1], ['u-b', '二支部', 1]].map(([id, name, depth]) => ({ id, name, parentId: depth ? 'u-top' : null, depth, heads: 0, headsBelow: 0, declaredHeads: null, version: 1, top: !depth }))
  await show(EventEditPage, {
    'GET /organiser/units': () => ({ units }), 'GET /organiser/events/e1': () => stored({}, { quotas: { units: { each: 'session', list: [{ unit: 'u-a', seats: 5 }, { unit: 'u-b', seats: 7 }] } } }), 'PUT /organiser/events/e1': () => ({ id: 'e1', version: 2 })
  })
  await screen.findByText('每场 30 人。')
  press('分到单位：2 个单位，一共 12 个，修改')
  fireEvent.click(await screen.findByRole('button', { name: '去掉一支部' }))
  type('二支部（个）', '9')
  press('名额填好了')
  press('按人数比例：不按比例，修改')
  fireEvent.click(screen.getByRole('switch', { name: '按单位人数的比例限名额' }))
  expect(await screen.findByRole('radio', { name: '一支部 等 2 个', checked: true })).toBeInTheDocument()
  press('比例填好了')
  press('存草稿')
  await waitFor(() => expect(bodies('PUT /organiser/events/e1')).toHaveLength(1))
  expect(bodies('PUT /organiser/events/e1')[0]?.config.quotas).toEqual({ units: { each: 'session', list: [{ unit: 'u-b', seats: 9 }] }, percent: { each: 'event', level: 1, percent: 20, rounding: 'up', least: 1 } })
  await server.close()
  await show(EventEditPage, { 'GET /organiser/events/e1': () => stored({ how: 'opt-out' }, { enrol: { how: 'opt-out' } }) })
  expect(await screen.findByRole('button', { name: /^签到：扫现场的码，/ })).toBeInTheDocument()
  expect(screen.queryByText('报名表')).toBeNull()
  expect(screen.queryByText('名额分配')).toBeNull()
})
