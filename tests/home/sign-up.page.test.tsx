import { fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import Taro from '@tarojs/taro'
import type { RoundDetail, SignUpView } from '../../contract/quiz'
import RoundPage from '@/pages/round/index'
import { Refusal, signedIn, type Answers } from '../client/signed-in'
import { detail } from './cards'
import { phase, roundOf, signUp } from './phases'

let server: Awaited<ReturnType<typeof signedIn>>
afterEach(() => server?.close())
beforeEach(() => jest.clearAllMocks())

const show = async (round: RoundDetail, more: Answers = {}) => {
  server = await signedIn({ 'GET /rounds/r1': () => round, ...more }, { params: { id: 'r1' } })
  render(<RoundPage />)
  await screen.findByText('竞赛规则')
}
const gated = phase('main', { mine: { canStart: false, passed: null, whyNot: '开始之前要：先报名。', gates: [{ text: '先报名', open: false, have: null, need: null, toStudy: '' }] } })
const told: NonNullable<SignUpView['mine']> = { at: Date.now(), group: 'old', fields: { 手机: '13800005216' } }
const fill = (text: string) => fireEvent.change(screen.getByRole('textbox', { name: '手机' }), { target: { value: text } })

test('what is missing is said at its field, and nothing is sent before', async () => {
  let round = roundOf([gated], { signUp: signUp() })
  await show(round, {
    'GET /rounds/r1': () => round,
    'PUT /rounds/r1/sign-up': () => { round = roundOf([phase('main')], { signUp: signUp({ mine: told }) }); return round.signUp }
  })
  expect(screen.getByText('先报名，再答题')).toBeInTheDocument()
  fireEvent.click(screen.getByRole('button', { name: '报名参加' }))
  const sheet = within(screen.getByRole('dialog', { name: '报名参加' }))
  fireEvent.click(sheet.getByRole('button', { name: '提交报名' }))
  expect(sheet.getByText('请选一个组别')).toBeInTheDocument()
  expect(sheet.getByRole('textbox', { name: '手机' })).toHaveAccessibleDescription('请填写手机，填了才能提交')
  expect(server.heardAt('PUT /rounds/r1/sign-up')).toHaveLength(0)
  fireEvent.click(sheet.getByRole('radio', { name: '离退休组' }))
  fill(' 13800005216 ')
  fireEvent.click(sheet.getByRole('button', { name: '提交报名' }))
  await screen.findByText('已报名')
  expect(server.heardAt('PUT /rounds/r1/sign-up')[0]?.body).toEqual({ group: 'old', fields: { 手机: '13800005216' } })
  expect(screen.queryByRole('dialog')).toBeNull()
  // The gate is open: the round was read again.
  expect(await screen.findByRole('button', { name: '开始答题' })).toBeInTheDocument()
})

test('what the server refuses is said at the field that it names', async () => {
  await show(roundOf([gated], { signUp: signUp({ groups: [] }) }), {
    'PUT /rounds/r1/sign-up': () => new Refusal(400, { code: 'bad_request', message: '请填写手机。', details: { field: '手机' } })
  })
  fireEvent.click(screen.getByRole('button', { name: '报名参加' }))
  fill('1')
  fireEvent.click(screen.getByRole('button', { name: '提交报名' }))
  await waitFor(() => expect(screen.getByRole('textbox', { name: '手机' })).toHaveAccessibleDescription('请填写手机。'))
})

test('what was told can be changed and taken back until it closes; both ask before anything is lost', async () => {
  let round = roundOf([phase('main')], { signUp: signUp({ mine: told }) })
  await show(round, { 'GET /rounds/r1': () => round, 'DELETE /rounds/r1/sign-up': () => { round = roundOf([gated], { signUp: signUp() }); return round.signUp } })
  expect(screen.getByText('离退休组')).toBeInTheDocument()
  expect(screen.getByText('13800005216')).toBeInTheDocument()
  fireEvent.click(screen.getByRole('button', { name: '修改报名' }))
  fill('139')
  fireEvent.click(screen.getByRole('button', { name: '关闭' }))
  fireEvent.click(screen.getByRole('button', { name: '放弃填写' }))
  fireEvent.click(screen.getByRole('button', { name: '取消报名' }))
  fireEvent.click(within(screen.getByRole('dialog', { name: '取消报名？' })).getByRole('button', { name: '取消报名' }))
  expect(await screen.findByText('还没有报名')).toBeInTheDocument()
})

test('late sign-ups and closed ones are told what is possible', async () => {
  await show(roundOf([phase('main')], { signUp: signUp({ state: 'late', mine: told }) }))
  expect(screen.getByText('报名已经截止，不能再改')).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: /报名/ })).toBeNull()
  await server.close()
  await show(roundOf([gated], { signUp: signUp({ state: 'closed' }) }))
  expect(screen.getByText('报名已经截止。如有疑问请联系组织者')).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: '报名参加' })).toBeNull()
})

test('what is to be had: what it takes, whether I have it, and the way to the certificate', async () => {
  await show(detail({
    goals: [
      { kind: 'certificate', id: 'all', name: '通关证书', text: '各关都合格', reached: true, outcome: null, prizes: [], code: 'K7Q2' },
      { kind: 'draw', id: 'lucky', name: '通关抽奖', text: '各关都合格，还差 1 关', reached: false, outcome: null, prizes: [], code: null }
    ]
  }))
  expect(screen.getByText('已达到')).toBeInTheDocument()
  expect(screen.getByText('抽奖，还没有达到')).toBeInTheDocument()
  expect(screen.getByText('各关都合格，还差 1 关')).toBeInTheDocument()
  fireEvent.click(screen.getByRole('button', { name: '看证书：通关证书' }))
  expect(jest.mocked(Taro.navigateTo).mock.calls.map(([to]) => to.url)).toEqual(['/awards/certificate/index?id=r1&cert=all'])
})
