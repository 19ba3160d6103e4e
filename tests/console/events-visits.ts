import type { Page } from 'playwright-core'
import type { EventConfig } from '../../contract/event-config'
import type { Person } from '../e2e/support/demo'
import { publishedWalk, runningWalk } from '../support/walk'
import { button, dialog } from './support'
import type { Look } from './visits'

const DAY = 86_400_000
const HOUR = 3_600_000

/** 10:00 of a day some days from now, in the demo's zone. */
export const dayAt = (now: number, days: number) => Math.floor((now + 8 * HOUR) / DAY) * DAY + days * DAY + 2 * HOUR

/** An event that is decided by review, with two sessions and positions. */
export const reviewed = (unit: string, now: number): EventConfig => ({
  v: 1, title: '讲解员培训', kind: 'other', intro: '学讲解，练站位。', venue: { name: '培训教室' }, contact: { name: '李敏' }, notes: ['请带笔记本。'], audience: { units: [unit] },
  sessions: [
    { id: 'first', name: '上午班', begins: dayAt(now, 9), ends: dayAt(now, 9) + 2 * HOUR, seats: 3, positions: [{ id: 'hall', name: '展厅', seats: 2 }, { id: 'desk', name: '前台', seats: 1 }] },
    { id: 'second', name: '下午班', begins: dayAt(now, 9) + 4 * HOUR, ends: dayAt(now, 9) + 6 * HOUR, seats: 10 }
  ],
  enrol: { how: 'review', closesAt: dayAt(now, 6), decideBy: dayAt(now, 7), waitlist: { claimMinutes: 60 } },
  form: [{ id: 'why', label: '为什么想来', kind: 'text', optional: true }],
  attendance: { ways: ['code'] }, feedback: { days: 3, fields: [{ id: 'stars', label: '总体评价', kind: 'stars' }] }
})

export async function openEvent(organiser: Person, config: EventConfig, publish = true): Promise<string> {
  const { id } = await organiser.call('POST /organiser/events', { unitId: config.audience.units[0] ?? '', config })
  if (publish) await organiser.call('POST /organiser/events/:id/publish', { id })
  return id
}

/** Events at the desk. */
export async function eventsVisits(limin: Person): Promise<Look[][]> {
  const config = reviewed(limin.session.me.roles[0]?.unit.id ?? '', Date.now())
  const { presets } = await limin.call('GET /organiser/event-presets')
  const walk = presets.find(({ id }) => id === 'walk')?.config ?? config
  const film = presets.find(({ id }) => id === 'film')?.config ?? config
  const running = await openEvent(limin, config)
  await limin.call('POST /events/:id/sign-ups', { id: running, sendId: 'visit-sign-up-1', session: 'second', answers: { why: '想把身边的故事讲好。' }, consent: true })
  const lot = await openEvent(limin, { ...film, title: '抽签观影' })
  const draft = await openEvent(limin, { ...walk, ...config, route: walk.route, title: '红色足迹', noShow: { steps: [{ times: 2, within: 90, days: 30 }] } } as EventConfig, false)
  // One that people sign in to by now, with somebody who has.
  const soon = Math.ceil(Date.now() / 60_000) * 60_000 + 600_000
  const here = await openEvent(limin, {
    ...config, title: '档案整理', kind: 'volunteer', sessions: [{ id: 'first', name: '上午班', begins: soon, ends: soon + 2 * HOUR, seats: 30 }], enrol: { how: 'first-come' }, attendance: { ways: ['code', 'password', 'staff'], late: 10, signOut: { from: 15, until: 30 }, walkIn: true }, hours: { count: 'actual' }
  })
  const { items: branch } = await limin.call('GET /organiser/members', { unit: config.audience.units[0] ?? '', below: true, limit: 12 })
  await limin.call('POST /organiser/events/:id/enter', { id: here, session: 'first', entries: branch.map(({ id: memberId }, i) => ({ memberId, sendId: `visit-enter-${i}` })) })
  await limin.call('POST /organiser/events/:id/marks', { id: here, sendId: 'visit-tick-1', session: 'first', memberIds: branch.slice(0, 5).map(({ id: memberId }) => memberId), what: 'tick' })
  await limin.call('POST /organiser/events/:id/marks', { id: here, sendId: 'visit-absent-1', session: 'first', memberIds: branch.slice(4, 5).map(({ id: memberId }) => memberId), what: 'absent', reason: '替人签到' })
  const route = await publishedWalk(limin, runningWalk(config.audience.units[0] ?? '', Date.now()))
  for (const [i, answer] of [1, 0, undefined].entries()) await limin.call('POST /events/:id/stamps', { id: route.id, code: route.codes[i], sendId: `visit-stamp-${i}`, ...(answer !== undefined && { answer }) })
  // 报名 is the beginning of 报名表.
  const step = (name: string) => (page: Page) => page.getByRole('navigation', { name: '规则的各部分' }).getByText(name, { exact: true }).click()
  const unfold = (page: Page) => page.evaluate(() => { for (const fold of document.querySelectorAll('details')) fold.open = true })
  return [
    [{ name: 'events', path: '/events', reach: (page) => page.getByRole('table').waitFor() }, { name: 'events-more', reach: (page) => button(page, /^更多操作/).first().click() }],
    [{ name: 'events-none', path: '/events?state=cancelled' }],
    [{ name: 'event-new', path: '/events/new', reach: (page) => page.getByRole('heading', { name: '党课讲座' }).waitFor() }],
    [
      { name: 'event-people', path: `/events/${running}`, reach: (page) => page.getByRole('table').waitFor() },
      { name: 'event-chosen', reach: (page) => page.getByRole('checkbox', { name: '选中李敏' }).check() },
      { name: 'event-decline', reach: async (page) => { await button(page, '不通过 1 人').click(); await dialog(page).getByRole('button', { name: '不通过', exact: true }).click() } }
    ],
    [{ name: 'event-enter', path: `/events/${running}`, reach: async (page) => { await button(page, '补录').click(); await dialog(page).getByRole('button', { name: '加入名单' }).click() } }],
    [{ name: 'event-note', path: `/events/${running}`, reach: async (page) => { await button(page, '发通知').click(); await dialog(page).getByRole('button', { name: /^发给/ }).click() } }],
    [{ name: 'event-sessions', path: `/events/${running}/sessions`, reach: (page) => page.getByRole('table').waitFor() }, { name: 'event-session-cancel', reach: (page) => button(page, '取消下午班').click() }],
    [{ name: 'event-lot', path: `/events/${lot}/sessions`, reach: (page) => page.getByRole('table').waitFor() }],
    [
      { name: 'event-attendance', path: `/events/${here}/attendance`, reach: (page) => page.getByRole('table').waitFor() },
      { name: 'event-marks', reach: (page) => button(page, /^看.*的记录$/).first().click() },
      { name: 'event-correct', reach: async (page) => { await button(page, /^更正/).first().click(); await dialog(page).getByRole('radio', { name: '写明时间' }).check() } }
    ],
    [{ name: 'event-room', path: `/events/${here}/attendance`, reach: async (page) => { await button(page, '大屏签到码').click(); await page.getByRole('img', { name: '签到码' }).waitFor() } }],
    [{ name: 'event-password', path: `/events/${here}/attendance`, reach: (page) => button(page, '设置口令').click() }],
    [{ name: 'event-figures', path: `/events/${here}/figures`, reach: (page) => page.getByRole('table').waitFor() }],
    [{ name: 'event-after', path: `/events/${here}/after`, reach: (page) => page.getByRole('region', { name: '活动照片' }).waitFor() }],
    [{ name: 'events-span', path: '/events/statistics', reach: (page) => page.getByRole('table').waitFor() }],
    [{ name: 'event-route', path: `/events/${route.id}/route`, reach: (page) => page.getByRole('region', { name: '到站人数' }).waitFor() }],
    [{ name: 'appeals', path: '/events/appeals', reach: (page) => page.getByRole('table').waitFor() }, { name: 'appeal-uphold', reach: async (page) => { await button(page, /^维持对/).first().click(); await dialog(page).getByRole('button', { name: '维持限制' }).click() } }],
    [{ name: 'appeals-decided', path: '/events/appeals?state=decided', reach: (page) => page.getByText('还没有答复过申诉').waitFor() }],
    [{ name: 'event-rules', path: `/events/${running}/rules` }, { name: 'event-cancel', reach: (page) => button(page, '取消活动').click() }],
    [
      { name: 'event-editor', path: `/events/${draft}/edit`, reach: (page) => page.getByText('个名额').first().waitFor() },
      { name: 'event-edit-sessions', reach: async (page) => { await step('场次')(page); await page.getByRole('textbox', { name: '岗位 1 的名称' }).waitFor(); await unfold(page) } },
      { name: 'event-edit-enrol', reach: async (page) => { await step('报名')(page); await unfold(page) } },
      { name: 'event-edit-quotas', reach: async (page) => { await step('名额')(page); await page.getByRole('switch', { name: '名额分到单位' }).click(); await page.getByRole('switch', { name: '按人数比例分名额' }).click(); await button(page, '加一处预留').click() } },
      { name: 'event-edit-requires', reach: step('条件') }, { name: 'event-edit-form', reach: async (page) => { await step('报名表')(page); await unfold(page) } },
      { name: 'event-edit-attend', reach: async (page) => { await step('签到与时长')(page); await page.getByRole('switch', { name: '服务时长' }).click() } },
      { name: 'event-edit-route', reach: async (page) => { await step('路线')(page); await unfold(page) } }, { name: 'event-edit-no-show', reach: step('爽约') }, { name: 'event-edit-after', reach: step('反馈') }
    ],
    [{ name: 'event-quota-paste', path: `/events/${draft}/edit`, reach: async (page) => { await step('名额')(page); await button(page, '从 Excel 粘贴最少人数').click(); await dialog(page).getByRole('textbox').fill('没有这个单位\t3'); await button(page, '核对，先不写入').click(); await dialog(page).getByText('对不上的').first().waitFor() } }],
    [{ name: 'event-publish', path: `/events/${await openEvent(limin, config, false)}/edit`, reach: async (page) => { await page.getByText('面向').first().waitFor(); await button(page, '核对并发布').click(); await dialog(page).getByText('发布后').first().waitFor() } }],
    [{ name: 'event-change', path: `/events/${running}/edit`, reach: async (page) => { await page.getByRole('textbox', { name: '地点名称' }).fill('三楼报告厅'); await page.getByText('改了 1 处').waitFor(); await button(page, '核对修改').click(); await dialog(page).getByText('随后会怎样').waitFor() } }]
  ]
}
