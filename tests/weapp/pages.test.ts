import { arrive, expectClean, project, startDemo, tapButton, type Demo } from './support'
import type { Host } from './host'

jest.setTimeout(60_000)

const TOP = 'u-jz'
let demo: Demo
/** Attempts of 李敏 in the practice round: one being answered, one handed in. */
let open = ''
let finished = ''

beforeAll(async () => {
  demo = await startDemo()
  const me = await demo.as('李敏')
  const first = await me.call('POST /rounds/:id/attempts', { id: 'practice' })
  await me.call('POST /attempts/:id/submit', { id: first.id, seq: 1, device: 'test', answers: [{ pos: 1, value: [0] }] })
  finished = first.id
  open = (await me.call('POST /rounds/:id/attempts', { id: 'practice' })).id
})
afterEach(() => demo.closePhones())
afterAll(() => demo.dispose())

interface Spec {
  page: string
  query?: () => string
  says: (string | RegExp)[]
  /** Opens without signing in. */
  free?: true
  /** Where somebody who is signed in and bound is led. */
  leads?: string
}

const pages: Spec[] = [
  { page: 'pages/home/index', says: ['好，李敏', '党史知识竞赛第三轮', '组织者工作台', '党史每日一练'] },
  { page: 'pages/rounds/index', says: ['正在进行', '未开始', '党史知识竞赛第三轮', '练习'] },
  { page: 'pages/me/index', says: ['李敏', '组织人事处党支部', '长辈版', '我的成绩', '退出登录'] },
  { page: 'pages/round/index', query: () => 'id=round-3', says: ['竞赛规则', '一、', '每份 20 题', '本支部参与'] },
  { page: 'pages/sign-in/index', says: ['好，李敏'], free: true, leads: 'pages/home/index' },
  { page: 'pages/bind/index', says: ['好，李敏'], leads: 'pages/home/index' },
  { page: 'pages/results/index', says: ['党史知识竞赛', /用时 \d+:\d\d/] },
  { page: 'pages/privacy/index', says: ['登记的信息', '江州省社会科学界联合会 › ', '撤回同意'] },
  { page: 'pages/missing/index', says: ['没有找到这一页', '回到首页'], free: true },
  { page: 'quiz/answer/index', query: () => `id=${open}`, says: [/第 1 (题，共|\/) 10 题/, '下一题', '答题卡'] },
  { page: 'quiz/result/index', query: () => `id=${finished}`, says: ['满分 100 分', '答对题数', '各题型得分', '再答一次'] },
  { page: 'quiz/review/index', query: () => `id=${finished}`, says: [/答错 \d+/, '全部 10', '下一题'] },
  { page: 'board/index/index', query: () => 'id=round-3', says: ['单位榜', '个人榜', '参与率', '我的支部'] },
  { page: 'organiser/desk/index', says: ['管理范围：40 个支部', '正在进行', '加入申请', '发布竞赛'] },
  { page: 'organiser/rounds/index', says: ['草稿', '科学家精神专题竞赛', '已结束'] },
  { page: 'organiser/publish/index', says: ['选一种做法', '集中竞赛', '日常练习'] },
  { page: 'organiser/progress/index', query: () => 'id=round-3', says: ['人已参与', '参与率从低到高', '谁还没参与，只有组织者看得到'] },
  { page: 'organiser/absent/index', query: () => `id=round-3&unit=${TOP}`, says: ['江州省社会科学界联合会', '人还没有参与', '复制提醒文字'] },
  { page: 'organiser/joins/index', says: ['谭晓枫', '申请加入普及处党支部', '同意加入'] }
]

const urlOf = ({ page, query }: Spec) => (query ? `${page}?${query()}` : page)
const settings = (elder: number) => JSON.stringify({ data: { elder, asked: true } })

function expectSays(phone: Host, { says, page }: Spec) {
  const text = phone.text()
  expect({ page, missing: says.filter((one) => (typeof one === 'string' ? !text.includes(one) : !one.test(text))), text }).toMatchObject({ missing: [] })
  expect(text).not.toMatch(/暂时取不出来|undefined|NaN|\[object|Invalid Date/)
}

test('every page of the mini-program is looked at here', () => {
  expect(pages.map(({ page }) => page).sort()).toEqual([...project().pages].sort())
})

describe.each([['standard', 0], ['elder', 1], ['largest elder', 3]] as const)('in %s mode', (_, elder) => {
  test.each(pages)('$page opens and shows what it is for', async (spec) => {
    const storage = await demo.storageOf('李敏')
    storage.set('settings', settings(elder))
    const phone = demo.phone({ storage })
    await phone.start(urlOf(spec))
    await arrive(phone, spec.leads ?? spec.page)
    expectSays(phone, spec)
    expectClean(phone)
    expect(phone.$('.page')?.classList.contains('page-elder')).toBe(elder > 0)
    expect(phone.log.requests.filter(({ status = 0 }) => status >= 400 || status === 0)).toEqual([])
    expect(phone.log.setData.filter(({ bytes }) => bytes > 256 * 1024)).toEqual([])
  })
})

describe('signed out', () => {
  test.each(pages.filter(({ free }) => free))('$page opens all the same', async (spec) => {
    const phone = demo.phone()
    await phone.start(urlOf(spec))
    expect(phone.path()).toBe(spec.page)
    expect(phone.text()).toContain(spec.leads ? '同意并继续' : '回到首页')
    expectClean(phone)
  })

  test.each(pages.filter(({ free }) => !free))('$page leads to signing in, and back afterwards', async (spec) => {
    const phone = demo.phone()
    await phone.start(urlOf(spec))
    await arrive(phone, 'pages/sign-in/index')
    expect(phone.stack).toHaveLength(1)
    await tapButton(phone, '看过了，同意并继续')
    await phone.tap(phone.byRole('button', /李敏/))
    await arrive(phone, spec.leads ?? spec.page)
    expectSays(phone, spec)
    expectClean(phone)
  })
})

test('an organiser’s page leads a member home', async () => {
  const phone = await demo.phoneOf('周文清')
  await phone.start('organiser/progress/index?id=round-3')
  await arrive(phone, 'pages/home/index')
  expect(phone.log.requests.some(({ url }) => url.includes('/organiser/'))).toBe(false)
  expectClean(phone)
})

test('an address that leads nowhere says so', async () => {
  const phone = await demo.phoneOf('周文清')
  await phone.start('pages/gone/index')
  await arrive(phone, 'pages/missing/index')
  await tapButton(phone, '回到首页')
  await arrive(phone, 'pages/home/index')
  expectClean(phone)
})

test('pages keep what they show while there is no network, and say so', async () => {
  const phone = await demo.phoneOf('周文清')
  await phone.start('pages/round/index?id=round-3')
  await phone.offline(true)
  expect(phone.text()).toContain('网络断开')
  expect(phone.text()).toContain('竞赛规则')
  await phone.tap(phone.byRole('link', /排行榜/))
  await phone.waitText('排行榜暂时取不出来')
  expect(phone.text()).toContain('再试一次')
  await phone.offline(false)
  await phone.waitText('我的支部')
  expect(phone.text()).not.toContain('网络断开')
  expectClean(phone)
})
