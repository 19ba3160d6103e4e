import { publishOffer } from '../support/lecture'
import { arrive, expectClean, startDemo, tapButton, type Demo } from './support'

jest.setTimeout(180_000)

const TOP = 'u-jz'

let demo: Demo
beforeAll(async () => { demo = await startDemo() })
afterEach(() => demo.closePhones())
afterAll(() => demo.dispose())

test('a service is ordered, accepted by those who offer it, held and rated', async () => {
  const [limin, zhou] = [await demo.as('李敏'), await demo.as('周文清')]
  const offer = await publishOffer(limin, TOP)
  const phone = await demo.phoneOf('周文清')
  await phone.start('menu/home/index')
  await phone.waitText('读懂一封家书')
  await tapButton(phone, /^读懂一封家书，/)
  await arrive(phone, 'menu/offer/index')
  await phone.waitText('怎样点')
  await tapButton(phone, '我要点单')
  await phone.input(phone.byRole('textbox', '人数'), '36')
  await phone.input(phone.byRole('textbox', '在哪里办'), '三楼会议室')
  await phone.input(phone.byRole('textbox', '联系电话'), '13900000003')
  await tapButton(phone, '点这一单')
  await arrive(phone, 'menu/order/index')
  await phone.waitText('等对方接单')
  expectClean(phone)
  const [order] = (await zhou.call('GET /menu-orders', { of: 'ours' })).items
  expect(order).toMatchObject({ state: 'asked', heads: 36, offer: { id: offer } })

  const desk = await demo.phoneOf('李敏')
  await desk.start('menu/orders/index?of=theirs')
  await desk.waitText('等你们接单')
  await tapButton(desk, /^读懂一封家书，/)
  await arrive(desk, 'menu/order/index')
  await desk.waitText('周文清 13900000003')
  await tapButton(desk, '接单')
  await desk.waitText('对方希望的时间')
  await tapButton(desk, '接这一单')
  await desk.waitText('已接单')
  expectClean(desk)

  await demo.pass(3 * 86_400_000)
  const later = await demo.phoneOf('李敏')
  await later.start(`menu/order/index?id=${order?.id}`)
  await later.waitText('登记办完')
  await tapButton(later, '登记办完')
  await later.waitText('实到人数')
  await later.tap(later.$$('.sheet-foot .btn')[0] as never)
  await later.waitText('已办完')
  expectClean(later)

  const rates = await demo.phoneOf('周文清')
  await rates.start(`menu/order/index?id=${order?.id}`)
  await rates.waitText('韩老师')
  await tapButton(rates, '评价')
  await rates.tap(rates.byRole('radio', /^5 星/))
  await tapButton(rates, '提交评价')
  await rates.waitText('已评价')
  for (const said of ['36 人', '5 星']) expect(rates.text('.order-facts')).toContain(said)
  expectClean(rates)
})
