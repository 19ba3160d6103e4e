import fs from 'node:fs'
import path from 'node:path'
import type { AddressInfo } from 'node:net'
import { privacy } from '../../server/auth/privacy'
import { signIn } from '../../server/account/session'
import { makeWorld, phase, type World } from '../support/world'
import { createHost, loadProject, type Host } from './host'

jest.setTimeout(300_000)

const BUILT = process.env.WEAPP_BUILT ?? path.join(__dirname, '../../dist/weapp')
const built = fs.existsSync(path.join(BUILT, 'app.json')) ? describe : describe.skip

/** What reaches the page's renderer for one tap, in all: slow phones stutter beyond it. */
const TAP_LIMIT = 1024

built('answering in the built mini-program', () => {
  let world: World
  let origin = ''
  const project = fs.existsSync(BUILT) ? loadProject(BUILT) : undefined
  const phones: Host[] = []
  beforeAll(async () => {
    world = await makeWorld('sqlite')
    await world.app.listen({ port: 0, host: '127.0.0.1' })
    origin = `http://127.0.0.1:${(world.app.server.address() as AddressInfo).port}`
  })
  afterEach(() => { for (const phone of phones.splice(0)) phone.dispose() })
  afterAll(() => world.close())

  const phoneOf = async (memberId: string, more: Record<string, unknown> = {}) => {
    await (await world.as(memberId)).call('POST /me/consent', { version: privacy.version })
    const { me, ...tokens } = await signIn(world.ctx, `acc-${memberId}`, 'phone', world.time.now)
    const kept = { session: { tokens, me }, settings: { elder: 0, asked: true }, ...more }
    const storage = new Map(Object.entries(kept).map(([key, data]) => [key, JSON.stringify({ data })]))
    const phone = createHost(project!, { hosts: { 'http://127.0.0.1:8080': origin }, storage, idleMax: 900 })
    phones.push(phone)
    return { phone, storage }
  }
  const mixed = (more: Parameters<typeof phase>[0] = {}) => world.round({
    phases: [phase({
      paper: { kind: 'drawn', parts: [{ type: 'single', count: 6, points: 10 }, { type: 'multiple', count: 2, points: 10 }, { type: 'fill', count: 2, points: 10 }], shuffleQuestions: false, shuffleOptions: true },
      ...more
    })]
  })

  const open = async (phone: Host, round: string) => {
    await phone.start(`quiz/answer/index?round=${round}`)
    await phone.waitText('存疑')
  }
  const savedOf = async (memberId: string, round: string) => (await (await world.as(memberId)).call('POST /rounds/:id/attempts', { id: round })).answers

  test('an option, a change of mind, a mark, the next question and each second cost little', async () => {
    const { phone } = await phoneOf('m-a1-1')
    await open(phone, await mixed())
    const costs = {
      opened: phone.log.setDataByPage['quiz/answer/index'],
      option: await phone.tap(phone.$$('.opt')[0]!), change: await phone.tap(phone.$$('.opt')[2]!), next: await phone.tapText('下一题'),
      flag: await phone.tapText('存疑'), second: await phone.act(() => new Promise((done) => setTimeout(done, 2500)))
    }
    if (process.env.SHOW_COSTS) console.log(JSON.stringify(costs))  
    for (const tap of ['option', 'change', 'flag'] as const) expect(costs[tap].bytes).toBeLessThanOrEqual(TAP_LIMIT)
    expect(costs.next.bytes).toBeLessThanOrEqual(2 * TAP_LIMIT)
    expect(costs.second.bytes).toBeLessThanOrEqual(TAP_LIMIT / 4)
    expect(phone.log.errors).toEqual([])
    expect(phone.log.missingApi).toEqual([])
  })

  test('answers given without a network survive the end of the app and are sent by themselves', async () => {
    const round = await mixed()
    const { phone, storage } = await phoneOf('m-a1-2')
    await open(phone, round)
    await phone.tap(phone.$$('.opt')[1]!)
    await phone.offline(true)
    await phone.tapText('下一题')
    await phone.tap(phone.$$('.opt')[3]!)
    expect(phone.text()).toContain('网络断开，答题不受影响')
    expect(phone.text()).toContain('待上传 1 题')
    expect(await savedOf('m-a1-2', round)).toEqual([{ pos: 1, value: [1] }])
    phone.dispose()

    const again = createHost(project!, { hosts: { 'http://127.0.0.1:8080': origin }, storage, idleMax: 900 })
    phones.push(again)
    await open(again, round)
    await again.waitText('已保存')
    expect(again.$$('.opt')[3]!.className).toContain('opt-on')
    expect(await savedOf('m-a1-2', round)).toEqual([{ pos: 1, value: [1] }, { pos: 2, value: [3] }])
  })

  test('the phone’s own way back asks first; the paper is handed in and the result shows', async () => {
    const { phone } = await phoneOf('m-a1-3')
    await open(phone, await mixed())
    expect(phone.page.leaveWarning).toContain('计时不会停')
    await phone.tap(phone.$$('.opt')[0]!)
    await phone.tap('.af-sheet')
    await phone.tap(phone.$$('.sheet .btn').at(-1)!)
    expect(phone.text('.dialog')).toContain('还有 9 题未答')
    // What one should rather do stands first.
    expect(phone.$$('.dialog .btn').map((button) => phone.text(button))).toEqual(['接着答第 2 题', expect.stringContaining('交卷')])
    await phone.tap(phone.$$('.dialog .btn')[1]!)
    await phone.waitText('各题型得分')
    expect(phone.path()).toBe('quiz/result/index')
    expect(phone.page.leaveWarning).toBeUndefined()
    expect(phone.text()).toContain('分享成绩')
    expect(phone.log.errors).toEqual([])
  })
})
