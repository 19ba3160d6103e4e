import type { AttemptView } from '../../contract/quiz'
import type { Host } from './host'
import { answering, arrive, buttonIn, expectClean, sleep, startDemo, tapButton, type Demo } from './support'

jest.setTimeout(300_000)

const ANSWER = 'quiz/answer/index'
const RESULT = 'quiz/result/index'

let demo: Demo
beforeAll(async () => { demo = await startDemo() })
afterEach(() => demo.closePhones())
afterAll(() => demo.dispose())

const start = async (phone: Host, round: string) => {
  await phone.start(`pages/round/index?id=${round}`)
  await phone.tap(phone.byRole('button', /^(开始|接着答)/))
  await arrive(phone, ANSWER)
  return answering(phone)
}
const place = async (phone: Host, wanted: number, ms = 8000) => {
  const page = answering(phone)
  const deadline = Date.now() + ms
  while (page.place !== wanted && Date.now() < deadline) await sleep(20)
  await phone.idle()
  expect(page.place).toBe(wanted)
}
const viewOf = async (name: string, phone: Host): Promise<AttemptView> =>
  (await demo.as(name)).call('GET /attempts/:id', { id: phone.page.query.id ?? '' })

describe('one question at a time', () => {
  let round = ''
  beforeAll(async () => {
    round = await demo.round('speed-first-two', '抢分竞赛', {
      paper: { kind: 'drawn', shuffleQuestions: true, shuffleOptions: true, parts: [{ type: 'single', count: 3, points: 5 }, { type: 'judge', count: 2, points: 5 }] },
      timing: { questionSeconds: 4 }
    })
  })

  test('is confirmed, skipped or timed out, never gone back to; the last confirmation hands in', async () => {
    const phone = await demo.phoneOf('周文清')
    const page = await start(phone, round)
    expect(page.place).toBe(1)
    expect(phone.text('.ah-t')).toContain('本题剩')
    expect(page.left).toBeLessThanOrEqual(4)
    expect(() => phone.byRole('button', '上一题')).toThrow()
    expect(() => phone.byRole('button', /^答题卡/)).toThrow()
    const { id, questions } = await viewOf('周文清', phone)
    expect(questions).toHaveLength(1)

    const option = await page.choose(1)
    expect(option.bytes).toBeLessThanOrEqual(1024)
    const next = await tapButton(phone, '确认，进入下一题')
    console.log(`setData bytes, one question at a time: an option ${option.bytes}, the next question ${next.bytes}`)
    await place(phone, 2)
    expect(page.left).toBeGreaterThanOrEqual(3)

    await tapButton(phone, '跳过这一题')
    expect(phone.text('.dialog')).toContain('跳过后不能再回来')
    await page.dialog('跳过这一题')
    await place(phone, 3)

    await page.choose(0)
    await place(phone, 4)
    expect((await viewOf('周文清', phone)).answers).toEqual([{ pos: 1, value: [1] }, { pos: 3, value: [0] }])

    // The time runs out while the question about skipping is still open.
    await tapButton(phone, '跳过这一题')
    await place(phone, 5)
    expect(phone.$('.dialog')).toBeNull()
    await page.choose(1)
    await tapButton(phone, '确认并交卷')
    await arrive(phone, RESULT)
    const result = await (await demo.as('周文清')).call('GET /attempts/:id/result', { id })
    expect(result).toMatchObject({ finish: 'submitted', total: 5 })
    expect(phone.text()).toContain('累计')
    expectClean(phone)
  })

  test('goes on where it was after the app was killed, on the server’s clock', async () => {
    const storage = await demo.storageOf('郑玉书')
    const phone = demo.phone({ storage })
    const page = await start(phone, round)
    await page.choose(1)
    await tapButton(phone, '确认，进入下一题')
    await place(phone, 2)
    const stem = page.stem
    phone.dispose()
    const again = demo.phone({ storage, clockAhead: -3600000 })
    const after = await start(again, round)
    expect([after.place, after.stem]).toEqual([2, stem])
    expect(after.left).toBeLessThanOrEqual(4)
    await place(again, 3)
    await again.offline(true)
    await after.choose(0)
    expect(again.text('.notice')).toMatch(/网络断开.*计时照常/s)
    await sleep(Math.max(0, after.left * 1000))
    await again.offline(false)
    await place(again, 4)
    expect((await viewOf('郑玉书', again)).answers).toEqual([{ pos: 1, value: [1] }, { pos: 3, value: [0] }])
    expectClean(again)
  })
})

describe('practice', () => {
  test('tells after each answer whether it was right and why, and any number of times', async () => {
    const phone = await demo.phoneOf('蒋若溪')
    const page = await start(phone, 'practice')
    const { id, questions } = await viewOf('蒋若溪', phone)
    const verdicts: string[] = []
    const costs: number[] = []
    for (const { pos, type } of questions) {
      expect(page.place).toBe(pos)
      if (type === 'fill') await phone.input(phone.$$('input')[0] as Element, '不知道')
      else await page.choose(0)
      costs.push((await tapButton(phone, '确认答案')).bytes)
      const { feedback } = await viewOf('蒋若溪', phone)
      const mine = feedback.find((one) => one.pos === pos)
      expect(phone.text('.why')).toContain(mine?.key.analysis ?? 'no analysis')
      expect(phone.text('.confirmed')).toMatch(mine?.correct ? /答对|正确/ : /答错|得 \d/)
      verdicts.push(mine?.correct ? 'right' : 'wrong')
      if (type !== 'fill') {
        const before = page.texts
        await phone.tap(page.options[1] as Element)
        expect([page.texts, (await viewOf('蒋若溪', phone)).answers.length]).toEqual([before, pos])
        expect(phone.$$('.opt-right').length).toBe(mine?.key.right.length)
      }
      if (pos < questions.length) await page.next()
    }
    console.log(`setData bytes, practice: an answer confirmed at most ${Math.max(...costs)}`)
    await tapButton(phone, '交卷')
    expect(phone.text('.dialog')).toContain('10 题全部答完')
    await page.dialog('交卷')
    await arrive(phone, RESULT)
    expect(phone.text()).toContain('练习已完成')
    expect(phone.text()).not.toContain('个人排名')
    expect(phone.text()).toContain(`${verdicts.filter((one) => one === 'right').length}/10`)

    await tapButton(phone, '看答案与解析')
    await arrive(phone, 'quiz/review/index')
    await phone.tap(phone.byRole('tab', '全部 10'))
    const { items } = await (await demo.as('蒋若溪')).call('GET /attempts/:id/review', { id })
    for (const [index, { question, key }] of items.entries()) {
      expect(phone.text('.q')).toContain(question.stem)
      expect(phone.text('.q')).toContain(key.analysis)
      if (index < items.length - 1) await tapButton(phone, '下一题')
    }

    await phone.back()
    await tapButton(phone, '再答一次')
    await phone.tap(buttonIn(phone, '.dialog', '开始答题'))
    await arrive(phone, ANSWER)
    await phone.waitText('答题卡 0/10')
    expect((await viewOf('蒋若溪', phone)).id).not.toBe(id)
    expectClean(phone)
  })

  test('comes back after a restart with what was confirmed and its explanation', async () => {
    const storage = await demo.storageOf('何静波')
    const phone = demo.phone({ storage })
    const page = await start(phone, 'practice')
    await page.choose(0)
    await tapButton(phone, '确认答案')
    const said = [phone.text('.confirmed'), phone.text('.why')]
    await page.next()
    await page.choose(1)
    phone.dispose()
    const again = demo.phone({ storage })
    const after = await start(again, 'practice')
    expect([after.place, after.chosen]).toEqual([2, [1]])
    await after.previous()
    expect([again.text('.confirmed'), again.text('.why')]).toEqual(said)
    expectClean(again)
  })

  test('without a network a confirmation says so, keeps the answer, and works afterwards', async () => {
    const phone = await demo.phoneOf('李玉梅')
    const page = await start(phone, 'practice')
    await page.choose(1)
    await phone.offline(true)
    await tapButton(phone, '确认答案')
    expect(phone.text()).toContain('网络断开')
    expect(page.chosen).toEqual([1])
    await phone.offline(false)
    await phone.idle()
    if (!phone.text('.confirmed')) await tapButton(phone, '确认答案')
    expect((await viewOf('李玉梅', phone)).locked).toEqual([1])
    expectClean(phone)
  })
})
