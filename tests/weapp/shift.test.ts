import { publishShift, SHIFT } from '../support/shift'
import { arrive, expectClean, startDemo, tapButton, type Demo } from './support'

jest.setTimeout(300_000)

const MINUTE = 60_000
const TOP = 'u-jz'

let demo: Demo
beforeAll(async () => { demo = await startDemo() })
afterEach(() => demo.closePhones())
afterAll(() => demo.dispose())

test('a volunteer’s shift from sign-up to hours and certificate, and what follows for who did not come', async () => {
  const { id, begins } = await publishShift(await demo.as('李敏'), TOP, await demo.as('沈建宁'))
  const minutes = async () => (await (await demo.as('周文清')).call('GET /me/hours')).minutes
  const room = async (direction: 'in' | 'out') => `http://127.0.0.1:8080/events/sign-in/index?code=${encodeURIComponent((await (await demo.as('李敏')).call('GET /organiser/events/:id/sessions/:session/code', { id, session: 'first', direction })).code)}`
  let ahead = 0
  const until = async (moment: number) => {
    const by = moment - (Date.now() + ahead)
    ahead += by
    await demo.pass(by)
  }

  const first = await demo.phoneOf('周文清')
  await first.start(`events/event/index?id=${id}`)
  await first.waitText('上午班')
  await tapButton(first, '报名')
  await first.waitText('提交报名')
  await first.tap(first.byRole('radio', /^引导员/))
  await tapButton(first, '提交报名')
  await first.waitText('看我的报名')
  expectClean(first)

  const sign = async (direction: 'in' | 'out') => {
    const code = await room(direction)
    const phone = await demo.phoneOf('周文清', { onScan: () => code })
    await phone.start(`events/event/index?id=${id}`)
    const word = direction === 'in' ? '签到' : '签退'
    await phone.waitText(`去${word}`)
    await tapButton(phone, `去${word}`)
    await arrive(phone, 'events/sign-in/index')
    await phone.waitText(`扫现场的码${word}`)
    await tapButton(phone, `扫现场的码${word}`)
    await phone.waitText(`已经${word}，不用再签。`)
    expectClean(phone)
  }
  const before = await minutes()
  await until(begins - 10 * MINUTE)
  await sign('in')
  await until(begins + 125 * MINUTE)
  await sign('out')

  await until(begins + 155 * MINUTE)
  const staff = await demo.phoneOf('李敏')
  await staff.start(`hosting/door/index?id=${id}`)
  await staff.waitText('名单')
  await staff.tap(staff.byRole('tab', '名单'))
  await staff.waitText('待核对')
  await staff.tap(staff.byRole('radio', '待核对'))
  await staff.waitText('这一页的时间都核对无误')
  await tapButton(staff, '这一页的时间都核对无误')
  await staff.waitText('没有符合的人')
  expect(await minutes()).toBe(before)
  await tapButton(staff, /^办结活动/)
  await staff.waitText('办结整个活动？')
  await tapButton(staff, '办结活动')
  await staff.waitText('已办结')
  expectClean(staff)

  const hours = await demo.phoneOf('周文清')
  await hours.start('events/hours/index')
  await hours.waitText(SHIFT)
  hours.byRole('button', new RegExp(`^${SHIFT}，.*2 小时`))
  await tapButton(hours, '开具时长证明')
  await arrive(hours, 'events/paper/index')
  await hours.waitText('证书编号')
  expectClean(hours)
  expect(await minutes()).toBe(before + 120)

  const absent = await demo.phoneOf('沈建宁')
  await absent.start('events/hours/index')
  await absent.waitText('暂时不能报名')
  await tapButton(absent, '有特殊情况，我要说明')
  await absent.input(absent.byRole('textbox', '为什么没有到场'), '当天送孩子去了医院。')
  await tapButton(absent, '提交说明')
  await absent.waitText('申诉中')
  expectClean(absent)

  const answers = await demo.phoneOf('李敏')
  await answers.start('hosting/appeals/index')
  await answers.waitText('当天送孩子去了医院。')
  await tapButton(answers, '解除限制：沈建宁')
  await answers.waitText('解除对沈建宁的限制')
  await tapButton(answers, '解除限制')
  await answers.idle()
  await answers.tap(answers.byRole('tab', '已答复'))
  await answers.waitText('已解除')
  expect(answers.text()).toContain('沈建宁')
  expectClean(answers)
  expect((await (await demo.as('沈建宁')).call('GET /me/bars')).bars).toMatchObject([{ state: 'lifted' }])
})
