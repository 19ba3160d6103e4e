import { fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import Taro from '@tarojs/taro'
import { forget, serve } from '../mocks/taro'
import { listen, type Heard, type Reply } from './server'
import type { Me } from '../../contract/account'
import MePage from '@/pages/me'
import PrivacyPage from '@/pages/privacy'
import ResultsPage from '@/pages/results'
import { useSession } from '@/store/session'
import { useSettings } from '@/store/settings'

const unit = { id: 'u1', name: '科研管理处党支部' }
const me = (roles: Me['roles'] = []): Me => ({
  accountId: 'a1', binding: { state: 'bound', memberId: 'm1', name: '周文清', unit, unitPath: [{ id: 'u0', name: '机关党委' }, unit] }, roles,
  consent: { required: '2', given: '2' }, association: '社科联', zone: 'Asia/Shanghai', demo: false
})
const attempt = (n: number, more = {}) => ({
  id: `t${n}`, roundId: 'r1', roundTitle: '第三轮', phaseName: '', no: n, practice: false, state: 'finished', startedAt: 0, finishedAt: 1000, score: 84.5, fullScore: 100, timeMs: 504_000, corrected: false, proxied: false, ...more
})
let server: Awaited<ReturnType<typeof listen>>
let attempts: unknown[] = []
const answer = ({ method, path, body }: Heard): Reply => {
  switch (`${method} ${path.slice(4)}`) {
    case 'GET /me/attempts': return { body: { items: attempts, next: null } }
    case 'GET /organiser/overview': return { body: { units: [unit], members: 25, branches: 1, joins: 0, openRounds: 1, absent: 39 } }
    case 'GET /system':
      return { body: { name: '学史', association: '社科联', zone: '', signIn: {}, privacy: { version: '2', title: '隐私保护说明', paragraphs: ['用于组织答题。'] }, now: 0 } }
    case 'POST /me/password':
      return (body as { old: string }).old === 'old-secret' ? { body: { ok: true } } : { status: 400, body: { code: 'wrong_password', message: '原密码不对。' } }
    default: return { body: { ok: true } }
  }
}
const reLaunch = Taro.reLaunch as jest.Mock
const navigateTo = Taro.navigateTo as jest.Mock
const signIn = (person = me()) => useSession.getState().adopt({ accessToken: 'a', accessExpiresAt: Date.now() + 900_000, refreshToken: 'r', me: person })

beforeEach(async () => {
  forget()
  reLaunch.mockClear()
  navigateTo.mockClear()
  useSettings.getState().reset()
  attempts = []
  server = await listen(answer)
  serve(server.origin)
})
afterEach(() => server.close())

test('长辈版 is switched on 我的, has three sizes, and outlives a restart', async () => {
  signIn()
  const { container } = render(<MePage />)
  expect(screen.queryByRole('radiogroup', { name: '字的大小' })).toBeNull()
  // The whole row is the switch.
  fireEvent.click(screen.getByText('字更大，按钮更大'))
  expect(container.querySelector('.page')).toHaveClass('page-elder')
  expect(screen.getByRole('switch', { name: '长辈版' })).toBeChecked()
  fireEvent.click(screen.getByRole('radio', { name: '最大' }))
  expect(container.querySelector('.page')).toHaveClass('page-elder', 'page-elder-3')
  expect(Taro.getStorageSync('settings')).toEqual({ elder: 3, asked: true })
})

test('only an organiser is shown the desk, with what waits there', async () => {
  signIn()
  const { unmount } = render(<MePage />)
  expect(screen.queryByText('组织者工作台')).toBeNull()
  unmount()
  signIn(me([{ role: 'organiser', unit }]))
  render(<MePage />)
  expect(await screen.findByText('39 人未参与')).toBeVisible()
  fireEvent.click(screen.getByText('组织者工作台'))
  expect(navigateTo).toHaveBeenCalledWith({ url: '/organiser/desk/index' })
})

test('signing out asks first, tells the server, and leaves nothing behind', async () => {
  signIn()
  render(<MePage />)
  fireEvent.click(screen.getByText('退出登录'))
  fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: '不退出' }))
  fireEvent.click(screen.getByText('退出登录'))
  fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: '退出登录' }))
  await waitFor(() => expect(reLaunch).toHaveBeenCalledWith({ url: '/pages/sign-in/index' }))
  expect(reLaunch).toHaveBeenCalledTimes(1)
  expect(server.heard.map(({ path }) => path).filter((path) => !['/api/rounds', '/api/me/notices/unread'].includes(path))).toEqual(['/api/auth/logout'])
  expect(Taro.getStorageSync('session')).toBe('')
})

test('consent is taken back after a question, and the device forgets it too', async () => {
  signIn()
  Taro.setStorageSync('consent', '2')
  render(<PrivacyPage />)
  expect(await screen.findByText('用于组织答题。')).toBeVisible()
  expect(screen.getByText('机关党委 › 科研管理处党支部')).toBeVisible()
  fireEvent.click(screen.getByText('撤回同意'))
  expect(server.heard.map(({ path }) => path)).not.toContain('/api/me/consent/withdraw')
  fireEvent.click(screen.getByRole('button', { name: '撤回同意并退出' }))
  await waitFor(() => expect(reLaunch).toHaveBeenCalledWith({ url: '/pages/sign-in/index' }))
  expect(useSession.getState().tokens).toBeNull()
  expect(Taro.getStorageSync('consent')).toBe('')
})

test('a password is changed only when the old one is right and both new ones agree', async () => {
  signIn()
  render(<PrivacyPage />)
  fireEvent.click(screen.getByText('修改密码'))
  const sheet = within(screen.getByRole('dialog', { name: '修改密码' }))
  const submit = () => fireEvent.click(sheet.getByRole('button', { name: '修改密码' }))
  await userEvent.type(sheet.getByLabelText('原密码'), 'mistaken')
  await userEvent.type(sheet.getByLabelText('新密码'), 'new-secret')
  await userEvent.type(sheet.getByLabelText('再填一次新密码'), 'new-secre')
  submit()
  expect(sheet.getByText('两次填写的新密码不一样')).toBeVisible()
  await userEvent.type(sheet.getByLabelText('再填一次新密码'), 't')
  submit()
  expect(await sheet.findByText('原密码不对。')).toBeVisible()
  await userEvent.clear(sheet.getByLabelText('原密码'))
  await userEvent.type(sheet.getByLabelText('原密码'), 'old-secret')
  submit()
  expect(await screen.findByText('密码已修改')).toBeVisible()
})

test('results: one whose score changed with a corrected key says so', async () => {
  attempts = [attempt(1, { corrected: true })]
  signIn()
  render(<ResultsPage />)
  expect(await screen.findByText('答案更正，已重新计分')).toBeVisible()
  expect(screen.getByRole('button', { name: /第 1 次，84.5 分，满分 100，.*，答案更正，已重新计分$/ })).toBeVisible()
})

test('results: an open attempt is gone on with, a finished one opens its score, none says what will be here', async () => {
  attempts = [attempt(2, { state: 'open', finishedAt: null, score: null, timeMs: null }), attempt(1), attempt(3, { phaseName: '第 1 关', fullScore: null })]
  signIn()
  const { unmount } = render(<ResultsPage />)
  fireEvent.click(await screen.findByRole('button', { name: /第 2 次，还没有交卷，接着答/ }))
  expect(navigateTo).toHaveBeenLastCalledWith({ url: '/quiz/answer/index?id=t2' })
  expect(screen.getByRole('button', { name: /^第三轮，第 1 关 · 第 3 次，84.5 分，(?!满分)/ })).toBeVisible()
  fireEvent.click(screen.getByRole('button', { name: /第 1 次，84.5 分，满分 100/ }))
  expect(navigateTo).toHaveBeenLastCalledWith({ url: '/quiz/result/index?id=t1' })
  expect(screen.queryByText('答案更正，已重新计分')).toBeNull()
  unmount()
  attempts = []
  render(<ResultsPage />)
  expect(await screen.findByText('还没有成绩')).toBeVisible()
})
