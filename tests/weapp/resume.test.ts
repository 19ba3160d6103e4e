import type { AttemptView } from '../../contract/quiz'
import type { Host } from './host'
import { answering, arrive, expectClean, sleep, startDemo, tapButton, type Demo, type PhoneOptions } from './support'

jest.setTimeout(300_000)

const ANSWER = 'quiz/answer/index'
const RESULT = 'quiz/result/index'
const HOUR = 3600000

let demo: Demo
let round = ''

beforeAll(async () => {
  demo = await startDemo()
  round = await demo.round('fortnight-best', '接着答的竞赛', {
    paper: { kind: 'drawn', shuffleQuestions: true, shuffleOptions: true, parts: [{ type: 'single', count: 6, points: 10 }, { type: 'judge', count: 2, points: 10 }] },
    timing: { paperSeconds: 1200 }, reveal: 'paper'
  })
})
afterEach(() => demo.closePhones())
afterAll(() => demo.dispose())

/** Somebody's paper with its phone; `storage` outlives the app. */
interface Sitting {
  phone: Host
  page: ReturnType<typeof answering>
  storage: Map<string, string>
  id: string
  /** As the server has it. */
  view: () => Promise<AttemptView>
  /** Killed and started again, at home, as one does; `cut`: while there is no network. */
  reopen: (options?: PhoneOptions & { cut?: boolean }) => Promise<Sitting>
}

async function sit(name: string, options: PhoneOptions = {}, roundId = round): Promise<Sitting> {
  const storage = options.storage ?? await demo.storageOf(name)
  const phone = demo.phone({ ...options, storage })
  await phone.start(`pages/round/index?id=${roundId}`)
  await phone.tap(phone.byRole('button', /^(开始答题|接着答)/))
  await arrive(phone, ANSWER)
  return sitting(name, phone, storage)
}

function sitting(name: string, phone: Host, storage: Map<string, string>): Sitting {
  const id = phone.page.query.id ?? ''
  return {
    phone, storage, id, page: answering(phone),
    view: async () => (await demo.as(name)).call('GET /attempts/:id', { id }),
    async reopen({ cut = false, ...options } = {}) {
      phone.dispose()
      const again = demo.phone({ ...options, storage })
      if (cut) await again.offline(true)
      await again.start()
      await tapButton(again, /^接着答/)
      await arrive(again, ANSWER)
      return sitting(name, again, storage)
    }
  }
}

const answersOf = ({ answers }: AttemptView) => Object.fromEntries(answers.map(({ pos, value }) => [pos, value]))

/** What is on the paper from the first question to the last, as the member leafs through it. */
async function leaf({ page }: Sitting) {
  const seen: { stem: string, texts: string[], chosen: number[] }[] = []
  while (page.place > 1) await page.previous()
  for (;;) {
    seen.push({ stem: page.stem, texts: page.texts, chosen: page.chosen })
    if (seen.length === 8) return seen
    await slowly()
    await page.next()
  }
}

/** Two taps that are no double tap. */
const slowly = () => sleep(360)

const until = async (what: () => Promise<boolean> | boolean, ms = 15_000) => {
  const deadline = Date.now() + ms
  while (!(await what())) {
    if (Date.now() > deadline) throw new Error('it did not come about in time')
    await sleep(50)
  }
}

describe('the app is killed in the middle', () => {
  test('and comes back to the same question, order, answers, marks and time', async () => {
    const first = await sit('周文清')
    await first.page.choose(1)
    await first.page.next()
    await first.page.choose(0)
    await first.page.flag()
    const before = await leaf(first)
    while (first.page.place > 3) await first.page.previous()

    const again = await first.reopen()
    expect(again.id).toBe(first.id)
    expect(again.page.place).toBe(3)
    const { deadlineAt } = await again.view()
    expect(Math.abs(again.page.left - (deadlineAt - Date.now()) / 1000)).toBeLessThan(2.5)
    expect(await leaf(again)).toEqual(before)
    await again.page.sheet()
    expect(again.phone.text('.sheet')).toMatch(/已答 2.*存疑 1/s)
    expectClean(again.phone)
  })

  test('and is opened again without network: the paper lies in the phone, and what is answered then is sent later', async () => {
    const first = await sit('沈建宁')
    await first.page.choose(1)
    await first.page.next()
    await first.page.choose(0)
    await first.page.flag()
    await first.phone.offline(true)
    const before = await leaf(first)
    while (first.page.place > 3) await first.page.previous()

    const again = await first.reopen({ cut: true })
    expect(again.id).toBe(first.id)
    expect(again.phone.text('.notice')).toContain('网络断开，这是存在手机里的答卷')
    expect(again.phone.text('.notice')).toContain('剩余时间以服务器为准')
    expect(again.page.place).toBe(3)
    const { deadlineAt } = await again.view()
    expect(Math.abs(again.page.left - (deadlineAt - Date.now()) / 1000)).toBeLessThan(2.5)
    expect(await leaf(again)).toEqual(before)
    await again.page.choose(0)
    expect(again.page.saved).toBe('待上传 1 题')

    // Killed once more, still without network.
    const third = await again.reopen({ cut: true })
    expect(third.page.place).toBe(8)
    expect(third.page.chosen).toEqual([0])
    await third.phone.offline(false)
    await third.phone.waitText('已保存')
    expect(third.phone.$('.notice')).toBeNull()
    expect(answersOf(await third.view())).toEqual({ 1: [1], 2: [0], 8: [0] })
    expect((await third.view()).flags).toEqual([2])
    await third.page.sheet()
    await third.phone.tap(third.phone.$$('.sheet-second')[0] as Element)
    await third.page.dialog('交卷')
    await arrive(third.phone, RESULT)
    expect([...third.storage.keys()].filter((key) => /^(paper|attempt)/.test(key))).toEqual([])
    for (const phone of [again.phone, third.phone]) expectClean(phone)
  })

  test('with a clock that is an hour ahead and no network: the time left is the server’s all the same', async () => {
    const first = await sit('郭景山', { clockAhead: HOUR })
    await first.page.choose(1)
    const again = await first.reopen({ cut: true, clockAhead: HOUR })
    const { deadlineAt } = await again.view()
    expect(Math.abs(again.page.left - (deadlineAt - Date.now()) / 1000)).toBeLessThan(2.5)
    expectClean(again.phone)
  })

  test('while offline: what had not been sent is sent after the restart, by itself', async () => {
    const first = await sit('郑玉书')
    await first.page.choose(1)
    await first.phone.offline(true)
    await first.page.next()
    await first.page.choose(0)
    await first.page.flag()
    await first.page.next()
    await first.page.choose(2)
    expect(answersOf(await first.view())).toEqual({ 1: [1] })

    const again = await first.reopen()
    await again.phone.waitText('已保存')
    expect(again.page.place).toBe(3)
    expect(again.page.chosen).toEqual([2])
    expect(answersOf(await again.view())).toEqual({ 1: [1], 2: [0], 3: [2] })
    expect((await again.view()).flags).toEqual([2])
    expectClean(again.phone)
  })

  test('in the moment in which an answer is under way: it is there once, and so is the next', async () => {
    const first = await sit('孙立新')
    const tapped = first.page.choose(1)
    await until(() => first.phone.log.requests.some(({ method }) => method === 'PUT'))
    first.phone.dispose()
    await tapped.catch(() => undefined)

    const again = await first.reopen()
    expect(again.page.chosen).toEqual([1])
    await again.page.choose(0)
    await again.phone.waitText('已保存')
    expect(answersOf(await again.view())).toEqual({ 1: [0] })
    expectClean(again.phone)
  })
})

describe('the phone’s clock is wrong', () => {
  test.each([['fast', HOUR, '何静波'], ['slow', -HOUR, '范一帆']] as const)('an hour %s: the time left is the server’s, and nothing ends early', async (_, clockAhead, name) => {
    const sat = await sit(name, { clockAhead })
    const { deadlineAt } = await sat.view()
    const expected = (deadlineAt - Date.now()) / 1000
    expect(expected).toBeGreaterThan(1150)
    expect(Math.abs(sat.page.left - expected)).toBeLessThan(2.5)
    await sat.page.choose(1)
    expect(sat.page.saved).toContain('已保存')
    const again = await sat.reopen({ clockAhead })
    expect(again.page.chosen).toEqual([1])
    expect(Math.abs(again.page.left - (deadlineAt - Date.now()) / 1000)).toBeLessThan(2.5)
    expectClean(again.phone)
  })

  test('and is put right in the middle: the countdown follows the server', async () => {
    const sat = await sit('蒋若溪', { clockAhead: HOUR })
    await sat.page.choose(0)
    const again = await sat.reopen({ clockAhead: 0 })
    expect(Math.abs(again.page.left - ((await sat.view()).deadlineAt - Date.now()) / 1000)).toBeLessThan(2.5)
    expectClean(again.phone)
  })
})

describe('the network goes away in the middle', () => {
  test('answering goes on, the banner says what waits, and all is uploaded when it is back', async () => {
    const { phone, page, view } = await sit('陈爱华')
    await page.choose(0)
    await phone.offline(true)
    expect(phone.text('.notice')).toContain('网络断开，答题不受影响')
    await page.next()
    await page.choose(1)
    expect(page.saved).toBe('待上传 1 题')
    expect(phone.text('.notice')).toContain('第 2 题先存在手机里，连上后自动补存')
    await page.next()
    await page.choose(0)
    await page.choose(1)
    expect(page.saved).toBe('待上传 2 题')
    expect(phone.text('.notice')).toContain('第 2、3 题')
    expect(phone.text()).toContain('答题卡 3/8')
    expect(answersOf(await view())).toEqual({ 1: [0] })

    await phone.offline(false)
    await phone.waitText('已保存')
    expect(phone.$('.notice')).toBeNull()
    expect(answersOf(await view())).toEqual({ 1: [0], 2: [1], 3: [1] })
    expectClean(phone)
  })

  test('handing in waits for it: nothing is lost, and the second try goes through', async () => {
    const { phone, page, view, id } = await sit('李玉梅')
    await page.choose(0)
    await phone.offline(true)
    await page.next()
    await page.choose(1)
    await page.sheet()
    await phone.tap(phone.$$('.sheet-second')[0] as Element)
    await page.dialog('交卷')
    expect(phone.path()).toBe(ANSWER)
    expect(phone.text('.dialog')).toContain('没有交上')
    expect(phone.text('.dialog')).toContain('答案都在，不会丢')
    await phone.offline(false)
    await page.dialog('交卷')
    await arrive(phone, RESULT)
    expect(answersOf(await view())).toEqual({ 1: [0], 2: [1] })
    const result = await (await demo.as('李玉梅')).call('GET /attempts/:id/result', { id })
    expect([result.finish, result.standing?.before ?? null, result.no]).toEqual(['submitted', null, 1])
    expectClean(phone)
  })
})

describe('a second phone', () => {
  test('goes on where the first was, and the first merges what the second did', async () => {
    const one = await sit('顾晓棠')
    await one.page.choose(1)
    await one.page.next()
    await one.page.choose(1)

    const two = await sit('顾晓棠')
    expect(two.id).toBe(one.id)
    expect(two.page.place).toBe(3)
    await two.page.choose(0)
    await two.page.previous()
    expect(two.page.chosen).toEqual([1])
    await two.page.choose(0)
    await two.phone.waitText('已保存')

    await one.page.next()
    await slowly()
    await one.page.next()
    expect(one.page.place).toBe(4)
    await one.page.choose(1)
    await one.phone.waitText('第 2、3 题的答案有改动（另一台设备）')
    await one.phone.idle()
    expect(answersOf(await one.view())).toEqual({ 1: [1], 2: [0], 3: [0], 4: [1] })
    const seen = await leaf(one)
    expect(seen.map(({ chosen }) => chosen)).toEqual([[1], [0], [0], [1], [], [], [], []])
    expectClean(one.phone)
    expectClean(two.phone)
  })

  test('hands the paper in: the first is led to the result with its next tap', async () => {
    const one = await sit('顾晓棠')
    const two = await sit('顾晓棠')
    await two.page.sheet()
    await two.phone.tap(two.phone.$$('.sheet-second')[0] as Element)
    await two.page.dialog('交卷')
    await arrive(two.phone, RESULT)
    await one.page.choose(0)
    await arrive(one.phone, RESULT)
    expect(one.phone.text('.hd')).toBe(two.phone.text('.hd'))
    expectClean(one.phone)
  })
})

describe('the time runs out', () => {
  test('the paper hands itself in: with a network at once, without one as soon as it is back, with what was saved by then', async () => {
    const short = await demo.round('fortnight-best', '十秒钟的竞赛', {
      paper: { kind: 'drawn', shuffleQuestions: true, shuffleOptions: true, parts: [{ type: 'judge', count: 2, points: 50 }] },
      timing: { paperSeconds: 10 }, reveal: 'paper'
    })
    const [online, cut, gone] = await Promise.all([sit('周文清', {}, short), sit('郑玉书', { clockAhead: HOUR }, short), sit('孙立新', {}, short)])
    await Promise.all([online, cut, gone].map(({ page }) => page.choose(1)))
    await cut.phone.offline(true)
    await cut.page.next()
    await cut.page.choose(0)
    gone.phone.dispose()
    expect(online.page.left).toBeLessThanOrEqual(10)

    await arrive(online.phone, RESULT, 12_000)
    expect(online.phone.text()).toContain('时间到，答卷自动交上')
    expect(answersOf(await online.view())).toEqual({ 1: [1] })

    await cut.phone.waitText('第 2 题还没有传上去，可能来不及计分', 10_000)
    expect(cut.phone.text()).toContain('已到时间')
    await cut.phone.offline(false)
    await arrive(cut.phone, RESULT)
    expect(cut.phone.text()).toContain('时间到，答卷自动交上')
    expect(answersOf(await cut.view())).toEqual({ 1: [1], 2: [0] })

    // Nobody looks: the server ends it by itself once the grace is over.
    const summary = async () => (await (await demo.as('孙立新')).call('GET /me/attempts', {})).items.find(({ roundId }) => roundId === short)
    await until(async () => (await summary())?.state === 'finished')
    expect(await summary()).toMatchObject({ timeMs: 10_000 })
    const again = demo.phone({ storage: gone.storage })
    await again.start(`pages/round/index?id=${short}`)
    expect(again.text()).not.toMatch(/接着答（|还没有交卷/)
    for (const phone of [online.phone, cut.phone, again]) expectClean(phone)
  })
})

describe('the server dies in the middle', () => {
  test('what it had acknowledged is still there, what it had not is sent again, and the paper goes on', async () => {
    const { phone, page, view } = await sit('周文清', {}, await demo.round('fortnight-best', '服务器重启的竞赛', {
      paper: { kind: 'drawn', shuffleQuestions: true, shuffleOptions: true, parts: [{ type: 'single', count: 8, points: 10 }] }, timing: { paperSeconds: 600 }
    }))
    await page.choose(1)
    expect(page.saved).toContain('已保存')
    await demo.stop('SIGKILL')
    await page.next()
    await page.choose(2)
    expect(page.saved).toBe('待上传 1 题')
    expect(phone.text('.notice')).toContain('答题不受影响')
    await demo.restart()
    await phone.waitText('已保存', 20_000)
    expect(phone.$('.notice')).toBeNull()
    expect(answersOf(await view())).toEqual({ 1: [1], 2: [2] })

    await page.next()
    await page.choose(0)
    await page.sheet()
    await phone.tap(phone.$$('.sheet-second')[0] as Element)
    await page.dialog('交卷')
    await arrive(phone, RESULT)
    expect(answersOf(await view())).toEqual({ 1: [1], 2: [2], 3: [0] })
    expectClean(phone)
  })

  test('while the paper is handed in: the second try gets the one result', async () => {
    const sat = await sit('郑玉书')
    await demo.stop('SIGKILL')
    await sat.page.sheet()
    await sat.phone.tap(sat.phone.$$('.sheet-second')[0] as Element)
    await sat.page.dialog('交卷')
    expect(sat.phone.text('.dialog')).toContain('没有交上')
    await demo.restart()
    await sat.page.dialog('交卷')
    await arrive(sat.phone, RESULT)
    expect((await sat.view()).state).toBe('finished')
    expectClean(sat.phone)
  })
})
