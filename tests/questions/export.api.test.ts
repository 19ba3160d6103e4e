import { engines } from '../support/engines'
import { makeWorld, type Caller, type World } from '../support/world'
import { newBank, paperOf, single, upload } from './bank-support'
import { read } from './files'

const FORMATS = ['xlsx', 'docx-key', 'gift', 'json'] as const

describe.each(engines)('a bank as a file on %s', (engine) => {
  let world: World
  let top: Caller
  let bank: string
  beforeAll(async () => {
    world = await makeWorld(engine)
    top = await world.as('m-top')
    bank = await newBank(world, 'u-top', 'm-top', '党史 “题库” 1')
    for (const body of [
      single({ tags: ['会议', '地点'], source: '《简史》', analysis: '后移到嘉兴。' }), single({ type: 'multiple', stem: '哪些是中央苏区的会议？', answer: [1, 3], topic: '土地革命' }),
      single({ type: 'judge', stem: '遵义会议在 1935 年召开。', options: [] }), single({ type: 'fill', stem: '____会议在____年召开。', options: [], answer: [], texts: [['古田'], ['1929', '一九二九']] })
    ]) await top.call('POST /banks/:id/questions', { id: bank, ...body })
  })
  afterAll(() => world.close())

  const get = async (url: string, who: Caller = top) => world.app.inject({ url, headers: { authorization: `Bearer ${await who.token()}` } })
  const bodies = async (id: string) => Promise.all((await top.call('GET /banks/:id/questions', { id })).items.map(async (one) => (await top.call('GET /questions/:id', { id: one.id })).body))

  it.each(FORMATS)('comes back the same from %s', async (format) => {
    const file = await get(`/api/banks/${bank}/export?format=${format}`)
    expect([file.statusCode, file.headers['content-disposition']]).toEqual([200, expect.stringContaining(`filename*=UTF-8''${encodeURIComponent('党史 “题库” 1')}`)])
    const into = await newBank(world)
    const { id, counts } = await upload(world, file.rawPayload, { bankId: into })
    expect(counts).toMatchObject({ total: 4, ready: 4 })
    await top.call('POST /imports/:id/commit', { id })
    const sorted = (all: Awaited<ReturnType<typeof bodies>>) => [...all].sort((a, b) => (a.stem < b.stem ? -1 : 1))
    expect(sorted(await bodies(into))).toEqual(sorted(await bodies(bank)))
  })

  it('holds what the search finds, and no key on a paper without one', async () => {
    const file = await get(`/api/banks/${bank}/export?format=docx&topic=${encodeURIComponent('土地革命')}`)
    const { source } = await read(file.rawPayload)
    const text = JSON.stringify(source.blocks)
    expect([text.includes('中央苏区'), text.includes('遵义'), text.includes('答案')]).toEqual([true, false, false])
  })

  it('is for those who may use the bank, in the formats there are', async () => {
    const foreign = await newBank(world, 'u-b')
    const url = (id: string, format: string) => `/api/banks/${id}/export?format=${format}`
    expect((await get(url(foreign, 'json'), await world.as('m-org-a'))).statusCode).toBe(403)
    expect((await get(url(bank, 'json'), await world.as('m-org-a'))).statusCode).toBe(200)
    expect((await get(url(bank, 'json'), await world.as('m-a1-1'))).statusCode).toBe(403)
    expect((await world.app.inject({ url: url(bank, 'json') })).statusCode).toBe(401)
    expect((await get(url('no-such-bank', 'json'))).statusCode).toBe(404)
    for (const format of ['exe', '', 'toString']) expect((await get(url(bank, format))).statusCode).toBe(400)
  })

  it('lists what has to be mended in an import', async () => {
    const { id } = await top.call('POST /imports/text', { bankId: bank, name: '要改的', text: `${paperOf(2)}\n3. 没有答案的题？\nA. 甲\nB. 乙\n` })
    const file = await get(`/api/imports/${id}/problems.xlsx`)
    const { source } = await read(file.rawPayload)
    const [table] = source.blocks
    expect(table?.kind === 'table' && table.rows.map((row) => [row[0], row[7]])).toEqual([['序号', '怎么办'], ['3', '没有找到这道题的答案，请补上。']])
  })
})
