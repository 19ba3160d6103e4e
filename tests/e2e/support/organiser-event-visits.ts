import type { Page } from 'playwright-core'
import type { Demo, Person } from './demo'
import type { Visit } from './visits'
import { settled } from './watch'

const press = (role: 'button' | 'radio' | 'link', name: string | RegExp) => async (page: Page) => {
  await page.getByRole(role, { name, exact: typeof name === 'string' }).first().click()
  await settled(page)
}
/** Positions lead back to their session: one sheet after the other is closed until none is left. */
const closed = async (page: Page) => {
  for (const dialogs = page.getByRole('dialog'); await dialogs.count() > 0;) {
    const name = await dialogs.last().getAttribute('aria-label') ?? ''
    await page.keyboard.press('Escape')
    await page.getByRole('dialog', { name, exact: true }).waitFor({ state: 'detached' })
  }
}
const then = (role: 'button' | 'radio', name: string | RegExp) => async (page: Page) => { await closed(page); await press(role, name)(page) }

/** What an organiser of events sees on the phone: a list, an editor, people to decide about, what was told them. */
export async function organiserEventVisits(demo: Pick<Demo, 'as'>, organiser: Person): Promise<Visit[]> {
  const unitId = organiser.session.me.roles[0]?.unit.id ?? ''
  const { presets } = await organiser.call('GET /organiser/event-presets')
  const preset = (name: string) => {
    const found = presets.find(({ id }) => id === name)
    if (!found) throw new Error(`The preset ${name} is gone`)
    return found.config
  }
  const config = preset('training')
  const { quotas: _quotas, feedback: _feedback, ...rest } = config
  const { id } = await organiser.call('POST /organiser/events', { unitId, config: { ...rest, title: '党务工作者培训', audience: { units: [unitId] }, enrol: { ...config.enrol, stages: [{ name: '资格审核', by: 'organiser' }] } } })
  await organiser.call('POST /organiser/events/:id/publish', { id })
  const { id: draft } = await organiser.call('POST /organiser/events', { unitId, config: { ...rest, title: '骨干培训班', audience: { units: [unitId] } } })
  // One of its own: what was typed into a new one, and not saved, comes back at the next visit.
  const { id: visit } = await organiser.call('POST /organiser/events', { unitId, config: { ...preset('visit'), title: '纪念馆参观', audience: { units: [unitId] } } })
  const member = await demo.as('沈建宁')
  await member.call('POST /events/:id/sign-ups', { id, session: 'first', sendId: 'visit-training-1', answers: { phone: '13800000001', meal: '普通' } })
  return [
    { page: 'hosting/events/index', who: organiser, path: '/hosting/events/index', looks: [{ name: 'org-events' }, { name: 'org-events-none', reach: press('radio', '已取消') }] },
    { page: 'hosting/event-edit/index', who: organiser, path: '/hosting/event-edit/index', looks: [
      { name: 'event-presets' },
      { name: 'event-form', reach: async (page) => { await press('button', /^现场教学，/)(page); await page.locator('.preview .sentence').first().waitFor() } },
      { name: 'event-form-middle', part: true, reach: async (page) => { await page.getByText('报了名还能取消').scrollIntoViewIfNeeded() } },
      { name: 'event-form-foot', part: true, reach: async (page) => { await page.locator('.page-main').evaluate((box) => { box.scrollTop = box.scrollHeight }) } },
      { name: 'event-form-session', reach: press('button', /^场次“/) }, { name: 'event-form-units', reach: then('button', /^参加单位：/) }, { name: 'event-form-publish', reach: then('button', '发布活动') }
    ] },
    { page: 'hosting/event-edit/index', who: organiser, path: `/hosting/event-edit/index?id=${visit}`, looks: [
      { name: 'event-rules', part: true, reach: async (page) => {
        await page.locator('.preview .sentence').first().waitFor()
        await page.getByText('姓名、单位花名册里有，不用再问。', { exact: false }).scrollIntoViewIfNeeded()
      } },
      { name: 'event-rules-positions', reach: async (page) => { await press('button', /^场次“/)(page); await press('button', /^岗位：/)(page) } }, { name: 'event-rules-asked', reach: then('button', /^报名表“手机号”/) },
      { name: 'event-rules-new', reach: async (page) => { await then('button', '加一项要填的')(page); await press('radio', '证件号')(page) } }, { name: 'event-rules-attend', reach: then('button', /^签到：/) },
      { name: 'event-rules-hours', reach: async (page) => { await then('button', /^服务时长：/)(page); await page.getByRole('switch', { name: '记志愿服务时长' }).click() } }, { name: 'event-rules-out', reach: then('button', /^签退：/) },
      { name: 'event-rules-units', reach: async (page) => { await then('button', /^分到单位：/)(page); await press('button', '选单位')(page); await page.getByRole('button', { name: /的下级$/ }).first().click(); await page.getByRole('checkbox').nth(1).waitFor(); for (const n of [0, 1]) await page.getByRole('checkbox').nth(n).click(); await press('button', /^选定/)(page) } },
      { name: 'event-rules-percent', reach: async (page) => { await then('button', /^按人数比例：/)(page); await page.getByRole('switch', { name: '按单位人数的比例限名额' }).click() } },
      { name: 'event-rules-foot', part: true, reach: async (page) => { await closed(page); await page.getByText('名额分配', { exact: true }).scrollIntoViewIfNeeded() } }
    ] },
    { page: 'hosting/event-edit/index', who: organiser, path: `/hosting/event-edit/index?id=${draft}`, looks: [{ name: 'event-draft' }, { name: 'event-draft-remove', reach: press('button', '删除草稿') }] },
    { page: 'hosting/event/index', who: organiser, path: '/hosting/event/index?id=event-visit', looks: [
      { name: 'org-event' }, { name: 'org-event-people', part: true, reach: async (page) => { await page.locator('.page-main').evaluate((box) => { box.scrollTop = 560 }) } }, { name: 'org-event-session', reach: press('button', /^周六下午，/) },
      { name: 'org-event-note', reach: then('button', '发通知') }, { name: 'org-event-delivery', reach: then('button', /^消息送达/) }, { name: 'org-event-cancel', reach: then('button', '取消整个活动') },
      { name: 'org-event-enter', reach: async (page) => { await then('button', '补录报名')(page); await page.getByRole('dialog').getByRole('textbox').fill('周'); await page.getByRole('checkbox').first().waitFor() } }
    ] },
    { page: 'hosting/event/index', who: organiser, path: `/hosting/event/index?id=${id}`, looks: [{ name: 'org-event-review' }, { name: 'org-event-person', reach: press('button', /^沈建宁，/) }, { name: 'org-event-decline', reach: press('button', '不通过') }] }
  ]
}
