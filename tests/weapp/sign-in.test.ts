import { fakeWeChat, type FakeWeChat } from '../support/wechat'
import type { Host } from './host'
import { arrive, expectClean, startDemo, tapButton, type Demo, type PhoneOptions } from './support'

jest.setTimeout(300_000)

const HOME = 'pages/home/index'
const SIGN_IN = 'pages/sign-in/index'
const BIND = 'pages/bind/index'

let wechat: FakeWeChat
let demo: Demo

beforeAll(async () => {
  wechat = await fakeWeChat()
  demo = await startDemo(wechat.env)
})
afterEach(() => demo.closePhones())
afterAll(async () => {
  await demo.dispose()
  await wechat.close()
})

/** Somebody's WeChat on a phone, opened at the sign-in page with consent given. */
async function atTheDoor(openid: string, options: PhoneOptions = {}): Promise<Host> {
  const phone = demo.phone({ loginCode: () => wechat.loginCode(openid), ...options })
  await phone.start()
  await arrive(phone, SIGN_IN)
  await tapButton(phone, '看过了，同意并继续')
  return phone
}

async function byWeChat(openid: string, options: PhoneOptions = {}): Promise<Host> {
  const phone = await atTheDoor(openid, options)
  await phone.tap(phone.byRole('radio', '微信登录'))
  await tapButton(phone, '微信登录')
  return phone
}

async function toBind(openid: string, options: PhoneOptions = {}): Promise<Host> {
  const phone = await byWeChat(openid, options)
  await arrive(phone, BIND)
  return phone
}

const field = (phone: Host, label: string) => phone.byRole('textbox', label)
const paths = (phone: Host) => phone.log.requests.map(({ method, url }) => `${method} ${new URL(url).pathname.replace('/api', '')}`)

describe('consent', () => {
  test('comes before anything is asked of the person or of WeChat', async () => {
    const asked: string[] = []
    const phone = demo.phone({ loginCode: () => { asked.push('login'); return wechat.loginCode('o-consent') } })
    await phone.start()
    await arrive(phone, SIGN_IN)
    expect(phone.text()).toContain('江州省社会科学界联合会')
    expect(phone.text()).not.toContain('微信登录\n')
    expect(paths(phone)).toEqual(['GET /system'])

    await tapButton(phone, '不同意')
    expect(phone.text()).toContain('没有留下你的任何信息')
    await tapButton(phone, '再看一遍说明')
    expect(paths(phone)).toEqual(['GET /system'])
    await tapButton(phone, '看过了，同意并继续')
    expect(phone.byRole('heading', '登录')).toBeTruthy()
    expect(asked).toEqual([])
    expectClean(phone)
  })

  test('is asked of an account that has not agreed, and opens the way it was on', async () => {
    const phone = demo.phone({ storage: await demo.storageOf('许晨星') })
    await phone.start('pages/round/index?id=round-3')
    await arrive(phone, SIGN_IN)
    await tapButton(phone, '看过了，同意并继续')
    await arrive(phone, 'pages/round/index')
    expect(phone.page.query).toEqual({ id: 'round-3' })
    const me = await (await demo.as('许晨星')).call('GET /me')
    expect(me.consent.given).toBe(me.consent.required)
    expectClean(phone)
  })

  test('taken back signs out and asks again', async () => {
    const phone = await demo.phoneOf('陈爱华')
    await phone.start('pages/privacy/index')
    await tapButton(phone, /^撤回同意/)
    await tapButton(phone, '撤回同意并退出')
    await arrive(phone, SIGN_IN)
    expect(phone.text()).toContain('同意并继续')
    expectClean(phone)
  })
})

describe('WeChat sign-in', () => {
  test('binds by the phone number that WeChat hands out, once and for good', async () => {
    const organiser = await demo.as('李敏')
    const { units } = await organiser.call('GET /units', { search: '社会组织处党支部' })
    const { items } = await organiser.call('GET /organiser/rounds/:id/absent', { id: 'round-3', unit: units[0]?.id ?? '' })
    const number = `1990000${items.find(({ name }) => name === '唐以宁')?.phoneTail}`

    const phone = await toBind('o-phone', { phoneCode: () => wechat.phoneCode('o-phone', number) })
    await tapButton(phone, '用微信手机号核对')
    await arrive(phone, HOME)
    expect(phone.text()).toContain('，唐以宁')
    expect(phone.text()).toContain('社会组织处党支部')
    expect(wechat.calls).toEqual(expect.arrayContaining(['/sns/jscode2session', '/cgi-bin/stable_token', '/wxa/business/getuserphonenumber']))
    expectClean(phone)

    const other = await byWeChat('o-phone')
    await arrive(other, HOME)
    expect(other.text()).toContain('，唐以宁')
    expectClean(other)
  })

  test('a number that is on no roster, or kept back, leaves the other ways open', async () => {
    const phone = await toBind('o-nobody', { phoneCode: () => wechat.phoneCode('o-nobody', '13900000000') })
    await tapButton(phone, '用微信手机号核对')
    expect(phone.path()).toBe(BIND)
    expect(phone.text()).toMatch(/花名册.*(没有|激活码|申请)/)
    const shy = await toBind('o-shy')
    await tapButton(shy, '用微信手机号核对')
    expect(shy.text()).toContain('没有取得手机号')
    expectClean(shy)
  })

  test('binds by name and activation code', async () => {
    const phone = await toBind('o-code')
    await phone.tap(phone.byRole('radio', '激活码'))
    await tapButton(phone, '核对身份')
    expect(phone.text()).toContain('请填写激活码')
    await phone.input(field(phone, '姓名'), '罗秋实')
    await phone.input(field(phone, '激活码'), 'XS26-0000-0000')
    await tapButton(phone, '核对身份')
    expect(phone.path()).toBe(BIND)
    expect(phone.valueOf(field(phone, '姓名'))).toBe('罗秋实')
    await phone.input(field(phone, '激活码'), 'xs26 4hwn 2pzc')
    await tapButton(phone, '核对身份')
    await arrive(phone, HOME)
    expect(phone.text()).toContain('，罗秋实')
    expectClean(phone)
  })

  test('by choosing a unit: waits, the organiser approves, then in', async () => {
    const storage = new Map<string, string>()
    const phone = await toBind('o-join', { storage })
    await phone.tap(phone.byRole('radio', '申请加入'))
    await tapButton(phone, '选择支部')
    await tapButton(phone, /云麓市社会科学界联合会/)
    await tapButton(phone, '上一级')
    await phone.input(field(phone, '按名称查找'), '普及处')
    await tapButton(phone, /普及处党支部/)
    await phone.input(field(phone, '姓名'), '钟新来')
    await phone.input(field(phone, '给组织者的说明'), '今年调入')
    await tapButton(phone, '申请加入')
    expect(phone.text()).toContain('等待组织者确认')
    await tapButton(phone, '看看有没有确认')
    expect(phone.text()).toContain('等待组织者确认')
    expectClean(phone)
    phone.dispose()

    // Closed meanwhile: it is still waiting when it is opened again, wherever that is.
    const again = demo.phone({ storage })
    await again.start('pages/round/index?id=round-3')
    await arrive(again, BIND)
    expect(again.text()).toContain('等待组织者确认')
    const organiser = await demo.as('李敏')
    const { items } = await organiser.call('GET /organiser/joins')
    const join = items.find(({ name }) => name === '钟新来')
    expect(join).toMatchObject({ note: '今年调入', unit: { name: '普及处党支部' }, rosterMatch: null })
    await organiser.call('POST /organiser/joins/:id/approve', { id: join?.id ?? '', memberId: null })
    await tapButton(again, '看看有没有确认')
    await arrive(again, 'pages/round/index')
    await again.tap(again.byRole('button', '回到首页'))
    await arrive(again, HOME)
    expect(again.text()).toContain('，钟新来')
    expectClean(again)
  })

  test('says what to do when WeChat fails, and works the next time', async () => {
    const phone = await atTheDoor('o-trouble')
    await phone.tap(phone.byRole('radio', '微信登录'))
    for (const [trouble, says] of [[-1, '微信暂时没有回应'], [45011, '登录太频繁'], [40029, '请再点一次'], ['page', '微信暂时没有回应']] as const) {
      wechat.trouble(trouble)
      await tapButton(phone, '微信登录')
      expect(phone.text()).toContain(says)
    }
    await tapButton(phone, '微信登录')
    await arrive(phone, BIND)
    expectClean(phone)
  })

  test('leaves neither secret nor session key on the phone', async () => {
    const storage = new Map<string, string>()
    const phone = await toBind('o-secret', { storage })
    const seen = JSON.stringify([...storage.values(), phone.log.requests])
    for (const secret of wechat.secrets) expect(seen).not.toContain(secret)
    expect(seen).not.toContain('o-secret')
  })
})

describe('demo sign-in', () => {
  test('周文清 is chosen from the list and is in, and still is after a restart', async () => {
    const storage = new Map<string, string>()
    const phone = await atTheDoor('o-unused', { storage })
    expect(phone.text()).toContain('这是演示数据')
    await phone.tap(phone.byRole('button', /周文清/))
    await arrive(phone, HOME)
    expect(phone.text()).toContain('，周文清')
    expectClean(phone)
    phone.dispose()

    const again = demo.phone({ storage })
    await again.start()
    expect(again.path()).toBe(HOME)
    expect(again.text()).toContain('，周文清')
    expectClean(again)
  })

  test('anybody of the association is found by name', async () => {
    const phone = await atTheDoor('o-unused')
    await phone.input(field(phone, '按姓名或支部查找'), '孙立新')
    await phone.tap(phone.byRole('button', /孙立新/))
    await arrive(phone, HOME)
    expect(phone.text()).toContain('，孙立新')
    expectClean(phone)
  })
})

describe('leaving', () => {
  test('signing out forgets the person; the next one comes in at home', async () => {
    const storage = await demo.storageOf('周文清')
    const phone = demo.phone({ storage })
    await phone.start('pages/me/index')
    await tapButton(phone, '退出登录')
    await phone.tap(phone.$$('.dialog .btn')[0] as Element)
    await arrive(phone, SIGN_IN)
    expect(storage.has('session')).toBe(false)
    expect(paths(phone)).toContain('POST /auth/logout')
    expect(phone.page.query).toEqual({})
    await tapButton(phone, '看过了，同意并继续')
    await phone.tap(phone.byRole('button', /郑玉书/))
    await arrive(phone, HOME)
    expect(phone.text()).toContain('，郑玉书')
    expectClean(phone)
  })

  test('a session that was ended elsewhere is said to be over, once, and leads back', async () => {
    const storage = await demo.storageOf('顾晓棠')
    const { data } = JSON.parse(storage.get('session') ?? '') as { data: { tokens: { accessToken: string } } }
    const phone = demo.phone({ storage })
    await phone.start('pages/rounds/index')
    await fetch(`${demo.origin}/api/auth/logout`, { method: 'POST', headers: { authorization: `Bearer ${data.tokens.accessToken}` } })
    await phone.tap(phone.byRole('link', /党史知识竞赛第三轮/))
    await arrive(phone, SIGN_IN)
    expect(paths(phone).filter((path) => path === 'POST /auth/refresh')).toHaveLength(1)
    await tapButton(phone, '看过了，同意并继续')
    expect(phone.text()).toContain('登录已过期，请重新登录')
    await phone.tap(phone.byRole('button', /顾晓棠/))
    await arrive(phone, 'pages/round/index')
    expect(phone.page.query).toEqual({ id: 'round-3' })
    expectClean(phone)
  })

  test('an access token that has run out is renewed once, however many calls need it', async () => {
    const storage = await demo.storageOf('周文清')
    const kept = JSON.parse(storage.get('session') ?? '') as { data: { tokens: { accessExpiresAt: number, refreshToken: string } } }
    kept.data.tokens.accessExpiresAt = Date.now() - 1000
    storage.set('session', JSON.stringify(kept))
    const phone = demo.phone({ storage })
    await phone.start()
    expect(phone.text()).toContain('，周文清')
    expect(phone.text()).toContain('党史知识竞赛第三轮')
    expect(paths(phone).filter((path) => path === 'POST /auth/refresh')).toHaveLength(1)
    const { data } = JSON.parse(storage.get('session') ?? '') as typeof kept
    expect(data.tokens.refreshToken).not.toBe(kept.data.tokens.refreshToken)
    expect(data.tokens.accessExpiresAt).toBeGreaterThan(Date.now())
    expectClean(phone)
  })
})
