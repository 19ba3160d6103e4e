import type { Page } from 'playwright-core'
import type { RoundConfig } from '../../../contract/round-config'
import { byHand as byHandRound, DAY, elimination, knownBank, levels, published, watched } from '../../support/campaign'
import type { Person } from './demo'
import type { Visit } from './visits'
import { settled } from './watch'

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' })
const press = (name: string | RegExp) => async (page: Page) => {
  await button(page, name).click()
  await settled(page)
}
const foot = (page: Page) => page.locator('.page-main').evaluate((box) => { box.scrollTop = box.scrollHeight })

/** Rounds of several phases and of rules of their own: what members see of them. */
export async function phaseVisits(member: Person, organiser: Person, zhou: Person): Promise<Visit[]> {
  const unit = organiser.session.me.roles[0]?.unit.id ?? ''
  const bank = await knownBank(organiser, unit)
  const from = Date.now() - 60_000
  const publish = (config: RoundConfig) => published(organiser, unit, config)
  // They close after the demo's own rounds, so that home goes on showing those first.
  const longer = (config: RoundConfig): RoundConfig => ({
    ...config, phases: config.phases.map((phase) => ({ ...phase, window: { ...phase.window, closesAt: from + 20 * DAY } }))
  })
  const [climb, signing, choice, hard] = await Promise.all([
    publish(levels(unit, bank, from)), publish(gated(longer(levels(unit, bank, from)), from)), publish(longer(watched(unit, bank, from))), publish(longer(elimination(unit, bank, from)))
  ])
  const first = await member.call('POST /rounds/:id/attempts', { id: climb, phase: 'l1' })
  await member.call('POST /attempts/:id/submit', { id: first.id, seq: 1, device: 'elsewhere', answers: [] })
  const double = await member.call('POST /rounds/:id/attempts', { id: choice, paper: 'war' })
  await member.call('POST /attempts/:id/leave', { id: double.id })
  const single = await member.call('POST /rounds/:id/attempts', { id: hard })
  const another = await organiser.call('POST /rounds/:id/attempts', { id: climb, phase: 'l1' })
  await organiser.call('POST /attempts/:id/submit', { id: another.id, seq: 1, device: 'elsewhere', answers: [] })

  const byHand = await publish(longer(byHandRound(unit, bank, from)))
  const { items: [retired] } = await organiser.call('GET /organiser/rounds/:id/participants', { id: byHand, search: '陈爱华' })
  const { id: entered } = await organiser.call('POST /organiser/rounds/:id/proxy', { id: byHand, memberId: retired?.memberId ?? '', phase: 'second' })
  await organiser.call('POST /attempts/:id/submit', { id: entered, seq: 1, device: 'elsewhere', answers: [] })

  return [
    { page: 'pages/round/index', who: member, path: `/pages/round/index?id=${climb}`, looks: [{ name: 'round-phases' }, { name: 'round-phases-foot', part: true, reach: foot }] },
    { page: 'pages/round/index', who: member, path: `/pages/round/index?id=${signing}`, looks: [
      { name: 'round-sign-up' },
      { name: 'round-sign-up-form', reach: press('报名参加') },
      { name: 'round-sign-up-wrong', reach: press('提交报名') }
    ] },
    { page: 'pages/round/index', who: organiser, path: `/pages/round/index?id=${choice}`, looks: [{ name: 'round-papers', reach: press('开始答题') }] },
    { page: 'quiz/answer/index', who: member, path: `/quiz/answer/index?id=${double.id}`, looks: [
      { name: 'answer-double' },
      { name: 'answer-leave-counted', reach: press(/^(返回|回到首页)$/) }
    ] },
    { page: 'quiz/answer/index', who: member, path: `/quiz/answer/index?id=${single.id}`, looks: [{ name: 'answer-elimination' }] },
    { page: 'quiz/result/index', who: member, path: `/quiz/result/index?id=${first.id}`, looks: [{ name: 'result-phase' }] },
    // The demo's own: its preliminary is over and the list decided, with somebody who moved up, somebody who left and reserves.
    { page: 'organiser/entries/index', who: organiser, path: '/organiser/entries/index?id=round-finals', looks: [
      { name: 'entries-decided', reach: (page) => page.getByText('已退出').first().waitFor() },
      { name: 'entries-out', reach: async (page) => { await button(page, /^让.+退出$/).first().click(); await settled(page) } },
      { name: 'entries-out-wrong', reach: press('下一步：看由谁递补') },
      { name: 'entries-moves', reach: async (page) => {
        await page.getByRole('dialog').getByRole('textbox').fill('出差')
        await press('下一步：看由谁递补')(page)
        await page.getByRole('dialog', { name: /退出决赛？$/ }).waitFor()
      } }
    ] },
    { page: 'pages/round/index', who: zhou, path: '/pages/round/index?id=round-finals', looks: [{ name: 'round-admitted' }, { name: 'round-admitted-foot', part: true, reach: foot }] },
    { page: 'pages/round/index', who: zhou, path: '/pages/round/index?id=round-climb', looks: [{ name: 'round-level' }] },
    { page: 'pages/round/index', who: zhou, path: '/pages/round/index?id=round-2', looks: [{ name: 'round-awarded' }, { name: 'round-awarded-foot', part: true, reach: foot }] },
    { page: 'organiser/given/index', who: organiser, path: '/organiser/given/index?id=round-finals', looks: [
      { name: 'given' },
      { name: 'given-sheet', reach: press('修改离退休干部党支部的评分') },
      { name: 'given-wrong', reach: async (page) => { await page.getByRole('textbox', { name: '组织工作（分）' }).fill('很多'); await press('保存组织工作')(page) } }
    ] },
    { page: 'organiser/participants/index', who: organiser, path: `/organiser/participants/index?id=${byHand}`, looks: [
      { name: 'participants-proxy', reach: async (page) => {
        await page.getByRole('textbox', { name: '按姓名或工号查找' }).fill('郑玉书')
        await press(/^郑玉书，/)(page)
        await press('代录郑玉书的纸质答卷')(page)
        await page.getByRole('radio', { name: /^初赛/ }).click()
      } }
    ] },
    { page: 'quiz/result/index', who: organiser, path: `/quiz/result/index?id=${entered}`, looks: [{ name: 'result-proxy' }] },
    { page: 'board/index/index', who: member, path: `/board/index/index?id=${climb}&kind=people`, looks: [
      { name: 'board-phases' }, { name: 'board-pick', reach: press('总榜，换一个看') }
    ] }
  ]
}

/** Signing up in groups, and study that is not done yet, before anything begins. */
const gated = (config: RoundConfig, from: number): RoundConfig => ({
  ...config, title: '先学习再报名参加的闯关活动',
  audience: {
    ...config.audience, groups: { by: 'choice', list: [{ id: 'young', name: '青年组' }, { id: 'old', name: '离退休组' }] },
    signUp: { opensAt: from, closesAt: from + 5 * DAY, late: false, fields: ['手机', '需要说明的情况'] }
  },
  phases: config.phases.map((phase, index) => (index ? phase : { ...phase, gates: [{ kind: 'signedUp' }, { kind: 'fact', fact: 'studyPoints', least: 5000 }] }))
})
