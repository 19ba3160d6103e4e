import type { PracticeAnswer } from '../../contract/practice'
import type { Host } from './host'
import { answering, arrive, buttonIn, expectClean, sleep, startDemo, tapButton, type Demo } from './support'

jest.setTimeout(300_000)

const SESSION = 'practice/session/index'
/** What reaches the page's renderer for one tap, in all. */
const TAP_LIMIT = 1024

let demo: Demo
beforeAll(async () => { demo = await startDemo() })
afterEach(() => demo.closePhones())
afterAll(() => demo.dispose())

/** Somebody's phone; `storage` outlives the app. */
const phoneOf = async (name: string) => {
  const storage = await demo.storageOf(name)
  return { storage, phone: demo.phone({ storage }) }
}
const homeOf = async (name: string) => (await demo.as(name)).call('GET /practice')
const keptIn = (storage: Map<string, string>) =>
  [...storage].filter(([key]) => key.startsWith('practice:out')).flatMap(([, value]) => (JSON.parse(value) as { data: PracticeAnswer[] }).data)

/** Answers the question that is shown, somehow, and goes on. */
async function answerOne (phone: Host): Promise<void> {
  const page = answering(phone)
  if (page.type === '填空') await phone.input('input', '不知道')
  else await page.choose(0)
  await tapButton(phone, '确认答案')
  expect(phone.text('.q')).toMatch(/答对|答错/)
  await tapButton(phone, /^(下一题|看结果)$/)
}

const until = async (what: () => Promise<boolean> | boolean, ms = 15_000) => {
  const deadline = Date.now() + ms
  while (!(await what())) {
    if (Date.now() > deadline) throw new Error('it did not come about in time')
    await sleep(50)
  }
}

test('today’s five from the tab of the rounds to the end: the server has them, and the day counts', async () => {
  const { phone } = await phoneOf('周文清')
  await phone.start('pages/rounds/index')
  await phone.waitText('自主练习')
  await phone.tap(phone.byRole('button', /^每日五题/))
  await arrive(phone, SESSION)
  for (let no = 1; no <= 5; no++) {
    expect(answering(phone).place).toBe(no)
    await answerOne(phone)
  }
  expect(phone.text()).toMatch(/今天的题(答完了|全部答对)/)
  await phone.waitText('已连续 1 天')
  expect((await homeOf('周文清')).daily).toMatchObject({ total: 5, done: 5, streak: 1 })
  await tapButton(phone, '看答案与解析')
  expect(phone.text()).toContain('1 / 5')
  expectClean(phone)
})

test('opened without network after the app was killed: the same place; what is answered arrives later, once', async () => {
  const { phone, storage } = await phoneOf('沈建宁')
  await phone.start('pages/rounds/index')
  await phone.waitText('自主练习')
  await phone.tap(phone.byRole('button', /^每日五题/))
  await arrive(phone, SESSION)
  await answerOne(phone)
  await until(() => keptIn(storage).length === 0)
  await phone.offline(true)
  await answerOne(phone)
  expect(phone.text()).toContain('1 题已存在手机里，联网后上传')
  const stem = answering(phone).stem
  phone.dispose()
  expect((await homeOf('沈建宁')).daily.done).toBe(1)

  const again = demo.phone({ storage })
  await again.offline(true)
  await again.start('pages/rounds/index')
  await again.waitText('自主练习')
  expect(again.text()).toContain('今天已答 2 / 5 题')
  await again.tap(again.byRole('button', /^每日五题/))
  await arrive(again, SESSION)
  expect(answering(again).place).toBe(3)
  expect(answering(again).stem).toBe(stem)
  await answerOne(again)
  await answerOne(again)
  expect(keptIn(storage)).toHaveLength(3)
  again.dispose()

  // With network, at home: nobody has to open practice for it.
  const third = demo.phone({ storage })
  await third.start()
  await until(() => keptIn(storage).length === 0)
  expect((await homeOf('沈建宁')).daily.done).toBe(4)
  for (const one of [phone, again, third]) expectClean(one)
})

test('killed while the answers are under way: they count once', async () => {
  const { phone, storage } = await phoneOf('郑玉书')
  await phone.start(`${SESSION}?kind=daily`)
  await arrive(phone, SESSION)
  const gone = answerOne(phone).catch(() => undefined)
  await until(() => phone.log.requests.some(({ method, url }) => method === 'POST' && url.endsWith('/practice/answers')))
  phone.dispose()
  await gone
  const again = demo.phone({ storage })
  await again.start()
  await until(() => keptIn(storage).length === 0)
  expect((await homeOf('郑玉书')).daily.done).toBe(1)
  expectClean(again)
})

test('a mock: countdown, sheet, handing in, its own score, and the best is kept', async () => {
  const { phone, storage } = await phoneOf('何静波')
  await phone.start('practice/home/index')
  await phone.waitText('连对挑战')
  await phone.tap(phone.byRole('button', /^党史知识竞赛第三轮，/))
  await arrive(phone, SESSION)
  const page = answering(phone)
  expect(page.left).toBeGreaterThan(1700)
  await page.choose(1)
  await page.flag()
  await page.next()
  await page.choose(0)
  // Killed in the middle: the clock goes on, and so does the paper.
  const { left } = page
  phone.dispose()
  await sleep(1100)
  const again = demo.phone({ storage })
  await again.offline(true)
  await again.start(`${SESSION}?kind=mock&round=round-3`)
  await arrive(again, SESSION)
  const paper = answering(again)
  expect(paper.place).toBe(2)
  expect(paper.chosen).toEqual([0])
  expect(paper.left).toBeLessThan(left)
  await again.offline(false)
  await paper.sheet()
  expect(again.text('.sheet')).toMatch(/已答 2.*存疑 1/s)
  await again.tap(buttonIn(again, '.sheet', '交卷'))
  await paper.dialog('交卷')
  await again.waitText('模拟完成，不计入竞赛成绩')
  const shown = Number(again.text('.score'))
  await until(() => keptIn(storage).length === 0)
  expect((await homeOf('何静波')).mocks.find(({ roundId }) => roundId === 'round-3')?.best).toBe(shown)
  for (const one of [phone, again]) expectClean(one)
})

test('a paper under way comes first, and is one tap away', async () => {
  const me = await demo.as('范一帆')
  const { id } = await me.call('POST /rounds/:id/attempts', { id: 'round-3' })
  const { phone } = await phoneOf('范一帆')
  await phone.start(`${SESSION}?kind=challenge`)
  await phone.waitText('你有一份答卷还没交，交卷后再练习。')
  await tapButton(phone, '去交卷')
  await arrive(phone, 'quiz/answer/index')
  expect(phone.page.query.id).toBe(id)
  expectClean(phone)
})

test('the wrong-question book: those that are due are gone through, one is marked as mastered', async () => {
  const { phone } = await phoneOf('周文清')
  await phone.start('practice/wrong/index')
  await phone.waitText('复习这')
  await tapButton(phone, /看答案与解析$/)
  await phone.waitText('正确答案')
  expect(phone.text('.sheet')).toContain('解析')
  await tapButton(phone, '关闭')
  const before = (await homeOf('周文清')).wrong
  await phone.tap(phone.byRole('button', /^标为已掌握/))
  await until(async () => (await homeOf('周文清')).wrong.mastered === before.mastered + 1)
  await phone.waitText(`已掌握 ${before.mastered + 1}`)
  await tapButton(phone, /^复习这/)
  await arrive(phone, SESSION)
  await answerOne(phone)
  expect(answering(phone).place).toBe(2)
  expectClean(phone)
})

test('an option, confirming and going on cost little', async () => {
  const { phone } = await phoneOf('孙立新')
  await phone.start(`${SESSION}?kind=topic&topic=${encodeURIComponent('人物与地点')}`)
  await arrive(phone, SESSION)
  while (answering(phone).type === '填空') await answerOne(phone)
  const costs = {
    option: await answering(phone).choose(0), change: await answering(phone).choose(1),
    confirm: await tapButton(phone, '确认答案'), next: await tapButton(phone, '下一题')
  }
  if (process.env.SHOW_COSTS) console.log(JSON.stringify(costs))
  expect(costs.option.bytes).toBeLessThanOrEqual(TAP_LIMIT)
  expect(costs.change.bytes).toBeLessThanOrEqual(TAP_LIMIT)
  // The key, the reason and the next question's texts have to get there somehow.
  expect(costs.confirm.bytes).toBeLessThanOrEqual(6 * TAP_LIMIT)
  expect(costs.next.bytes).toBeLessThanOrEqual(6 * TAP_LIMIT)
  expectClean(phone)
})
