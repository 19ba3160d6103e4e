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
