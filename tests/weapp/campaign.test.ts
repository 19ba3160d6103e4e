import { DAY, elimination, levels, published, survival, watched } from '../support/campaign'
import { ANSWER, choose, play, RESULT, ROUND, startCampaign, step, type Campaign } from './campaign-steps'
import type { Host } from './host'
import { answering, arrive, expectClean, sleep, tapButton } from './support'

jest.setTimeout(300_000)

let { demo, organiser, unit, bank } = {} as Campaign
beforeAll(async () => { ({ demo, organiser, unit, bank } = await startCampaign()) })
afterEach(() => demo.closePhones())
afterAll(() => demo.dispose())

const until = async (phone: Host, told: () => boolean) => {
  const deadline = Date.now() + 8000
  while (!told() && Date.now() < deadline) await sleep(20)
  await phone.idle()
  expect(told()).toBe(true)
}
test('the second wrong answer ends an elimination paper, and the result says so', async () => {
  const id = await published(organiser, unit, elimination(unit, bank, Date.now() - 1000))
  const phone = await demo.phoneOf('周文清')
  await phone.start(`${ROUND}?id=${id}`)
  await tapButton(phone, '开始答题')
  await arrive(phone, ANSWER)
  expect(phone.text()).toContain('还可答错 1 题')
  // The paper has a limit, the questions have none.
  expect(phone.text('.ah-t')).not.toContain('本题')
  for (const [pos, right] of [[1, true], [2, false]] as const) {
    await choose(phone, right)
    await tapButton(phone, '确认，进入下一题')
    await until(phone, () => answering(phone).place === pos + 1)
  }
  expect(phone.text()).toContain('再答错就结束')
  await choose(phone, false)
  await tapButton(phone, '确认，进入下一题')
  await arrive(phone, RESULT)
  expect(phone.text('.hd')).toContain('答错的题数到了规定，答卷结束')
  expect(phone.text('.score')).toBe('2')
  expectClean(phone)
})

test('a paper without end says which question it is, and in the result what was right', async () => {
  const id = await published(organiser, unit, survival(unit, bank, Date.now() - 1000))
  const phone = await demo.phoneOf('周文清')
  await phone.start(`${ROUND}?id=${id}`)
  const [first, second] = phone.$$('.step').map((one) => phone.text(one))
  expect(first).toContain('答题中切到别处最多 2 次，再切走就自动交卷')
  expect(second).not.toContain('切到别处')
  await tapButton(phone, '开始答题')
  await arrive(phone, ANSWER)
  expect(phone.text('.ah-n').replace(/\s/g, '')).toBe('第1题')
  expect(phone.text()).not.toMatch(/共\s*6/)
  for (const pos of [2, 3]) {
    await choose(phone, true)
    await tapButton(phone, '确认，进入下一题')
    await until(phone, () => phone.text('.ah-n').replace(/\s/g, '') === `第${pos}题`)
  }
  await choose(phone, false)
  await tapButton(phone, '确认，进入下一题')
  await arrive(phone, RESULT)
  expect(phone.text('.score')).toBe('4')
  expect(phone.text('.st')).toMatch(/^2\s*答对题数/)
  expect(phone.text()).not.toMatch(/满分|各题型得分/)
  expectClean(phone)
})

test('a paper is chosen, a question counts double, and leaving once too often hands in what is there', async () => {
  const id = await published(organiser, unit, watched(unit, bank, Date.now() - 1000))
  const phone = await demo.phoneOf('周文清')
  await phone.start(`${ROUND}?id=${id}`)
  await tapButton(phone, '开始答题')
  await phone.tap(phone.byRole('radio', /^解放战争/))
  await phone.tap(phone.$$('.sheet .btn').at(-1) as Element)
  await arrive(phone, ANSWER)
  expect(phone.text('.q-of')).toBe('解放战争')
  expect(phone.log.calls.filter(({ api }) => api === 'setKeepScreenOn').map(({ args }) => args)).toEqual([expect.objectContaining({ keepScreenOn: true })])
  expect(phone.text('.left-strip')).toBe('答题中请不要切到别处，离开超过 1 次将自动交卷')
  await choose(phone, true)
  await phone.tap(phone.byRole('switch', /^加倍，按 2 倍计分/))
  expect(phone.text('.q-meta')).toContain('按 2 倍计分')

  await phone.hide()
  await sleep(1300)
  await phone.show()
  await until(phone, () => phone.text('.left-strip') === '已离开 1 次，超过 1 次将自动交卷')
  // A phone that is not looked at for a moment has not been left.
  await phone.hide()
  await phone.show()
  await sleep(1300)
  expect(phone.text('.left-strip')).toBe('已离开 1 次，超过 1 次将自动交卷')
  await phone.hide()
  await sleep(1300)
  await phone.show()
  await arrive(phone, RESULT)
  expect(phone.text('.hd')).toContain('离开次数超过规定，已按保存的答案交卷')
  expect(phone.text('.score')).toBe('4')
  expectClean(phone)
})

test('three levels open one a day, each once the one before is passed, and add up', async () => {
  const id = await published(organiser, unit, levels(unit, bank, Date.now() - 1000))
  const phone = await demo.phoneOf('周文清')
  const page = `${ROUND}?id=${id}`

  await phone.start(page)
  expect(step(phone, '第 1 关')).toContain('正在进行')
  expect(step(phone, '第 2 关')).toContain('还需要：第 1 关合格')
  expect(step(phone, '第 2 关')).toMatch(/离开放还有\s23 小时/)
  await tapButton(phone, '开始答题')
  await play(phone, 3, 1)
  expect(phone.text('.hd')).toContain('还没有合格，可以再答')
  await tapButton(phone, '再答一次')
  await answering(phone).dialog('开始答题')
  await play(phone, 3, 2)
  expect(phone.text('.hd')).toMatch(/三天闯关 · 第 1 关 · 第 2 次作答[\s\S]*\n合格\n/)

  await demo.pass(DAY)
  await phone.show(page)
  expect(step(phone, '第 1 关')).toContain('已合格')
  expect(step(phone, '第 2 关')).toContain('正在进行')
  await tapButton(phone, '开始答题')
  await play(phone, 3, 0)

  await demo.pass(DAY)
  await phone.show(page)
  expect(step(phone, '第 3 关')).toMatch(/未解锁[\s\S]*还需要：第 2 关合格/)
  expect(phone.text('.round-foot')).toContain('第 2 关')
  await tapButton(phone, '开始答题')
  await play(phone, 3, 3)
  await phone.show(page)
  expect(phone.text('.round-foot')).toContain('第 3 关')
  await tapButton(phone, '开始答题')
  await play(phone, 3, 3)
  expect(phone.text()).toMatch(/各阶段合起来\s+总成绩\s*16\s*分，第\s*1\s*名/)
  expectClean(phone)
})
