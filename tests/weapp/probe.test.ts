import { startDemo, type Demo, arrive, tapButton } from './support'
jest.setTimeout(60000)
let demo: Demo
beforeAll(async () => { demo = await startDemo() })
afterAll(() => demo.dispose())
test.each([1,2,3,4,5,6])('p', async () => {
  const p = demo.phone()
  await p.start('pages/results/index')
    await arrive(p, 'pages/sign-in/index')
    await tapButton(p, '看过了，同意并继续')
    await p.tap(p.byRole('button', /^以李敏登录/))
    await p.idle()
  console.log(JSON.stringify(p.log.navigation), p.path(), JSON.stringify(p.log.requests.map(r=>r.method+r.url.slice(20)+r.status)), p.log.errors, p.log.console)
})
test('gone', async () => {
  const phone = await demo.phoneOf('周文清')
  await phone.start('pages/gone/index')
  await phone.idle()
  console.log(phone.path(), phone.log, phone.text())
})
