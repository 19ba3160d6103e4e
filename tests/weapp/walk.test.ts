import { publishedWalk, runningWalk } from '../support/walk'
import { arrive, expectClean, startDemo, tapButton, type Demo } from './support'
import type { Host } from './host'

jest.setTimeout(300_000)

let demo: Demo
beforeAll(async () => { demo = await startDemo() })
afterEach(() => demo.closePhones())
afterAll(() => demo.dispose())

async function answers (phone: Host, option: RegExp) {
  await phone.tap(phone.byRole('radio', option))
  await tapButton(phone, '提交答案')
}

test('five stations are scanned in order: another code, one too far, a wrong answer; then the walk is finished and the board says so', async () => {
  const [limin, zhou] = [await demo.as('李敏'), await demo.as('周文清')]
  const { id, codes } = await publishedWalk(limin, runningWalk('u-jz', Date.now(), {}, { order: 'fixed' }))
  const seen = [undefined, 'xs-place-somewhere', codes[1], ...codes]
  const phone = await demo.phoneOf('周文清', { onScan: () => seen.shift() })
  await phone.start(`events/event/index?id=${id}`)
  await phone.waitText('路线卡')
  await tapButton(phone, /^路线卡/)
  await arrive(phone, 'events/walk/index')
  await phone.waitText('5 站，按顺序走，全部走完算完成')
  // Closed again: nothing happens.
  await tapButton(phone, '扫码盖章')
  await tapButton(phone, '扫码盖章')
  await phone.waitText('这不是这条路线上的码')
  await tapButton(phone, '扫码盖章')
  await phone.waitText('下一站是“老码头”')

  await tapButton(phone, '扫码盖章')
  await phone.waitText('1949 年春天，船工们在这里集合。')
  await answers(phone, /1948 年/)
  await phone.waitText('不是这个，再看看上面的介绍')
  await answers(phone, /1949 年/)
  await phone.waitText('人民解放军发起渡江战役')
  await tapButton(phone, '接着走')
  for (const right of [/陈望道/, /上海/]) {
    await tapButton(phone, '扫码盖章')
    await phone.waitText('提交答案')
    await answers(phone, right)
    await phone.waitText('盖好了')
    await tapButton(phone, '接着走')
  }
  await tapButton(phone, '扫码盖章')
  await phone.waitText('碑上刻着四十七个名字。')
  await tapButton(phone, '接着走')
  await tapButton(phone, '扫码盖章')
  await phone.waitText('烈士纪念日')
  await answers(phone, /9 月 30 日/)
  await phone.waitText('盖好了，路线走完了')
  expect((await zhou.call('GET /events/:id/route', { id })).card).toMatchObject({ done: 5 })
  expectClean(phone)

  const board = await demo.phoneOf('周文清')
  await board.start(`events/walk-board/index?id=${id}`)
  await board.waitText('我的单位')
  expect(board.text()).toContain('参加 1 人')
  expectClean(board)
})
