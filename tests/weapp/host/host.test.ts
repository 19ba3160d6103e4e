import path from 'node:path'
import { startFixtureServer, type FixtureServer } from './fixture-server'
import { createHost, type Host, type HostOptions } from './index'
import { untilIdle } from './node/idle'
import { nodeTimers } from './node/timers'

const FIXTURE = path.join(__dirname, 'fixture')

let server: FixtureServer
let host: Host | undefined

beforeAll(async () => (server = await startFixtureServer()))
beforeEach(() => (server.received.length = 0))
afterEach(() => host?.dispose())
afterAll(() => server.close())

const phone = (options: HostOptions = {}): Host => (host = createHost(FIXTURE, { hosts: server.hosts, ...options }))

describe('a page', () => {
  test('shows its data, its scripts and what the server answers', async () => {
    const app = await phone().start()
    expect(app.text('.title')).toBe('计数 0')
    expect(app.text('.price')).toBe('价 12.34')
    expect(app.text('.status')).toBe('你好，世界')
    expect(app.$$('.row').map((row) => app.text(row))).toEqual(['第一停', '第二停'])
    expect(app.text()).not.toContain('看不见')
    expect(server.received[0]).toMatchObject({ url: '/rows?page=1', headers: { 'x-token': 't' } })
    expect(app.log.requests[0]).toMatchObject({ method: 'GET', status: 200 })
    expect(app.page.instance.data.isArray).toBe(true)
    expect([app.log.errors, app.log.missingApi]).toEqual([[], []])
  })

  test('a tap reports the bytes of its setData', async () => {
    const app = await phone().start()
    const cost = await app.tapText('加一')
    expect(cost).toEqual({ calls: 1, bytes: '{"count":1}'.length, max: 11 })
    expect(app.text('.title')).toBe('计数 1')
    await app.tap('.more')
    expect(app.byText('已经很多').tagName).toBe('WX-VIEW')
    expect(app.log.setDataByPage['pages/home/index']!.calls).toBeGreaterThanOrEqual(3)
  })

  test('a disabled button does nothing, catchtap stops a tap', async () => {
    const app = await phone().start()
    expect(await app.tap('.locked')).toMatchObject({ calls: 0 })
    await app.tap('.inner')
    expect([app.path(), app.text('.title')]).toEqual(['pages/home/index', '计数 1'])
  })

  test('a component keeps its own data and tells its page', async () => {
    const app = await phone().start()
    await app.tap('.step')
    expect([app.text('.value'), app.text('.stepped')]).toEqual(['4', '步进 4'])
  })

  test('is found by role and name, and absence says what there is', async () => {
    const app = await phone().start()
    expect(app.byRole('heading', '计数 0')).toBe(app.$('view.title'))
    expect(app.byRole('button', '锁住')).toBe(app.$('.locked'))
    expect(app.$('.title')!.hasAttribute('aria-label')).toBe(false)
    expect(() => app.byRole('link')).toThrow(/button “加一”/)
    expect(() => app.byText('没有')).toThrow(/计数 0/)
  })

  test('reads roles, names and states as a screen reader does', async () => {
    const app = await phone().start()
    expect(app.byRole('radio', /^选我$/).getAttribute('aria-checked')).toBe('false')
    await app.tap('.more')
    await app.tap('.more')
    expect(app.byRole('radio').getAttribute('aria-checked')).toBe('true')
  })

  test('an observer fires when the test brings its element into view', async () => {
    const app = await phone().start()
    await app.intersect('.watched')
    expect(app.text('.status')).toBe('可见 1')
  })

  test('shares what the page says', async () => {
    const app = await phone().start()
    expect(app.share()).toEqual({ title: '来答题', path: '/pages/home/index' })
  })
})

describe('navigation', () => {
  test('goes to a page with its query and back', async () => {
    const app = await phone().start()
    await app.tap(app.$$('.row')[1]!)
    expect([app.path(), app.title(), app.text('.id')]).toEqual(['pages/form/index', '表单', '编号 2'])
    await app.back()
    expect([app.path(), app.stack.length]).toEqual(['pages/home/index', 1])
    expect(app.log.navigation.map((each) => each.type)).toEqual(['appLaunch', 'navigateTo', 'navigateBack'])
  })

  test('tab pages stay alive, each with a custom tab bar', async () => {
    const app = await phone().start()
    await app.tap('.more')
    await app.tap(app.byRole('tab', '我的'))
    expect(app.path()).toBe('pages/me/index')
    await app.tapTab('首页')
    expect(app.text('.title')).toBe('计数 1')
    await app.tapTab('我的')
    expect(app.text('.shows')).toBe('看过 2 次')
  })

  test('leaving asks first where the page wants it', async () => {
    let stay = true
    const app = await phone({ onModal: () => !stay }).start()
    await app.tap('.row')
    await app.tap('.guard')
    await app.back()
    expect(app.path()).toBe('pages/form/index')
    expect(app.log.toasts).toContainEqual({ api: 'showModal', content: '答案还没交' })
    stay = false
    await app.back()
    expect(app.path()).toBe('pages/home/index')
  })

  test('an unknown page fails the launch, a page of a subpackage opens', async () => {
    await expect(phone().start('pages/nowhere')).rejects.toThrow(/pages\/nowhere/)
    const app = await phone().start('sub/pages/lab/index?x=1')
    expect([app.text(), app.title(), app.page.query]).toEqual(['实验', '样例', { x: '1' }])
  })

  test('the app learns of background and foreground', async () => {
    const app = await phone().start('pages/me/index')
    await app.back()
    await app.show()
    expect(app.text('.shows')).toBe('看过 2 次')
    await app.show('pages/form/index?id=9')
    expect(app.text('.id')).toBe('编号 9')
  })
})

describe('the phone', () => {
  test('offline fails requests and tells listeners; online again works', async () => {
    const app = await phone().start()
    await app.offline(true)
    expect(app.text('.status')).toBe('离线')
    await app.act(() => (app.page.instance.load as () => void)())
    expect(app.text('.status')).toMatch(/^request:fail/)
    await app.offline(false)
    expect(app.text('.status')).toBe('在线')
  })

  test('a domain that is not on the list is refused', async () => {
    const app = await phone({ domains: ['https://other.test'] }).start()
    expect(app.text('.status')).toMatch(/not in domain list/)
  })

  test('storage outlives the app', async () => {
    const storage = new Map<string, string>()
    const first = await phone({ storage }).start('pages/me/index')
    await first.tap('.save')
    expect(first.text('.kept')).toBe('存着 {"n":7}')
    first.dispose()
    const second = await phone({ storage }).start('pages/me/index')
    expect((second.page.instance.data as { kept: unknown }).kept).toEqual({ n: 7 })
  })

  test('login, phone number and modals answer what the test says', async () => {
    const answers: HostOptions = { loginCode: () => 'code-1', phoneCode: () => 'phone-1', onModal: ({ title }) => title !== '交卷？' }
    const app = await phone(answers).start('pages/me/index')
    expect(app.text('.login')).toBe('code-1')
    await app.tap('.get-phone')
    expect(app.text('.phone')).toBe('phone-1')
    await app.tap('.ask')
    expect(app.text('.result')).toBe('取消')
  })

  test('by default a phone number is refused and choosing a file cancelled', async () => {
    const app = await phone().start('pages/me/index')
    await app.tap('.get-phone')
    expect(app.text('.phone')).toBe('getPhoneNumber:fail user deny')
    await app.tap('.choose')
    expect(app.text('.result')).toBe('chooseMessageFile:fail cancel')
  })

  test('a chosen file is uploaded for real', async () => {
    const app = await phone({ onChooseMessageFile: () => [{ name: '名单.csv', content: '姓名\n张三' }] }).start('pages/me/index')
    await app.tap('.choose')
    expect(app.text('.result')).toBe('收到')
    expect(server.received.at(-1)!.body).toMatch(/name="kind"[\s\S]*roster[\s\S]*张三/)
  })

  test('a chosen file is read as bytes', async () => {
    const picked = [{ name: '名单.csv', content: '姓名' as string | Uint8Array }]
    const app = await phone({ onChooseMessageFile: () => picked }).start('pages/me/index')
    await app.tap('.read')
    expect(app.text('.result')).toBe('6 true')
    picked[0]!.content = new Uint8Array(9)
    await app.tap('.read')
    expect(app.text('.result')).toBe('9 true')
  })

  test('privacy is asked for until the user agrees', async () => {
    const app = await phone({ privacyPending: true }).start('pages/me/index')
    await app.tap('.privacy')
    expect(app.text('.result')).toBe('请先同意')
    await app.tap('.agree')
    expect(app.text('.result')).toBe('已同意')
  })

  test('a countdown runs without keeping the app busy', async () => {
    const app = await phone().start('pages/me/index')
    await app.waitText(/剩 5[0-8] 秒/)
    expect(app.log.errors).toEqual([])
  })
})

describe('the realm', () => {
  test('has the globals of WeChat and no others, and no code from strings', async () => {
    const app = await phone().start('pages/me/index')
    await app.tap('.globals')
    expect(app.text('.result')).toBe('undefined undefined undefined undefined object undefined')
    await app.tap('.eval')
    expect(app.text('.result')).toBe('EvalError')
  })

  test('errors of the app are recorded and told to it', async () => {
    const app = await phone().start('pages/me/index')
    await app.tap('.crash')
    expect(app.log.errors).toEqual([expect.stringMatching(/坏了[\s\S]*pages\/me\/index\.js/)])
  })

  test('a wx function that the host lacks fails loudly', async () => {
    const app = await phone().start('pages/me/index')
    await app.tap('.unknown')
    expect(app.text('.result')).toMatch(/startBeaconDiscovery:fail .*not implemented/)
    expect(app.log.missingApi).toEqual(['startBeaconDiscovery'])
  })
})

test('idle lets pass at once what is due soon, in the order in which it was due, and no countdown', async () => {
  const timers = nodeTimers(400)
  const fired: string[] = []
  timers.setTimeout(() => fired.push('third'), 390)
  timers.setTimeout(() => {
    fired.push('first')
    timers.setTimeout(() => fired.push('fourth'), 380)
    timers.setTimeout(() => fired.push('second'), 100)
  }, 50)
  timers.setTimeout(() => fired.push('countdown'), 401)
  await untilIdle(timers, 1000)
  expect(fired).toEqual(['first', 'second', 'third', 'fourth'])
  // What is under way outside the phone takes the time it takes.
  const end = timers.begin()
  let over = false
  setTimeout(() => { over = true; end() }, 60)
  timers.setTimeout(() => fired.push('meanwhile'), 10)
  await untilIdle(timers, 1000)
  expect([over, fired.at(-1)]).toEqual([true, 'meanwhile'])
  timers.clear()
})
