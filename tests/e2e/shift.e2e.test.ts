import type { Page } from 'playwright-core'
import { publishShift, SHIFT } from '../support/shift'
import { openDemo, type Demo } from './support/demo'

jest.setTimeout(300_000)

const MINUTE = 60_000

let demo: Demo
beforeAll(async () => { demo = await openDemo() })
afterAll(() => demo.close())

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' }).filter({ visible: true })
const said = (page: Page, text: string | RegExp) => page.getByText(text, { exact: typeof text === 'string' }).filter({ visible: true }).first().waitFor()

test('a volunteer signs up, signs in and out, has the hours when the organiser has closed, and a certificate; who did not come says why', async () => {
  const [limin, shen] = await Promise.all([demo.as('李敏'), demo.as('沈建宁')])
  const { id, begins } = await publishShift(limin, limin.session.me.roles[0]?.unit.id ?? '', shen)
  let ahead = 0
  const until = async (moment: number) => {
    const by = moment - (Date.now() + ahead)
    ahead += by
    await demo.product.pass(by)
  }
  const code = async () => (await (await demo.as('李敏')).call('GET /organiser/events/:id/sessions/:session/code', { id, session: 'first', direction: Date.now() + ahead > begins ? 'out' : 'in' })).digits

  const { page: member, watched } = await demo.phone({ who: await demo.as('周文清') })
  await member.goto(`/events/event/index?id=${id}`)
  await button(member, '报名').click()
  await button(member, '提交报名').click()
  await said(member, /请选/)
  await member.getByRole('radio', { name: '秩序维护，已满' }).waitFor()
  await member.getByRole('radio', { name: /^引导员，余 2 席/ }).click()
  await button(member, '提交报名').click()
  await button(member, '看我的报名').waitFor()

  const sign = async (word: string) => {
    await member.goto(`/events/event/index?id=${id}`)
    await button(member, `去${word}`).click()
    await member.getByRole('textbox', { name: '现场屏幕上的六位数字' }).fill(await code())
    await button(member, `用数字${word}`).click()
    await said(member, word === '签到' ? '已经签到，不用再签。' : '已经签退，不用再签。')
  }
  await until(begins - 10 * MINUTE)
  await sign('签到')
  await until(begins + 125 * MINUTE)
  await sign('签退')
  await member.goto('/events/hours/index')
  const before = await (await demo.as('周文清')).call('GET /me/hours')
  expect(before.items.map(({ eventTitle }) => eventTitle)).not.toContain(SHIFT)

  await until(begins + 155 * MINUTE)
  const { page: staff, watched: staffWatched } = await demo.phone({ who: await demo.as('李敏') })
  await staff.goto(`/hosting/door/index?id=${id}`)
  await staff.getByRole('tab', { name: '名单' }).click()
  await button(staff, /^办结活动/).first().click()
  await staff.getByRole('dialog').getByRole('button', { name: '办结活动' }).click()
  // Nobody has looked at the times.
  await staff.getByRole('dialog').getByText(/没有核对/).waitFor()
  await staff.getByRole('dialog').getByRole('button', { name: '先不办结' }).click()
  await staff.getByRole('radio', { name: '待核对' }).click()
  await button(staff, /^周文清，.*登记或更正$/).click()
  await staff.getByRole('dialog').getByRole('button', { name: '上面的时间核对无误' }).click()
  await staff.getByRole('dialog').waitFor({ state: 'detached' })
  await button(staff, /^办结活动/).first().click()
  await staff.getByRole('dialog').getByRole('button', { name: '办结活动' }).click()
  await said(staff, '已办结')

  await member.goto('/events/hours/index')
  await button(member, new RegExp(`^${SHIFT}，.*2 小时`)).waitFor()
  const sums = await (await demo.as('周文清')).call('GET /me/hours')
  expect([sums.minutes - before.minutes, sums.sessions - before.sessions]).toEqual([120, 1])
  await button(member, '开具时长证明').click()
  const paper = member.getByRole('group', { name: /志愿.*，周文清$/ }).filter({ visible: true })
  await paper.waitFor()
  await button(member, '看看查验时显示什么').click()
  await said(member, /周文清/)
  const { certificate } = await (await demo.as('周文清')).call('POST /me/hours/certificates')
  expect(member.url()).toContain(certificate?.code)
  expect(certificate?.text).toContain(hoursSaid(sums.minutes))

  // Shen had a seat and did not come.
  const { page: absent, watched: absentWatched } = await demo.phone({ who: await demo.as('沈建宁') })
  await absent.goto('/events/hours/index')
  await absent.getByRole('group', { name: '暂时不能报名' }).waitFor()
  await button(absent, '有特殊情况，我要说明').click()
  await button(absent, '提交说明').click()
  await said(absent, '请写明为什么没有到场，写了才能提交')
  await absent.getByRole('textbox', { name: '为什么没有到场' }).fill('当天送孩子去了医院。')
  await button(absent, '提交说明').dblclick()
  await said(absent, '申诉中')

  await staff.goto('/hosting/appeals/index')
  await button(staff, '维持限制：沈建宁').click()
  await button(staff, '维持限制').click()
  await said(staff, '请写明为什么维持，本人会看到')
  await staff.keyboard.press('Escape')
  await staff.getByRole('dialog').waitFor({ state: 'detached' })
  await button(staff, '解除限制：沈建宁').click()
  await staff.getByRole('dialog').getByRole('textbox', { name: /^答复/ }).fill('情况属实')
  await staff.getByRole('dialog').getByRole('button', { name: '解除限制' }).click()
  await staff.getByRole('group', { name: '沈建宁的申诉' }).waitFor({ state: 'detached' })

  await absent.goto('/notices/index/index')
  await said(absent, /情况属实/)
  await absent.goto('/events/hours/index')
  await absent.getByRole('group', { name: '限制已解除' }).waitFor()
  expect((await (await demo.as('沈建宁')).call('GET /me/bars')).bars).toMatchObject([{ state: 'lifted', decision: '情况属实' }])
  for (const one of [watched, staffWatched, absentWatched]) expect(one).toEqual({ errors: [], elsewhere: [] })
})

/** As the certificate says them. */
const hoursSaid = (minutes: number) => [Math.floor(minutes / 60) ? `${Math.floor(minutes / 60)} 小时` : '', minutes % 60 ? `${minutes % 60} 分钟` : ''].filter(Boolean).join(' ')
