import type { Page } from 'playwright-core'
import { publishedWalk, runningWalk } from '../support/walk'
import { openDemo, type Demo } from './support/demo'

jest.setTimeout(240_000)

let demo: Demo
beforeAll(async () => { demo = await openDemo() })
afterAll(() => demo.close())

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' })
const typed = async (page: Page, number: string | undefined) => {
  await button(page, '输入编号盖章').click()
  await page.getByRole('textbox', { name: '站点编号' }).fill(`${number?.slice(0, 3)} ${number?.slice(3, 6)} ${number?.slice(6)}`)
  await page.getByRole('dialog').getByRole('button', { name: '盖章', exact: true }).click()
}
const answers = async (page: Page, option: RegExp) => {
  await page.getByRole('radio', { name: option }).click()
  await button(page, '提交答案').click()
}

test('five stations by their numbers: in order, a wrong answer tried again, the stamp, the end, the board', async () => {
  const [limin, zhou] = await Promise.all([demo.as('李敏'), demo.as('周文清')])
  const { id, numbers } = await publishedWalk(limin, runningWalk('u-jz', Date.now(), {}, { order: 'fixed' }))
  const { page, watched } = await demo.phone({ who: zhou })
  await page.goto(`/events/event/index?id=${id}`)
  await button(page, /^路线卡/).click()
  await page.getByText('5 站，按顺序走，全部走完算完成').waitFor()

  await typed(page, numbers[2])
  await page.getByText('这条路线要按顺序走，下一站是“老码头”。').waitFor()
  await page.getByRole('dialog').getByRole('button', { name: '关闭', exact: true }).click()
  expect((await zhou.call('GET /events/:id/route', { id })).card.done).toBe(0)

  await typed(page, numbers[0])
  await page.getByRole('dialog', { name: '第 1 站 老码头' }).waitFor()
  await page.getByText('1949 年春天，船工们在这里集合。').waitFor()
  await answers(page, /1948 年/)
  await page.getByText('不是这个，再看看上面的介绍，可以重新选。').waitFor()
  await answers(page, /1949 年/)
  await page.getByText('盖好了', { exact: true }).waitFor()
  await page.getByText(/人民解放军发起渡江战役/).waitFor()
  await button(page, '接着走').click()
  await page.getByText('/ 5 站已盖章').waitFor()

  for (const [at, right] of [[1, /陈望道/], [2, /上海/]] as const) {
    await typed(page, numbers[at])
    await answers(page, right)
    await page.getByText('盖好了', { exact: true }).waitFor()
    await button(page, '接着走').click()
  }
  await typed(page, numbers[3])
  await page.getByRole('dialog', { name: '第 4 站 渡江英雄碑' }).getByText('盖好了', { exact: true }).waitFor()
  await button(page, '接着走').click()
  await typed(page, numbers[4])
  await answers(page, /9 月 30 日/)
  await page.getByText('盖好了，路线走完了').waitFor()
  await page.getByRole('dialog').getByRole('button', { name: '关闭', exact: true }).last().click()
  await page.getByText(/走完全程/).waitFor()

  const { card } = await zhou.call('GET /events/:id/route', { id })
  expect([card.done, card.finishedAt === card.stations[4]?.stampedAt]).toEqual([5, true])
  await button(page, '各单位走完的人数').click()
  await page.getByRole('listitem', { name: /^第 1 名，.*我的单位，走完 1 人，参加 1 人/ }).waitFor()
  const { page: desk, watched: seen } = await demo.phone({ who: limin })
  await desk.goto(`/hosting/route-codes/index?id=${id}`)
  await desk.getByRole('tab', { name: '到站人数' }).click()
  await desk.getByText('1 人出发，1 人走完').waitFor()
  await desk.getByText('到站 1 人，答错 1 次').waitFor()
  expect([watched.errors.filter((error) => !/409/.test(error)), watched.elsewhere, seen]).toEqual([[], [], { errors: [], elsewhere: [] }])
})

test('what was typed without network is kept, and stamped once the phone is connected again', async () => {
  const [limin, zhou] = await Promise.all([demo.as('李敏'), demo.as('周文清')])
  const { id, numbers } = await publishedWalk(limin, runningWalk('u-jz', Date.now()))
  const { page, context } = await demo.phone({ who: zhou })
  await page.goto(`/events/walk/index?id=${id}`)
  await typed(page, numbers[0])
  await page.getByRole('dialog', { name: '第 1 站 老码头' }).waitFor()
  await context.setOffline(true)
  await answers(page, /1949 年/)
  await page.getByText('答案已记在手机里，连上网络后告诉你对不对。').waitFor()
  await page.getByRole('dialog').getByRole('button', { name: '关闭', exact: true }).click()
  await typed(page, numbers[3])
  await page.getByText(/答的题、.*扫的码在手机里，连上网络后自动送出/).waitFor()
  expect((await zhou.call('GET /events/:id/route', { id })).card).toMatchObject({ done: 0, stations: [{ state: 'asked' }, {}, {}, { state: 'ahead' }, {}] })
  await context.setOffline(false)
  await page.getByText('老码头：已经盖章').waitFor()
  await page.getByText('渡江英雄碑：已经盖章').waitFor()
  await button(page, /^第 4 站，渡江英雄碑，.*盖章$/).waitFor()
  expect((await zhou.call('GET /events/:id/route', { id })).card.done).toBe(2)
})
