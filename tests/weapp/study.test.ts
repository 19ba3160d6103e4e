import { addDays, dayAt, publishedPlan, readingPlan, untilNoon } from '../support/study-plan'
import type { Host } from './host'
import { arrive, expectClean, startDemo, tapButton, type Demo } from './support'

jest.setTimeout(300_000)

const HOUR = 3_600_000
const WHO = '周文清'

let demo: Demo
let ahead = 0
beforeAll(async () => { demo = await startDemo() })
afterEach(() => demo.closePhones())
afterAll(() => demo.dispose())

const pass = async (ms: number) => {
  ahead += ms
  await demo.pass(ms)
}
const words = (day: number) => `${Math.floor(day / 100) % 100} 月 ${day % 100} 日`

async function write (phone: Host, text: string): Promise<void> {
  await arrive(phone, 'study/check-in/index')
  await phone.waitText('提交打卡')
  await phone.input('textarea', text)
}

test('the essential of a week in the mini-program: a check-in, one without network that still counts for its day, one made up', async () => {
  await pass(untilNoon(Date.now()))
  const first = dayAt(Date.now() + ahead)
  const plan = await publishedPlan(await demo.as('李敏'), (unit) => readingPlan(unit, first))
  const storage = await demo.storageOf(WHO)

  const phone = demo.phone({ storage })
  await phone.start(`study/check-in/index?plan=${plan}&task=read`)
  await write(phone, '今天读了一大会议的经过，很受启发。')
  await tapButton(phone, '提交打卡')
  await phone.waitText('今天已打卡')
  expectClean(phone)
  demo.closePhones()

  // A day is missed.
  await pass(48 * HOUR)
  const night = addDays(first, 2)
  const away = demo.phone({ storage })
  await away.start(`study/check-in/index?plan=${plan}&task=read`)
  await write(away, '夜里没有信号，先把读到的写在这里。')
  await away.offline(true)
  await tapButton(away, '提交打卡')
  await away.waitText('写好了，待上传')
  demo.closePhones()

  // The app was closed, and is opened again after midnight.
  await pass(13 * HOUR)
  const next = demo.phone({ storage })
  await next.start('pages/study/index')
  await next.waitText(`“每日阅读”已上传，计入 ${words(night)}。`, 10_000)
  demo.closePhones()

  const again = demo.phone({ storage })
  await again.start(`study/day/index?plan=${plan}&day=${addDays(first, 1)}`)
  await again.waitText('没有完成')
  await tapButton(again, '补卡：每日阅读')
  await arrive(again, 'study/check-in/index')
  await again.waitText('补卡')
  await again.input('textarea', '把前天落下的这一篇补读完了。')
  await tapButton(again, `补 ${words(addDays(first, 1))}的卡`)
  await again.waitText(`已计入 ${words(addDays(first, 1))}`)
  expect(again.text()).toContain('已连续 3 天')
  expectClean(again)
})
