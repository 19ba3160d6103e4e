import { engines } from '../support/engines'
import { makeWorld, START, type Caller, type World } from '../support/world'
import { newBank, paperOf, single } from './bank-support'

describe.each(engines)('searching a bank on %s', (engine) => {
  let world: World
  let top: Caller
  let bank: string
  beforeAll(async () => {
    world = await makeWorld(engine)
    top = await world.as('m-top')
    bank = await newBank(world)
    const add = (body: Parameters<typeof single>[0]) => { world.time.now += 1000; return top.call('POST /banks/:id/questions', { id: bank, ...single(body) }) }
    await add({ stem: '100% 的党员参加了哪次会议？', topic: '甲', tags: ['数字', 'a"b'] })
    await add({ stem: '文件名 file_1 指的是什么？', topic: '乙', period: '综合', difficulty: 3 })
    await add({ stem: '路径 C:\\temp 在哪里？', type: 'judge', options: [], topic: '乙' })
    await add({ stem: 'ABC 与 ａｂｃ 是否相同？', options: ['是 Yes', '否 No'], topic: '甲', tags: ['数字'] })
  })
  afterAll(() => world.close())
  beforeEach(() => { world.time.now = START + 60000 })

  const found = async (query: object) => (await top.call('GET /banks/:id/questions', { id: bank, ...query })).items.map(({ stem }) => stem.slice(0, 4))

  it.each<[object, string[]]>([
    [{ text: '100%' }, ['100%']], [{ text: '%' }, ['100%']], [{ text: '_' }, ['文件名 ']], [{ text: '\\' }, ['路径 C']], [{ text: 'e_1' }, ['文件名 ']],
    [{ text: 'ABC' }, ['ABC ']], [{ text: 'ａＢｃ' }, ['ABC ']], [{ text: 'yes' }, ['ABC ']], [{ text: '会议 党员' }, ['100%']], [{ text: '会议 路径' }, []], [{ text: '  ' }, ['ABC ', '路径 C', '文件名 ', '100%']],
    [{ text: "'" }, []], [{ topic: '乙' }, ['路径 C', '文件名 ']], [{ type: 'judge' }, ['路径 C']], [{ difficulty: 3 }, ['文件名 ']], [{ period: '综合' }, ['文件名 ']], [{ tag: '数字' }, ['ABC ', '100%']],
    [{ tag: 'a"b' }, ['100%']], [{ tag: '数' }, []], [{ tag: '数字', text: '会议' }, ['100%']], [{ status: 'disabled' }, []]
  ])('finds for %j just what is meant, newest first', async (query, stems) => {
    expect((await found(query)).map((stem) => stem.slice(0, 4))).toEqual(stems.map((stem) => stem.slice(0, 4)))
  })

  it('gives every question once, page by page, in the order of its file, and says how many there are', async () => {
    const id = await newBank(world)
    const { id: made } = await top.call('POST /imports/text', { bankId: id, name: '很多', text: paperOf(57) })
    await top.call('POST /imports/:id/commit', { id: made })
    for (const text of [undefined, '发生在']) {
      const stems: string[] = []
      let cursor: string | undefined
      do {
        const reply = await top.call('GET /banks/:id/questions', { id, limit: 10, ...(cursor !== undefined && { cursor }), ...(text !== undefined && { text }) })
        expect(reply.total).toBe(57)
        stems.push(...reply.items.map(({ stem }) => stem))
        cursor = reply.next ?? undefined
      } while (cursor !== undefined)
      expect(stems).toEqual(paperOf(57).split('\n').filter((line) => /^\d+\./.test(line)).map((line) => line.replace(/^\d+\.\s*/, '')))
    }
  })

  it('refuses a cursor that is none of its own', async () => {
    for (const cursor of ['x', '1', '1-', "1-'", '99999999999999999-a']) expect((await top.raw('GET /banks/:id/questions', { id: bank, cursor })).status).toBe(400)
  })
})
