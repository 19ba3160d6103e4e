import { act, render, screen } from '@testing-library/react'
import Taro from '@tarojs/taro'
import { forget, setParams } from '../mocks/taro'
import type { Binding, Me } from '../../contract/account'
import { guarded } from '@/services/guard'
import { backTarget } from '@/services/nav'
import { useSession } from '@/store/session'

const unit = { id: 'u1', name: '科研管理处党支部' }
const bound: Binding = { state: 'bound', memberId: 'm1', name: '周文清', unit, unitPath: [unit] }
const signIn = (binding: Binding, more: Partial<Me> = {}) => useSession.getState().adopt({
  accessToken: 'a', accessExpiresAt: Date.now() + 900_000, refreshToken: 'r',
  me: { accountId: 'a1', binding, roles: [], consent: { required: '2', given: '2' }, association: '', zone: 'Asia/Shanghai', demo: false, ...more }
})
const reLaunch = Taro.reLaunch as jest.Mock
const Member = guarded('member', () => <p>成绩</p>)
const Desk = guarded('organiser', () => <p>工作台</p>)

beforeEach(() => {
  jest.useFakeTimers()
  reLaunch.mockClear()
  forget()
  useSession.getState().reset()
})
afterEach(() => {
  jest.runOnlyPendingTimers()
  jest.useRealTimers()
})

test('somebody who is not signed in is led to sign in, and told where to go back', () => {
  setParams({ id: '7' })
  render(<Member />)
  expect(screen.queryByText('成绩')).toBeNull()
  expect(reLaunch).toHaveBeenCalledWith({ url: `/pages/sign-in/index?back=${encodeURIComponent('/pages/test/index?id=7')}` })
})

test.each([
  ['not on the roster', () => signIn({ state: 'none' }), '/pages/bind/index'],
  ['still waiting', () => signIn({ state: 'waiting', unit, name: '周', since: 0 }), '/pages/bind/index'],
  ['asked to agree to a newer text', () => signIn(bound, { consent: { required: '3', given: '2' } }), '/pages/sign-in/index']
])('a person who is %s goes there first', (_, prepare, to) => {
  prepare()
  render(<Member />)
  expect(reLaunch.mock.calls[0]).toMatchObject([{ url: expect.stringContaining(to) as string }])
})

test('a member sees the page; a member without a role does not see the organiser’s', () => {
  signIn(bound)
  render(<Member />)
  expect(screen.getByText('成绩')).toBeVisible()
  expect(reLaunch).not.toHaveBeenCalled()
  render(<Desk />)
  expect(screen.queryByText('工作台')).toBeNull()
  expect(reLaunch).toHaveBeenCalledWith({ url: '/pages/home/index' })
})

test('when the session ends under several pages, one of them leads away', () => {
  signIn(bound)
  render(<><Member /><Member /><Member /></>)
  act(() => useSession.getState().reset(true))
  expect(reLaunch).toHaveBeenCalledTimes(1)
})

test.each([
  [undefined, '/pages/home/index'], ['%2Fquiz%2Fresult%2Findex%3Fid%3D7', '/quiz/result/index?id=7'], ['/pages/me/index', '/pages/me/index'],
  ['https://evil.example/', '/pages/home/index'], ['//evil.example/pages/', '/pages/home/index'], ['/pages/sign-in/index', '/pages/home/index'],
  ['javascript:alert(1)', '/pages/home/index'], ['%E0%A4%A', '/pages/home/index']
])('afterwards %s leads to %s', (asked, to) => expect(backTarget(asked)).toBe(to))
