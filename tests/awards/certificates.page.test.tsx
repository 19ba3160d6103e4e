import { fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import CertificatesPage from '@/organiser/certificates/index'
import type { IssuedCertificate } from '../../contract/awards'
import { organiser, Refusal, signedIn, type Answers } from '../client/signed-in'

let server: Awaited<ReturnType<typeof signedIn>>
afterEach(() => server.close())

const LIST = 'GET /organiser/rounds/r1/certificates'
const REVOKE = 'POST /organiser/certificates/AB3DEF7HJK9M/revoke'
const RESTORE = 'POST /organiser/certificates/AB3DEF7HJK9M/restore'
const one = (over: Partial<IssuedCertificate> = {}): IssuedCertificate =>
  ({ code: 'AB3DEF7HJK9M', title: '合格证书', name: '周文清', unit: '科研管理处党支部', issuedAt: Date.UTC(2026, 5, 1), revoked: null, correctedAt: null, ...over })
const page = (...items: IssuedCertificate[]) =>
  ({ items, next: null, roundTitle: '第三轮', kinds: [{ id: 'pass', name: '合格证书' }, { id: 'best', name: '优胜证书' }], revokedSays: '这张证书不再有效。' })
const show = async (answers: Answers, params: Record<string, string> = {}) => {
  server = await signedIn(answers, { as: organiser, params: { id: 'r1', ...params } })
  render(<CertificatesPage />)
}
const row = () => screen.findByRole('button', { name: /^周文清，/ })

test('certificates are looked for on the server, by name or number, kind and state', async () => {
  await show({ [LIST]: ({ query }) => page(...(query.search ? [] : [one({ revoked: { at: 0, reason: '成绩有误' } })])) }, { cert: 'pass' })
  expect(await screen.findByRole('button', { name: '周文清，已作废，合格证书，科研管理处党支部，编号 AB3D EF7H JK9M' })).toBeInTheDocument()
  expect(screen.getByRole('radio', { name: '合格证书' })).toHaveAttribute('aria-checked', 'true')
  fireEvent.click(screen.getByRole('radio', { name: '已作废' }))
  fireEvent.click(screen.getByRole('radio', { name: '全部证书' }))
  fireEvent.change(screen.getByLabelText('按姓名或编号查找'), { target: { value: ' ab3d ef ' } })
  expect(await screen.findByText('没有找到')).toBeInTheDocument()
  const asked = server.heardAt(LIST).map(({ query }) => query)
  expect(asked[0]).toMatchObject({ cert: 'pass' })
  expect(asked.at(-1)).toMatchObject({ search: 'ab3d ef', state: 'revoked' })
  expect(asked.at(-1)).not.toHaveProperty('cert')
})

test('voiding takes a reason and says what the public page will then say', async () => {
  let revoked: IssuedCertificate['revoked'] = null
  await show({
    [LIST]: () => page(one({ revoked })),
    [REVOKE]: ({ body }) => { revoked = { at: Date.now(), reason: (body as { reason: string }).reason }; return { state: 'revoked', said: '', certificate: {} } }
  })
  fireEvent.click(await row())
  fireEvent.click(screen.getByRole('button', { name: '作废证书' }))
  fireEvent.click(screen.getByRole('button', { name: '下一步：核对后作废' }))
  expect(screen.getByRole('alert')).toHaveTextContent('请写明原因')
  fireEvent.change(screen.getByRole('textbox', { name: '原因' }), { target: { value: '成绩有误' } })
  fireEvent.click(screen.getByRole('button', { name: '下一步：核对后作废' }))
  const dialog = screen.getByRole('dialog', { name: '作废周文清的合格证书？' })
  expect(dialog).toHaveTextContent('以后查验时会显示“证书已作废”：“这张证书不再有效。”')
  fireEvent.click(within(dialog).getByRole('button', { name: '作废证书' }))
  expect(await screen.findByText('周文清的合格证书已经作废')).toBeInTheDocument()
  expect(await screen.findByRole('button', { name: /^周文清，已作废/ })).toBeInTheDocument()
  expect(server.heardAt(REVOKE)[0]?.body).toEqual({ reason: '成绩有误' })
})

test('a voided one shows why, and is restored with a reason', async () => {
  await show({ [LIST]: () => page(one({ revoked: { at: 0, reason: '成绩有误' } })), [RESTORE]: () => ({ state: 'valid', said: '', certificate: {} }) })
  fireEvent.click(await row())
  expect(screen.getByRole('dialog')).toHaveTextContent('成绩有误')
  fireEvent.click(screen.getByRole('button', { name: '恢复证书' }))
  fireEvent.change(screen.getByRole('textbox', { name: '原因' }), { target: { value: '核对无误' } })
  fireEvent.click(screen.getByRole('button', { name: '下一步：核对后恢复' }))
  fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: '恢复证书' }))
  expect(await screen.findByText('周文清的合格证书已经恢复')).toBeInTheDocument()
  expect(server.heardAt(RESTORE)[0]?.body).toEqual({ reason: '核对无误' })
})

test('what is refused stands in the question, and nothing is told', async () => {
  await show({ [LIST]: () => page(one()), [REVOKE]: () => new Refusal(403, { code: 'forbidden', message: '这场竞赛由上级单位管理。' }) })
  fireEvent.click(await row())
  fireEvent.click(screen.getByRole('button', { name: '作废证书' }))
  fireEvent.change(screen.getByRole('textbox', { name: '原因' }), { target: { value: '成绩有误' } })
  fireEvent.click(screen.getByRole('button', { name: '下一步：核对后作废' }))
  fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: '作废证书' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('这场竞赛由上级单位管理。')
  expect(screen.queryByText('周文清的合格证书已经作废')).toBeNull()
})

test('where nobody has one yet it is said', async () => {
  await show({ [LIST]: () => page() })
  await waitFor(() => expect(screen.getByText('还没有人领证书')).toBeInTheDocument())
})
