import { checkDue } from '../../server/reflections/checker'
import { engines } from '../support/engines'
import { photo, written } from '../support/reflecting'
import { fakeWeChat, type FakeWeChat } from '../support/wechat'
import { makeWorld, START, type World } from '../support/world'

const HOUR = 3600_000
const OPEN = 'openid-m-a1-1'

describe.each(engines)('WeChat’s text check on %s', (engine) => {
  let world: World
  let wechat: FakeWeChat
  beforeEach(async () => {
    wechat = await fakeWeChat()
    world = await makeWorld(engine, wechat.env)
    await world.behind.insertInto('identity').values({ provider: 'wechat', subject: OPEN, account_id: 'acc-m-a1-1', secret: null, created_at: START }).execute()
    wechat.opens(OPEN)
  })
  afterEach(async () => {
    await world.close()
    await wechat.close()
  })

  const shows = async (on: boolean) => (await world.as('m-top')).call('PUT /switches', { studyPoints: false, studyBoards: false, social: true, showWhenChecked: on })
  const hand = (partial: Parameters<typeof written>[2] = {}) => written(world, 'm-a1-1', partial, false)
  const waiting = async (id: string) => (await (await world.as('m-sec')).call('GET /organiser/reflections', {})).items.find((one) => one.id === id)
  const state = async (id: string) => (await (await world.as('m-a1-1')).call('GET /reflections/:id', { id })).reflection.state

  it('shows at once what it passes, where the deployment wants it so', async () => {
    await shows(true)
    const id = await hand()
    expect(await waiting(id)).toMatchObject({ checking: true, checked: '微信正在检测' })
    await checkDue(world.ctx)
    expect([await state(id), await waiting(id)]).toEqual(['shown', undefined])
    expect(wechat.texts).toMatchObject([{ openid: OPEN, scene: 4 }])
  })

  it('only stands beside the text where a person looks at everything', async () => {
    await shows(false)
    const id = await hand()
    await checkDue(world.ctx)
    expect(await state(id)).toBe('review')
    expect(await waiting(id)).toMatchObject({ checking: false, checked: '微信检测：没有发现问题' })
  })

  it.each([['review', 20001, '微信检测：建议人工看一下（涉及时政），谈党史的文字常会这样'], ['risky', 20003, '微信检测：可能有问题（涉及辱骂），请仔细看']] as const)('refuses nothing when it says %s', async (suggest, label, said) => {
    await shows(true)
    wechat.suspect('人民民主专政', suggest, label)
    const id = await hand()
    await checkDue(world.ctx)
    expect(await state(id)).toBe('review')
    expect(await waiting(id)).toMatchObject({ checked: said })
  })

  it('has not seen the pictures, so a person looks at them', async () => {
    await shows(true)
    const id = await hand({ files: [(await photo(world, 'm-a1-1')).id] })
    await checkDue(world.ctx)
    expect(await state(id)).toBe('review')
  })

  it('reads a long text in parts that overlap: the worst counts', async () => {
    await shows(true)
    wechat.suspect('在最后面', 'risky', 21000)
    const id = await hand({ text: `${'学'.repeat(4890)}在最后面${'史'.repeat(60)}` })
    await checkDue(world.ctx)
    expect(wechat.texts.map(({ content }) => [...content].length)).toEqual([2500, 2500, 54])
    expect(await waiting(id)).toMatchObject({ checked: expect.stringContaining('可能有问题') as string })
  })

  it('leaves it to a person when the author has not used the mini-program for two hours, or never did', async () => {
    await shows(true)
    wechat.pass(2 * HOUR + 1)
    const id = await hand()
    await checkDue(world.ctx)
    expect(await waiting(id)).toMatchObject({ checking: false, checked: '作者两小时内没有用过小程序，微信没有检测' })
    const other = await written(world, 'm-a1-2', {}, false)
    await checkDue(world.ctx)
    expect(await waiting(other)).toMatchObject({ checked: '作者没有用微信登录，没有检测' })
  })

  it('asks for a new token when the old one has expired', async () => {
    await shows(true)
    await hand()
    await checkDue(world.ctx)
    wechat.expireTokens()
    const id = await hand()
    await checkDue(world.ctx)
    expect(await state(id)).toBe('shown')
  })

  it.each([['drop'], ['after'], ['page'], [-1], [45009]] as const)('that gives no answer (%s) never stands in the way: asked again later, and a person looks meanwhile', async (trouble) => {
    await shows(true)
    wechat.trouble('none', trouble)
    const id = await hand()
    await checkDue(world.ctx)
    expect([await state(id), await waiting(id)]).toMatchObject(['review', { checking: true }])
    expect(await checkDue(world.ctx)).toBe(0)
    world.time.now += HOUR
    await checkDue(world.ctx)
    expect(await state(id)).toBe('shown')
  })

  it('is given up after a while, and the organiser reads why', async () => {
    const id = await hand()
    wechat.trouble(...Array.from({ length: 40 }, () => -1))
    for (let i = 0; i < 8; i++) {
      await checkDue(world.ctx)
      world.time.now += 3 * HOUR
    }
    expect(await waiting(id)).toMatchObject({ checking: false, checked: '微信没有回应，没有检测' })
  })

  it('says nothing about a text that was taken back or decided meanwhile', async () => {
    await shows(true)
    const id = await hand()
    const author = await world.as('m-a1-1')
    await author.call('POST /reflections/:id/withdraw', { id })
    expect(await checkDue(world.ctx)).toBe(0)
    const hidden = await hand()
    await (await world.as('m-sec')).call('POST /organiser/reflections/:id/decide', { id: hidden, version: 2, act: 'hide', reason: '不合适' })
    await checkDue(world.ctx)
    expect([await state(id), await state(hidden)]).toEqual(['withdrawn', 'hidden'])
    expect(wechat.texts).toEqual([])
  })

  it('reads comments the same way', async () => {
    await shows(true)
    const id = await hand()
    await checkDue(world.ctx)
    const author = await world.as('m-a1-1')
    wechat.suspect('骂人话', 'risky', 20003)
    await author.call('POST /reflections/:id/comments', { id, sendId: 'send-good', text: '补充一句' })
    await author.call('POST /reflections/:id/comments', { id, sendId: 'send-bad1', text: '骂人话' })
    await checkDue(world.ctx)
    expect((await author.call('GET /reflections/:id/comments', { id })).items.map((one) => one.state).sort()).toEqual(['review', 'shown'])
    expect((await author.call('GET /reflections/:id', { id })).reflection.comments).toBe(1)
    expect((await (await world.as('m-sec')).call('GET /organiser/reflection-comments', {})).items).toMatchObject([{ text: '骂人话', checked: expect.stringContaining('辱骂') as string }])
    expect(wechat.texts.slice(1).map(({ scene }) => scene)).toEqual([2, 2])
  })
})
