import type { Page } from 'playwright-core'
import type { AttemptView } from '../../../contract/quiz'
import { awardVisits } from './award-visits'
import { bankVisits } from './bank-visits'
import { attendanceVisits } from './attendance-visits'
import { eventVisits } from './event-visits'
import { libraryVisits } from './library-visits'
import { materialVisits } from './material-visits'
import { menuVisits } from './menu-visits'
import { phaseVisits } from './phase-visits'
import { reflectVisits } from './reflect-visits'
import { roundVisits } from './round-visits'
import { organiserEventVisits } from './organiser-event-visits'
import { organiserStudyVisits } from './organiser-study-visits'
import { studyVisits } from './study-visits'
import { walkVisits } from './walk-visits'
import { settled } from './watch'
import type { Demo, Person } from './demo'

/** One thing to look at: a state of a page, reached from the one before. */
export interface Look {
  name: string
  /** Shows another part of the same state: a picture for people, nothing new to measure. */
  part?: boolean
  reach?: (page: Page) => Promise<unknown>
}

/** A page of app.config, whose it is, and its states in the order in which they are reached. */
export interface Visit {
  page: string
  who?: Person
  path: string
  looks: Look[]
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' })
const press = (name: string | RegExp) => async (page: Page) => {
  await button(page, name).click()
  await settled(page)
}
const dialog = (page: Page) => page.getByRole('dialog')
/** Closes what is open and goes on. */
const instead = (close: string, reach: (page: Page) => Promise<unknown>) => async (page: Page) => {
  await dialog(page).last().getByRole('button', { name: close, exact: true }).click()
  await reach(page)
}
const choose = (role: 'tab' | 'radio', name: string | RegExp) => async (page: Page) => {
  await page.getByRole(role, { name, exact: typeof name === 'string' }).click()
  await settled(page)
}
const goTo = (pos: number) => async (page: Page) => {
  await button(page, /^答题卡，/).click()
  await dialog(page).getByRole('button', { name: new RegExp(`^第 ${pos} 题，`) }).click()
}
/** What the arrow is called where there is nothing to go back to. */
const leaving = press(/^(返回|回到首页)$/)
/** In practice: the first option, or something in the first blank. */
async function answerFirst (page: Page) {
  if (await page.getByRole('textbox').count()) await page.getByRole('textbox').first().fill('不知道')
  else await page.locator('.opt').first().click()
}
const foot = (page: Page) => page.locator('.page-main').evaluate((box) => { box.scrollTop = box.scrollHeight })

/** Real data for every page: papers begun, handed in and reviewed, a round of each kind. */
export async function makeVisits(demo: Demo): Promise<Visit[]> {
  const [zhou, jiang, limin, waiting, stranger] = await Promise.all([
    demo.as('周文清'), demo.as('蒋若溪'), demo.as('李敏'), demo.withPassword('tanxiaofeng'), demo.withPassword('xinren')
  ])
  const { me } = stranger.session
  stranger.session.me = await stranger.call('POST /me/consent', { version: me.consent.required })
  const [paper, practice, rapid, handedIn, closed] = await Promise.all([
    begin(jiang, 'round-3'), jiang.call('POST /rounds/:id/attempts', { id: 'practice' }), beginRapid(jiang, limin), lastOf(zhou, 'round-3'), lastOf(zhou, 'round-1')
  ])
  const placeOf = (view: AttemptView, type: AttemptView['types'][number]) => view.types.indexOf(type) + 1
  const top = limin.session.me.roles[0]?.unit.id ?? ''
  const branch = zhou.session.me.binding.state === 'bound' ? zhou.session.me.binding.unit.id : ''

  return [
    {
      page: 'pages/sign-in/index', path: '/',
      looks: [
        { name: 'sign-in-consent' },
        { name: 'sign-in-refused', reach: press('不同意') },
        {
          name: 'sign-in-demo',
          reach: async (page) => {
            await press('再看一遍说明')(page)
            await press(/同意并继续$/)(page)
          }
        },
        { name: 'sign-in-password', reach: async (page) => { await choose('radio', '账号密码')(page); await press('登录')(page) } }
      ]
    },
    { page: 'pages/home/index', who: zhou, path: '/pages/home/index', looks: [{ name: 'home' }, { name: 'home-foot', part: true, reach: foot }] },
    { page: 'pages/home/index', who: limin, path: '/pages/home/index', looks: [{ name: 'home-organiser' }] },
    {
      page: 'pages/rounds/index', who: zhou, path: '/pages/rounds/index',
      looks: [{ name: 'rounds' }, { name: 'rounds-upcoming', reach: choose('tab', '未开始') }, { name: 'rounds-closed', reach: choose('tab', '已结束') }]
    },
    { page: 'pages/me/index', who: limin, path: '/pages/me/index', looks: [{ name: 'me' }, { name: 'me-leave', reach: press('退出登录') }] },
    { page: 'pages/round/index', who: zhou, path: '/pages/round/index?id=round-3', looks: [{ name: 'round' }, { name: 'round-foot', part: true, reach: foot }] },
    { page: 'pages/round/index', who: zhou, path: '/pages/round/index?id=round-4', looks: [{ name: 'round-upcoming' }] },
    { page: 'pages/round/index', who: zhou, path: '/pages/round/index?id=round-1', looks: [{ name: 'round-closed' }] },
    { page: 'pages/round/index', who: zhou, path: '/pages/round/index?id=practice', looks: [{ name: 'round-practice' }] },
    {
      page: 'pages/bind/index', who: stranger, path: '/pages/bind/index',
      looks: [
        { name: 'bind-code' },
        { name: 'bind-join', reach: async (page) => { await choose('radio', '申请加入')(page); await press('申请加入')(page) } },
        { name: 'bind-units', reach: press(/^选择支部，/) },
        { name: 'bind-units-below', reach: async (page) => { await dialog(page).locator('.cell').first().click(); await settled(page) } }
      ]
    },
    { page: 'pages/bind/index', who: waiting, path: '/pages/bind/index', looks: [{ name: 'bind-waiting' }, { name: 'bind-withdraw', reach: press('撤回申请') }] },
    { page: 'pages/results/index', who: zhou, path: '/pages/results/index', looks: [{ name: 'results' }] },
    { page: 'pages/privacy/index', who: zhou, path: '/pages/privacy/index', looks: [{ name: 'privacy' }, { name: 'privacy-withdraw', reach: press(/^撤回同意/) }] },
    { page: 'pages/missing/index', path: '/pages/missing/index', looks: [{ name: 'missing' }] },
    {
      page: 'quiz/answer/index', who: jiang, path: `/quiz/answer/index?id=${paper.id}`,
      looks: [
        { name: 'answer-single', reach: goTo(placeOf(paper, 'single')) },
        { name: 'answer-multiple', reach: goTo(placeOf(paper, 'multiple')) },
        { name: 'answer-judge', reach: goTo(placeOf(paper, 'judge')) },
        { name: 'answer-sheet', reach: press(/^答题卡，/) },
        { name: 'answer-submit', reach: async (page) => dialog(page).getByRole('button', { name: '交卷', exact: true }).click() },
        { name: 'answer-leave', reach: async (page) => { await page.keyboard.press('Escape'); await leaving(page) } },
        {
          name: 'answer-offline',
          reach: instead('接着答', async (page) => {
            await page.context().setOffline(true)
            await page.locator('.opt').first().click()
            await page.getByText('待上传 1 题').waitFor()
          })
        },
        { name: 'answer-online', part: true, reach: async (page) => { await page.context().setOffline(false); await page.locator('.saved').getByText('已保存').waitFor() } }
      ]
    },
    {
      page: 'quiz/answer/index', who: jiang, path: `/quiz/answer/index?id=${practice.id}`,
      looks: [
        { name: 'answer-fill', reach: goTo(placeOf(practice, 'fill')) },
        { name: 'answer-filled', reach: async (page) => {
          // Once confirmed it stays so: the next phone that looks finds it done.
          if (await page.getByRole('textbox').count()) {
            await page.getByRole('textbox').first().fill('不知道')
            await press('确认答案')(page)
          }
          await page.locator('.confirmed').getByText(/得 [\d.]+ \/ 10 分/).waitFor()
        } },
        { name: 'answer-confirmed', reach: async (page) => {
          await goTo(placeOf(practice, 'single'))(page)
          if (await page.getByRole('radio').count()) {
            await page.getByRole('radio').first().click()
            await press('确认答案')(page)
          }
          await page.locator('.confirmed').getByText(/得 [\d.]+ \/ 10 分/).waitFor()
        } }
      ]
    },
    {
      page: 'quiz/answer/index', who: jiang, path: `/quiz/answer/index?id=${rapid.id}`,
      looks: [{ name: 'answer-timed' }, { name: 'answer-skip', reach: press('跳过这一题') }]
    },
    { page: 'quiz/result/index', who: zhou, path: `/quiz/result/index?id=${handedIn}`, looks: [{ name: 'result' }, { name: 'result-foot', part: true, reach: foot }] },
    { page: 'quiz/result/index', who: zhou, path: `/quiz/result/index?id=${closed}`, looks: [{ name: 'result-closed' }] },
    {
      page: 'quiz/review/index', who: zhou, path: `/quiz/review/index?id=${closed}`,
      looks: [{ name: 'review' }, { name: 'review-all', reach: choose('tab', /^全部/) }, { name: 'review-flagged', reach: choose('tab', /^存疑/) }]
    },
    { page: 'quiz/review/index', who: zhou, path: `/quiz/review/index?id=${handedIn}`, looks: [{ name: 'review-locked' }] },
    { page: 'practice/home/index', who: zhou, path: '/practice/home/index', looks: [
      { name: 'practice' }, { name: 'practice-foot', part: true, reach: foot }, { name: 'practice-topics', reach: choose('radio', '按专题') }
    ] },
    {
      page: 'practice/wrong/index', who: zhou, path: '/practice/wrong/index',
      looks: [{ name: 'wrong-due' }, { name: 'wrong-key', reach: async (page) => { await button(page, /看答案与解析$/).first().click() } }, { name: 'wrong-open', reach: instead('关闭', choose('tab', /^(还没掌握|没掌握)/)) }, { name: 'wrong-mastered', reach: choose('tab', /^已掌握/) }]
    },
    {
      page: 'practice/session/index', who: zhou, path: `/practice/session/index?kind=topic&topic=${encodeURIComponent('人物与地点')}`,
      looks: [
        { name: 'session' },
        { name: 'session-answered', reach: async (page) => { await answerFirst(page); await press('确认答案')(page) } },
        {
          name: 'session-offline',
          reach: async (page) => {
            await press('下一题')(page)
            await page.context().setOffline(true)
            await answerFirst(page)
            await press('确认答案')(page)
            await page.getByText(/^\d 题已存在手机里，联网后上传$/).waitFor()
          }
        },
        { name: 'session-online', part: true, reach: async (page) => { await page.context().setOffline(false); await page.getByText('已上传').waitFor() } }
      ]
    },
    {
      page: 'practice/session/index', who: zhou, path: '/practice/session/index?kind=challenge',
      looks: [
        { name: 'challenge' },
        { name: 'challenge-over', reach: async (page) => { await press('不会，到此为止')(page); await press('看结果')(page) } },
        { name: 'challenge-review', reach: press('看答案与解析') }
      ]
    },
    {
      page: 'practice/session/index', who: zhou, path: '/practice/session/index?kind=mock&round=round-3',
      looks: [
        { name: 'mock', reach: async (page) => { await answerFirst(page); await press('下一题')(page) } },
        { name: 'mock-sheet', reach: press(/^答题卡，/) },
        { name: 'mock-submit', reach: async (page) => dialog(page).getByRole('button', { name: '交卷', exact: true }).click() },
        { name: 'mock-leave', reach: async (page) => { await page.keyboard.press('Escape'); await leaving(page) } },
        { name: 'mock-score', reach: async (page) => {
          await dialog(page).getByRole('button', { name: '接着答', exact: true }).click()
          await press(/^答题卡，/)(page)
          for (let i = 0; i < 2; i++) await dialog(page).last().getByRole('button', { name: '交卷', exact: true }).click()
          await page.locator('.score').waitFor()
        } },
        { name: 'mock-score-foot', part: true, reach: foot }
      ]
    },
    { page: 'practice/session/index', who: zhou, path: '/practice/session/index?kind=daily', looks: [{ name: 'daily' }] },
    { page: 'practice/session/index', who: jiang, path: '/practice/session/index?kind=daily', looks: [{ name: 'session-blocked' }] },
    {
      page: 'board/index/index', who: zhou, path: '/board/index/index?id=round-3',
      looks: [
        { name: 'board-units' },
        { name: 'board-explain', reach: press('怎样算出来的') },
        { name: 'board-rounds', reach: instead('知道了', press(/换一场看$/)) },
        { name: 'board-people', reach: instead('关闭', choose('radio', '个人榜')) },
        { name: 'board-people-unit', reach: choose('radio', '本支部') }
      ]
    },
    { page: 'organiser/desk/index', who: limin, path: '/organiser/desk/index', looks: [{ name: 'desk' }] },
    { page: 'organiser/rounds/index', who: limin, path: '/organiser/rounds/index', looks: [{ name: 'organiser-rounds' }] },
    {
      page: 'organiser/publish/index', who: limin, path: '/organiser/publish/index',
      looks: [
        { name: 'publish-presets' },
        { name: 'publish-form', reach: async (page) => { await press(/^半月竞赛，/)(page); await page.locator('.preview .sentence').first().waitFor() } },
        { name: 'publish-units', reach: press(/^参加单位：/) },
        { name: 'publish-units-below', reach: press(/^看.*的下级$/) },
        { name: 'publish-source', reach: instead('关闭', press(/^选题范围：/)) },
        { name: 'publish-more', reach: instead('关闭', async (page) => { await press(/^更多设置/)(page); await button(page, /^更多设置/).scrollIntoViewIfNeeded() }) },
        { name: 'publish-preview', part: true, reach: foot },
        { name: 'publish-wrong', reach: async (page) => {
          await page.getByRole('textbox', { name: '名称' }).fill('')
          await page.getByRole('spinbutton', { name: '单选题题数（题）' }).or(page.getByRole('textbox', { name: '单选题题数（题）' })).fill('900')
          await page.locator('.field-error').first().waitFor()
          await page.locator('.page-main').evaluate((box) => { box.scrollTop = 0 })
        } },
        { name: 'publish-leave', reach: leaving }
      ]
    },
    { page: 'organiser/publish/index', who: limin, path: '/organiser/publish/index?id=draft-1', looks: [
      { name: 'publish-draft' },
      { name: 'publish-ask', reach: async (page) => { await page.locator('.preview .sentence').first().waitFor(); await press('发布竞赛')(page) } },
      { name: 'publish-remove', reach: instead('再看看', press('删除草稿')) }
    ] },
    { page: 'organiser/progress/index', who: limin, path: '/organiser/progress/index?id=round-3', looks: [
      { name: 'progress' },
      { name: 'progress-below', reach: async (page) => { await button(page, /看下级单位$/).first().click(); await settled(page) } },
      { name: 'progress-end', reach: async (page) => { await press('提前结束这场竞赛')(page); await press('下一步：核对后结束')(page) } },
      { name: 'progress-end-ask', reach: async (page) => { await dialog(page).getByRole('textbox').fill('因会议安排调整'); await press('下一步：核对后结束')(page) } }
    ] },
    { page: 'organiser/absent/index', who: limin, path: `/organiser/absent/index?id=round-3&unit=${top}`, looks: [{ name: 'absent' }] },
    { page: 'organiser/absent/index', who: limin, path: `/organiser/absent/index?id=round-3&unit=${branch}`, looks: [{ name: 'absent-branch' }] },
    { page: 'organiser/joins/index', who: limin, path: '/organiser/joins/index', looks: [
      { name: 'joins' }, { name: 'joins-refuse', reach: async (page) => { await press(/^不同意.*加入$/)(page); await press('答复不同意')(page) } }
    ] },
    { page: 'organiser/entry/index', who: limin, path: '/organiser/desk/index', looks: [
      // Its code lasts three minutes: had when it is looked at.
      { name: 'entry', reach: async (page) => { await page.goto(`/organiser/entry/index?code=${encodeURIComponent((await limin.call('POST /auth/desk')).code)}`); await page.locator('.entry-number').waitFor(); await settled(page) } },
      { name: 'entry-done', reach: press('不是我，不登录') }
    ] },
    ...await libraryVisits(jiang, limin), ...await materialVisits(limin),
    ...await awardVisits(limin),
    ...await roundVisits(limin),
    ...await bankVisits(limin),
    ...await organiserStudyVisits(demo, limin),
    ...await phaseVisits(jiang, limin, zhou),
    ...await reflectVisits(demo, limin),
    ...await eventVisits(demo), ...await attendanceVisits(demo), ...await walkVisits(demo), ...await organiserEventVisits(demo, limin),
    ...await menuVisits(demo, limin),
    ...await studyVisits(jiang, limin)
  ]
}

/** A paper under way, as in the picture: some answered, some open, some flagged. */
async function begin(person: Person, round: string): Promise<AttemptView> {
  const view = await person.call('POST /rounds/:id/attempts', { id: round })
  const answers = view.questions.filter(({ pos }) => pos <= 12 && pos !== 9).map(({ pos, type }) => ({ pos, value: type === 'multiple' ? [0, 1, 3].slice(0, 2) : [1] }))
  await person.call('PUT /attempts/:id/answers', { id: view.id, seq: view.seq + 1, device: 'elsewhere', answers, flags: [4, 9] })
  return view
}

/** One question after the other, with time enough to look at it. */
async function beginRapid(person: Person, organiser: Person): Promise<AttemptView> {
  const { presets } = await organiser.call('GET /organiser/presets')
  const config = presets.find(({ id }) => id === 'province-hour')?.config
  const phase = config?.phases[0]
  if (!config || !phase) throw new Error('The preset province-hour is gone')
  const now = Date.now()
  const { id } = await organiser.call('POST /organiser/rounds', {
    unitId: organiser.session.me.roles[0]?.unit.id ?? '',
    config: {
      ...config, title: '党章与重要文献逐题竞赛', topic: '党的代表大会与重要文献',
      phases: [{
        ...phase, window: { opensAt: now - 60_000, closesAt: now + 6 * 86_400_000 }, timing: { questionSeconds: 600 },
        paper: { kind: 'drawn', parts: [{ type: 'single', count: 20, points: 5 }], shuffleQuestions: true, shuffleOptions: true }
      }]
    }
  })
  await organiser.call('POST /organiser/rounds/:id/publish', { id })
  return person.call('POST /rounds/:id/attempts', { id })
}

async function lastOf(person: Person, round: string): Promise<string> {
  const { items } = await person.call('GET /me/attempts', { limit: 50 })
  const found = items.find((one) => one.roundId === round && one.state === 'finished')
  if (!found) throw new Error(`No finished attempt in ${round}`)
  return found.id
}
