import { colleagues, DAY, finals, playAtOnce, published } from '../support/campaign'
import { play, ROUND, startCampaign, step, type Campaign } from './campaign-steps'
import { expectClean, sleep, tapButton } from './support'

jest.setTimeout(300_000)

let { demo, organiser, unit, bank } = {} as Campaign
beforeAll(async () => { ({ demo, organiser, unit, bank } = await startCampaign()) })
afterEach(() => demo.closePhones())
afterAll(() => demo.dispose())

test('the best three of a unit come into the final, the fourth waits; the final decides', async () => {
  const id = await published(organiser, unit, finals(unit, bank, Date.now() - 1000))
  const page = `${ROUND}?id=${id}`
  const mates = await colleagues(organiser, id, '周文清')
  for (const [name, right] of [[mates[0], 3], [mates[1], 1], [mates[2], 0]] as const) await playAtOnce(await demo.as(name), id, right)
  const phone = await demo.phoneOf('周文清')
  await phone.start(page)
  expect(step(phone, '决赛')).toContain('等晋级名单')
  await tapButton(phone, '开始答题')
  await play(phone, 3, 2)

  await demo.pass(DAY + 60_000)
  // The server decides by itself, within a second or so.
  await sleep(4000)
  const fourth = await demo.phoneOf(mates[2])
  await fourth.start(page)
  expect(step(fourth, '决赛')).toContain('候补第 1 位')
  await phone.show(page)
  expect(step(phone, '决赛')).toContain('已晋级')

  await demo.pass(DAY)
  await phone.show(page)
  await tapButton(phone, '开始答题')
  await play(phone, 4, 3)
  expect(phone.text()).toMatch(/1\/1\s*个人排名/)
  // The last phase alone decides: nothing is said of adding up.
  expect(phone.text()).not.toContain('各阶段合起来')
  expectClean(phone)
  expectClean(fourth)
})
