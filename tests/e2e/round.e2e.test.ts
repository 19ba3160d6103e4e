import type { Page } from 'playwright-core'
import type { AttemptView } from '../../contract/quiz'
import { openDemo, type Demo, type Person } from './support/demo'
import { settled } from './support/watch'

jest.setTimeout(240_000)

let demo: Demo
let zhou: Person
beforeAll(async () => {
  demo = await openDemo()
  zhou = await demo.as('周文清')
})
afterAll(() => demo.close())

const attemptOn = (page: Page) => new URL(page.url()).searchParams.get('id') ?? ''
const saved = (page: Page) => page.locator('.saved')
const next = (page: Page) => page.getByRole('button', { name: '下一题' }).click()
const readAttempt = (id: string) => zhou.call('GET /attempts/:id', { id })
const answered = ({ answers }: AttemptView) => answers.map(({ pos }) => pos).sort((a, b) => a - b)

/** Ticks options of the question shown: the first, or the first two where several may be chosen. */
async function answer(page: Page, place = 0) {
  const several = page.getByRole('checkbox')
  if (await several.count()) {
    for (const at of [0, 1]) if (await several.nth(at).getAttribute('aria-checked') !== 'true') await several.nth(at).click()
  } else await page.getByRole('radio').nth(place).click()
}

test('a member plays a round through a lost network, a reload and a second phone, and sees how it counts', async () => {
  const { page, context, watched } = await demo.phone()

  // Consent comes first, then the choice of a person.
  await page.goto('/')
  await page.getByRole('button', { name: '看过了，同意并继续' }).click()
  await page.getByRole('button', { name: /^以周文清登录，/ }).click()
  await page.getByText('周文清', { exact: false }).filter({ hasText: '，周文清' }).first().waitFor()
  await page.getByText('我的成绩 84 分，今天还可答 2 次').waitFor()

  await page.getByRole('button', { name: '开始答题' }).click()
  await page.getByText('答案会自动保存').waitFor()
  const id = attemptOn(page)
  const paper = await readAttempt(id)
  expect(paper.total).toBe(20)

  await answer(page)
  await saved(page).getByText('已保存').waitFor()
  expect(answered(await readAttempt(id))).toEqual([1])

  // Without network answering goes on, and says what has not been uploaded.
  await context.setOffline(true)
  for (const pos of [2, 3, 4]) {
    await next(page)
    await page.getByRole('heading', { name: new RegExp(`^第 ${pos} 题，`) }).waitFor()
    await answer(page)
  }
  await page.getByText('网络断开，答题不受影响').waitFor()
  await saved(page).getByText('待上传 3 题').waitFor()
  expect(answered(await readAttempt(id))).toEqual([1])

  await context.setOffline(false)
  await saved(page).getByText('已保存').waitFor()
  expect(await page.getByText('网络断开，答题不受影响').count()).toBe(0)
  expect(answered(await readAttempt(id))).toEqual([1, 2, 3, 4])

  // A reload without a pause loses nothing and comes back to the same question.
  await next(page)
  await answer(page, 1)
  await page.reload()
  await page.getByRole('heading', { name: /^第 5 题，/ }).waitFor()
  expect(await page.locator('.opt-on').count()).toBeGreaterThan(0)
  await saved(page).getByText('已保存').waitFor()
  expect(answered(await readAttempt(id))).toEqual([1, 2, 3, 4, 5])

  // Another phone goes on with the same paper; the first one learns of it with its next answer.
  const other = await demo.phone({ who: await demo.as('周文清') })
  await other.page.goto('/pages/home/index')
  await other.page.getByRole('button', { name: '接着答（已答 5/20）' }).click()
  await other.page.getByRole('heading', { name: /^第 6 题，/ }).waitFor()
  for (const pos of [6, 7]) {
    await other.page.getByRole('heading', { name: new RegExp(`^第 ${pos} 题，`) }).waitFor()
    await answer(other.page, 1)
    await saved(other.page).getByText('已保存').waitFor()
    await next(other.page)
  }
  await page.getByRole('button', { name: /^答题卡，/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: /^第 8 题，/ }).click()
  await answer(page, 1)
  await saved(page).getByText('第 6、7 题的答案有改动（另一台设备）').waitFor()
  expect(answered(await readAttempt(id))).toEqual([1, 2, 3, 4, 5, 6, 7, 8])

  for (let pos = 9; pos <= 20; pos++) {
    await next(page)
    await page.getByRole('heading', { name: new RegExp(`^第 ${pos} 题，`) }).waitFor()
    await answer(page)
  }
  await page.getByRole('button', { name: '答题卡，已答 20 题，共 20 题' }).waitFor()
  await page.getByRole('button', { name: '交卷' }).click()
  await page.getByRole('dialog', { name: '20 题全部答完' }).getByRole('button', { name: '交卷' }).click()

  // The result is the server's.
  const result = await waitFor(() => zhou.call('GET /attempts/:id/result', { id }))
  expect(result).toMatchObject({ finish: 'submitted', total: 20, no: 2 })
  await page.locator('.score').getByText(String(result.score), { exact: true }).waitFor()
  await page.getByText(/^答案与解析在 .* 公布$/).waitFor()
  await expect(zhou.call('GET /attempts/:id/review', { id })).rejects.toMatchObject({ body: { code: 'not_revealed' } })
  await page.goto(`/quiz/review/index?id=${id}`)
  await page.getByText(/^答案在 .* 公布。$/).waitFor()
  expect(await page.locator('.opt').count()).toBe(0)

  // The other phone is led to the result as well.
  await answer(other.page)
  await other.page.locator('.score').waitFor()

  await page.goto('/board/index/index?id=round-3')
  await settled(page)
  const board = await zhou.call('GET /rounds/:id/board/units', { id: 'round-3' })
  const mine = board.mine
  if (!mine) throw new Error('my unit is not on the board')
  expect(await page.locator('.board-mine').innerText()).toContain(`${mine.participants}/${mine.roster} 人`)
  expect(await page.locator('.board-mine').innerText()).toContain(mine.unit.name)

  const explained = await zhou.call('GET /rounds/:id/board/units/:unitId/explain', { id: 'round-3', unitId: mine.unit.id })
  await page.getByRole('button', { name: '怎样算出来的', exact: true }).click()
  const sheet = page.getByRole('dialog', { name: explained.title })
  for (const { label, value, formula } of explained.steps) {
    await sheet.getByText(label, { exact: true }).first().waitFor()
    await sheet.getByText(value, { exact: true }).first().waitFor()
    await sheet.getByText(formula, { exact: true }).waitFor()
  }
  await sheet.getByRole('button', { name: '知道了' }).click()

  await page.getByRole('radio', { name: '个人榜' }).click()
  const people = await zhou.call('GET /rounds/:id/board/people', { id: 'round-3' })
  await page.locator('.board-mine').getByText(`共 ${people.of} 人参与`).waitFor()
  expect(await page.locator('.board-mine').innerText()).toContain('周文清')
  expect(people.me?.score).toBe(Math.max(84, result.score ?? 0))

  expect(watched.errors).toEqual([])
  expect(other.watched.errors).toEqual([])
})

test('a round that has closed shows each answer beside the right one, with its reason', async () => {
  const { items } = await zhou.call('GET /me/attempts', { limit: 50 })
  const closed = items.find(({ roundId }) => roundId === 'round-1')
  const { page, watched } = await demo.phone({ who: await demo.as('周文清') })
  await page.goto(`/quiz/result/index?id=${closed?.id}`)
  await page.getByRole('button', { name: '看答案与解析' }).click()
  const { items: review } = await zhou.call('GET /attempts/:id/review', { id: closed?.id ?? '' })
  const missed = review.filter(({ outcome }) => outcome !== 'right')
  await page.getByRole('tab', { name: `答错 ${missed.length}` }).waitFor()
  await page.getByText(missed[0]?.question.stem ?? '', { exact: true }).waitFor()
  await page.getByText('正确答案').first().waitFor()
  expect(watched.errors).toEqual([])
})

test('without network the home page leads back into the paper, as this phone kept it', async () => {
  const jiang = await demo.as('蒋若溪')
  const { id } = await jiang.call('POST /rounds/:id/attempts', { id: 'round-3' })
  const { page, context, watched } = await demo.phone({ who: jiang })
  // The parts of the app have been loaded before the network goes.
  await page.goto(`/quiz/answer/index?id=${id}`)
  await page.getByRole('heading', { name: /^第 1 题，/ }).waitFor()
  await answer(page)
  await saved(page).getByText('已保存').waitFor()
  const stem = await page.locator('.q-stem').innerText()
  await context.route(/\/api\//, (route) => route.abort())

  await page.getByRole('button', { name: '回到首页' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '离开答题' }).click()
  await page.getByText('没有交卷的答卷').waitFor()
  await page.getByRole('button', { name: '接着答', exact: true }).click()
  await page.getByText('网络断开，这是存在手机里的答卷').waitFor()
  expect(await page.locator('.q-stem').innerText()).toBe(stem)
  expect(await page.locator('.opt-on').count()).toBeGreaterThan(0)
  await page.getByText(/^(30:00|29:\d\d)$/).waitFor()
  await next(page)
  await answer(page)
  await saved(page).getByText('待上传 1 题').waitFor()

  await context.unroute(/\/api\//)
  await page.evaluate(() => window.dispatchEvent(new Event('online')))
  await saved(page).getByText('已保存').waitFor({ timeout: 40_000 })
  expect(await page.getByText(/^网络断开/).count()).toBe(0)
  expect(answered(await jiang.call('GET /attempts/:id', { id }))).toEqual([1, 2])
  expect(watched.errors.filter((error) => !/ERR_FAILED/.test(error))).toEqual([])
})

test('in the largest type four options are within reach, and what lies below is announced until one is there', async () => {
  const jiang = await demo.as('蒋若溪')
  const { id, types } = await jiang.call('POST /rounds/:id/attempts', { id: 'round-3' })
  const { page, watched } = await demo.phone({ who: jiang, elder: 3 })
  await page.goto(`/quiz/answer/index?id=${id}`)
  await page.locator('.q-stem').waitFor()
  await page.getByRole('button', { name: /^答题卡，/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: new RegExp(`^第 ${types.indexOf('judge') + 1} 题，`) }).click()
  const below = page.getByText('下面还有选项')
  await below.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: /^答题卡，/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: new RegExp(`^第 ${types.indexOf('single') + 1} 题，`) }).click()
  const last = page.getByRole('radio').last()
  const foot = () => page.locator('.saved').evaluate((bar) => bar.getBoundingClientRect().top)
  // However long the stem: the third option begins above the foot.
  expect((await page.getByRole('radio').nth(2).boundingBox())?.y).toBeLessThan(await foot())

  await page.setViewportSize({ width: 390, height: 560 })
  await below.waitFor()
  await page.locator('.page-main').evaluate((box) => { box.scrollTop = box.scrollHeight })
  await below.waitFor({ state: 'detached' })
  const { y = 0, height = 0 } = await last.boundingBox() ?? {}
  expect(y + height).toBeLessThanOrEqual(await foot())
  expect(watched.errors).toEqual([])
})

test('a member who saves nothing learns within half a minute that the organiser has ended the round', async () => {
  const organiser = await demo.as('李敏')
  const { presets } = await organiser.call('GET /organiser/presets')
  const config = presets.find(({ id }) => id === 'open-practice')?.config
  const phase = config?.phases[0]
  if (!config || !phase) throw new Error('The preset open-practice is gone')
  const { id: round } = await organiser.call('POST /organiser/rounds', {
    unitId: organiser.session.me.roles[0]?.unit.id ?? '',
    config: { ...config, title: '提前结束的一场', phases: [{ ...phase, window: { opensAt: Date.now() - 60_000, closesAt: Date.now() + 86_400_000 } }] }
  })
  await organiser.call('POST /organiser/rounds/:id/publish', { id: round })
  const { id } = await zhou.call('POST /rounds/:id/attempts', { id: round })
  const { page, watched } = await demo.phone({ who: await demo.as('周文清') })
  await page.goto(`/quiz/answer/index?id=${id}`)
  await page.getByRole('heading', { name: /^第 1 题，/ }).waitFor()
  await organiser.call('POST /organiser/rounds/:id/end', { id: round, reason: '会议安排调整' })
  await page.getByText('组织者已提前结束，已按保存的答案交卷').waitFor({ timeout: 45_000 })
  await page.getByRole('button', { name: '看成绩' }).click()
  await page.locator('.score').waitFor()
  expect(await page.locator('.hd-said').innerText()).toContain('组织者已提前结束，已按保存的答案交卷')
  expect(watched.errors).toEqual([])
})

test('the browser’s back closes what lies above the page, and leaves it only then', async () => {
  const { page, watched } = await demo.phone({ who: zhou })
  await page.goto('/pages/home/index')
  await page.getByRole('link', { name: /看排行榜$/ }).click()
  await page.getByRole('button', { name: '怎样算出来的', exact: true }).click()
  await page.getByRole('dialog').waitFor()
  await page.goBack()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  expect(page.url()).toContain('/board/index/index')

  // Closed in another way, there is nothing left to go back from.
  await page.getByRole('button', { name: '怎样算出来的', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: '知道了' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.goBack()
  await page.getByText('，周文清').first().waitFor()
  expect(page.url()).toContain('/pages/home/index')

  // Loaded again with a layer open, the page is there without it.
  await page.locator('.board-round').waitFor({ state: 'detached' })
  await page.getByRole('link', { name: /看排行榜$/ }).click()
  await page.getByRole('button', { name: /换一场看$/ }).click()
  await page.getByRole('dialog').waitFor()
  await page.reload()
  await settled(page)
  await page.getByRole('button', { name: '怎样算出来的', exact: true }).waitFor()
  expect(await page.getByRole('dialog').count()).toBe(0)

  await page.goto('/pages/me/index')
  await page.getByRole('button', { name: '退出登录' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '退出登录' }).click()
  await page.getByRole('heading', { name: '登录' }).or(page.getByRole('button', { name: /同意并继续$/ })).first().waitFor()
  expect(page.url()).toContain('/pages/sign-in/index')
  expect(watched.errors).toEqual([])
})

/** Until it no longer throws. */
async function waitFor<T>(act: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await act()
    } catch (error) {
      if (tries > 50) throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}
