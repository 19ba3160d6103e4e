import { orderIt, publishOffer } from '../support/lecture'
import { playedRoundWithAwards } from '../support/awards-round'
import { EARLIER, PAPER } from '../support/question-paper'
import { dayAt, publishedPlan, readingPlan, reads } from '../support/study-plan'
import { stagedRound } from '../support/staged-round'
import { runEvent } from '../support/running-event'
import { runningPlan } from '../support/running-plan'
import { lectureOver } from '../support/over'
import { publishedWalk, runningWalk } from '../support/walk'
import { arrive, expectClean, project, startDemo, tapButton, type Demo } from './support'
import type { Host } from './host'

jest.setTimeout(300_000)

const TOP = 'u-jz'
let demo: Demo
/** Attempts of 李敏 in the practice round: one being answered, one handed in. */
let open = ''
let finished = ''
/** Of 李敏's bank: an import that is being looked through, one that is in the bank, and a question of it. */
let read = ''
let stored = ''
let question = ''
/** A round that is over, with its awards announced. */
let awarded = ''
/** A round from whose preliminary some come into a final. */
let staged = ''
/** A study plan with a board, in which 李敏 has checked in. */
let studied = ''
/** What a desktop shows that wants to be signed in. */
let entry = ''
/** 李敏's own sign-up for a lecture. */
let ticket = ''
/** A lecture that is about to begin, in which 李敏 has a seat. */
let lecture = ''
/** A reflection of 李敏's that waits for somebody to look at it. */
let reflection = ''
/** What 李敏 offers, and an order of it of her own that waits. */
let offer = ''
let order = ''
/** A study plan with places, of everybody. */
let plan = ''
/** A red walk of everybody. */
let walk = ''
/** A lecture that is over and asks for feedback. */
let over = ''

beforeAll(async () => {
  demo = await startDemo()
  const me = await demo.as('李敏')
  const first = await me.call('POST /rounds/:id/attempts', { id: 'practice' })
  await me.call('POST /attempts/:id/submit', { id: first.id, seq: 1, device: 'test', answers: [{ pos: 1, value: [0] }] })
  finished = first.id
  open = (await me.call('POST /rounds/:id/attempts', { id: 'practice' })).id
  const { id: bankId } = await me.call('POST /banks', { unitId: TOP, name: '解放战争时期', practice: false })
  stored = (await me.call('POST /imports/text', { bankId, name: '旧题.docx', text: EARLIER })).id
  await me.call('POST /imports/:id/commit', { id: stored })
  read = (await me.call('POST /imports/text', { bankId, name: '解放战争时期题库.docx', text: PAPER })).id
  const preset = (await me.call('GET /organiser/presets')).presets.find(({ id }) => id === 'fortnight-best')
  if (!preset) throw new Error('the preset fortnight-best is gone')
  staged = (await me.call('POST /organiser/rounds', { unitId: TOP, config: stagedRound(preset.config, Date.now()) })).id
  await me.call('POST /organiser/rounds/:id/publish', { id: staged })
  question = (await me.call('GET /banks/:id/questions', { id: bankId, type: 'single' })).items[0]?.id ?? ''
  awarded = await playedRoundWithAwards(me)
  const draft = await me.call('PUT /reflections/:id', { id: 'a-reflection', version: 0, text: '读原著，最后还是要落到小事上。', sight: 'all', materialId: null, planId: null, taskId: null, files: [] })
  reflection = (await me.call('POST /reflections/:id/submit', { id: draft.id, version: draft.version })).id
  studied = await publishedPlan(me, (unit) => readingPlan(unit, dayAt(Date.now()), { boards: { person: { order: { by: [{ of: 'days' }] } } } }))
  await reads(me, studied)
  plan = (await me.call('POST /organiser/plans', { unitId: TOP, config: runningPlan([TOP], Date.now()) })).id
  await me.call('POST /organiser/plans/:id/publish', { id: plan })
  offer = await publishOffer(me, TOP)
  // Of a branch: what is changed of an event is told to everybody concerned, and she has no notices here.
  over = await lectureOver(me, (await me.call('GET /units', { search: '普及处党支部' })).units[0]?.id ?? '', [], Date.now())
  walk = (await publishedWalk(me, runningWalk(TOP, Date.now()))).id
  order = (await orderIt(me, offer)).id
  ticket = (await me.call('POST /events/:id/sign-ups', { id: 'event-lecture', session: 'first', sendId: 'a-sign-up' })).signUp.id
  lecture = (await runEvent(me, TOP, { ways: ['code', 'ticket', 'password'] }, [me], { title: '读懂《论持久战》' })).id
  entry = encodeURIComponent((await me.call('POST /auth/desk')).code)
  await me.call('POST /organiser/rounds/:id/honours', { id: awarded, mark: (await me.call('GET /organiser/rounds/:id/honours', { id: awarded })).mark })
})
afterEach(() => demo.closePhones())
afterAll(() => demo.dispose())

interface Spec {
  page: string
  query?: () => string
  says: (string | RegExp)[]
  /** Opens without signing in, and shows the way to signing in or home. */
  free?: true
  /** Opens without signing in and says the same. */
  open?: true
  /** Where somebody who is signed in and bound is led. */
  leads?: string
}

const pages: Spec[] = [
  { page: 'pages/home/index', says: ['，李敏', '党史知识竞赛第三轮', '组织者工作台', '党史每日一练'] },
  { page: 'pages/study/index', says: ['每日阅读', '已连续', '本月打卡', '二十一天读党史', '学习资料', '心得'] },
  { page: 'pages/rounds/index', says: ['正在进行', '未开始', '党史知识竞赛第三轮', '练习'] },
  { page: 'pages/me/index', says: ['李敏', '组织人事处党支部', '长辈版', '我的成绩', '退出登录'] },
  { page: 'pages/round/index', query: () => 'id=round-3', says: ['竞赛规则', '一、', '每份 20 题', '本支部参与'] },
  { page: 'pages/sign-in/index', says: ['，李敏'], free: true, leads: 'pages/home/index' },
  { page: 'pages/bind/index', says: ['，李敏'], leads: 'pages/home/index' },
  { page: 'pages/results/index', says: ['党史知识竞赛', /用时 \d+:\d\d/] },
  { page: 'pages/privacy/index', says: ['登记的信息', '江州省社会科学界联合会 › ', '撤回同意'] },
  { page: 'pages/check/index', says: ['证书编号', '查验证书', '共 12 位'], open: true },
  { page: 'pages/missing/index', says: ['没有找到这一页', '回到首页'], free: true },
  { page: 'quiz/answer/index', query: () => `id=${open}`, says: [/第 1 (题，共|\/) 10 题/, '下一题', '答题卡'] },
  { page: 'quiz/result/index', query: () => `id=${finished}`, says: ['满分 100 分', '答对题数', '各题型得分', '再答一次'] },
  { page: 'quiz/review/index', query: () => `id=${finished}`, says: [/答错 \d+/, '全部 10', '下一题'] },
  { page: 'library/home/index', says: ['学习资料', '专栏', '党史故事', '大事年表', '热词', '百问', '人物', '我的投稿'] },
  { page: 'library/column/index', query: () => 'id=col-timeline', says: ['大事年表', '1921 年 7 月 23 日', '党的一大开幕', '改革开放'] },
  { page: 'library/read/index', query: () => 'id=ar-01', says: ['党史故事', '一大为什么从上海转到嘉兴', '1921 年 7 月 23 日晚', '标准'] },
  { page: 'library/search/index', says: ['找资料', '想看什么'] },
  { page: 'library/mine/index', says: ['我的投稿', '还没有投稿', '写一篇投稿'] },
  { page: 'library/write/index', says: ['写投稿', '标题', '正文', '加图片', '交给组织者审核'] },
  { page: 'practice/home/index', says: ['每日五题', '错题本', '连对挑战', '模拟', '专项练习', /已练 \d+ \/ \d+ 题/] },
  { page: 'practice/session/index', query: () => 'kind=topic&period=%E7%BB%BC%E5%90%88', says: ['综合', /第 1 (题，共|\/) \d+ 题/, '不会，看答案'] },
  { page: 'practice/wrong/index', says: [/还?没掌握 \d+/, '已掌握'] },
  { page: 'notices/index/index', says: ['消息', '有新的学习计划'] },
  { page: 'pages/events/index', says: ['活动', '全部活动', '参观江州革命烈士纪念馆', '从西柏坡到北平', /共 80 席|已报名/, '重温入党誓词'] },
  { page: 'events/event/index', query: () => 'id=event-visit', says: ['参观江州革命烈士纪念馆', '三个场次', '周六上午', '已满', '候补 3 人', '活动规则', '报名周六上午'] },
  { page: 'events/ticket/index', query: () => `id=${ticket}`, says: ['我的报名', '从西柏坡到北平', '已报名', '加进手机日历', '取消报名'] },
  { page: 'events/sign-in/index', query: () => `id=${lecture}`, says: ['读懂《论持久战》', '扫现场的码签到', '六位数字', '用口令签到', '出示我的报名码'] },
  { page: 'hosting/door/index', query: () => `id=${lecture}`, says: ['现场签到', '读懂《论持久战》', '应到', '未到', '扫成员的报名码', '八位数字'] },
  { page: 'events/portrait/index', says: ['报到照片', '还没有放照片', '选一张照片'] },
  { page: 'events/hours/index', says: ['志愿时长', '还没有志愿服务时长'] },
  { page: 'events/paper/index', says: ['时长证明', '没有可以证明的时长'] },
  { page: 'hosting/appeals/index', says: ['未到场申诉', '待答复', '没有来得及取消', '维持限制', '解除限制'] },
  { page: 'events/walk/index', query: () => `id=${walk}`, says: ['重走江州红色路线', '5 站，先后不限', '/ 5 站已盖章', '江州革命烈士纪念馆', '扫码盖章'] },
  { page: 'events/feedback/index', query: () => `id=${over}`, says: ['从《共产党宣言》读起', '总体怎么样', '哪一部分有收获', '没有填', '参加过这个活动的人才能填写反馈'] },
  { page: 'events/walk-board/index', query: () => `id=${walk}`, says: ['我的单位', '怎样算的'] },
  { page: 'menu/home/index', says: ['点单', '1 单等你们接', '读懂一封家书', '讲座', '场馆参观'] },
  { page: 'menu/offer/index', query: () => `id=${offer}`, says: ['读懂一封家书', '贺知远', '怎样点', '10—80 人', '我要点单'] },
  { page: 'menu/orders/index', says: ['我们点的', '请我们办的', '读懂一封家书'] },
  { page: 'menu/order/index', query: () => `id=${order}`, says: ['第 1 单', '三楼会议室', '孙老师', '走到了哪一步', '接单'] },
  { page: 'hosting/events/index', says: ['参观江州革命烈士纪念馆', '已报', '候补 3 人', '新建活动'] },
  { page: 'hosting/event-edit/index', says: ['选一种做法', '党课讲座', '场馆预约'] },
  { page: 'hosting/event/index', query: () => 'id=event-visit', says: ['参观江州革命烈士纪念馆', '周六上午', '修改活动', '发通知', '消息送达', '补录报名', '取消整个活动'] },
  { page: 'organiser/offers/index', says: ['我们提供的服务', '读懂一封家书', '1 单待接', '新建服务'] },
  { page: 'organiser/offer/index', query: () => `id=${offer}`, says: ['名称', '怎样办', '什么时候能约', '谁可以点', '下架这项服务', '保存修改'] },
  { page: 'reflect/write/index', says: ['写心得', '自由写作', '图片', '0 / 9 张', '谁能看到', '组织者看过后展示', '提交心得'] },
  { page: 'reflect/list/index', says: ['我的', '本支部', '全体', '精选', '等组织者看', '写心得'] },
  { page: 'reflect/read/index', query: () => `id=${reflection}`, says: ['已提交，等组织者看', '读原著，最后还是要落到小事上。', '李敏', '撤回'] },
  { page: 'study/check-in/index', query: () => 'plan=plan-reading&task=read', says: ['二十一天读党史', '每日阅读'] },
  { page: 'study/day/index', query: () => `plan=plan-reading&day=${dayAt(Date.now())}`, says: ['每日阅读'] },
  { page: 'study/plan/index', query: () => 'id=plan-reading', says: ['二十一天读党史', '已打卡', '已连续', '规则', '一、', '做一张打卡海报'] },
  { page: 'study/history/index', says: ['打卡记录', '每日阅读', '看这一天'] },
  { page: 'study/points/index', says: ['学习积分', '共', '每日阅读', '21 天读书打卡'] },
  { page: 'study/board/index', query: () => `id=${studied}`, says: ['学习榜', '打卡天数', '李敏'] },
  { page: 'study/feed/index', query: () => `id=${studied}`, says: ['大家的打卡'] },
  { page: 'study/poster/index', query: () => 'id=plan-reading', says: ['写上我的名字', '存进相册', '图片在手机上生成'] },
  { page: 'board/index/index', query: () => 'id=round-3', says: ['单位榜', '个人榜', '参与率', '我的支部'] },
  { page: 'awards/list/index', query: () => `id=${awarded}`, says: ['七一知识竞赛', '一等奖', '李敏', '你获得了这个奖'] },
  { page: 'awards/certificate/index', query: () => `id=${awarded}&cert=taken`, says: ['参与证书', '李敏', '特发此证', '怎样查验', '复制证书编号'] },
  { page: 'organiser/desk/index', says: ['管理范围：40 个支部', '正在进行', '加入申请', '发布竞赛'] },
  { page: 'organiser/rounds/index', says: ['草稿', '科学家精神专题竞赛', '已结束'] },
  { page: 'organiser/publish/index', says: ['选一种做法', '集中竞赛', '日常练习'] },
  { page: 'organiser/progress/index', query: () => 'id=round-3', says: ['人已参与', '参与率从低到高', '谁还没参与，只有组织者看得到'] },
  { page: 'organiser/honours/index', query: () => `id=${awarded}`, says: ['七一知识竞赛', '名单已在', '一等奖', '幸运奖', '1 人参加', '已领'] },
  { page: 'organiser/certificates/index', query: () => 'id=round-2', says: ['党史知识竞赛第二轮', '全部证书', '优秀证书', '已作废', '合格证书', '第 1 页'] },
  { page: 'organiser/given/index', query: () => 'id=round-finals', says: ['组织工作由组织者评定，计入单位榜', '离退休干部党支部', '10 分', '还没有评', '评分'] },
  { page: 'organiser/absent/index', query: () => `id=round-3&unit=${TOP}`, says: ['江州省社会科学界联合会', '人还没有参与', '复制提醒文字'] },
  { page: 'organiser/entries/index', query: () => `id=${staged}`, says: ['预赛与决赛', '决赛', /名单随后产生|正在确定名单/] },
  { page: 'organiser/participants/index', query: () => `id=${staged}`, says: ['预赛与决赛', '单位', '学习积分 0 分', '还没有答卷', '粘贴名单'] },
  { page: 'organiser/amend/index', query: () => `id=${staged}`, says: ['改好后先看影响到谁', '预赛', '决赛', '看影响到谁', '还没有改动'] },
  { page: 'organiser/joins/index', says: ['谭晓枫', '申请加入普及处党支部', '同意加入'] },
  { page: 'organiser/entry/index', query: () => `code=${entry}`, says: ['在电脑上登录组织者控制台', '请核对电脑上的数字', /\d{4}/, '不是我，不登录'] },
  { page: 'organiser/contributions/index', says: ['没有等着审核的投稿'] },
  { page: 'organiser/materials/index', says: ['已发布', '草稿', '已撤下', '党史故事', '新建资料', '人读完'] },
  { page: 'organiser/material/index', query: () => 'id=ar-01', says: ['修改文章', '标题', '小标题', '文中的图片', '放在哪个专栏', '归哪个单位', '封面图片', '撤下这份资料', '没有改动'] },
  { page: 'organiser/reflections/index', says: ['待看', '评论', '已展示', '退回', '隐藏', '想给全体看', '通过'] },
  { page: 'organiser/plans/index', says: ['正在进行', '七一读书打卡', '新建学习计划'] },
  { page: 'organiser/plan-edit/index', query: () => `id=${plan}`, says: ['每日阅读', '补卡与请假', '审核与公开', '这个计划还有：', '地点', '没有改动'] },
  { page: 'organiser/plan-progress/index', query: () => `id=${plan}`, says: ['七一读书打卡', '人打过卡', '参与率从低到高', '地点码', '提前结束这个计划'] },
  { page: 'organiser/check-ins/index', query: () => `plan=${plan}`, says: ['待审核', '已计入', '都看过了'] },
  { page: 'organiser/plan-codes/index', query: () => `id=${plan}`, says: ['江州革命纪念馆', '第一个党小组旧址', '在“学习”里点“去扫码”'] },
  { page: 'hosting/route-codes/index', query: () => `id=${walk}`, says: ['老码头', '在“路线卡”里点“扫码盖章”', '到站人数'] },
  { page: 'organiser/banks/index', says: ['最近的导入', '接着核对', '解放战争时期题库.docx', '党史基础题库', '可练习', '导入试题'] },
  { page: 'organiser/bank/index', query: () => 'id=bank-basic', says: ['党史基础题库', '共 641 题', '第 1 页', '导入试题到这个题库'] },
  { page: 'organiser/question/index', query: () => `id=${question}`, says: ['渡江战役开始于哪一年哪一月？', '1949 年 4 月', '正确答案', '解析', '解放战争时期'] },
  { page: 'organiser/import/index', says: ['粘贴文字', '从聊天里选文件', '试题文字', '认出试题，去核对'] },
  { page: 'organiser/review/index', query: () => `id=${read}`, says: ['认出 9 题', '要处理 5', '可能重复 2', '选 A', '先入库 2 题'] },
  { page: 'organiser/imported/index', query: () => `id=${stored}`, says: ['已入库 2 题', '撤销这次入库', '去看题库'] }
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

  test.each(pages.filter(({ open }) => open))('$page opens and says the same', async (spec) => {
    const phone = demo.phone()
    await phone.start(urlOf(spec))
    expect(phone.path()).toBe(spec.page)
    expectSays(phone, spec)
    expectClean(phone)
  })

  test.each(pages.filter(({ free, open }) => !free && !open))('$page leads to signing in, and back afterwards', async (spec) => {
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
