import { mp3 } from '../support/sounds'
import { addDays, dayAt, publishedPlan, readingPlan } from '../support/study-plan'
import type { HostOptions, Sounding } from './host'
import { arrive, expectClean, startDemo, tapButton, type Demo } from './support'

jest.setTimeout(120_000)

let demo: Demo
beforeAll(async () => { demo = await startDemo() })
afterEach(() => demo.closePhones())
afterAll(() => demo.dispose())

describe('a recording is what proves a task', () => {
  const spoken = async (plan: string, options: HostOptions) => {
    const phone = await demo.phoneOf('蒋若溪', options)
    await phone.start(`study/check-in/index?plan=${plan}&task=say`)
    await arrive(phone, 'study/check-in/index')
    await phone.waitText('最长 60 秒')
    return phone
  }
  let plan = ''
  beforeAll(async () => {
    plan = await publishedPlan(await demo.as('李敏'), (unit) => {
      const reading = readingPlan(unit, addDays(dayAt(Date.now()), -1))
      return { ...reading, title: '每日诵读', tasks: [{ id: 'say', title: '读一段', every: 'day', proofs: [{ kind: 'audio', least: 2, most: 60 }] }] }
    })
  })

  test('a microphone that is refused is said, and asked for again', async () => {
    let refused = true
    const phone = await spoken(plan, { onRecord: () => (refused ? undefined : { seconds: 3, content: new Uint8Array(mp3(3)) }) })
    await tapButton(phone, '开始录音')
    await phone.waitText('没有打开麦克风')
    refused = false
    await tapButton(phone, '开始录音')
    await phone.waitText('正在录音')
    expectClean(phone)
  })

  test('too short it is not sent; a call that comes in keeps what was said; it is listened to and handed in', async () => {
    let seconds: number | undefined = 1
    let interrupt = () => {}
    const sounds: Sounding[] = []
    const phone = await spoken(plan, {
      onRecord: (call) => { interrupt = call; return { seconds, content: new Uint8Array(mp3(3)) } }, onSound: (one) => sounds.push(one)
    })
    await tapButton(phone, '开始录音')
    await phone.waitText('正在录音')
    await tapButton(phone, '录好了，停止')
    await phone.waitText('听录音 1 秒')
    await tapButton(phone, '提交打卡')
    await phone.waitText('录音要满 2 秒')
    // The phone does not say how long it was: the server reads it from the file.
    seconds = undefined
    await tapButton(phone, '重新录')
    await phone.waitText('正在录音')
    await phone.act(() => interrupt())
    await phone.waitText('重新录')
    expect(phone.text()).not.toMatch(/NaN|undefined|null/)
    await tapButton(phone, '听录音')
    expect(sounds.map(({ playing }) => playing)).toEqual([true])
    await phone.act(() => sounds[0]?.fail())
    await phone.waitText('没有放出来，再试一次')
    await tapButton(phone, '提交打卡')
    await phone.waitText('今天已打卡')
    const [one] = (await (await demo.as('蒋若溪')).call('GET /check-ins', { planId: plan })).items
    expect(one?.given).toMatchObject([{ files: [{ kind: 'audio', seconds: 3 }] }])
    expectClean(phone)
  })
})
