import { engines } from '../support/engines'
import { makeWorld, type World } from '../support/world'

describe.each(engines)('decisions about what members handed in, on %s', (engine) => {
  let world: World
  beforeAll(async () => { world = await makeWorld(engine) })
  afterAll(() => world.close())

  it('are told to the author alone, with the reason, once for each decision', async () => {
    const [author, top] = [await world.as('m-a1-1'), await world.as('m-top')]
    const draft = await author.call('PUT /reflections/:id', { id: 'told-1', version: 0, text: '读了第三章。', sight: 'all', materialId: null, planId: null, taskId: null, files: [] })
    const { version } = await author.call('POST /reflections/:id/submit', { id: 'told-1', version: draft.version })
    for (let i = 0; i < 2; i++) await top.call('POST /organiser/reflections/:id/decide', { id: 'told-1', version, act: 'return', reason: '请结合工作' })
    expect((await author.call('GET /me/notices', {})).items).toMatchObject([{ kind: 'study', title: '你的心得退回了，请修改', text: expect.stringContaining('原因：请结合工作') as string, page: 'reflect/read/index?id=told-1' }])
    expect(await (await world.as('m-a1-2')).call('GET /me/notices/unread')).toEqual({ unread: 0 })
  })

  it('tell the author of a contribution that it came back, and that it is published', async () => {
    const [author, top] = [await world.as('m-a1-3'), await world.as('m-top')]
    const { id, version } = await author.call('POST /me/materials', { title: '走访旧址', columnId: null, markdown: '一段', pictures: [] })
    await author.call('POST /me/materials/:id/submit', { id, version })
    const now = async () => (await author.call('GET /me/materials/:id', { id })).version
    await top.call('POST /organiser/materials/:id/return', { id, version: await now(), reason: '请补上年份' })
    world.time.now += 1000
    expect((await author.call('GET /me/notices', {})).items).toMatchObject([{ title: '你的投稿退回了，请修改', text: '走访旧址\n原因：请补上年份', page: `library/write/index?id=${id}` }])
    await author.call('POST /me/materials/:id/submit', { id, version: await now() })
    await top.call('POST /organiser/materials/:id/publish', { id, version: await now() })
    expect((await author.call('GET /me/notices', {})).items.map(({ title }) => title)).toEqual(['你的投稿发布了', '你的投稿退回了，请修改'])
  })
})
