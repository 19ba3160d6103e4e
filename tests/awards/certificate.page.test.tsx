import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import Taro from '@tarojs/taro'
import type { CertificateView } from '../../contract/awards'
import CertificatePage from '@/awards/certificate/index'
import CheckPage from '@/pages/check/index'
import { useSession } from '@/store/session'
import { Refusal, signedIn, type Answers } from '../client/signed-in'

let server: Awaited<ReturnType<typeof signedIn>>
afterEach(() => server.close())
beforeEach(() => jest.clearAllMocks())

const certificate: CertificateView = {
  code: 'AB3DEF7HJK9M', title: '合格证书', name: '周文清', unit: '科研管理处党支部', text: '参加“党史知识竞赛”，成绩 92 分，特发此证。', issuer: '省社科联',
  issuedAt: Date.UTC(2026, 5, 15, 1)
}

describe('a certificate', () => {
  const show = async (answers: Answers) => {
    server = await signedIn(answers, { params: { id: 'r1', cert: 'pass' } })
    render(<CertificatePage />)
  }

  test('says for whom, what for, when, by whom and under which number, in fours', async () => {
    await show({ 'POST /rounds/r1/certificates/pass': () => certificate })
    expect(await screen.findByRole('group', { name: '合格证书，周文清' })).toBeInTheDocument()
    for (const words of ['周文清', '科研管理处党支部', '参加“党史知识竞赛”，成绩 92 分，特发此证。', '省社科联', '2026 年 6 月 15 日', 'AB3D', 'EF7H', 'JK9M']) expect(screen.getByText(words)).toBeInTheDocument()
    expect(screen.getByRole('img', { name: '证书编号 A B 3 D E F 7 H J K 9 M' })).toBeInTheDocument()
  })

  test('leads to what whoever checks it will see', async () => {
    await show({ 'POST /rounds/r1/certificates/pass': () => certificate })
    fireEvent.click(await screen.findByRole('button', { name: '看看查验时显示什么' }))
    expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/pages/check/index?code=AB3DEF7HJK9M' })
  })

  test('that cannot be had yet says what is missing', async () => {
    await show({ 'POST /rounds/r1/certificates/pass': () => new Refusal(403, { code: 'not_revealed', message: '还没有达到要求：得分不低于 60 分。' }) })
    expect(await screen.findByText('还没有达到要求：得分不低于 60 分。')).toBeInTheDocument()
    expect(screen.queryByText('复制证书编号')).toBeNull()
  })

  test('that was revoked says so before the reason', async () => {
    await show({ 'POST /rounds/r1/certificates/pass': () => new Refusal(409, { code: 'conflict', message: '这张证书已经由组织者作废：发错了。' }) })
    expect(await screen.findByText('证书已作废')).toBeInTheDocument()
    expect(screen.queryByText('现在没有证书可领')).toBeNull()
  })
})

describe('checking a certificate', () => {
  const show = async (answers: Answers, params: Record<string, string> = {}) => {
    server = await signedIn(answers, { params })
    useSession.getState().reset()
    render(<CheckPage />)
  }
  const look = (code: string) => {
    fireEvent.change(screen.getByRole('textbox', { name: '证书编号' }), { target: { value: code } })
    fireEvent.click(screen.getByRole('button', { name: '查验证书' }))
  }

  test('needs no sign-in, and a code in the address is looked up at once', async () => {
    await show({ 'GET /certificates/AB3DEF7HJK9M': () => ({ state: 'valid', said: '这张证书是真的，由省社科联颁发。', correctedAt: null, certificate }) }, { code: 'AB3DEF7HJK9M' })
    expect(await screen.findByText('证书有效')).toBeInTheDocument()
    expect(screen.getByRole('group', { name: '合格证书，周文清' })).toBeInTheDocument()
    expect(server.heard[0]?.token).toBeUndefined()
    expect(screen.queryByText(/更正前的成绩/)).toBeNull()
  })

  test('says that the score on it was corrected since, and when', async () => {
    await show({ 'GET /certificates/AB3DEF7HJK9M': () => ({ state: 'valid', said: '这张证书是真的。', correctedAt: Date.UTC(2020, 6, 3, 2), certificate }) }, { code: 'AB3DEF7HJK9M' })
    expect(await screen.findByText(/竞赛在 2020 年 7 月 3 日 10:00 更正过答案.*更正前的成绩/)).toBeInTheDocument()
  })

  test('says which are none and which are revoked, and takes the answer away while another is typed', async () => {
    await show({
      'GET /certificates/2222': () => new Refusal(404, { code: 'not_found', message: '没有这张证书。' }),
      'GET /certificates/3333': () => ({ state: 'revoked', said: '这张证书不再有效。', correctedAt: null, certificate })
    })
    look('2222')
    expect(await screen.findByText('查不到这张证书')).toBeInTheDocument()
    fireEvent.change(screen.getByRole('textbox', { name: '证书编号' }), { target: { value: '3' } })
    expect(screen.queryByText('查不到这张证书')).toBeNull()
    look('3333')
    expect(await screen.findByText('证书已作废')).toBeInTheDocument()
    expect(screen.queryByText('证书有效')).toBeNull()
  })

  test('says at the field what was copied wrongly, and asks nobody about nothing', async () => {
    await show({ 'GET /certificates/2223': () => new Refusal(400, { code: 'bad_request', message: '编号不对，请对照证书再看一遍。' }) })
    fireEvent.click(screen.getByRole('button', { name: '查验证书' }))
    expect(screen.getByRole('alert')).toHaveTextContent('请填写证书上的编号')
    expect(server.heard).toHaveLength(0)
    look('2223')
    await waitFor(() => expect(screen.getByRole('alert')).toHaveTextContent('编号不对，请对照证书再看一遍。'))
  })
})
