import type { Page } from 'playwright-core'
import type { RoundConfig } from '../../../contract/round-config'
import { DAY, elimination, knownBank, levels, published, watched } from '../../support/campaign'
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
export async function phaseVisits(member: Person, organiser: Person): Promise<Visit[]> {
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
