import type { Page } from 'playwright-core'
import type { PlanConfig } from '../../contract/plan-config'
import type { Person } from '../e2e/support/demo'
import { handIn } from './reflections-visits'
import { button, dialog } from './support'
import type { Look } from './visits'

const two = (n: number) => String(n).padStart(2, '0')

/** The calendar day some days from now, in the demo's zone: 20260615. */
export function dayFrom(now: number, n: number): number {
  const then = new Date(now + 8 * 3_600_000 + n * 86_400_000)
  return Number(`${then.getUTCFullYear()}${two(then.getUTCMonth() + 1)}${two(then.getUTCDate())}`)
}

/** A plan with something of nearly everything, which began some days ago. */
export const richPlan = (unit: string, now: number): PlanConfig => ({
  v: 1, title: '读原著学原文打卡', intro: '每天读一章，写一段体会。', audience: { units: [unit], groups: { by: 'list', list: [{ id: 'group-1', name: '甲组' }, { id: 'group-2', name: '乙组' }] } },
  calendar: { from: dayFrom(now, -6), to: dayFrom(now, 14), graceMinutes: 720 },
  tasks: [
    { id: 'read', title: '每日一读', note: '读一章，写下体会', every: 'day', proofs: [{ kind: 'text', label: '读书体会', least: 5 }], points: 5, themes: [{ from: dayFrom(now, -6), to: dayFrom(now, 0), title: '新民主主义革命时期' }] },
    { id: 'visit', title: '走访红色地标', every: 'once', times: 2, optional: true, proofs: [{ kind: 'place', once: true }] }
  ],
  places: [{ id: 'place-1', name: '革命烈士陵园', address: '人民路 1 号' }, { id: 'place-2', name: '党史陈列馆' }],
  teams: { least: 2, most: 10, by: 'leader' },
  makeUp: { daysBack: 7, inAll: 3, pointsPercent: 50, keepsStreak: true }, leave: { inAll: 2, keepsStreak: true }, review: 'before', seenBy: 'unit',
  points: { mostADay: 20, streaks: [{ days: 7, points: 10, again: true }], milestones: [{ sum: { of: 'days' }, reach: 21, points: 20, title: '全勤' }] },
  boards: { person: { order: { by: [{ of: 'days' }, { of: 'points' }] }, top: 10 } }
})

export async function openPlan(organiser: Person, config: PlanConfig, publish = true): Promise<string> {
  const { id } = await organiser.call('POST /organiser/plans', { unitId: config.audience.units[0] ?? '', config })
  if (publish) await organiser.call('POST /organiser/plans/:id/publish', { id })
  return id
}

/** Study plans at the desk, and the switches. */
export async function studyVisits(limin: Person): Promise<Look[][]> {
  const now = Date.now()
  const unit = limin.session.me.roles[0]?.unit.id ?? ''
  const rich = richPlan(unit, now)
  const config: PlanConfig = { ...rich, tasks: [...rich.tasks, { id: 'write', title: '写一篇心得', every: 'once', proofs: [{ kind: 'reflection', least: 10 }] }] }
  const running = await openPlan(limin, config)
  const draft = await openPlan(limin, { ...config, title: '21 天打卡' }, false)
  const { items } = await limin.call('GET /organiser/plans/:id/people', { id: running, limit: 200 })
  const team = [...items.filter(({ name }) => name === '李敏'), ...items.filter(({ name }) => name !== '李敏')].slice(0, 2)
  await limin.call('PUT /organiser/plans/:id/members', { id: running, entries: team.map(({ memberId }, i) => ({ memberId, team: '先锋队', leader: i === 0 })) })
  await limin.call('POST /plans/:id/check-ins', { id: running, sendId: 'visit-check-in-1', taskId: 'read', given: [{ proof: 0, text: '读完第一章，记下三点体会。' }] })
  await handIn(limin, '重读《论持久战》，最受启发的是从敌我双方的全部基本要素出发看问题。\n回到工作里，下结论以前要把情况摸清楚。', { planId: running, taskId: 'write' })
  const step = (name: string) => (page: Page) => page.getByRole('navigation', { name: '规则的各部分' }).getByRole('button', { name }).click()
  const unfold = (page: Page) => page.evaluate(() => { for (const fold of document.querySelectorAll('details')) fold.open = true })
  return [
    [{ name: 'plans', path: '/plans' }, { name: 'plans-more', reach: (page) => button(page, /^更多操作/).first().click() }],
    [{ name: 'plans-none', path: '/plans?state=upcoming' }],
    [{ name: 'plan-new', path: '/plans/new' }],
    [
      { name: 'plan-editor', path: `/plans/${draft}/edit`, reach: (page) => page.getByText('人参加，要打卡').waitFor() },
      { name: 'plan-dates', reach: async (page) => { await step('日期')(page); await button(page, '加一段').click() } },
      { name: 'plan-tasks', reach: async (page) => { await step('任务')(page); await unfold(page) } },
      { name: 'plan-task-place', reach: (page) => page.getByRole('group', { name: '任务', exact: true }).getByRole('button', { name: '走访红色地标' }).click() },
      { name: 'plan-missed', reach: step('补卡与请假') }, { name: 'plan-teams', reach: step('队伍与地点') }, { name: 'plan-points', reach: step('积分') },
      { name: 'plan-boards', reach: async (page) => { await step('名次')(page); await page.getByRole('switch', { name: '单位名次' }).click() } }, { name: 'plan-review-rule', reach: step('审核与公开') }
    ],
    [
      { name: 'plan-wrong', path: `/plans/${draft}/edit`, reach: async (page) => { await page.getByRole('textbox', { name: '名称', exact: true }).fill(''); await page.getByText('请填写计划名称').first().waitFor() } },
      { name: 'plan-publish', reach: async (page) => { await page.getByRole('textbox', { name: '名称', exact: true }).fill('21 天打卡'); await page.getByText('请填写计划名称').first().waitFor({ state: 'detached' }); await button(page, '核对并发布').click(); await dialog(page).getByText('发布后').waitFor() } }
    ],
    [
      { name: 'plan-adjust', path: `/plans/${running}/edit`, reach: async (page) => { await step('补卡与请假')(page); await page.getByRole('spinbutton', { name: '全程最多补几天' }).fill('5') } },
      { name: 'plan-reason', reach: async (page) => { await page.getByText('改了 1 处').waitFor(); await button(page, '写明原因，再调整').click(); await dialog(page).getByText('随后会怎样').waitFor() } }
    ],
    [{ name: 'plan-progress', path: `/plans/${running}`, reach: (page) => page.getByRole('table').waitFor() }, { name: 'plan-progress-below', reach: (page) => page.locator('.progress-units .link.strong').first().click() }],
    [
      { name: 'plan-people', path: `/plans/${running}/people`, reach: (page) => page.getByRole('table').waitFor() },
      { name: 'plan-names', reach: async (page) => { await button(page, /^还没打卡/).click(); await button(page, '提醒与名单').click(); await dialog(page).getByRole('button', { name: /^复制名单/ }).waitFor() } }
    ],
    [{ name: 'plan-paste', path: `/plans/${running}/people`, reach: async (page) => { await button(page, '粘贴队伍').click(); await dialog(page).getByRole('textbox').fill('李敏\t先锋队\t队长\n没有这个人\t先锋队'); await button(page, '核对，先不写入').click(); await dialog(page).getByText('对不上的').first().waitFor() } }],
    [
      { name: 'plan-review', path: `/plans/${running}/review`, reach: (page) => page.getByRole('region', { name: '李敏的心得' }).waitFor() },
      { name: 'plan-refuse', reach: async (page) => { await button(page, /^退回/).first().click(); await dialog(page).getByRole('button', { name: '退回 1 条' }).click() } }
    ],
    [{ name: 'plan-review-none', path: `/plans/${running}/review`, reach: (page) => button(page, '已退回').click() }],
    [{ name: 'plan-rules', path: `/plans/${running}/rules` }, { name: 'plan-end', reach: (page) => button(page, '提前结束').click() }],
    [{ name: 'plan-codes', path: `/plans/${running}/codes`, reach: (page) => page.getByText('革命烈士陵园').waitFor() }],
    [{ name: 'settings', path: '/settings' }]
  ]
}
