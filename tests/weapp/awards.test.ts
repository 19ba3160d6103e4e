import { openRoundWithAwards } from '../support/awards-round'
import { arrive, expectClean, startDemo, tapButton, type Demo } from './support'

jest.setTimeout(300_000)

const CHECK = 'pages/check/index'
let demo: Demo
let round = ''
beforeAll(async () => {
  demo = await startDemo()
  const organiser = await demo.as('李敏')
  round = await openRoundWithAwards(organiser)
  const member = await demo.as('周文清')
  const paper = await member.call('POST /rounds/:id/attempts', { id: round })
  await member.call('POST /attempts/:id/submit', { id: paper.id, seq: 1, device: 'test', answers: [] })
})
afterEach(() => demo.closePhones())
afterAll(() => demo.dispose())

test('a certificate and the page that checks it say the same, signed in or not', async () => {
  const phone = await demo.phoneOf('周文清')
  await phone.start(`awards/certificate/index?id=${round}&cert=taken`)
  await phone.waitText('特发此证')
  const printed = phone.text('.cert')
  expect(printed).toContain('周文清')
  expect(printed).toContain('参与证书')
  const code = phone.$$('.cert-part').map((part) => phone.text(part)).join('')
  expect(code).toMatch(/^[2-9A-HJ-KMNP-Z]{12}$/)
  await tapButton(phone, '看看查验时显示什么')
  await arrive(phone, CHECK)
  await phone.waitText('证书有效')
  expect(phone.text('.cert')).toBe(printed)
  expectClean(phone)

  const stranger = demo.phone()
  await stranger.start(CHECK)
  await stranger.input(stranger.byRole('textbox', '证书编号'), `${code.slice(0, 4)} ${code.slice(4, 8)} ${code.slice(8)}`)
  await tapButton(stranger, '查验证书')
  await stranger.waitText('证书有效')
  expect(stranger.text('.cert')).toBe(printed)
  expectClean(stranger)
})

test('a certificate that cannot be had yet says what is missing', async () => {
  const phone = await demo.phoneOf('周文清')
  await phone.start(`awards/certificate/index?id=${round}&cert=best`)
  await phone.waitText('名次要到竞赛截止后才定下来')
  expectClean(phone)
})
