import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import Taro from '@tarojs/taro'
import { forget, serve, setParams } from '../mocks/taro'
import { listen, type Heard, type Reply } from './server'
import type { Me } from '../../contract/account'
import SignInPage from '@/pages/sign-in'
import { useSession } from '@/store/session'

const unit = { id: 'u1', name: '科研管理处党支部' }
const me = (given: string | null): Me => ({
  accountId: 'a1', binding: { state: 'none' }, roles: [], consent: { required: '2', given }, association: '社科联', zone: 'Asia/Shanghai', demo: true
})
const session = (given: string | null) => ({ accessToken: 'a', accessExpiresAt: Date.now() + 900_000, refreshToken: 'r', me: me(given) })
const system = (demo: boolean) => ({
  name: '学史', association: '社科联', zone: 'Asia/Shanghai', signIn: { password: true, demo, wechat: true },
  privacy: { version: '2', title: '隐私保护说明', paragraphs: ['用于组织答题。'] }, now: 0
})
const people = [{ accountId: 'a1', name: '周文清', unit, roles: [], note: '普通党员' }, { accountId: 'a2', name: '陈建华', unit, roles: [{ role: 'organiser', unit }], note: '组织委员' }]

let server: Awaited<ReturnType<typeof listen>>
let demo = true
let given: string | null = null
const answer = ({ method, path, query, body }: Heard): Reply => {
  switch (`${method} ${path.slice(4)}`) {
    case 'GET /system': return { body: system(demo) }
    case 'GET /auth/demo': return { body: { people: people.filter(({ name }) => name.includes(query.search ?? '')) } }
    case 'POST /auth/demo': return { body: session(given) }
    case 'POST /auth/password':
      return (body as { password: string }).password === 'right' ? { body: session(given) } : { status: 401, body: { code: 'wrong_password', message: '账号或密码不对。' } }
    case 'POST /me/consent': return { body: me((body as { version: string }).version) }
    default: return { status: 404, body: { code: 'not_found', message: '' } }
  }
}
const paths = () => server.heard.map(({ method, path }) => `${method} ${path.slice(4)}`)
const reLaunch = Taro.reLaunch as jest.Mock

beforeEach(async () => {
  forget()
  useSession.getState().reset()
  reLaunch.mockClear()
  demo = true
  given = null
  server = await listen(answer)
  serve(server.origin)
})
afterEach(() => server.close())

const agree = async () => fireEvent.click(await screen.findByRole('button', { name: '看过了，同意并继续' }))

test('nothing is ticked beforehand; who agrees and chooses a person is recorded as agreeing and led back', async () => {
  setParams({ back: '/quiz/result/index?id=7' })
  render(<SignInPage />)
  expect(await screen.findByText('用于组织答题。')).toBeVisible()
  expect(screen.queryByRole('checkbox')).toBeNull()
  await agree()
  await userEvent.type(await screen.findByRole('textbox', { name: '按姓名或支部查找' }), '周')
  await waitFor(() => expect(screen.queryByText('陈建华')).toBeNull())
  fireEvent.click(await screen.findByRole('button', { name: /以周文清登录/ }))
  await waitFor(() => expect(reLaunch).toHaveBeenCalledWith({ url: '/quiz/result/index?id=7' }))
  expect(paths()).toContain('POST /me/consent')
  expect(useSession.getState().me?.consent.given).toBe('2')
})

test('who refuses stays on a page that says what it means, and may read again', async () => {
  render(<SignInPage />)
  fireEvent.click(await screen.findByRole('button', { name: '不同意' }))
  expect(screen.getByText('没有同意，还不能登录')).toBeVisible()
  expect(paths()).toEqual(['GET /system'])
  fireEvent.click(screen.getByRole('button', { name: '再看一遍说明' }))
  expect(screen.getByText('用于组织答题。')).toBeVisible()
})

test('a device that agreed once is not asked again, but an account that never agreed is', async () => {
  Taro.setStorageSync('consent', '2')
  render(<SignInPage />)
  fireEvent.click(await screen.findByRole('button', { name: /以周文清登录/ }))
  expect(await screen.findByText('用于组织答题。')).toBeVisible()
  expect(reLaunch).not.toHaveBeenCalled()
  await agree()
  await waitFor(() => expect(reLaunch).toHaveBeenCalledWith({ url: '/pages/home/index' }))
})

test('a wrong password is said above the form, and empty fields before anything is sent', async () => {
  demo = false
  given = '2'
  render(<SignInPage />)
  await agree()
  fireEvent.click(screen.getByRole('button', { name: '登录' }))
  expect(screen.getByText('请填写账号')).toBeVisible()
  expect(paths()).not.toContain('POST /auth/password')
  await userEvent.type(screen.getByLabelText('账号'), 'zhou')
  await userEvent.type(screen.getByLabelText('密码'), 'wrong{Enter}')
  expect(await screen.findByText('账号或密码不对。')).toBeVisible()
  await userEvent.clear(screen.getByLabelText('密码'))
  await userEvent.type(screen.getByLabelText('密码'), 'right{Enter}')
  await waitFor(() => expect(reLaunch).toHaveBeenCalled())
})
