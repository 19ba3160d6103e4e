import type { Page } from 'playwright-core'
import { addDays, dayAt, publishedPlan, reading, readingPlan, reads } from '../../support/study-plan'
import type { Person } from './demo'
import type { Visit } from './visits'
import { settled } from './watch'

const press = (name: string | RegExp) => async (page: Page) => {
  await page.getByRole('button', { name, exact: typeof name === 'string' }).click()
  await settled(page)
}
const foot = (page: Page) => page.locator('.page-main').evaluate((box) => { box.scrollTop = box.scrollHeight })

/** A plan with every kind of proof, and one that somebody keeps; what members see of them. */
export async function studyVisits(member: Person, organiser: Person): Promise<Visit[]> {
  const today = dayAt(Date.now())
  const from = addDays(today, -9)
  const kept = await publishedPlan(organiser, (unit) => readingPlan(unit, from, {
    calendar: { from, to: addDays(today, 11), graceMinutes: 720 }, boards: { person: { order: { by: [{ of: 'days' }] } }, unit: { order: { by: [{ of: 'rate' }] }, level: 1 } }
  }))
  const all = await publishedPlan(organiser, (unit) => readingPlan(unit, from, {
    title: '红色足迹', intro: '走进身边的红色地标。', calendar: { from, to: addDays(today, 20) }, dayNeeds: 'one',
    places: [{ id: 'site', name: '中共一大纪念馆', address: '黄陂南路 374 号' }, { id: 'house', name: '周公馆', text: '三楼有专题展。' }],
    tasks: [{
      ...reading, id: 'visit', title: '走访并写下见闻', every: 'week', note: '到一处红色地标走一走。',
      proofs: [{ kind: 'text', label: '见闻', least: 30 }, { kind: 'photos', least: 1, most: 9 }, { kind: 'audio', least: 5, most: 120, optional: true }, { kind: 'number', id: 'steps', label: '步数', unit: '步' }, { kind: 'place', once: true }]
    }]
  }))
  await organiser.call('PUT /switches', { studyPoints: true, studyBoards: true, social: true, showWhenChecked: false }).catch(() => undefined)
  for (const [n, day] of [addDays(today, -2), addDays(today, -4)].entries()) {
    await member.call('POST /plans/:id/make-ups', { id: kept, taskId: 'read', sendId: `visit-up-${n}`, day, given: [{ proof: 0, text: '补读了古田会议决议，思想建党这一条最要紧。' }] })
  }
  await member.call('POST /plans/:id/leaves', { id: kept, day: addDays(today, -1), sendId: 'visit-leave', reason: '出差' })
  await reads(member, kept)
  return [
    { page: 'pages/study/index', who: member, path: '/pages/study/index', looks: [{ name: 'study' }, { name: 'study-foot', part: true, reach: foot }] },
    { page: 'study/check-in/index', who: member, path: `/study/check-in/index?plan=${all}&task=visit`, looks: [
      { name: 'check-in' }, { name: 'check-in-wrong', reach: press('提交打卡') }, { name: 'check-in-foot', part: true, reach: foot }
    ] },
    { page: 'study/check-in/index', who: member, path: `/study/check-in/index?plan=${kept}&task=read&day=${addDays(today, -5)}`, looks: [
      { name: 'make-up', reach: async (page) => {
        await page.getByRole('textbox').fill('补读了井冈山时期的几份文献，篇幅不长，分量很重。')
        await settled(page)
      } }
    ] },
    { page: 'study/day/index', who: member, path: `/study/day/index?plan=${kept}&day=${today}`, looks: [{ name: 'study-day' }, { name: 'study-day-delete', reach: press(/^删除打卡：/) }] },
    { page: 'study/day/index', who: member, path: `/study/day/index?plan=${kept}&day=${addDays(today, -6)}`, looks: [{ name: 'study-day-missed' }] },
    { page: 'study/plan/index', who: member, path: `/study/plan/index?id=${kept}`, looks: [{ name: 'study-plan' }, { name: 'study-plan-foot', part: true, reach: foot }] },
    { page: 'study/plan/index', who: member, path: `/study/plan/index?id=${all}`, looks: [{ name: 'study-plan-places' }] },
    { page: 'study/history/index', who: member, path: '/study/history/index', looks: [{ name: 'study-history' }] },
    { page: 'study/points/index', who: member, path: '/study/points/index', looks: [{ name: 'study-points' }] },
    { page: 'study/board/index', who: member, path: `/study/board/index?id=${kept}`, looks: [{ name: 'study-board' }, { name: 'study-board-how', reach: async (page) => {
      await page.locator('.sboard-row').first().click()
      await settled(page)
    } }] },
    { page: 'study/feed/index', who: organiser, path: `/study/feed/index?id=${kept}`, looks: [{ name: 'study-feed' }] },
    { page: 'study/poster/index', who: member, path: `/study/poster/index?id=${kept}`, looks: [{ name: 'study-poster' }] }
  ]
}
