import { runningPlan } from '../support/running-plan'
import type { Host } from './host'
import { arrive, buttonIn, expectClean, startDemo, tapButton, type Demo } from './support'

jest.setTimeout(300_000)

let demo: Demo
beforeAll(async () => { demo = await startDemo() })
afterAll(() => demo.dispose())

const field = (phone: Host, label: string) => phone.byRole('textbox', label)

describe('李敏 runs a study plan from the phone', () => {
  let phone: Host
  let id = ''

  beforeAll(async () => {
    phone = await demo.phoneOf('李敏')
    await phone.start('organiser/desk/index')
    await arrive(phone, 'organiser/desk/index')
  })

  test('a preset becomes a draft; the notice follows what is typed', async () => {
    await tapButton(phone, /^学习计划/)
    await arrive(phone, 'organiser/plans/index')
    await tapButton(phone, '新建学习计划')
    await arrive(phone, 'organiser/plan-edit/index')
    await tapButton(phone, /21 天读书打卡/)
    await phone.waitText('现在有 600 人')
    await phone.input(field(phone, '名称'), '端午读书打卡')
    await tapButton(phone, /任务“每日阅读”/)
    await phone.input(field(phone, '读书感受至少（字）'), '50')
    await tapButton(phone, '这项填好了')
    await phone.waitText('不少于 50 字')
    await tapButton(phone, '存草稿')
    await phone.waitText('草稿已存')
    const organiser = await demo.as('李敏')
    const plan = (await organiser.call('GET /organiser/plans', {})).items.find(({ title }) => title === '端午读书打卡')
    expect(plan).toMatchObject({ state: 'draft' })
    const { config } = await organiser.call('GET /organiser/plans/:id', { id: plan?.id ?? '' })
    expect(config.tasks[0]?.proofs[0]).toMatchObject({ kind: 'text', least: 50 })
    await tapButton(phone, '发布计划')
    expect(phone.text('.dialog')).toContain('600 人会在“学习”里看到这个计划')
    await phone.tap(buttonIn(phone, '.dialog', '发布计划'))
    await arrive(phone, 'organiser/plans/index')
    await phone.waitText('“端午读书打卡”已发布')
    expectClean(phone)
  })

  test('a check-in is passed, and the progress counts it', async () => {
    const organiser = await demo.as('李敏')
    const unitId = (await organiser.call('GET /organiser/overview')).units[0]?.id ?? ''
    const config = runningPlan([unitId], Date.now())
    id = (await organiser.call('POST /organiser/plans', { unitId, config })).id
    await organiser.call('POST /organiser/plans/:id/publish', { id })
    await (await demo.as('蒋若溪')).call('POST /plans/:id/check-ins', { id, taskId: 'read', sendId: 'weapp-check-in', given: [{ proof: 0, text: '今天读了第三章，写下一点体会。' }] })
    const own = await demo.phoneOf('李敏')
    await own.start(`organiser/plan-progress/index?id=${id}`)
    await own.waitText('0 / 600 人打过卡')
    await tapButton(own, '打卡审核（1 条待看）')
    await arrive(own, 'organiser/check-ins/index')
    await own.waitText('今天读了第三章')
    await tapButton(own, '通过，蒋若溪')
    await own.waitText('都看过了')
    await tapButton(own, '返回')
    await own.waitText('1 / 600 人打过卡')
    expectClean(own)
  })

  test('a place’s code is drawn on the phone', async () => {
    const own = await demo.phoneOf('李敏')
    await own.start(`organiser/plan-codes/index?id=${id}`)
    await own.waitText('江州革命纪念馆')
    expect(own.$('.code-drawn')?.getAttribute('style')).toContain('data:image/svg+xml')
    expectClean(own)
  })
})
