import { fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import Taro from '@tarojs/taro'
import { forget, serve, setParams, showAgain } from '../mocks/taro'
import { listen, type Heard, type Reply } from './server'
import type { Binding, Me } from '../../contract/account'
import BindPage from '@/pages/bind'
import { useSession } from '@/store/session'

const unit = { id: 'l1', name: '科研管理处党支部' }
const node = (id: string, name: string, hasChildren: boolean, path: string[] = []) => ({ id, name, parentId: null, depth: path.length, hasChildren, path })
const bound: Binding = { state: 'bound', memberId: 'm1', name: '周文清', unit, unitPath: [unit] }

let server: Awaited<ReturnType<typeof listen>>
let binding: Binding
const me = (): Me => ({ accountId: 'a1', binding, roles: [], consent: { required: '2', given: '2' }, association: '', zone: 'Asia/Shanghai', demo: true })
const answer = ({ method, path, query, body }: Heard): Reply => {
  switch (`${method} ${path.slice(4)}`) {
    case 'GET /me': return { body: me() }
    case 'GET /units':
      if (query.search) return { body: { units: [node('l1', '科研管理处党支部', false, ['机关党委', '第一党总支'])] } }
      switch (query.parent) {
        case undefined: return { body: { units: [node('top', '社科联', true)] } }
        case 'top': return { body: { units: [node('u1', '机关党委', true, ['社科联']), node('u2', '学会党委', true, ['社科联'])] } }
        default: return { body: { units: [node('l1', '科研管理处党支部', false, ['社科联', '机关党委'])] } }
      }
    case 'POST /me/bind/activation':
      if ((body as { code: string }).code !== '1234') return { status: 400, body: { code: 'code_wrong', message: '激活码不对，或者已经用过。' } }
      binding = bound
      return { body: me() }
    case 'POST /me/join':
      binding = { state: 'waiting', unit, name: (body as { name: string }).name, since: Date.now() }
      return { body: me() }
    case 'DELETE /me/join':
      binding = { state: 'none' }
      return { body: me() }
    default: return { status: 404, body: { code: 'not_found', message: '' } }
  }
}
const reLaunch = Taro.reLaunch as jest.Mock
const start = (state: Binding) => {
  binding = state
  useSession.getState().adopt({ accessToken: 'a', accessExpiresAt: Date.now() + 900_000, refreshToken: 'r', me: me() })
  setParams({ back: '/pages/results/index' })
  render(<BindPage />)
}

beforeEach(async () => {
  forget()
  reLaunch.mockClear()
  server = await listen(answer)
  serve(server.origin)
})
afterEach(() => server.close())

test('with name and activation code one is bound and led back; a wrong code says what to do', async () => {
  start({ state: 'none' })
  await userEvent.type(screen.getByRole('textbox', { name: '姓名' }), '周文清')
  await userEvent.type(screen.getByRole('textbox', { name: '激活码' }), '9999{Enter}')
  expect(await screen.findByText('激活码不对，或者已经用过。')).toBeVisible()
  await userEvent.clear(screen.getByRole('textbox', { name: '激活码' }))
  await userEvent.type(screen.getByRole('textbox', { name: '激活码' }), '1234{Enter}')
  await waitFor(() => expect(reLaunch).toHaveBeenCalledWith({ url: '/pages/results/index' }))
})

test('a unit is chosen level by level, the request waits, and can be taken back', async () => {
  start({ state: 'none' })
  fireEvent.click(screen.getByRole('radio', { name: '申请加入' }))
  fireEvent.click(screen.getByRole('button', { name: '申请加入' }))
  expect(screen.getByText('请选择你所在的支部')).toBeVisible()
  fireEvent.click(screen.getByRole('button', { name: /^选择支部，/ }))
  const sheet = within(screen.getByRole('dialog', { name: '选择支部' }))
  // The only top is opened at once, and there is no way up from it.
  fireEvent.click(await sheet.findByRole('button', { name: '机关党委，看下级' }))
  fireEvent.click(await sheet.findByRole('button', { name: '上一级' }))
  expect(await sheet.findByRole('button', { name: '学会党委，看下级' })).toBeVisible()
  expect(sheet.queryByRole('button', { name: '上一级' })).toBeNull()
  // Nobody belongs to the association itself.
  expect(sheet.queryByRole('button', { name: /^就选这一级/ })).toBeNull()
  fireEvent.click(sheet.getByRole('button', { name: '机关党委，看下级' }))
  expect(await sheet.findByRole('button', { name: '就选这一级：机关党委' })).toBeVisible()
  fireEvent.click(await sheet.findByRole('button', { name: '选择科研管理处党支部' }))
  await userEvent.type(screen.getByRole('textbox', { name: '姓名' }), '周文清')
  fireEvent.click(screen.getByRole('button', { name: '申请加入' }))
  expect(await screen.findByText('等待组织者确认')).toBeVisible()
  expect(server.heard.find(({ path }) => path === '/api/me/join')?.body).toEqual({ unitId: 'l1', name: '周文清', note: '' })
  fireEvent.click(screen.getByRole('button', { name: '撤回申请' }))
  fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: '撤回申请' }))
  expect(await screen.findByText('核对你的身份')).toBeVisible()
})

test('a unit is found by name, with the path that tells branches of one name apart', async () => {
  start({ state: 'none' })
  fireEvent.click(screen.getByRole('radio', { name: '申请加入' }))
  fireEvent.click(screen.getByRole('button', { name: /^选择支部，/ }))
  await userEvent.type(screen.getByRole('textbox', { name: '按名称查找' }), '科研')
  expect(await screen.findByText('机关党委 › 第一党总支')).toBeVisible()
  fireEvent.click(screen.getByRole('button', { name: '选择科研管理处党支部' }))
  expect(screen.getByRole('button', { name: '支部：科研管理处党支部，重新选择' })).toBeVisible()
})

test('who was refused reads why and may ask again', async () => {
  start({ state: 'refused', unit, name: '周文清', reason: '花名册里没有这个名字' })
  expect(screen.getByText('科研管理处党支部没有同意加入申请')).toBeVisible()
  expect(screen.getByText(/^花名册里没有这个名字/)).toBeVisible()
  expect(screen.getByRole('radio', { name: '申请加入' })).toBeChecked()
})

test('once an organiser has agreed, coming back to the page leads on', async () => {
  start({ state: 'waiting', unit, name: '周文清', since: Date.now() })
  expect(await screen.findByText('等待组织者确认')).toBeVisible()
  binding = bound
  showAgain()
  await waitFor(() => expect(reLaunch).toHaveBeenCalledWith({ url: '/pages/results/index' }))
})
