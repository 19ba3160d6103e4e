import type { Page } from 'playwright-core'
import { byHand, colleagues, DAY, elimination, finals, knownBank, levels, playAtOnce, published, RIGHT, survival, watched as watchedRound } from '../support/campaign'
import { openDemo, type Demo, type Person } from './support/demo'
import { settled } from './support/watch'

jest.setTimeout(240_000)

let demo: Demo
let organiser: Person
let unit = ''
let bank = ''
beforeAll(async () => {
  demo = await openDemo()
  organiser = await demo.as('李敏')
  unit = organiser.session.me.roles[0]?.unit.id ?? ''
  bank = await knownBank(organiser, unit)
})
afterAll(() => demo.close())

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' })
const place = (page: Page, pos: number) => page.getByRole('heading', { name: new RegExp(`^第 ${pos} 题，`) }).waitFor()
const choose = (page: Page, right: boolean) => page.locator('.opt').filter(right ? { hasText: RIGHT } : { hasNotText: RIGHT }).first().click()
const step = (page: Page, name: string) => page.getByRole('listitem').filter({ hasText: name })
const says = async (page: Page, name: string, ...words: string[]) => {
  for (const word of words) await step(page, name).getByText(word).first().waitFor()
}

/** Answers the paper that is open and hands it in: so many right, the others wrong. */
async function play(page: Page, total: number, right: number) {
  for (let pos = 1; pos <= total; pos++) {
    await place(page, pos)
    await choose(page, pos <= right)
    if (pos < total) await button(page, '下一题').click()
  }
  await page.locator('.saved').getByText('已保存').waitFor()
  await button(page, '交卷').click()
  await page.getByRole('dialog').getByRole('button', { name: '交卷' }).click()
  await page.locator('.score').waitFor()
}

test('three levels open one a day, each once the one before is passed, and add up', async () => {
  const id = await published(organiser, unit, levels(unit, bank, Date.now()))
  const { page, watched } = await demo.phone({ who: await demo.as('周文清'), width: 360, height: 780 })
  const roundPage = `/pages/round/index?id=${id}`

  // The first day: the first level is failed, then passed; the second says what it waits for.
  await page.goto(roundPage)
  await says(page, '第 1 关', '正在进行', '今天还可答 3 次')
  await says(page, '第 2 关', '未开始', '还需要：第 1 关合格', '离开放还有 23 小时')
  await button(page, '开始答题').click()
  await play(page, 3, 1)
  await page.getByText('还没有合格，可以再答').waitFor()
  await button(page, '再答一次').click()
  await page.getByRole('dialog').getByRole('button', { name: '开始答题' }).click()
  await play(page, 3, 2)
  await page.getByText('三天闯关 · 第 1 关 · 第 2 次作答').waitFor()
  await page.getByText('合格', { exact: true }).waitFor()
  await page.goto(roundPage)
  await says(page, '第 1 关', '已合格', '成绩 4 分')

  // The second day: the second level is open and failed.
  await demo.product.pass(DAY)
  await page.goto(roundPage)
  await says(page, '第 2 关', '正在进行')
  await button(page, '开始答题').click()
  await play(page, 3, 0)
  await page.goto(roundPage)
  await says(page, '第 2 关', '还没有合格')

  // The third: the last level's day has come, but its gate is closed until the second is passed.
  await demo.product.pass(DAY)
  await page.goto(roundPage)
  await says(page, '第 3 关', '未解锁', '还需要：第 2 关合格')
  await page.locator('.round-foot').getByText('第 2 关').waitFor()
  await button(page, '开始答题').click()
  await play(page, 3, 3)
  await page.goto(roundPage)
  await says(page, '第 3 关', '正在进行')
  await page.locator('.round-foot').getByText('第 3 关').waitFor()
  await button(page, '开始答题').click()
  await play(page, 3, 3)
  await page.getByRole('group', { name: '各阶段合起来，总成绩 16 分，第 1 名' }).waitFor()

  // The board of all three, and that of a single one.
  await page.goto(`/board/index/index?id=${id}&kind=people`)
  await page.locator('.board-mine').getByText('16', { exact: true }).waitFor()
  await button(page, '总榜，换一个看').click()
  await page.getByRole('dialog', { name: '看哪个榜' }).getByRole('button', { name: '第 1 关' }).click()
  await page.locator('.board-mine').getByText('4', { exact: true }).waitFor()
  expect(watched.errors).toEqual([])
})

test('the second wrong answer ends an elimination paper, and the result says so', async () => {
  const now = Date.now() + 2 * DAY
  const id = await published(await demo.as('李敏'), unit, elimination(unit, bank, now))
  const { page, watched } = await demo.phone({ who: await demo.as('周文清'), width: 320, height: 568 })
  await page.goto(`/pages/round/index?id=${id}`)
  await button(page, '开始答题').click()
  await place(page, 1)
  await page.getByText('还可答错 1 题').waitFor()
  // The paper has a limit, the questions have none.
  expect(await page.locator('.ah').innerText()).not.toContain('本题')
  await choose(page, true)
  await button(page, '确认，进入下一题').click()
  await place(page, 2)
  await choose(page, false)
  await button(page, '确认，进入下一题').click()
  await page.getByText('再答错就结束').waitFor()
  await choose(page, false)
  await button(page, '确认，进入下一题').click()
  await page.getByText('答错的题数到了规定，答卷结束').waitFor()
  expect(await page.locator('.score').innerText()).toBe('2')
  expect(watched.errors).toEqual([])
})

test('a paper without end says which question it is, and in the result what was right', async () => {
  const id = await published(await demo.as('李敏'), unit, survival(unit, bank, Date.now() + 2 * DAY))
  const { page, watched } = await demo.phone({ who: await demo.as('周文清') })
  await page.goto(`/pages/round/index?id=${id}`)
  await page.getByText('答题中切到别处最多 2 次，再切走就自动交卷').waitFor()
  await button(page, '开始答题').click()
  await place(page, 1)
  expect(await page.locator('.ah-n').innerText()).toMatch(/^第\s*1\s*题$/)
  await choose(page, true)
  await button(page, '确认，进入下一题').click()
  await place(page, 2)
  await choose(page, false)
  await button(page, '确认，进入下一题').click()
  await page.getByLabel('答对 1 题', { exact: true }).waitFor()
  await page.getByLabel('2 分', { exact: true }).waitFor()
  expect(await page.getByText('满分').count()).toBe(0)
  expect(watched.errors).toEqual([])
})

test('a paper is chosen, a question counts double, and leaving once too often hands in what is there', async () => {
  const now = Date.now() + 2 * DAY
  const id = await published(await demo.as('李敏'), unit, watchedRound(unit, bank, now))
  const { page, watched } = await demo.phone({ who: await demo.as('周文清'), elder: 1 })
  await page.goto(`/pages/round/index?id=${id}`)
  await button(page, '开始答题').click()
  const sheet = page.getByRole('dialog', { name: '选一份试卷' })
  await sheet.getByRole('radio', { name: /^解放战争/ }).click()
  await sheet.getByRole('button', { name: '开始答题' }).click()
  await page.getByText('答题中请不要切到别处，离开超过 1 次将自动交卷').waitFor()
  await page.locator('.q-of').getByText('解放战争').waitFor()
  await choose(page, true)
  await page.getByRole('switch', { name: /^加倍，按 2 倍计分/ }).click()
  await page.locator('.saved').getByText('已保存').waitFor()
  await leave(page)
  await page.getByText('已离开 1 次，超过 1 次将自动交卷').waitFor()
  await leave(page)
  await page.getByText('离开次数超过规定，已按保存的答案交卷').waitFor()
  expect(await page.locator('.score').innerText()).toBe('4')
  expect(watched.errors).toEqual([])
})

/** As if the browser had gone to the background and come back. */
async function leave(page: Page) {
  const set = (state: 'hidden' | 'visible') => page.evaluate((value) => {
    Object.defineProperty(document, 'visibilityState', { value, configurable: true })
    document.dispatchEvent(new Event('visibilitychange'))
  }, state)
  const told = page.waitForResponse((response) => response.url().endsWith('/leave'))
  await set('hidden')
  await told
  await set('visible')
  await settled(page)
}

test('the best three of a unit come into the final, the fourth waits and moves up; the final decides', async () => {
  const host = await demo.as('李敏')
  const id = await published(host, unit, finals(unit, bank, Date.now() + 2 * DAY))
  const zhou = await demo.as('周文清')
  const { page, watched } = await demo.phone({ who: zhou, width: 360, height: 780 })
  const roundPage = `/pages/round/index?id=${id}`
  await page.goto(roundPage)
  await says(page, '决赛', '等晋级名单')
  const mates = await colleagues(host, id, '周文清')
  for (const [name, right] of [[mates[0], 3], [mates[1], 1], [mates[2], 0]] as const) await playAtOnce(await demo.as(name), id, right)
  await button(page, '开始答题').click()
  await play(page, 3, 2)

  // The preliminary is over: the list is there without anybody's doing, three are in and the fourth waits.
  await demo.product.pass(DAY + 60_000)
  await decided(id)
  await page.goto(roundPage)
  await says(page, '决赛', '已晋级')
  const fourth = await demo.phone({ who: await demo.as(mates[2]), elder: 1 })
  await fourth.page.goto(roundPage)
  await says(fourth.page, '决赛', '候补第 1 位')

  // Somebody cannot come: the organiser takes them out, and the fourth moves up.
  const desk = await demo.phone({ who: await demo.as('李敏') })
  await desk.page.goto(`/organiser/entries/index?id=${id}`)
  await desk.page.getByText('晋级 3 人，候补 1 人').waitFor()
  await (await demo.as('李敏')).call('POST /organiser/rounds/:id/entries/withdraw', { id, phase: 'final', memberId: await memberOf(id, mates[0]), reason: '出差' })
  await fourth.page.goto(roundPage)
  await says(fourth.page, '决赛', '已晋级')

  await demo.product.pass(DAY)
  await playAtOnce(await demo.as(mates[2]), id, 4)
  await page.goto(roundPage)
  await button(page, '开始答题').click()
  await play(page, 4, 3)
  await page.getByRole('img', { name: /^个人排名第 2 名/ }).waitFor()
  // The last phase alone decides: nothing is said of adding up.
  expect(await page.getByRole('group', { name: /^各阶段合起来/ }).count()).toBe(0)
  // Who was best in the preliminary and did not come to the final stands behind those who did.
  await page.goto(`/board/index/index?id=${id}&kind=people`)
  await page.locator('.board-mine').getByText('6', { exact: true }).waitFor()
  expect([...watched.errors, ...fourth.watched.errors, ...desk.watched.errors]).toEqual([])
})

test('answers on paper are entered by the organiser, of the phase and the paper that were taken, and are marked as such', async () => {
  const host = await demo.as('李敏')
  const id = await published(host, unit, byHand(unit, bank, (await host.call('GET /home')).now - 60_000))
  const { page, watched } = await demo.phone({ who: host })
  await page.goto(`/organiser/participants/index?id=${id}`)
  await page.getByRole('textbox', { name: '按姓名或工号查找' }).fill('郑玉书')
  await button(page, /^郑玉书，.*还没有答卷$/).click()
  await button(page, '代录郑玉书的纸质答卷').click()
  const sheet = page.getByRole('dialog', { name: '代录郑玉书的纸质答卷' })
  await sheet.getByRole('radio', { name: /^初赛/ }).click()
  await sheet.getByRole('radio', { name: /^解放战争/ }).click()
  await sheet.getByRole('button', { name: '开始录入' }).click()
  await page.getByText('代录：郑玉书').waitFor()
  await page.locator('.q-of').getByText('解放战争').waitFor()
  await play(page, 3, 2)
  expect(await page.locator('.score').innerText()).toBe('4')
  await page.getByText('郑玉书的纸质答卷，由你代录', { exact: false }).waitFor()
  await button(page, '回参加人员').click()
  await button(page, /^郑玉书，.*答卷 1 份，其中代录 1 份$/).waitFor()

  // It is the member's own, and says how it came about.
  const member = await demo.phone({ who: await demo.as('郑玉书'), elder: 1 })
  await member.page.goto('/pages/results/index')
  await button(member.page, /^可交纸质答卷的竞赛，初赛.*，4 分，.*组织者代录$/).click()
  await member.page.getByText('纸质答卷，由组织者代录', { exact: false }).waitFor()
  await member.page.goto(`/pages/round/index?id=${id}`)
  await says(member.page, '初赛', '成绩 4 分')
  expect([...watched.errors, ...member.watched.errors]).toEqual([])
})

async function memberOf(id: string, name: string): Promise<string> {
  const { items } = await (await demo.as('李敏')).call('GET /organiser/rounds/:id/participants', { id, search: name })
  return items.find((one) => one.name === name)?.memberId ?? ''
}

/** The server decides by itself, within a second or so. */
async function decided(id: string) {
  const host = await demo.as('李敏')
  for (let tries = 0; tries < 60; tries++) {
    if ((await host.call('GET /organiser/rounds/:id/entries', { id })).phases.every(({ decidedAt }) => decidedAt !== null)) return
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  throw new Error('The list of entries has not come')
}
