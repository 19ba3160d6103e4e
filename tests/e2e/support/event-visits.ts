import type { Page } from 'playwright-core'
import sharp from 'sharp'
import type { Demo } from './demo'
import type { Visit } from './visits'
import { settled } from './watch'

const press = (role: 'button' | 'tab' | 'radio', name: string | RegExp) => async (page: Page) => {
  await page.getByRole(role, { name, exact: typeof name === 'string' }).first().click()
  await settled(page)
}

/** Events in every state that a member meets: to come, full, in line, held for him, for everybody, cancelled. */
export async function eventVisits(demo: Demo): Promise<Visit[]> {
  const [zhou, limin, shen] = await Promise.all([demo.as('周文清'), demo.as('李敏'), demo.as('沈建宁')])
  const unit = limin.session.me.roles[0]?.unit.id ?? ''
  const { presets } = await limin.call('GET /organiser/event-presets')
  const preset = (id: string) => { const found = presets.find((one) => one.id === id); if (!found) throw new Error(`No preset ${id}`); return found.config }
  const made = async (id: string, change: object) => {
    const { id: event } = await limin.call('POST /organiser/events', { unitId: unit, config: { ...preset(id), audience: { units: [unit] }, ...change } })
    await limin.call('POST /organiser/events/:id/publish', { id: event })
    return event
  }
  const lecture = preset('lecture')
  const one = await made('lecture', { title: '读懂《共产党宣言》', attendance: undefined, feedback: undefined, sessions: lecture.sessions.map((session) => ({ ...session, seats: 1 })), enrol: { ...lecture.enrol, group: { most: 3 } }, form: [{ id: 'card', label: '身份证号', kind: 'id-card', reason: '进场登记' }, { id: 'dates', label: '到达日期', kind: 'date', optional: true }] })
  const card = { answers: { card: '11010519491231002X' }, consent: true }
  const mine = (await limin.call('GET /me/sign-ups', { limit: 50 })).items
  if (mine.length) throw new Error('The organiser has signed up already')
  const taken = await shen.call('POST /events/:id/sign-ups', { id: one, sendId: 'visit-taken-1', session: 'first', ...card })
  const inLine = await zhou.call('POST /events/:id/sign-ups', { id: one, sendId: 'visit-line-1', session: 'first', ...card, wait: true, despiteClash: true })
  const ticket = (await zhou.call('GET /me/sign-ups', { limit: 50 })).items.find(({ eventId }) => eventId === 'event-visit')
  const off = await made('lecture', { title: '取消的讲座', attendance: undefined, feedback: undefined })
  await limin.call('POST /organiser/events/:id/cancel', { id: off, reason: '讲师因公出差' })
  const offered = async () => { await shen.call('POST /sign-ups/:id/cancel', { id: taken.signUp.id }) }
  return [
    { page: 'pages/events/index', who: zhou, path: '/pages/events/index', looks: [{ name: 'events' }, { name: 'events-mine', reach: press('tab', /^我的报名/) }, { name: 'events-past', reach: press('tab', '已结束') }] },
    { page: 'events/event/index', who: zhou, path: '/events/event/index?id=event-visit', looks: [{ name: 'event-mine' }] },
    { page: 'events/hours/index', who: zhou, path: '/events/hours/index', looks: [{ name: 'hours' }] },
    { page: 'events/hours/index', who: shen, path: '/events/hours/index', looks: [{ name: 'hours-none' }] },
    { page: 'events/paper/index', who: zhou, path: '/events/paper/index', looks: [{ name: 'hours-paper' }] },
    { page: 'events/portrait/index', who: zhou, path: '/events/portrait/index', looks: [{ name: 'portrait' }, { name: 'portrait-there', reach: choosePortrait }, { name: 'portrait-remove', reach: press('button', '删除照片') }] },
    { page: 'hosting/appeals/index', who: limin, path: '/hosting/appeals/index', looks: [{ name: 'appeals' }, { name: 'appeals-answer', reach: press('button', /^解除限制：/) }] },
    {
      page: 'events/event/index', who: limin, path: '/events/event/index?id=event-visit', looks: [
        { name: 'event' }, { name: 'event-full', reach: press('radio', /^周六下午/) }, { name: 'event-sheet', reach: async (page) => { await press('radio', /^周日上午/)(page); await press('button', '报名周日上午')(page) } },
        { name: 'event-sheet-wrong', reach: press('button', '提交报名') }
      ]
    },
    { page: 'events/event/index', who: limin, path: `/events/event/index?id=${one}`, looks: [{ name: 'event-group', reach: async (page) => { await press('button', /^候补/)(page); await press('button', '加一位')(page) } }] },
    { page: 'events/event/index', who: limin, path: '/events/event/index?id=event-books', looks: [{ name: 'event-shifts' }] },
    { page: 'events/event/index', who: limin, path: '/events/event/index?id=event-oath', looks: [{ name: 'event-oath' }, { name: 'event-excuse', reach: press('button', /^请.*假$/) }] },
    { page: 'events/event/index', who: limin, path: `/events/event/index?id=${off}`, looks: [{ name: 'event-cancelled' }] },
    { page: 'events/ticket/index', who: zhou, path: `/events/ticket/index?id=${ticket?.id ?? ''}`, looks: [{ name: 'ticket' }, { name: 'ticket-change', reach: press('button', /^改签到另一场/) }] },
    { page: 'events/ticket/index', who: zhou, path: `/events/ticket/index?id=${ticket?.id ?? ''}`, looks: [{ name: 'ticket-cancel', reach: press('button', '取消报名') }] },
    { page: 'events/ticket/index', who: zhou, path: `/events/ticket/index?id=${inLine.signUp.id}`, looks: [{ name: 'ticket-waiting' }, { name: 'ticket-offered', reach: async (page) => { await offered(); await page.reload(); await settled(page) } }] }
  ]
}

/** Somebody before a wall. */
const figure = '<svg xmlns="http://www.w3.org/2000/svg" width="480" height="480"><rect width="480" height="480" fill="#cfd6da"/><circle cx="240" cy="190" r="90" fill="#b98f74"/><path d="M60 480c0-120 80-190 180-190s180 70 180 190z" fill="#3f5063"/></svg>'

async function choosePortrait(page: Page) {
  const chosen = page.waitForEvent('filechooser')
  await press('button', '选一张照片')(page)
  await (await chosen).setFiles({ name: 'me.jpg', mimeType: 'image/jpeg', buffer: await sharp(Buffer.from(figure)).jpeg().toBuffer() })
  await page.getByRole('button', { name: '删除照片' }).waitFor()
  await settled(page)
}
