import { knownBank, RIGHT } from '../support/campaign'
import type { Host } from './host'
import { answering, arrive, startDemo, tapButton, type Demo, type Person } from './support'

/* What tests of campaigns do on the phone. */

export const ANSWER = 'quiz/answer/index'
export const RESULT = 'quiz/result/index'
export const ROUND = 'pages/round/index'

export interface Campaign {
  demo: Demo
  organiser: Person
  unit: string
  /** Whose key a test knows. */
  bank: string
}

export async function startCampaign (): Promise<Campaign> {
  const demo = await startDemo()
  const organiser = await demo.as('李敏')
  const unit = (await organiser.call('GET /organiser/presets')).presets[0]?.config.audience.units[0] ?? ''
  return { demo, organiser, unit, bank: await knownBank(organiser, unit) }
}

export const choose = (phone: Host, right: boolean) => {
  const page = answering(phone)
  return page.choose(page.texts.findIndex((text) => (text === RIGHT) === right))
}

/** What a step of the round says. */
export const step = (phone: Host, name: string) => phone.$$('.step').map((one) => phone.text(one)).find((text) => text.includes(`${name}\n`)) ?? ''

export async function play (phone: Host, total: number, right: number): Promise<void> {
  await arrive(phone, ANSWER)
  const page = answering(phone)
  for (let pos = 1; pos <= total; pos++) {
    expect(page.place).toBe(pos)
    await choose(phone, pos <= right)
    if (pos < total) await page.next()
  }
  await tapButton(phone, '交卷')
  await page.dialog('交卷')
  await arrive(phone, RESULT)
}
