import type { Host } from './host'
import { arrive, buttonIn, expectClean, startDemo, tapButton, type Demo } from './support'

jest.setTimeout(300_000)

const ROUNDS = 'organiser/rounds/index'
const PUBLISH = 'organiser/publish/index'
const DAY = 86400000

let demo: Demo
beforeAll(async () => { demo = await startDemo() })
afterAll(() => demo.dispose())

const field = (phone: Host, label: string) => phone.byRole('textbox', label)
const pull = (phone: Host) => phone.fire('scroll-view', 'refresherrefresh', {})
const confirm = (phone: Host, words: string) => phone.tap(buttonIn(phone, '.dialog', words))
/** 2026-06-15 and 08:00 in the association's zone, as its pickers have them. */
const moment = (at: number) => {
  const [day = '', time = ''] = new Date(at + 8 * 3600000).toISOString().split('T')
  return { day, time: time.slice(0, 5) }
}

describe('李敏 runs a round from the phone', () => {
  let phone: Host
  let round = ''
  const title = '七一专题竞赛'
  const roundOf = async (name: string) => {
    const { items } = await (await demo.as('李敏')).call('GET /organiser/rounds', {})
    return items.find((one) => one.title === name)
  }
  const config = async () => (await (await demo.as('李敏')).call('GET /organiser/rounds/:id', { id: round })).config

  beforeAll(async () => {
    phone = await demo.phoneOf('李敏')
    await phone.start()
  })

  test('chooses a preset, and reads the notice it makes', async () => {
    await tapButton(phone, /组织者工作台/)
    await arrive(phone, 'organiser/desk/index')
    expect(phone.text()).toContain('管理范围：40 个支部')
    await tapButton(phone, '发布竞赛')
    await arrive(phone, PUBLISH)
    await tapButton(phone, /每日累计/)
    await phone.waitText('现在有 ')
    expect(phone.text('.preview')).toMatch(/每人每天 3 次/)
    expect(phone.text('.preview')).toContain('每份 10 题，满分 100 分')
  })

  test('changes what the preset says; the notice follows, mistakes are named in place', async () => {
    await phone.input(field(phone, '名称'), '')
    await phone.input(field(phone, '单选题题数（题）'), '4000')
    await phone.waitText('处要改，标在上面各项里')
    expect(phone.text()).toContain('请填写竞赛名称')
    expect(phone.byRole('button', '发布竞赛').getAttribute('aria-disabled')).toBe('true')
    await phone.input(field(phone, '名称'), title)
    await phone.input(field(phone, '单选题题数（题）'), '4')
    await phone.waitText('每份 8 题，满分 80 分')
    expect(phone.text('.preview')).toContain(title)
    await tapButton(phone, '更多设置')
    await phone.tap(phone.byRole('radio', '每题答完'))
    await phone.waitText('每题作答后即公布答案与解析')
  })

  test('keeps a draft, leaves, and finds it again', async () => {
    await tapButton(phone, '存草稿')
    expect(phone.text()).toContain('草稿已存')
    round = (await roundOf(title))?.id ?? ''
    expect(await roundOf(title)).toMatchObject({ state: 'draft', mine: true })
    await tapButton(phone, '返回')
    await arrive(phone, 'organiser/desk/index')
    await tapButton(phone, /竞赛与草稿/)
    await arrive(phone, ROUNDS)
    await tapButton(phone, new RegExp(title))
    await arrive(phone, PUBLISH)
    expect(phone.valueOf(field(phone, '名称'))).toBe(title)
    expect(phone.valueOf(field(phone, '单选题题数（题）'))).toBe('4')
  })

  test('publishes it: members are told when it opens', async () => {
    await tapButton(phone, '发布竞赛')
    expect(phone.text('.dialog')).toMatch(/600 人|\d+ 人会看到这场竞赛/)
    await confirm(phone, '发布竞赛')
    await arrive(phone, ROUNDS)
    expect(phone.stack.filter(({ path }) => path === ROUNDS)).toHaveLength(1)
    expect(phone.text()).toContain(title)
    expect(await roundOf(title)).toMatchObject({ state: 'upcoming' })
    const member = await demo.phoneOf('周文清')
    await member.start()
    expect(member.text()).toContain(title)
    member.dispose()
  })

  test('edits it before it opens, and lets it open at once', async () => {
    await tapButton(phone, new RegExp(title))
    await arrive(phone, PUBLISH)
    await phone.input(field(phone, '主题'), '党的历史')
    const [opensDay, opensTime, closesDay] = phone.$$('picker') as [Element, Element, Element]
    const { day, time } = moment(Date.now() - 60_000)
    await phone.pick(opensDay, day)
    await phone.pick(opensTime, time)
    await phone.pick(closesDay, moment(Date.now() + DAY).day)
    await phone.waitText('现在有 ')
    await phone.idle()
    await tapButton(phone, '保存修改')
    expect(phone.text('.dialog')).toMatch(/竞赛马上开始，\d+ 人会看到。开始后再改规则，要写明原因/)
    expect(await roundOf(title)).toMatchObject({ state: 'upcoming' })
    await confirm(phone, '保存并开始')
    await arrive(phone, ROUNDS)
    expect(phone.text()).toContain(`“${title}”已保存`)
    expect((await config()).topic).toBe('党的历史')
    expect(await roundOf(title)).toMatchObject({ state: 'open' })
    expect(phone.byRole('link', new RegExp(title))).toBeTruthy()
  })

  test('sees progress move when a member has played', async () => {
    await phone.tap(phone.byRole('link', new RegExp(title)))
    await arrive(phone, 'organiser/progress/index')
    expect(phone.text('.total')).toMatch(/^.*0\.0%/s)
    expect(phone.text('.total')).toMatch(/0 \/ \d+ 人已参与/)
    expect(phone.text('.total')).toContain('还没有人交卷')
    const member = await demo.as('周文清')
    const { id, questions } = await member.call('POST /rounds/:id/attempts', { id: round })
    await member.call('POST /attempts/:id/submit', { id, seq: 1, device: 'test', answers: questions.map(({ pos }) => ({ pos, value: [0] })) })
    await pull(phone)
    expect(phone.text('.total')).toMatch(/1 \/ \d+ 人已参与/)
    expect(phone.text('.total')).toContain('今天新增 1 人')
    const { score } = await member.call('GET /attempts/:id/result', { id })
    expect(phone.text('.total')).toContain(`平均 ${(score ?? 0).toFixed(1)} 分`)
  })

  test('sees it move by itself while the page is open', async () => {
    const member = await demo.as('郑玉书')
    const { id } = await member.call('POST /rounds/:id/attempts', { id: round })
    await member.call('POST /attempts/:id/submit', { id, seq: 1, device: 'test', answers: [] })
    await phone.waitText(/2 \/ \d+ 人已参与/, 12_000)
  })

  test('goes down to a branch and sees who is absent, with a text to send them', async () => {
    const { units: [branch] } = await (await demo.as('李敏')).call('GET /units', { search: '科研管理处党支部' })
    const [, organ] = branch?.path ?? []
    await tapButton(phone, new RegExp(organ ?? ''))
    expect(phone.text('.progress-path')).toContain(organ)
    await tapButton(phone, /上一级|回到/)
    await tapButton(phone, new RegExp(organ ?? ''))
    await tapButton(phone, /名单.*科研管理处党支部|科研管理处党支部.*名单/)
    await arrive(phone, 'organiser/absent/index')
    await phone.waitText('人还没有参与')
    expect(phone.text()).toContain('24 人还没有参与')
    const names = phone.text('.cells')
    expect(names).toContain('郭景山')
    expect(names).not.toContain('周文清')
    expect(names).toMatch(/手机尾号 \d{4}/)
    expect(phone.text('.absent-text')).toContain(title)
    await tapButton(phone, '复制提醒文字')
    expect(phone.text()).toContain('已复制，可以粘贴发送')
  })

  test('ends it early: asks for a reason and once more, members read why', async () => {
    const player = await demo.phoneOf('孙立新')
    await player.start(`quiz/answer/index?round=${round}`)
    await arrive(player, 'quiz/answer/index')
    await player.tap(player.$$('.opt')[0] as Element)

    await phone.show(`organiser/progress/index?id=${round}`)
    await phone.waitText('提前结束这场竞赛')
    await tapButton(phone, '提前结束这场竞赛')
    await tapButton(phone, '下一步：核对后结束')
    expect(phone.text('.sheet')).toContain('请写明原因')
    await phone.input(field(phone, '原因'), '会议安排调整')
    await tapButton(phone, '下一步：核对后结束')
    expect(phone.text('.dialog')).toContain('结束后不能恢复')
    await confirm(phone, '提前结束')
    await phone.waitText('已经截止')
    expect(await roundOf(title)).toMatchObject({ state: 'closed', participants: 3 })
    expect(phone.text()).not.toContain('提前结束这场竞赛')

    await player.tap(player.$$('.opt')[1] as Element)
    await player.waitText('组织者已提前结束，已按保存的答案交卷')
    expect(player.path()).toBe('quiz/answer/index')
    expect(player.text()).toContain('第 1 题还没有传上去，可能没有计分。')
    await tapButton(player, '看成绩')
    await arrive(player, 'quiz/result/index')
    expect(player.text()).toContain('组织者已提前结束，已按保存的答案交卷')
    await player.show(`pages/round/index?id=${round}`)
    expect(player.text()).toContain('组织者提前结束了竞赛：会议安排调整')
    expectClean(player)
  })

  test('and nothing went wrong on the phone meanwhile', () => {
    expectClean(phone)
    const largest = Object.entries(phone.log.setDataByPage).map(([page, { max }]) => `${page} ${max}`)
    console.log(`largest setData by page: ${largest.join(', ')}`)
  })
})

describe('who may come in', () => {
  afterEach(() => demo.closePhones())

  test('李敏 approves 谭晓枫, whose phone finds out and is in', async () => {
    const applicant = demo.phone({ storage: await demo.storageOfAccount('tanxiaofeng') })
    await applicant.start()
    await arrive(applicant, 'pages/bind/index')
    expect(applicant.text()).toContain('等待组织者确认')

    const phone = await demo.phoneOf('李敏')
    await phone.start()
    expect(phone.text()).toContain('1 件加入申请待处理')
    await tapButton(phone, /组织者工作台/)
    await arrive(phone, 'organiser/desk/index')
    await tapButton(phone, /加入申请/)
    await arrive(phone, 'organiser/joins/index')
    expect(phone.text()).toContain('上个月从丹湖市调入')
    await phone.tap('.join-yes')
    expect(phone.text()).toContain('没有待处理的申请')
    await phone.back()
    expect(phone.text()).toContain('没有待处理的')

    await tapButton(applicant, '看看有没有确认')
    await arrive(applicant, 'pages/home/index')
    expect(applicant.text()).toContain('，谭晓枫')
    for (const one of [applicant, phone]) expectClean(one)
  })

  test('a refusal says why, and the person may ask another branch', async () => {
    const applicant = demo.phone({ storage: await demo.storageOfAccount('xinren') })
    await applicant.start()
    await arrive(applicant, 'pages/sign-in/index')
    await tapButton(applicant, '看过了，同意并继续')
    await arrive(applicant, 'pages/bind/index')
    await applicant.tap(applicant.byRole('radio', '申请加入'))
    await tapButton(applicant, '选择支部')
    await applicant.input(field(applicant, '按名称查找'), '办公室党支部')
    await tapButton(applicant, /办公室党支部/)
    await applicant.input(field(applicant, '姓名'), '何静波')
    await tapButton(applicant, '申请加入')

    const phone = await demo.phoneOf('李敏')
    await phone.start('organiser/joins/index')
    await tapButton(phone, /不同意/)
    await phone.tap(buttonIn(phone, '.sheet', '答复不同意'))
    expect(phone.text('.sheet')).toContain('请写明原因')
    await phone.input(field(phone, '原因'), '本人已经有账号')
    await phone.tap(buttonIn(phone, '.sheet', '答复不同意'))
    expect(phone.text()).toContain('没有待处理的申请')

    await tapButton(applicant, '看看有没有确认')
    expect(applicant.text()).toContain('办公室党支部没有同意加入申请')
    expect(applicant.text()).toContain('本人已经有账号')
    for (const one of [applicant, phone]) expectClean(one)
  })
})

test('two organisers at one round: the second is told what the first changed, and loses nothing', async () => {
  const { id } = (await (await demo.as('李敏')).call('GET /organiser/rounds', {})).items.find(({ state }) => state === 'draft') ?? { id: '' }
  const phone = await demo.phoneOf('李敏')
  await phone.start(`${PUBLISH}?id=${id}`)
  await phone.input(field(phone, '名称'), '科学家精神竞赛')
  const other = await demo.as('李敏')
  const { config, version } = await other.call('GET /organiser/rounds/:id', { id })
  await other.call('PUT /organiser/rounds/:id', { id, version, config: { ...config, topic: '科学报国' } })
  await tapButton(phone, '存草稿')
  expect(phone.text('.notice')).toContain('刚才有人改过这场竞赛')
  expect(phone.text('.notice')).toContain('对方改为“科学报国”，已并入')
  await tapButton(phone, '存草稿')
  expect((await other.call('GET /organiser/rounds/:id', { id })).config).toMatchObject({ title: '科学家精神竞赛', topic: '科学报国' })
  expectClean(phone)
})

test('WeChat’s own way back asks about what is unsaved; having said yes once is enough', async () => {
  const asked: string[] = []
  const phone = await demo.phoneOf('李敏', { onModal: ({ content = '' }) => { asked.push(content); return false } })
  await phone.start('organiser/desk/index')
  await tapButton(phone, '发布竞赛')
  await arrive(phone, PUBLISH)
  await tapButton(phone, /每日累计/)
  await phone.input(field(phone, '名称'), '没写完的竞赛')
  await phone.back()
  expect(asked).toEqual(['有内容还没有保存，离开后不会留下。'])
  expect(phone.path()).toBe(PUBLISH)
  expect(phone.valueOf(field(phone, '名称'))).toBe('没写完的竞赛')
  await tapButton(phone, '返回')
  await confirm(phone, '不保存，离开')
  await arrive(phone, 'organiser/desk/index')
  expect(asked).toHaveLength(1)
  expectClean(phone)
})

test('a city’s organiser sees the city and no more', async () => {
  const phone = await demo.phoneOf('沈建宁')
  await phone.start('organiser/desk/index')
  expect(phone.text()).toContain('云麓市社会科学界联合会')
  await phone.tap(phone.byRole('link', /党史知识竞赛第三轮/))
  await arrive(phone, 'organiser/progress/index')
  expect(phone.text()).not.toContain('丹湖')
  expect(phone.text()).not.toContain('提前结束这场竞赛')
  expectClean(phone)
})

test('a desktop is signed in by scanning its code from the desk', async () => {
  const limin = await demo.as('李敏')
  const { code, secret, number } = await limin.call('POST /auth/desk')
  const seen = [undefined, 'https://example.org/else', `${'http://127.0.0.1:8080'}/organiser/entry/index?code=${encodeURIComponent(code)}`]
  const phone = await demo.phoneOf('李敏', { onScan: () => seen.shift() })
  await phone.start('organiser/desk/index')
  // Closed again, then something else: one stays where one is.
  for (let i = 0; i < 2; i++) await tapButton(phone, /扫码登录电脑/)
  expect(phone.text()).toContain('正在进行')
  await tapButton(phone, /扫码登录电脑/)
  await arrive(phone, 'organiser/entry/index')
  await phone.waitText(number)
  await tapButton(phone, '数字一致，登录电脑')
  await phone.waitText('电脑上已经登录')
  expect(await limin.call('POST /auth/desk/enter', { secret })).toMatchObject({ state: 'in', session: { me: { binding: { name: '李敏' } } } })
  expectClean(phone)
})
